//! The words that travel beside the program: which files there are, and how far each has come.
//!
//! The words themselves are in the rooms they belong to, `explain` and `lesson`. The model knows only whether they are
//! there, so that the page is drawn anew when they arrive, and a chapter that did not can be asked for again.

use super::{Effect, Model, language};
use crate::lesson::CHAPTERS;
use crate::locale::{Locale, spoken};

/// A file of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Words {
    /// What the page itself says.
    Page,
    /// What the headers say.
    Headers,
    /// What the status codes mean.
    Statuses,
    /// What failures mean, and what else the browser keeps back.
    Failures,
    /// A chapter of the lesson, counted from 0.
    Chapter(usize),
}

impl Words {
    /// Where the file of a language is, relative to the page; `None` for a chapter that does not exist.
    ///
    /// ```
    /// use put_playground::{locale::Locale, model::Words};
    /// assert_eq!(Words::Chapter(0).path(Locale::English).as_deref(), Some("words/en/lesson/send-a-put.txt"));
    /// ```
    pub fn path(self, locale: Locale) -> Option<String> {
        let (folder, name) = match self {
            Words::Page => ("", "page.ftl"),
            Words::Headers => ("", "headers.txt"),
            Words::Statuses => ("", "statuses.txt"),
            Words::Failures => ("", "failures.txt"),
            Words::Chapter(at) => ("lesson/", CHAPTERS.get(at)?.slug),
        };
        let end = if folder.is_empty() { "" } else { ".txt" };
        Some(["words/", locale.tag(), "/", folder, name, end].concat())
    }
}

/// How far a file has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loading {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// It is on its way.
    Asked,
    /// It is here.
    Here,
    /// It did not come.
    Failed,
}

/// How far every file of words has come in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// What the page itself says.
    pub page: Loading,
    /// What the headers say.
    pub headers: Loading,
    /// What the status codes mean.
    pub statuses: Loading,
    /// What failures mean.
    pub failures: Loading,
    /// The chapters.
    pub chapters: [Loading; CHAPTERS.len()],
}

impl Library {
    /// What there is of a language at the start: the page's own words where it speaks it already.
    pub fn at_start(locale: Locale) -> Self {
        let is_here = locale == Locale::English || locale == spoken();
        Self { page: if is_here { Loading::Here } else { Loading::Unasked }, ..Self::default() }
    }

    /// How far a file has come; none of a chapter that does not exist ever comes.
    pub(super) fn state(&self, words: Words) -> Loading {
        match words {
            Words::Page => self.page,
            Words::Headers => self.headers,
            Words::Statuses => self.statuses,
            Words::Failures => self.failures,
            Words::Chapter(at) => self.chapters.get(at).copied().unwrap_or(Loading::Here),
        }
    }

    fn of(&mut self, words: Words) -> Option<&mut Loading> {
        match words {
            Words::Page => Some(&mut self.page),
            Words::Headers => Some(&mut self.headers),
            Words::Statuses => Some(&mut self.statuses),
            Words::Failures => Some(&mut self.failures),
            Words::Chapter(at) => self.chapters.get_mut(at),
        }
    }

    /// Asks for a file, unless it is here or on its way.
    pub(super) fn ask(&mut self, locale: Locale, words: Words) -> Option<Effect> {
        let loading =
            self.of(words).filter(|loading| matches!(loading, Loading::Unasked | Loading::Failed))?;
        *loading = Loading::Asked;
        Some(Effect::LoadWords(locale, words))
    }

    /// Lets a file that did not come be asked for again.
    pub(super) fn forgive(&mut self, words: Words) {
        if let Some(loading) = self.of(words).filter(|loading| **loading == Loading::Failed) {
            *loading = Loading::Unasked;
        }
    }

    /// Takes in whether a file came.
    pub(super) fn arrived(&mut self, words: Words, here: bool) {
        if let Some(loading) = self.of(words) {
            *loading = if here { Loading::Here } else { Loading::Failed };
        }
    }
}

impl Model {
    /// How far the words have come in the language that is spoken.
    pub fn library(&self) -> &Library {
        &self.libraries[spoken() as usize]
    }

    /// Asks for a file in the language that is spoken, unless it is here or on its way.
    pub(super) fn ask(&mut self, words: Words) -> Option<Effect> {
        self.libraries[spoken() as usize].ask(spoken(), words)
    }
}

/// What the browser is to do when the page opens: draw it in its theme, and get the words. The first chapter is among
/// them whichever is open, since `boot.js` has it loading before the program runs.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::ApplyTheme(model.settings.theme), Effect::ApplyLanguage(spoken())];
    let chapters = [model.settings.chapter, 0].map(Words::Chapter);
    for words in chapters.into_iter().chain([Words::Headers, Words::Statuses, Words::Failures]) {
        effects.extend(model.ask(words));
    }
    effects.extend(language::go_on(model));
    effects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Msg, PageInfo, Settings, update};

    fn model(chapter: usize) -> Model {
        let settings = Settings { chapter, ..Settings::default() };
        Model::new(PageInfo::default(), None, Vec::new(), settings)
    }

    fn asked(effects: &[Effect]) -> Vec<Words> {
        let words = effects.iter().map(|effect| match effect {
            Effect::LoadWords(_, words) => Some(*words),
            _ => None,
        });
        words.flatten().collect()
    }

    #[test]
    fn the_page_opens_with_the_glossary_the_open_chapter_and_the_first() {
        let [headers, statuses, failures] = [Words::Headers, Words::Statuses, Words::Failures];
        assert_eq!(asked(&start(&mut model(0))), [Words::Chapter(0), headers, statuses, failures]);
        assert_eq!(
            asked(&start(&mut model(2))),
            [Words::Chapter(2), Words::Chapter(0), headers, statuses, failures]
        );
        // What was stored by a version with more chapters.
        assert_eq!(asked(&start(&mut model(99))), [Words::Chapter(0), headers, statuses, failures]);
    }

    #[test]
    fn a_chapter_is_asked_for_once_and_again_only_after_a_failure() {
        let mut model = model(0);
        let open = |model: &mut Model| asked(&update(model, Msg::OpenChapter(3)));
        assert_eq!(open(&mut model), [Words::Chapter(3)]);
        assert_eq!(open(&mut model), []);
        update(&mut model, Msg::WordsArrived(Locale::English, Words::Chapter(3), false));
        assert_eq!(model.library().chapters[3], Loading::Failed);
        assert!(model.announcement.contains("could not be loaded"));
        assert_eq!(open(&mut model), [Words::Chapter(3)]);
        update(&mut model, Msg::WordsArrived(Locale::English, Words::Chapter(3), true));
        assert_eq!(model.library().chapters[3], Loading::Here);
        assert_eq!(open(&mut model), []);
    }

    #[test]
    fn a_failure_elsewhere_than_in_the_open_chapter_is_not_announced() {
        let mut model = model(0);
        update(&mut model, Msg::WordsArrived(Locale::English, Words::Headers, false));
        update(&mut model, Msg::WordsArrived(Locale::English, Words::Chapter(1), false));
        update(&mut model, Msg::WordsArrived(Locale::English, Words::Chapter(99), true));
        assert_eq!(model.announcement, "");
    }

    #[test]
    fn every_file_is_where_the_page_looks_for_it() {
        let words = [Words::Page, Words::Headers, Words::Statuses, Words::Failures];
        for words in words.into_iter().chain((0..CHAPTERS.len()).map(Words::Chapter)) {
            for locale in Locale::ALL {
                let path = words.path(locale).unwrap_or_default();
                let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(&path);
                assert!(file.is_file(), "{path}");
            }
        }
        assert_eq!(Words::Chapter(CHAPTERS.len()).path(Locale::English), None);
    }
}

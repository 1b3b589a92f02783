//! The language of the page. It is spoken as soon as all is here that the page shows in it, and not before: a page half in
//! one language and half in another teaches neither.

use super::{Effect, Loading, Model, Words};
use crate::locale::{Argument, Locale, speak, spoken, tr, tr_with};

/// Changes to a language because the user chose it. The wish is kept even when its words do not come now.
pub(super) fn choose(model: &mut Model, locale: Locale) -> Vec<Effect> {
    model.settings.locale = Some(locale);
    go_to(model, locale);
    vec![Effect::SaveSettings(model.settings.clone())]
}

/// Changes to a language, for this visit.
pub(super) fn go_to(model: &mut Model, locale: Locale) {
    model.awaited = (locale != spoken()).then_some(locale);
    let needed = needed(model);
    // What did not come is asked for again.
    needed.into_iter().for_each(|words| model.libraries[locale as usize].forgive(words));
}

/// Goes on with the change of language that is under way: asks for the words, speaks it once they are here, and stays with
/// the present one when they do not come.
pub(super) fn go_on(model: &mut Model) -> Vec<Effect> {
    let Some(locale) = model.awaited else {
        return Vec::new();
    };
    let needed = needed(model);
    let library = &mut model.libraries[locale as usize];
    if needed.iter().any(|words| library.state(*words) == Loading::Failed) {
        model.awaited = None;
        model.say(tr_with("language-failed", &[("language", Argument::Text(locale.name()))]));
        return Vec::new();
    }
    if needed.iter().all(|words| library.state(*words) == Loading::Here) {
        model.awaited = None;
        speak(locale);
        // It is in the other language; one that offers to undo something is kept for that.
        model.notice.take_if(|notice| notice.undo.is_none());
        model.announcement = tr("language-changed").to_owned();
        return vec![Effect::ApplyLanguage(locale)];
    }
    needed.into_iter().filter_map(|words| library.ask(locale, words)).collect()
}

/// What the page shows now.
fn needed(model: &Model) -> [Words; 5] {
    let chapter = Words::Chapter(model.settings.chapter);
    [Words::Page, Words::Headers, Words::Statuses, Words::Failures, chapter]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Msg, PageInfo, Settings, start, update};

    const SPANISH: Locale = Locale::Spanish;
    const TEXT: &str = include_str!("../../static/words/es/page.ftl");

    fn model() -> Model {
        let mut model = Model::new(PageInfo::default(), None, Vec::new(), Settings::default());
        start(&mut model);
        for words in needed(&model) {
            update(&mut model, Msg::WordsArrived(Locale::English, words, true));
        }
        model
    }

    fn asked(effects: &[Effect]) -> Vec<Words> {
        let words = effects.iter().map(|effect| match effect {
            Effect::LoadWords(SPANISH, words) => Some(*words),
            _ => None,
        });
        words.flatten().collect()
    }

    fn arrive(model: &mut Model, words: Words, here: bool) -> Vec<Effect> {
        if words == Words::Page {
            assert!(crate::locale::keep(SPANISH, TEXT));
        }
        update(model, Msg::WordsArrived(SPANISH, words, here))
    }

    #[test]
    fn a_language_is_spoken_when_all_of_it_is_here_and_nothing_typed_is_lost() {
        let mut model = model();
        update(&mut model, Msg::Edit(Edit::Url("http://a.test/typed".to_owned())));
        let effects = update(&mut model, Msg::SetLanguage(SPANISH));
        let words = needed(&model);
        assert_eq!(asked(&effects), words);
        assert!(
            effects
                .contains(&Effect::SaveSettings(Settings { locale: Some(SPANISH), ..Settings::default() }))
        );
        for words in words {
            assert_eq!((spoken(), model.awaited), (Locale::English, Some(SPANISH)));
            let effects = arrive(&mut model, words, true);
            assert_eq!(effects.contains(&Effect::ApplyLanguage(SPANISH)), spoken() == SPANISH);
        }
        assert_eq!((spoken(), model.awaited), (SPANISH, None));
        assert_eq!(model.announcement, "La página está ahora en español.");
        assert_eq!(model.draft.url, "http://a.test/typed");

        // Back needs no words, and forth again neither.
        for locale in [Locale::English, SPANISH] {
            let effects = update(&mut model, Msg::SetLanguage(locale));
            assert_eq!(asked(&effects), []);
            assert!(effects.contains(&Effect::ApplyLanguage(locale)));
            assert_eq!(spoken(), locale);
        }
    }

    #[test]
    fn without_its_words_the_page_stays_as_it_is_and_says_so() {
        let mut model = model();
        update(&mut model, Msg::SetLanguage(SPANISH));
        arrive(&mut model, Words::Page, true);
        arrive(&mut model, Words::Headers, false);
        assert_eq!((spoken(), model.awaited), (Locale::English, None));
        let notice = model.notice.clone().map(|notice| notice.text).unwrap_or_default();
        assert!(notice.starts_with("Español could not be loaded"), "{notice}");
        assert_eq!(model.announcement, notice);
        // What comes late changes nothing, until the language is chosen again.
        arrive(&mut model, Words::Statuses, true);
        assert_eq!(spoken(), Locale::English);
        assert_eq!(asked(&update(&mut model, Msg::SetLanguage(SPANISH))), [Words::Headers]);
    }

    #[test]
    fn a_chapter_opened_meanwhile_is_waited_for() {
        let mut model = model();
        update(&mut model, Msg::SetLanguage(SPANISH));
        let opened = update(&mut model, Msg::OpenChapter(3));
        assert_eq!(asked(&opened), [Words::Chapter(3)]);
        for words in [Words::Page, Words::Headers, Words::Statuses, Words::Failures, Words::Chapter(0)] {
            arrive(&mut model, words, true);
        }
        assert_eq!(spoken(), Locale::English);
        arrive(&mut model, Words::Chapter(3), true);
        assert_eq!(spoken(), SPANISH);
    }

    #[test]
    fn another_wish_ends_the_first() {
        let mut model = model();
        update(&mut model, Msg::SetLanguage(SPANISH));
        update(&mut model, Msg::SetLanguage(Locale::English));
        for words in needed(&model) {
            arrive(&mut model, words, true);
        }
        assert_eq!((spoken(), model.awaited), (Locale::English, None));
    }
}

//! Which chapter is open, and the address that names it: `#lesson/idempotent`.

use super::{Effect, Model, Words};
use crate::lesson::{CHAPTERS, Chapter};
use crate::locale::tr;

/// Opens a chapter because the user chose it.
pub(super) fn choose(model: &mut Model, at: usize) -> Vec<Effect> {
    let slug = |at: usize| CHAPTERS.get(at).map_or("", |chapter| chapter.slug);
    let (from, to) = (slug(model.settings.chapter), slug(at));
    let mut effects = open(model, at);
    if from != to {
        effects.push(Effect::ShowChapterAddress { from, to });
    }
    effects
}

/// Opens the chapter that the address names now: the user went back or forward, or followed a link.
pub(super) fn follow(model: &mut Model, slug: &str) -> Vec<Effect> {
    let at = model.name_chapter(slug);
    if model.unknown_chapter {
        model.announcement = tr("no-such-chapter").to_owned();
    }
    let unknown = model.unknown_chapter;
    let effects = open(model, at);
    model.unknown_chapter = unknown;
    effects
}

fn open(model: &mut Model, at: usize) -> Vec<Effect> {
    model.settings.chapter = at;
    (model.unknown_chapter, model.slide) = (false, 0);
    let mut effects = vec![Effect::SaveSettings(model.settings.clone()), Effect::Focus("chapter".to_owned())];
    effects.extend(model.ask(Words::Chapter(at)));
    effects
}

impl Model {
    /// Opens the chapter that the address names when the page opens, or the first one if there is none of this name.
    /// Neither is the focus moved, since the page around an embedded one would scroll to it, nor the setting kept.
    pub fn name_chapter(&mut self, slug: &str) -> usize {
        let at = Chapter::place(slug);
        self.unknown_chapter = at.is_none();
        self.settings.chapter = at.unwrap_or_default();
        self.settings.chapter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::model::{Msg, PageInfo, Settings, start, update};

    fn model() -> Model {
        Model::new(PageInfo::default(), None, Vec::new(), Settings::default())
    }

    fn address(effects: &[Effect]) -> Option<(&str, &str)> {
        effects.iter().find_map(|effect| match effect {
            Effect::ShowChapterAddress { from, to } => Some((*from, *to)),
            _ => None,
        })
    }

    #[test]
    fn a_chosen_chapter_is_named_in_the_address_and_a_followed_one_is_there_already() {
        let mut model = model();
        let chosen = update(&mut model, Msg::OpenChapter(1));
        assert_eq!(address(&chosen), Some(("send-a-put", "read-the-answer")));
        assert_eq!(address(&update(&mut model, Msg::OpenChapter(1))), None, "tried again");
        let followed = update(&mut model, Msg::FollowAddress("idempotent".to_owned()));
        assert_eq!(address(&followed), None);
        assert_eq!(CHAPTERS[model.settings.chapter].slug, "idempotent");
        assert!(
            followed.contains(&Effect::LoadWords(Locale::English, Words::Chapter(model.settings.chapter)))
        );
        assert!(followed.contains(&Effect::SaveSettings(model.settings.clone())));
    }

    #[test]
    fn an_unknown_name_gives_the_first_chapter_until_another_is_chosen() {
        let mut model = model();
        model.settings.chapter = 3;
        for slug in ["", "no-such", "Idempotent", "idempotent/", "%F0"] {
            update(&mut model, Msg::FollowAddress(slug.to_owned()));
            assert_eq!((model.settings.chapter, model.unknown_chapter), (0, true), "{slug}");
            assert!(model.announcement.contains("no chapter of that name"));
        }
        update(&mut model, Msg::OpenChapter(1));
        assert!(!model.unknown_chapter);
    }

    #[test]
    fn a_page_opened_by_a_link_loads_that_chapter_and_leaves_the_focus() {
        let mut model = model();
        let at = model.name_chapter("lost-updates");
        let effects = start(&mut model);
        assert!(effects.contains(&Effect::LoadWords(Locale::English, Words::Chapter(at))));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Focus(_) | Effect::SaveSettings(_))));
    }
}

//! Which steps of the lesson are done. A step once done stays done, until the learner begins again.

use super::{Effect, Loading, Model, Msg};
use crate::http::Exchange;
use crate::lesson::{CHAPTERS, Chapter, spans};
use crate::locale::{Argument, tr, tr_with};

/// The steps done. Stored as one line of words: when it was last reset, and `chapter/step` for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Exchanges up to here do not count, in milliseconds since 1970: the history outlives a reset.
    since_ms: u64,
    /// `chapter/step` for each step, a space before each.
    done: String,
}

impl Progress {
    /// Reads what was stored; words that are none of ours are left out.
    ///
    /// ```
    /// use put_playground::model::Progress;
    /// let progress = Progress::read("7 send-a-put/first");
    /// assert!(progress.is_done("send-a-put", "first"));
    /// assert_eq!(progress.write(), "7 send-a-put/first");
    /// ```
    pub fn read(text: &str) -> Self {
        let mut progress = Self::default();
        for word in text.split(' ') {
            match word.split_once('/') {
                Some((slug, id)) => progress.add(slug, id),
                None => progress.since_ms = word.parse().unwrap_or(progress.since_ms),
            }
        }
        progress
    }

    /// What is stored.
    pub fn write(&self) -> String {
        self.since_ms.to_string() + &self.done
    }

    /// Adds what another tab has stored meanwhile; of two tabs, the one that was reset last is right.
    pub fn merge(mut self, other: Self) -> Self {
        if other.since_ms > self.since_ms {
            return other;
        }
        if other.since_ms == self.since_ms {
            other.steps().for_each(|(slug, id)| self.add(slug, id));
        }
        self
    }

    /// The chapters and steps that are done.
    fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        self.done.split(' ').filter_map(|step| step.split_once('/'))
    }

    fn add(&mut self, slug: &str, id: &str) {
        if !self.is_done(slug, id) {
            for part in [" ", slug, "/", id] {
                self.done += part;
            }
        }
    }

    /// Whether a step of a chapter is done.
    pub fn is_done(&self, slug: &str, id: &str) -> bool {
        self.steps().any(|step| step == (slug, id))
    }

    /// How many steps of a chapter are done; a later version may have fewer than were done in an earlier one.
    pub fn done_in(&self, chapter: &Chapter) -> usize {
        self.steps().filter(|step| step.0 == chapter.slug).count().min(chapter.step_count)
    }

    /// Whether any step is done.
    pub fn is_begun(&self) -> bool {
        !self.done.is_empty()
    }
}

/// Ticks off the steps that the exchanges of the history fulfil, of all chapters that are here; says so of the open one's,
/// unless nothing happened but that the chapter came.
pub(super) fn learn(model: &mut Model, announces: bool) -> Option<Effect> {
    let since_ms = model.progress.since_ms;
    let entries = model.history.entries().iter().rev().map(|entry| &*entry.exchange);
    let exchanges: Vec<&Exchange> = entries.filter(|exchange| exchange.started_at_ms > since_ms).collect();
    let before = model.progress.done.len();
    for (at, chapter) in CHAPTERS.iter().enumerate() {
        if model.library().chapters[at] != Loading::Here {
            continue;
        }
        for step in chapter.steps() {
            if model.progress.is_done(chapter.slug, step.id) || !step.when.holds(&exchanges) {
                continue;
            }
            model.progress.add(chapter.slug, step.id);
            if announces && at == model.settings.chapter {
                let text: String = spans(step.text).into_iter().map(|span| span.text()).collect();
                let (done, all) = (model.progress.done_in(chapter), chapter.step_count);
                let places = [
                    ("step", Argument::Text(&text)),
                    ("done", Argument::Number(done as u64)),
                    ("steps", Argument::Number(all as u64)),
                ];
                model.announcement += " ";
                model.announcement += &tr_with("step-is-done", &places);
            }
        }
    }
    (model.progress.done.len() > before).then(|| keep(&model.progress))
}

/// Opens every step again.
pub(super) fn reset(model: &mut Model) -> Vec<Effect> {
    let newest = model.history.entries().first().map_or(0, |entry| entry.exchange.started_at_ms);
    // Later than before in any case, so that what other tabs still have counts as older.
    let since_ms = newest.max(model.progress.since_ms + 1);
    model.progress = Progress { since_ms, done: String::new() };
    model.announcement = tr("steps-are-open").to_owned();
    vec![keep(&model.progress), Effect::Focus("chapter".to_owned())]
}

fn keep(progress: &Progress) -> Effect {
    Effect::SaveProgress(progress.write())
}

/// Whether what happened is worth telling about steps that are done by now.
pub(super) fn is_news(message: &Msg) -> bool {
    !matches!(message, Msg::WordsArrived(..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{Outcome, Response, Timing};
    use crate::locale::Locale;
    use crate::model::{PageInfo, Settings, Words, start, update};
    use crate::sandbox::Home;
    use std::rc::Rc;

    fn model() -> Model {
        let mut model = Model::new(PageInfo::default(), None, Vec::new(), Settings::default());
        update(&mut model, Msg::HomeFound(Home::Tcp));
        update(&mut model, Msg::Edit(crate::model::Edit::Url("http://a.test/things/1".to_owned())));
        model
    }

    fn arrive(model: &mut Model, slug: &str) -> Vec<Effect> {
        let at = Chapter::place(slug).unwrap_or(usize::MAX);
        update(model, Msg::WordsArrived(Locale::English, Words::Chapter(at), true))
    }

    /// Sends the draft, which is answered at this time.
    fn send(model: &mut Model, at_ms: u64, status: u16) -> Vec<Effect> {
        update(model, Msg::Send);
        let id = model.next_id - 1;
        let outcome = Outcome::Answered(Rc::new(Response { status, ..Response::default() }));
        let finished = Msg::Finished { id, started_at_ms: at_ms, outcome, timing: Timing::default() };
        update(model, finished)
    }

    fn kept(effects: &[Effect]) -> Option<&str> {
        effects.iter().find_map(|effect| match effect {
            Effect::SaveProgress(text) => Some(text.as_str()),
            _ => None,
        })
    }

    #[test]
    fn a_step_is_done_told_and_kept_once() {
        let mut model = model();
        assert_eq!(kept(&arrive(&mut model, "send-a-put")), None);
        assert_eq!(kept(&send(&mut model, 1, 500)), None, "no step of this chapter");
        assert_eq!(kept(&send(&mut model, 2, 201)), Some("0 send-a-put/first"));
        let told =
            "Step done: Load it, press Send, and read the status of the answer. 1 of 3 in this chapter.";
        assert!(model.announcement.ends_with(told), "{}", model.announcement);
        assert_eq!(kept(&send(&mut model, 3, 200)), Some("0 send-a-put/first send-a-put/second"));
        assert_eq!(kept(&send(&mut model, 4, 200)), None);
        assert!(!model.announcement.contains("Step done"));
        // Done is done, whatever becomes of the evidence.
        update(&mut model, Msg::ClearHistory);
        assert_eq!(model.progress.done_in(&CHAPTERS[0]), 2);
    }

    #[test]
    fn what_was_done_before_a_chapter_came_counts_without_a_word() {
        let mut model = model();
        send(&mut model, 1, 201);
        assert!(!model.progress.is_begun());
        let before = model.announcement.clone();
        assert_eq!(kept(&arrive(&mut model, "send-a-put")), Some("0 send-a-put/first"));
        assert_eq!(model.announcement, before);
        // Of a chapter that is not open, nothing is said either.
        arrive(&mut model, "status-codes");
        send(&mut model, 2, 503);
        assert!(model.progress.is_done("status-codes", "server-error"));
        assert!(!model.announcement.contains("Step done"));
    }

    #[test]
    fn after_a_reset_only_what_is_sent_from_then_on_counts() {
        let mut model = model();
        arrive(&mut model, "send-a-put");
        send(&mut model, 5, 201);
        assert_eq!(kept(&update(&mut model, Msg::ResetProgress)), Some("5"));
        assert!(!model.progress.is_begun());
        assert_eq!(kept(&update(&mut model, Msg::DismissNotice)), None);
        assert_eq!(kept(&send(&mut model, 6, 200)), Some("5 send-a-put/first"));
    }

    #[test]
    fn of_two_tabs_each_adds_its_steps_and_the_later_reset_wins() {
        let merge = |a, b| Progress::read(a).merge(Progress::read(b)).write();
        assert_eq!(merge("0 a/1 a/2", "0 a/2 b/1"), "0 a/1 a/2 b/1");
        assert_eq!(merge("5 b/1", "0 a/1"), "5 b/1");
        assert_eq!(merge("0 a/1", "5 b/1"), "5 b/1");
    }

    #[test]
    fn any_text_can_be_read() {
        for (text, written) in [
            ("", "0"),
            ("x  7 \u{e9} a/b a/b", "7 a/b"),
            ("-1 99999999999999999999 /", "0 /"),
            ("a/b 1", "1 a/b"),
        ] {
            assert_eq!(Progress::read(text).write(), written, "{text}");
        }
        // A chapter that had more steps once, or one that is gone.
        let progress = Progress::read("0 send-a-put/1 send-a-put/2 send-a-put/3 send-a-put/4 gone/1");
        assert_eq!(progress.done_in(&CHAPTERS[0]), CHAPTERS[0].step_count);
        assert_eq!(progress.done_in(&CHAPTERS[1]), 0);
    }

    #[test]
    fn the_page_opens_without_touching_what_is_kept() {
        let mut model = Model { progress: Progress::read("3 a/b"), ..model() };
        assert_eq!(kept(&start(&mut model)), None);
        assert_eq!(model.progress.write(), "3 a/b");
    }
}

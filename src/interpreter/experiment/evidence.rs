//! What follows from what an experiment has seen.

use super::saying::Saying;
use super::{Ended, Run, StoreDiff, Timeline, answers, caching, length, repeats, steps};
use crate::lesson::experiment::{Experiment, Subject};

/// Whether what was seen is what the claim says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Holds,
    /// It is not.
    Contradicted,
    /// Nothing was seen that decides.
    #[default]
    Open,
}

/// A body, and what the server understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Which one it is.
    pub title: String,
    /// Its `Content-Type`.
    pub media_type: String,
    /// Its bytes as text, at most the first `SHOWN`.
    pub text: String,
    /// How many bytes it has.
    pub size: usize,
    /// What the server understood, one line each.
    pub understood: Vec<String>,
}

/// How much of a body is shown, in characters.
pub(super) const SHOWN: usize = 1_000;

/// What follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether the claim holds.
    pub verdict: Verdict,
    /// What was seen, in words.
    pub sentences: Vec<String>,
    /// What happened when.
    pub timeline: Timeline,
    /// What changed in the store.
    pub store: StoreDiff,
    /// Rows under the experiment's columns.
    pub rows: Vec<Vec<String>>,
    /// Bodies side by side.
    pub sheets: Vec<Sheet>,
    /// A URL for the learner to open.
    pub link: Option<String>,
    /// How the programs ended.
    pub ended: Ended,
}

impl Evidence {
    /// The evidence of a run.
    pub fn of(experiment: &'static Experiment, subject: Subject, run: &Run) -> Self {
        let mut saying = Saying::new(experiment);
        saying.fact("n", run.count);
        let mut evidence = Self {
            timeline: Timeline::of(run),
            store: StoreDiff::between(&run.before, &run.after),
            ended: run.ended.clone(),
            ..Self::default()
        };
        let judge = match subject {
            Subject::Idempotent => repeats::judge,
            Subject::LostUpdate => steps::lost_update,
            Subject::CreateOrReplace => steps::create_or_replace,
            Subject::NeverCached => caching::cached,
            Subject::NotInHistory => caching::visited,
            Subject::Length => length::judge,
            Subject::BodyKinds => answers::body_kinds,
            Subject::Redirected => answers::redirected,
            Subject::Cors => answers::cors,
        };
        evidence.verdict = judge(run, &mut saying, &mut evidence);
        // What is missing could speak against it.
        if run.ended != Ended::Done && evidence.verdict == Verdict::Holds {
            evidence.verdict = Verdict::Open;
        }
        evidence.sentences = saying.said;
        evidence
    }
}

/// The beginning of a text.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

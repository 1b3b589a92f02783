//! The experiments that there are. Adding one is a line here, a file named like its slug in `static/words/experiments`, and
//! what follows from its evidence in `model/experiment`.

use super::{Experiment, read};
use std::sync::OnceLock;

/// What an experiment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The same PUT again and again, beside the same POST.
    Idempotent,
    /// Two who write at once.
    LostUpdate,
    /// PUT, PATCH and POST on one thing.
    CreateOrReplace,
    /// What a cache answers.
    NeverCached,
    /// What the browser's history keeps.
    NotInHistory,
    /// How long body and URL may be.
    Length,
    /// The same fields in three bodies.
    BodyKinds,
    /// What becomes of a PUT that is redirected.
    Redirected,
    /// What a page sees of another origin's answer.
    Cors,
}

/// An experiment of the lesson. What it says arrives when it is opened.
#[derive(Debug)]
pub struct Entry {
    /// Names the experiment in chapters, and its file; lower-case letters and hyphens.
    pub slug: &'static str,
    /// What it is about.
    pub subject: Subject,
    content: OnceLock<Option<&'static Experiment>>,
    /// Natively the file is part of the program.
    #[cfg(not(target_arch = "wasm32"))]
    file: &'static str,
}

macro_rules! experiments {
    ($($slug:literal: $subject:ident,)*) => {
        [$(Entry {
            slug: $slug,
            subject: Subject::$subject,
            content: OnceLock::new(),
            #[cfg(not(target_arch = "wasm32"))]
            file: include_str!(concat!("../../../static/words/experiments/", $slug, ".txt")),
        }),*]
    };
}

/// The experiments, in the order of the chapters that have them.
pub static EXPERIMENTS: [Entry; 9] = experiments![
    "idempotent": Idempotent,
    "create-or-replace": CreateOrReplace,
    "lost-update": LostUpdate,
    "never-cached": NeverCached,
    "not-in-history": NotInHistory,
    "no-limit-on-length": Length,
    "body-kinds": BodyKinds,
    "redirected-put": Redirected,
    "cors": Cors,
];

impl Entry {
    /// The experiment of this slug, and its place.
    pub fn named(slug: &str) -> Option<(usize, &'static Self)> {
        EXPERIMENTS.iter().enumerate().find(|(_, entry)| entry.slug == slug)
    }

    /// What it says; `None` while its file is not there.
    #[cfg(target_arch = "wasm32")]
    pub fn content(&self) -> Option<&'static Experiment> {
        self.content.get().copied().flatten()
    }

    /// What it says.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn content(&self) -> Option<&'static Experiment> {
        *self.content.get_or_init(|| Self::kept(self.file))
    }

    /// Takes in the text of its file, and says whether the experiment is there now. A text that is no experiment is refused:
    /// a host may answer with a page of its own for a file that is missing. What this leaks is one file an experiment.
    pub fn install(&self, text: String) -> bool {
        self.content.get_or_init(|| Self::kept(text.leak())).is_some()
    }

    /// Lines of a newer version do no harm; without a program there is nothing to try.
    fn kept(text: &'static str) -> Option<&'static Experiment> {
        let experiment = read(text).experiment;
        (!experiment.programs.is_empty() && !experiment.choices.is_empty())
            .then(|| &*Box::leak(Box::new(experiment)))
    }
}

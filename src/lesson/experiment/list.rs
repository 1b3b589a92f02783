//! The experiments that there are. Adding one is a line here, a file named like its slug in the folder `experiments` of each
//! language in `static/words`, and what follows from its evidence in `interpreter/experiment`.

#[cfg(not(target_arch = "wasm32"))]
use super::Experiment;
#[cfg(not(target_arch = "wasm32"))]
use crate::locale::{Locale, built_in, spoken};
#[cfg(not(target_arch = "wasm32"))]
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

/// An experiment of the lesson. What it says is in its file.
#[derive(Debug)]
pub struct Entry {
    /// Names the experiment in chapters, and its file; lower-case letters and hyphens.
    pub slug: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// Natively the file is part of the program.
    #[cfg(not(target_arch = "wasm32"))]
    file: fn() -> &'static str,
    /// What each language's file says, once it was read.
    #[cfg(not(target_arch = "wasm32"))]
    content: [OnceLock<Option<&'static Experiment>>; Locale::ALL.len()],
}

macro_rules! experiments {
    ($($slug:literal: $subject:ident,)*) => {
        [$(Entry {
            slug: $slug,
            subject: Subject::$subject,
            #[cfg(not(target_arch = "wasm32"))]
            file: || built_in!("experiments/", $slug, ".txt"),
            #[cfg(not(target_arch = "wasm32"))]
            content: [const { OnceLock::new() }; Locale::ALL.len()],
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

    /// The text of its file in the language that is spoken, with what is said of every experiment before it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn words(&self) -> String {
        [built_in!("experiments/common.txt"), "\n", (self.file)()].concat()
    }

    /// What it says in the language that is spoken.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn content(&self) -> Option<&'static Experiment> {
        *self.content[spoken() as usize].get_or_init(|| Experiment::of(self.words().leak()))
    }
}

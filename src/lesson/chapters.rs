//! The chapters in the order in which they are read. Adding one is a line here and a file, named like its slug, in
//! `static/words/lesson`.

use super::parse::says_nothing;
use super::{Block, Step, parse};
use std::sync::OnceLock;

/// A chapter of the lesson. Its slug and title are always there; what it says arrives when it is opened.
#[derive(Debug)]
pub struct Chapter {
    /// Names the chapter in links, and its file; lower-case letters and hyphens.
    pub slug: &'static str,
    /// The heading.
    pub title: &'static str,
    /// How many steps it has; known before the chapter is there, for the list of chapters.
    pub step_count: usize,
    blocks: OnceLock<&'static [Block]>,
    /// Natively the file is part of the program: tests and examples have the words without asking for them.
    #[cfg(not(target_arch = "wasm32"))]
    file: &'static str,
}

macro_rules! chapters {
    ($($slug:literal: $title:literal, $steps:literal;)*) => {
        [$(Chapter {
            slug: $slug,
            title: $title,
            step_count: $steps,
            blocks: OnceLock::new(),
            #[cfg(not(target_arch = "wasm32"))]
            file: include_str!(concat!("../../static/words/lesson/", $slug, ".txt")),
        }),*]
    };
}

/// The chapters in the order in which they are read.
pub static CHAPTERS: [Chapter; 14] = chapters![
    "send-a-put": "Send a PUT", 3;
    "read-the-answer": "Read the answer", 2;
    "body-kinds": "Form, JSON, files or plain text", 3;
    "create-or-replace": "Create or replace", 3;
    "idempotent": "Send it twice: PUT against POST", 3;
    "lost-updates": "Do not lose an update", 3;
    "status-codes": "What the status says", 3;
    "never-cached": "Never cached", 2;
    "no-bookmark": "Not in the history, no bookmark", 1;
    "no-length-limit": "How long may it be?", 2;
    "redirects": "A PUT that is sent on", 2;
    "cors": "Another site, and what you can't see", 1;
    "failures": "When no answer comes", 2;
    "in-the-browser": "Python and the browser differ", 2;
];

impl Chapter {
    /// What the chapter says, in order; `None` while its file is not there.
    #[cfg(target_arch = "wasm32")]
    pub fn blocks(&self) -> Option<&'static [Block]> {
        self.blocks.get().copied()
    }

    /// What the chapter says, in order.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn blocks(&self) -> Option<&'static [Block]> {
        Some(self.blocks.get_or_init(|| parse(self.file).blocks))
    }

    /// The steps of the chapter, in order; none while its file is not there.
    pub fn steps(&self) -> impl Iterator<Item = &'static Step> {
        self.blocks().into_iter().flatten().filter_map(|block| match block {
            Block::Step(step) => Some(*step),
            _ => None,
        })
    }

    /// The place of the chapter of this slug, counted from 0.
    pub fn place(slug: &str) -> Option<usize> {
        CHAPTERS.iter().position(|chapter| chapter.slug == slug)
    }

    /// Takes in the text of the chapter's file, and says whether the chapter is there now. A text that is no chapter is
    /// refused: a host may answer with a page of its own for a file that is missing. What this leaks is one file a
    /// chapter at most: its words are needed as long as the page lives.
    pub fn install(&self, text: String) -> bool {
        let begins = text.lines().find(|line| !says_nothing(line.trim_end()));
        if self.blocks.get().is_none() && begins.is_some_and(|line| line.starts_with("# ")) {
            // It was empty a moment ago, and the page has one thread.
            let _ = self.blocks.set(parse(text.leak()).blocks);
        }
        self.blocks.get().is_some()
    }
}

//! The chapters in the order in which they are read. Adding one is a line here and a file, named like its slug, in
//! `static/words/lesson`.

use super::parse::says_nothing;
use super::{Block, parse};
use std::sync::OnceLock;

/// A chapter of the lesson. Its slug and title are always there; what it says arrives when it is opened.
#[derive(Debug)]
pub struct Chapter {
    /// Names the chapter in links, and its file; lower-case letters and hyphens.
    pub slug: &'static str,
    /// The heading.
    pub title: &'static str,
    blocks: OnceLock<&'static [Block]>,
    /// Natively the file is part of the program: tests and examples have the words without asking for them.
    #[cfg(not(target_arch = "wasm32"))]
    file: &'static str,
}

macro_rules! chapters {
    ($($slug:literal: $title:literal,)*) => {
        [$(Chapter {
            slug: $slug,
            title: $title,
            blocks: OnceLock::new(),
            #[cfg(not(target_arch = "wasm32"))]
            file: include_str!(concat!("../../static/words/lesson/", $slug, ".txt")),
        }),*]
    };
}

/// The chapters in the order in which they are read.
pub static CHAPTERS: [Chapter; 8] = chapters![
    "send-a-put": "Send a PUT",
    "read-the-answer": "Read the answer",
    "create-or-replace": "Create or replace",
    "idempotent": "Send it twice: PUT against POST",
    "four-notes": "Four notes, looked at closely",
    "lost-updates": "Do not lose an update",
    "body-kinds": "Form, JSON or plain text",
    "in-the-browser": "What a browser does differently",
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

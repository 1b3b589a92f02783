//! The chapters in the order in which they are read. Adding one is a line here, its title in each language's `page.ftl`,
//! and a file, named like its slug, in the folder `lesson` of each language in `static/words`.

use super::parse::says_nothing;
use super::{Block, Step, parse};
use crate::locale::{Locale, Shelf, Shelved, key, tr};

/// A chapter of the lesson. Its slug and title are always there; what it says arrives when it is opened.
#[derive(Debug)]
pub struct Chapter {
    /// Names the chapter in links, and its file; lower-case letters and hyphens.
    pub slug: &'static str,
    /// How many steps it has; known before the chapter is there, for the list of chapters.
    pub step_count: usize,
    /// Its place in the list.
    at: usize,
    /// The key of its title.
    title: &'static str,
    /// Natively the file is part of the program: tests and examples have the words without asking for them.
    #[cfg(not(target_arch = "wasm32"))]
    file: fn() -> &'static str,
}

macro_rules! chapters {
    ($($at:literal: $slug:literal, $title:expr, $steps:literal;)*) => {
        [$(Chapter {
            slug: $slug,
            step_count: $steps,
            at: $at,
            title: $title,
            #[cfg(not(target_arch = "wasm32"))]
            file: || crate::locale::built_in!("lesson/", $slug, ".txt"),
        }),*]
    };
}

/// The chapters in the order in which they are read.
pub static CHAPTERS: [Chapter; 14] = chapters![
    0: "send-a-put", key!("chapter-send-a-put"), 3;
    1: "read-the-answer", key!("chapter-read-the-answer"), 2;
    2: "body-kinds", key!("chapter-body-kinds"), 3;
    3: "create-or-replace", key!("chapter-create-or-replace"), 3;
    4: "idempotent", key!("chapter-idempotent"), 3;
    5: "lost-updates", key!("chapter-lost-updates"), 3;
    6: "status-codes", key!("chapter-status-codes"), 3;
    7: "never-cached", key!("chapter-never-cached"), 2;
    8: "no-bookmark", key!("chapter-no-bookmark"), 1;
    9: "no-length-limit", key!("chapter-no-length-limit"), 2;
    10: "redirects", key!("chapter-redirects"), 2;
    11: "cors", key!("chapter-cors"), 1;
    12: "failures", key!("chapter-failures"), 2;
    13: "in-the-browser", key!("chapter-in-the-browser"), 2;
];

thread_local! {
    static BLOCKS: [Shelf<[Block]>; CHAPTERS.len()] = const { [const { Shelf::new() }; CHAPTERS.len()] };
}

impl Chapter {
    /// The heading.
    ///
    /// ```
    /// assert_eq!(put_playground::lesson::CHAPTERS[0].title(), "Send a PUT");
    /// ```
    pub fn title(&self) -> &'static str {
        tr(self.title)
    }

    /// What the chapter says, in order; `None` while its file is not there.
    pub fn blocks(&self) -> Option<&'static [Block]> {
        if let Shelved::Here(blocks) = BLOCKS.with(|shelves| self.shelved(&shelves[self.at])) {
            Some(blocks)
        } else {
            None
        }
    }

    #[cfg(target_arch = "wasm32")]
    fn shelved(&self, shelf: &Shelf<[Block]>) -> Shelved<[Block]> {
        shelf.get()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn shelved(&self, shelf: &Shelf<[Block]>) -> Shelved<[Block]> {
        shelf.get_or_read(|| parse((self.file)()).blocks)
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

    /// Takes in the text of the chapter's file in a language, and says whether the chapter is there now. A text that is no
    /// chapter is refused: a host may answer with a page of its own for a file that is missing.
    pub fn install(&self, locale: Locale, text: Option<String>) -> bool {
        let read = || {
            let text = text?;
            let begins = text.lines().find(|line| !says_nothing(line.trim_end()));
            begins.is_some_and(|line| line.starts_with("# ")).then(|| parse(text.leak()).blocks)
        };
        BLOCKS.with(|shelves| shelves[self.at].put(locale, read))
    }
}

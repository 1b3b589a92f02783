//! A chapter in front of a class: a slide at a time.

use super::{Model, ResponseFace};
use crate::lesson::{Block, CHAPTERS, Chapter};

/// What the presenter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slide {
    /// Begins to present, or ends it.
    Toggle,
    /// Goes on: to the next slide, and after the last one to the next chapter.
    Next,
    /// Goes back: to the slide before, and from the first one to the chapter before.
    Back,
    /// Loads the example of the slide into the request.
    Load,
}

impl Slide {
    /// What a key does while one presents. A clicker sends Page Up and Page Down.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowRight" | "PageDown" => Self::Next,
            "ArrowLeft" | "PageUp" => Self::Back,
            "Enter" => Self::Load,
            "Escape" => Self::Toggle,
            _ => return None,
        })
    }
}

/// The blocks of a chapter, a slide at a time: what a heading heads is with it, and so is an example with what leads to it,
/// and a step with what it is about. No slide has two examples, so that it is clear which one is loaded.
pub fn slides(blocks: &[Block]) -> Vec<&[Block]> {
    let mut slides = Vec::new();
    let (mut from, mut has_example) = (0, false);
    for (at, block) in blocks.iter().enumerate() {
        let is_example = matches!(block, Block::Example(_));
        let is_apart = match block {
            Block::Example(_) => has_example,
            Block::Step(_) => false,
            _ => !matches!(blocks.get(at.wrapping_sub(1)), Some(Block::Heading(_))),
        };
        if is_apart && at > from {
            slides.push(&blocks[from..at]);
            (from, has_example) = (at, false);
        }
        has_example |= is_example;
    }
    slides.push(&blocks[from..]);
    slides
}

impl Model {
    /// The slides of the chapter that is open, and the place of the one that is shown. While the chapter is not there, there
    /// is an empty one.
    pub fn slides(&self) -> (Vec<&'static [Block]>, usize) {
        let chapter = CHAPTERS.get(self.settings.chapter);
        let slides = slides(chapter.and_then(Chapter::blocks).unwrap_or_default());
        let at = self.slide.min(slides.len() - 1);
        (slides, at)
    }

    /// Whether it is shown what the server saw: as a face of the response, or beside it.
    pub fn sees_server(&self) -> bool {
        self.presents || self.face == ResponseFace::Server
    }
}

//! Text with its inline marks.

use super::element::{Element, several, tag};
use crate::lesson::{Span, spans};

/// A text with `` `code` `` and `*emphasis*` drawn.
pub fn marked(text: &str) -> Element {
    marked_as(text, "code", "em")
}

/// A text whose marks are drawn as elements of these names.
#[inline(never)]
pub fn marked_as(text: &str, code: &'static str, emphasis: &'static str) -> Element {
    spans(text).into_iter().fold(several(), |drawn, span| match span {
        Span::Plain(text) => drawn.text(text),
        Span::Code(text) => drawn.add(tag(code).text(text)),
        Span::Emphasis(text) => drawn.add(tag(emphasis).text(text)),
    })
}

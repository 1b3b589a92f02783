//! Lesson text with its inline marks.

use crate::lesson::{Span, spans};
use yew::prelude::*;

/// A text with `` `code` `` and `*emphasis*` drawn.
pub fn marked(text: &'static str) -> Html {
    spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Plain(text) => html! { <>{ text }</> },
            Span::Code(text) => html! { <code>{ text }</code> },
            Span::Emphasis(text) => html! { <em>{ text }</em> },
        })
        .collect()
}

//! Lesson text with its inline marks.

use crate::lesson::{Span, spans};
use yew::prelude::*;

/// A text with `` `code` `` and `*emphasis*` drawn.
pub fn marked(text: &str) -> Html {
    spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Plain(text) => Html::from(text.to_owned()),
            Span::Code(text) => html! { <code>{ text.to_owned() }</code> },
            Span::Emphasis(text) => html! { <em>{ text.to_owned() }</em> },
        })
        .collect()
}

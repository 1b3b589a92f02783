//! The inline markup of lesson texts: `` `code` `` and `*emphasis*`, nothing else.

/// A run of text within a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Plain text.
    Plain(&'a str),
    /// What travels on the wire or stands in a program.
    Code(&'a str),
    /// Emphasis.
    Emphasis(&'a str),
}

impl<'a> Span<'a> {
    /// The run without its marks.
    pub fn text(self) -> &'a str {
        let (Span::Plain(text) | Span::Code(text) | Span::Emphasis(text)) = self;
        text
    }
}

/// Splits a text into its runs. A mark without a partner is plain text.
///
/// ```
/// use put_playground::lesson::{Span, spans};
/// assert_eq!(spans("send `PUT`"), [Span::Plain("send "), Span::Code("PUT")]);
/// ```
pub fn spans(text: &str) -> Vec<Span<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['`', '*']) {
        let (mark, inside) = (&rest[start..=start], &rest[start + 1..]);
        let Some(length) = inside.find(mark) else { break };
        if start > 0 {
            runs.push(Span::Plain(&rest[..start]));
        }
        let content = &inside[..length];
        runs.push(if mark == "`" { Span::Code(content) } else { Span::Emphasis(content) });
        rest = &inside[length + 1..];
    }
    if !rest.is_empty() {
        runs.push(Span::Plain(rest));
    }
    runs
}

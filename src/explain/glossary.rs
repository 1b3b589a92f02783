//! The files of the glossary: `headers.txt` and `statuses.txt` of each language, in `static/words/`.
//!
//! They travel beside the program, because words compress and cache better alone than in a wasm's data segment, and the
//! page can send a request before they are there. One line an entry, its fields separated by `|`, so that a change of a
//! sentence is a change of one line. Empty lines and lines that start with `//` say nothing.
//!
//! A page may meet a file of another version than its own (a Service Worker changed it in between): a line that does not
//! parse is left out, a field too many is ignored. Both are errors all the same, and a native test tolerates none.

/// A line that does not parse, or not wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: expected {expected}")]
pub struct GlossaryError {
    /// The line's number, counted from 1.
    pub line: usize,
    /// What should be there.
    pub expected: Expected,
}

/// What a line of the glossary should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// All fields of a header.
    #[error("`name | request, response or both | source | mdn or - | what it says`")]
    HeaderFields,
    /// Whether MDN describes it.
    #[error("`mdn` or `-` as the fourth field")]
    Mdn,
    /// A header or a group above to belong to.
    #[error("a header's line or a `@group` above this indented one")]
    HeaderAbove,
    /// What stands between the items of a list, and the sentence around them.
    #[error("`: ,`, `: ;` or `: _`, then perhaps a sentence with one gap, `It takes {{, }}.`")]
    Separator,
    /// A rule.
    #[error("`pattern | words`")]
    Rule,
    /// A direction.
    #[error("`request`, `response` or `both` as the second field")]
    Direction,
    /// A source.
    #[error(
        "a source: `RFC 9110 §8.8.3`, `Fetch #fragment`, `HTML #fragment`, `W3C short-name Label` or \
         `https://address Label`"
    )]
    Source,
    /// All fields of a status code.
    #[error(
        "`code | reason phrase | source | what it means | what to do now`, where the last may be missing"
    )]
    StatusFields,
    /// A status code.
    #[error("a status code from 100 to 599 as the first field")]
    Code,
    /// A line above to belong to.
    #[error("a status code's line above this indented one")]
    CodeAbove,
    /// All fields of what a code means for some methods.
    #[error("`METHOD, METHOD | what it means | what to do now`, where the last may be missing")]
    MethodFields,
    /// Methods.
    #[error("methods in capitals, separated by commas, as the first field")]
    Methods,
    /// Nothing more.
    #[error("the end of the line after the last field")]
    End,
}

/// The entries of a file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// The entries of all lines that parse.
    pub rows: Vec<T>,
    /// The other lines.
    pub errors: Vec<GlossaryError>,
}

/// The lines that say something, with their numbers.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("//"))
}

/// The first fields of a line, and whether there are more. A missing field is empty.
pub(super) fn fields<const N: usize>(line: &'static str) -> ([&'static str; N], bool) {
    let mut parts = line.split('|').map(str::trim);
    let fields = std::array::from_fn(|_| parts.next().unwrap_or_default());
    (fields, parts.next().is_some())
}

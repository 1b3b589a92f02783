//! What can be wrong with a program before it runs, in words for someone who writes Python for the first time.

use super::span::{Position, Span};
use crate::locale::Argument::Text;
use crate::locale::{at_place, key, tr_with};
use std::fmt;

/// A program that is refused: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramError {
    /// What is wrong.
    pub fault: Fault,
    /// The text to underline.
    pub span: Span,
    /// Where that begins.
    pub position: Position,
}

impl ProgramError {
    /// This fault at this place of a source.
    pub fn new(source: &str, fault: Fault, span: Span) -> Self {
        Self { fault, span, position: Position::of(source, span.start as usize) }
    }

    /// The type under which Python knows such an error; what Python has and the playground has not is no Python error.
    pub fn kind(&self) -> &'static str {
        match self.fault {
            Fault::Unavailable(_) | Fault::UnavailableName(_) | Fault::UnavailableModule(_) => "Unavailable",
            Fault::UnexpectedIndent | Fault::NoBlock | Fault::Dedent => "IndentationError",
            Fault::MixedTabs => "TabError",
            _ => "SyntaxError",
        }
    }
}

/// What is wrong with a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Python that the playground does not run: its spelling, or the key of its name.
    Unavailable(&'static str),
    /// A name that Python knows and the playground does not.
    UnavailableName(String),
    /// A module that the playground does not have.
    UnavailableModule(String),
    /// Something has to stand here: its spelling, or the key of its name.
    Missing(&'static str),
    /// What stands here fits nowhere.
    Unexpected,
    /// A keyword as a name.
    Keyword,
    /// A character that is no Python.
    Character,
    /// A name with other letters than ASCII.
    NonAsciiName,
    /// A space that is not U+0020.
    Space,
    /// A typographic quote.
    CurlyQuote,
    /// A text without an end.
    UnclosedText,
    /// A text in three quotes without an end.
    UnclosedTripleText,
    /// A bracket without an end.
    UnclosedBracket,
    /// A closing bracket without a beginning.
    UnopenedBracket,
    /// A closing bracket of another kind than the open one.
    WrongBracket,
    /// A `\` that does not end its line.
    Backslash,
    /// An escape that is no escape.
    Escape,
    /// A character that a bytes literal cannot hold.
    NonAsciiBytes,
    /// Text and bytes side by side.
    MixedText,
    /// A number that is no number.
    Number,
    /// A number with a leading zero.
    LeadingZero,
    /// A number with more decimal digits than Python reads.
    LongNumber,
    /// An indented line where no block is.
    UnexpectedIndent,
    /// A block without lines.
    NoBlock,
    /// A line between two depths.
    Dedent,
    /// Tabs and spaces mixed.
    MixedTabs,
    /// What cannot be assigned to.
    Target,
    /// `=` where a value is tested.
    AssignInExpression,
    /// `print x`.
    Print,
    /// A positional argument after a keyword argument.
    ArgumentOrder,
    /// A keyword argument given twice.
    RepeatedArgument,
    /// Single and double stars at a wrong place.
    Star,
    /// An empty `{}` in an f-string.
    EmptyReplacement,
    /// A `}` in an f-string.
    SingleBrace,
    /// A backslash or comment in the braces of an f-string.
    ReplacementText,
    /// `try` alone.
    LoneTry,
    /// `except:` that is not the last.
    BareExceptFirst,
    /// `break` or `continue` alone.
    OutsideLoop,
    /// `import a,`.
    Import,
    /// Nesting deeper than the playground follows.
    Deep,
    /// A source longer than the playground reads.
    Long,
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        f.write_str(&at_place(key!("text-place"), line, column, &self.fault.to_string()))
    }
}

impl std::error::Error for ProgramError {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |key, what: &str| tr_with(key, &[("what", Text(what))]);
        let key = match self {
            // What is no key is said as it is.
            Fault::Unavailable(what) => {
                return f.write_str(&with(key!("py-unavailable"), &tr_with(what, &[])));
            }
            Fault::UnavailableName(name) => {
                return f.write_str(&with(key!("py-unavailable"), &format!("`{name}`")));
            }
            Fault::UnavailableModule(name) => return f.write_str(&with(key!("py-unavailable-module"), name)),
            Fault::Missing(what) => return f.write_str(&with(key!("py-missing"), &tr_with(what, &[]))),
            Fault::Unexpected => key!("py-unexpected"),
            Fault::Keyword => key!("py-keyword"),
            Fault::Character => key!("py-character"),
            Fault::NonAsciiName => key!("py-non-ascii-name"),
            Fault::Space => key!("py-space"),
            Fault::CurlyQuote => key!("py-curly-quote"),
            Fault::UnclosedText => key!("py-unclosed-text"),
            Fault::UnclosedTripleText => key!("py-unclosed-triple-text"),
            Fault::UnclosedBracket => key!("py-unclosed-bracket"),
            Fault::UnopenedBracket => key!("py-unopened-bracket"),
            Fault::WrongBracket => key!("py-wrong-bracket"),
            Fault::Backslash => key!("py-backslash"),
            Fault::Escape => key!("py-escape"),
            Fault::NonAsciiBytes => key!("py-non-ascii-bytes"),
            Fault::MixedText => key!("py-mixed-text"),
            Fault::Number => key!("py-number"),
            Fault::LeadingZero => key!("py-leading-zero"),
            Fault::LongNumber => key!("py-long-number"),
            Fault::UnexpectedIndent => key!("py-unexpected-indent"),
            Fault::NoBlock => key!("py-no-block"),
            Fault::Dedent => key!("py-dedent"),
            Fault::MixedTabs => key!("py-mixed-tabs"),
            Fault::Target => key!("py-target"),
            Fault::AssignInExpression => key!("py-assign"),
            Fault::Print => key!("py-print"),
            Fault::ArgumentOrder => key!("py-argument-order"),
            Fault::RepeatedArgument => key!("py-repeated-argument"),
            Fault::Star => key!("py-star"),
            Fault::EmptyReplacement => key!("py-empty-replacement"),
            Fault::SingleBrace => key!("py-single-brace"),
            Fault::ReplacementText => key!("py-replacement-text"),
            Fault::LoneTry => key!("py-lone-try"),
            Fault::BareExceptFirst => key!("py-bare-except"),
            Fault::OutsideLoop => key!("py-outside-loop"),
            Fault::Import => key!("py-import"),
            Fault::Deep => key!("py-deep"),
            Fault::Long => key!("py-long"),
        };
        f.write_str(&tr_with(key, &[]))
    }
}

impl std::error::Error for Fault {}

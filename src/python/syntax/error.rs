//! What can be wrong with a program before it runs, in words for someone who writes Python for the first time.

use super::span::{Position, Span};

/// A program that is refused: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {fault}", position.line, position.column)]
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Python that the playground does not run.
    #[error("{0} is not available in this playground")]
    Unavailable(&'static str),
    /// A name that Python knows and the playground does not.
    #[error("`{0}` is not available in this playground")]
    UnavailableName(String),
    /// A module that the playground does not have.
    #[error(
        "the module `{0}` is not available in this playground; it has requests, json, io, datetime and base64"
    )]
    UnavailableModule(String),
    /// Something has to stand here.
    #[error("{0} is missing here")]
    Missing(&'static str),
    /// What stands here fits nowhere.
    #[error("Python does not expect this here; look at what stands before it")]
    Unexpected,
    /// A keyword as a name.
    #[error("this word belongs to Python and cannot be a name; choose another one")]
    Keyword,
    /// A character that is no Python.
    #[error("this character has no meaning in Python; remove it, or put it in quotes")]
    Character,
    /// A name with other letters than ASCII.
    #[error("names in this playground are made of a-z, A-Z, 0-9 and _; text needs quotes")]
    NonAsciiName,
    /// A space that is not U+0020.
    #[error("this is a special space, perhaps pasted from a page; type an ordinary space")]
    Space,
    /// A typographic quote.
    #[error("curly quotes are no quotes for Python; type ' or \"")]
    CurlyQuote,
    /// A text without an end.
    #[error("this text has no closing quote; add it at the end of the text")]
    UnclosedText,
    /// A text in three quotes without an end.
    #[error("this text begins with three quotes and needs three to end")]
    UnclosedTripleText,
    /// A bracket without an end.
    #[error("this bracket is never closed; add the one that closes it")]
    UnclosedBracket,
    /// A closing bracket without a beginning.
    #[error("this bracket closes nothing; remove it, or open one before it")]
    UnopenedBracket,
    /// A closing bracket of another kind than the open one.
    #[error("this bracket does not fit the one that is open")]
    WrongBracket,
    /// A `\` that does not end its line.
    #[error("after `\\` the line must end; outside of quotes it joins two lines")]
    Backslash,
    /// An escape that is no escape.
    #[error("this escape is not complete; write \\\\ for one backslash")]
    Escape,
    /// A character that a bytes literal cannot hold.
    #[error("bytes (b'…') hold ASCII characters only; write \\x and two hex digits for others")]
    NonAsciiBytes,
    /// Text and bytes side by side.
    #[error("text and bytes (b'…') cannot be joined; make both the same")]
    MixedText,
    /// A number that is no number.
    #[error("this is not a number that Python can read")]
    Number,
    /// A number with a leading zero.
    #[error("a number cannot begin with 0; remove the zero, or put the digits in quotes")]
    LeadingZero,
    /// A number with more decimal digits than Python reads.
    #[error("Python reads no number of more than 4300 digits")]
    LongNumber,
    /// An indented line where no block is.
    #[error("this line begins with spaces and should not; remove them")]
    UnexpectedIndent,
    /// A block without lines.
    #[error("after `:` the next line must begin with spaces; write `pass` if nothing is to be done")]
    NoBlock,
    /// A line between two depths.
    #[error("this line begins with fewer spaces than the block, but fits no line above; line it up")]
    Dedent,
    /// Tabs and spaces mixed.
    #[error("tabs and spaces are mixed at the beginning of lines; use spaces only")]
    MixedTabs,
    /// What cannot be assigned to.
    #[error("only a name, an item or an attribute can stand left of `=`; `==` compares")]
    Target,
    /// `=` where a value is tested.
    #[error("`=` gives a name its value; use `==` to compare")]
    AssignInExpression,
    /// `print x`.
    #[error("`print` needs parentheses: print(…)")]
    Print,
    /// A positional argument after a keyword argument.
    #[error("an argument without a name cannot follow one with a name (name=value)")]
    ArgumentOrder,
    /// A keyword argument given twice.
    #[error("this argument is given twice; remove one")]
    RepeatedArgument,
    /// Single and double stars at a wrong place.
    #[error("`*` and `**` unpack values only inside of brackets")]
    Star,
    /// An empty `{}` in an f-string.
    #[error("between the braces of an f-string stands a value; two braces stand for one as text")]
    EmptyReplacement,
    /// A `}` in an f-string.
    #[error("a single closing brace in an f-string; write two where you want one as text")]
    SingleBrace,
    /// A backslash or comment in the braces of an f-string.
    #[error("in the braces of an f-string no \\ and no # can stand; give the value a name first")]
    ReplacementText,
    /// `try` alone.
    #[error("`try` needs an `except` or a `finally` below it")]
    LoneTry,
    /// `except:` that is not the last.
    #[error("`except:` without a type must be the last one")]
    BareExceptFirst,
    /// `break` or `continue` alone.
    #[error("`break` and `continue` stand inside of a `for`")]
    OutsideLoop,
    /// `import a,`.
    #[error("this import is not complete: `import requests` or `from requests import put`")]
    Import,
    /// Nesting deeper than the playground follows.
    #[error("this is nested too deeply; give a part of it a name first")]
    Deep,
    /// A source longer than the playground reads.
    #[error("this program is too long for the playground")]
    Long,
}

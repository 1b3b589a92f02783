//! The words of Python.

use super::span::Span;

/// A word and its place.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// What a word is. Names, numbers and texts are told apart by what stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum TokenKind {
    End,
    /// The end of a logical line.
    Newline,
    Indent,
    Dedent,
    /// The source cannot be read further: [`super::lexer::Lexed::fault`] says why.
    Unreadable,
    Name,
    Int,
    Float,
    /// One string or bytes literal with its prefix and quotes.
    Text,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Semicolon,
    Dot,
    Assign,
    /// `+=` and its like.
    Augmented,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    DoubleStar,
    And,
    Or,
    Caret,
    Tilde,
    ShiftLeft,
    ShiftRight,
    At,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    Equal,
    NotEqual,
    Arrow,
    Walrus,
    Ellipsis,
    KeywordFalse,
    KeywordNone,
    KeywordTrue,
    KeywordAnd,
    KeywordAs,
    KeywordAssert,
    KeywordBreak,
    KeywordContinue,
    KeywordDel,
    KeywordElif,
    KeywordElse,
    KeywordExcept,
    KeywordFinally,
    KeywordFor,
    KeywordFrom,
    KeywordIf,
    KeywordImport,
    KeywordIn,
    KeywordIs,
    KeywordNot,
    KeywordOr,
    KeywordPass,
    KeywordRaise,
    KeywordTry,
    KeywordWith,
    /// A keyword of Python that the playground does not run.
    KeywordUnavailable,
}

/// The keywords that the playground runs.
const KEYWORDS: [(&str, TokenKind); 25] = [
    ("False", TokenKind::KeywordFalse),
    ("None", TokenKind::KeywordNone),
    ("True", TokenKind::KeywordTrue),
    ("and", TokenKind::KeywordAnd),
    ("as", TokenKind::KeywordAs),
    ("assert", TokenKind::KeywordAssert),
    ("break", TokenKind::KeywordBreak),
    ("continue", TokenKind::KeywordContinue),
    ("del", TokenKind::KeywordDel),
    ("elif", TokenKind::KeywordElif),
    ("else", TokenKind::KeywordElse),
    ("except", TokenKind::KeywordExcept),
    ("finally", TokenKind::KeywordFinally),
    ("for", TokenKind::KeywordFor),
    ("from", TokenKind::KeywordFrom),
    ("if", TokenKind::KeywordIf),
    ("import", TokenKind::KeywordImport),
    ("in", TokenKind::KeywordIn),
    ("is", TokenKind::KeywordIs),
    ("not", TokenKind::KeywordNot),
    ("or", TokenKind::KeywordOr),
    ("pass", TokenKind::KeywordPass),
    ("raise", TokenKind::KeywordRaise),
    ("try", TokenKind::KeywordTry),
    ("with", TokenKind::KeywordWith),
];

/// The other keywords, as they are called when they are refused.
const UNAVAILABLE: [&str; 10] = [
    "`async`",
    "`await`",
    "`class`",
    "`def`",
    "`global`",
    "`lambda`",
    "`nonlocal`",
    "`return`",
    "`while`",
    "`yield`",
];

/// For each first letter, how long keywords are that begin with it: a bit a length.
const LENGTHS: [u16; 128] = {
    let mut lengths = [0; 128];
    let mut at = 0;
    while at < KEYWORDS.len() {
        let word = KEYWORDS[at].0;
        lengths[word.as_bytes()[0] as usize] |= 1 << word.len();
        at += 1;
    }
    at = 0;
    while at < UNAVAILABLE.len() {
        let quoted = UNAVAILABLE[at];
        lengths[quoted.as_bytes()[1] as usize] |= 1 << (quoted.len() - 2);
        at += 1;
    }
    lengths
};

impl TokenKind {
    /// What a word made of letters is.
    pub(super) fn of_word(word: &str) -> Self {
        // Most names end here.
        let first = word.as_bytes()[0];
        let lengths = LENGTHS.get(usize::from(first)).copied().unwrap_or(0);
        if word.len() >= 16 || lengths & 1 << word.len() == 0 {
            return TokenKind::Name;
        }
        let known = KEYWORDS.iter().find(|(keyword, _)| keyword.as_bytes()[0] == first && *keyword == word);
        match known {
            Some((_, kind)) => *kind,
            None if unavailable(word).is_some() => TokenKind::KeywordUnavailable,
            None => TokenKind::Name,
        }
    }

    /// Whether this is a keyword.
    pub fn is_keyword(self) -> bool {
        self as u8 >= TokenKind::KeywordFalse as u8
    }
}

/// The name under which a keyword is refused.
pub(super) fn unavailable(word: &str) -> Option<&'static str> {
    UNAVAILABLE
        .into_iter()
        .find(|name| name.as_bytes()[1] == word.as_bytes()[0] && name[1..name.len() - 1] == *word)
}

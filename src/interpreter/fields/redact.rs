//! A program without the secrets in it, for storage.
//!
//! It works on words, so that a program that does not parse has no secret left either. A guess, and on the careful side.

use super::scan::{first_secret, is_dangling, is_secret_word, without_secrets};
use crate::python::Fault;
use crate::python::syntax::lexer::lex;
use crate::python::syntax::token::TokenKind;

/// How often reading goes on in the next line after what cannot be read.
const RESTARTS: usize = 30;

/// A stretch of the program.
#[derive(Clone, Copy)]
enum Piece {
    Word(TokenKind),
    Comment,
    /// It cannot be read.
    Noise,
}

/// The program without secrets. Where it cannot be read and a secret may stand there, the rest is left out.
pub(super) fn redact(code: &str) -> String {
    let pieces = pieces(code);
    let mut redactor = Redactor::default();
    let mut out = String::with_capacity(code.len());
    let mut end = 0;
    // Where the statement begins; once its brackets are doubtful, it never ends.
    let (mut statement, mut is_doubtful) = (0, false);
    for (at, (piece, start, stop)) in pieces.iter().enumerate() {
        let text = &code[*start..*stop];
        out += &code[end..*start];
        end = *stop;
        match piece {
            Piece::Word(kind) => {
                let next = pieces[at + 1..].iter().find_map(|(piece, ..)| match piece {
                    Piece::Word(kind) => Some(*kind),
                    _ => None,
                });
                out += &redactor.word(*kind, text, next);
                if *kind == TokenKind::Newline && !is_doubtful {
                    statement = *stop;
                }
            }
            Piece::Comment => match first_secret(text) {
                Some(name) => out += &text[..name],
                None => out += &without_secrets(text),
            },
            Piece::Noise => {
                if redactor.secret.is_some() || first_secret(&code[statement..*stop]).is_some() {
                    return out;
                }
                is_doubtful |= redactor.depth > 0;
                out += &without_secrets(text);
            }
        }
    }
    out += &code[end..];
    out
}

/// The program from its first to its last word, with what cannot be read.
fn pieces(code: &str) -> Vec<(Piece, usize, usize)> {
    let mut pieces = Vec::new();
    let mut offset = 0;
    for restart in 0..=RESTARTS {
        let rest = &code[offset..];
        let lexed = lex(rest);
        let first = pieces.len();
        for token in lexed.tokens.iter().filter(|token| token.kind != TokenKind::Unreadable) {
            let range = token.span.range();
            pieces.push((Piece::Word(token.kind), offset + range.start, offset + range.end));
        }
        for comment in &lexed.comments {
            pieces.push((Piece::Comment, offset + comment.range().start, offset + comment.range().end));
        }
        pieces[first..].sort_by_key(|(_, start, _)| *start);
        let Some((fault, span)) = lexed.fault.filter(|(fault, _)| *fault != Fault::UnclosedBracket) else {
            break;
        };
        let start = offset + span.range().start;
        let line_end = code[start..].find(['\n', '\r']).map_or(code.len(), |at| start + at);
        let is_last = fault == Fault::UnclosedTripleText || restart == RESTARTS;
        offset = if is_last { code.len() } else { line_end };
        pieces.push((Piece::Noise, start, offset));
        if offset == code.len() {
            break;
        }
    }
    pieces
}

/// What a value stands behind.
#[derive(Clone, Copy)]
struct Secret {
    /// How many brackets were open.
    depth: usize,
    /// Whether a comma ends it.
    ends_at_comma: bool,
    /// Whether only what stands behind a colon is secret: the names of cookies are not.
    keeps_names: bool,
}

#[derive(Default)]
struct Redactor {
    depth: usize,
    /// What is secret just now.
    secret: Option<Secret>,
    /// Whether the last name or text is that of a secret.
    is_named: bool,
    last: Option<TokenKind>,
    /// The last name.
    name: String,
}

impl Redactor {
    /// One word, without its secret.
    fn word(&mut self, kind: TokenKind, text: &str, next: Option<TokenKind>) -> String {
        use TokenKind as T;
        let mut out = text.to_owned();
        match kind {
            T::Text => {
                let (start, inner, quote) = literal(text);
                let is_key = self.secret.is_some_and(|secret| secret.keeps_names) && next == Some(T::Colon);
                if self.secret.is_some() && !is_key {
                    out = format!("{start}{quote}{quote}");
                } else {
                    let kept = without_secrets(inner);
                    let triple = inner.len() + start.len() + 2 < text.len();
                    // Three quotes stay three.
                    let marks = if triple { quote.to_string().repeat(3) } else { quote.to_string() };
                    out = format!("{start}{marks}{kept}{marks}");
                    if is_dangling(&kept) {
                        self.begin(self.depth, self.depth > 0, false);
                    }
                }
                self.is_named = is_secret_word(inner);
            }
            T::Int | T::Float => {
                if self.secret.is_some() {
                    out = "0".to_owned();
                }
                self.is_named = false;
            }
            T::Name => {
                self.is_named = is_secret_word(text);
                text.clone_into(&mut self.name);
            }
            T::LeftParenthesis => {
                let calls = self.last == Some(T::Name) && (self.is_named || self.name.ends_with("Auth"));
                self.depth += 1;
                if calls {
                    self.begin(self.depth, false, false);
                }
                self.is_named = false;
            }
            T::LeftBracket | T::LeftBrace => {
                self.depth += 1;
                self.is_named = false;
            }
            // What stands in an index names what it is an index of.
            T::RightParenthesis | T::RightBracket | T::RightBrace => {
                self.depth = self.depth.saturating_sub(1);
                self.secret = self.secret.filter(|secret| secret.depth <= self.depth);
            }
            T::Assign | T::Augmented | T::Colon | T::Walrus | T::Equal | T::KeywordIn => {
                let is_cookies = kind == T::Assign
                    && self.last == Some(T::Name)
                    && self.name.eq_ignore_ascii_case("cookies");
                if self.is_named || is_cookies {
                    self.begin(self.depth, self.depth > 0, !self.is_named);
                }
                self.is_named = false;
            }
            T::Comma => {
                self.secret = self.secret.filter(|secret| !secret.ends_at_comma || secret.depth < self.depth);
                // A pair; a name alone is one only where names are assigned to.
                if self.is_named && (self.last != Some(T::Name) || self.depth == 0) {
                    self.begin(self.depth, self.depth > 0, false);
                }
                self.is_named = false;
            }
            T::Newline | T::Semicolon => {
                self.secret = self.secret.filter(|_| self.depth > 0);
                self.is_named = false;
            }
            _ => self.is_named = false,
        }
        self.last = Some(kind);
        out
    }

    fn begin(&mut self, depth: usize, ends_at_comma: bool, keeps_names: bool) {
        // What is secret all around stays so.
        if self.secret.is_none_or(|secret| secret.keeps_names) {
            self.secret = Some(Secret { depth, ends_at_comma, keeps_names });
        }
    }
}

/// A literal's prefix, its content as it is written, and its quote.
fn literal(text: &str) -> (&str, &str, char) {
    let start = text.find(['"', '\'']).unwrap_or(0);
    let (prefix, quoted) = text.split_at(start);
    let quote = quoted.chars().next().unwrap_or('\'');
    let width = if quoted.len() >= 6 && quoted[1..].starts_with([quote]) && quoted[2..].starts_with([quote]) {
        3
    } else {
        1
    };
    (prefix, quoted.get(width..quoted.len() - width).unwrap_or_default(), quote)
}

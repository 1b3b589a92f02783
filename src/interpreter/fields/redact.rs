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
pub(in crate::interpreter) fn redact(code: &str) -> String {
    let pieces = pieces(code);
    let mut redactor = Redactor::default();
    let mut out = String::with_capacity(code.len());
    let mut end = 0;
    // Where the statement begins; once its brackets are doubtful, it never ends.
    let (mut statement, mut is_doubtful) = (0, false);
    for (at, (piece, start, stop)) in pieces.iter().enumerate() {
        // A block that ends in vain ends behind the line that cannot be read.
        let start = (*start).max(end);
        let text = code.get(start..*stop).unwrap_or_default();
        let gap = &code[end..start];
        out += gap;
        end = end.max(*stop);
        match piece {
            Piece::Word(kind) => {
                let mut later = pieces[at + 1..].iter().filter_map(|(piece, ..)| match piece {
                    Piece::Word(kind) => Some(*kind),
                    _ => None,
                });
                if gap.contains(['\n', '\r']) && !gap.contains('\\') {
                    redactor.line();
                }
                out += &redactor.word(*kind, text, [later.next(), later.next()]);
                if *kind == TokenKind::Newline && !is_doubtful {
                    statement = *stop;
                }
            }
            Piece::Comment => match first_secret(text) {
                Some(name) => out += &text[..name],
                None => out += &without_secrets(text),
            },
            Piece::Noise => {
                if !redactor.secrets.is_empty() || first_secret(&code[statement..*stop]).is_some() {
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

/// Where a secret value ends, if not with the brackets around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// At a comma.
    Comma,
    /// At a comma that another argument with a name follows, or none.
    Argument,
    /// At the end of the statement.
    Statement,
    /// With the brackets.
    Bracket,
}

/// A secret value.
#[derive(Clone, Copy)]
struct Secret {
    /// How many brackets were open before it.
    depth: usize,
    end: End,
    /// Whether only what stands behind a colon is secret: the names of cookies are not.
    keeps_names: bool,
}

#[derive(Default)]
struct Redactor {
    depth: usize,
    /// What is secret just now.
    secrets: Vec<Secret>,
    /// Whether the last name or text is that of a secret.
    is_named: bool,
    /// The last word, and the one before it.
    last: [Option<TokenKind>; 2],
    /// The last name.
    name: String,
}

impl Redactor {
    /// A line ends, and with it a statement, whatever brackets may be open by mistake.
    fn line(&mut self) {
        let depth = self.depth;
        self.secrets.retain(|secret| secret.end != End::Statement || secret.depth < depth);
    }

    /// One word, without its secret; `next` are the two behind it.
    fn word(&mut self, kind: TokenKind, text: &str, next: [Option<TokenKind>; 2]) -> String {
        use TokenKind as T;
        let mut out = text.to_owned();
        let was_named = std::mem::take(&mut self.is_named);
        match kind {
            T::Text => {
                let (prefix, inner, quotes) = literal(text);
                let is_name = next[0] == Some(T::Colon);
                if !self.is_looked_up(next[0])
                    && self.secrets.iter().any(|secret| !secret.keeps_names || !is_name)
                {
                    let quote = &quotes[..1];
                    out = format!("{prefix}{quote}{quote}");
                } else {
                    let kept = without_secrets(inner);
                    out = format!("{prefix}{quotes}{kept}{quotes}");
                    if is_dangling(&kept) {
                        self.begin(
                            self.depth,
                            if self.depth > 0 { End::Comma } else { End::Statement },
                            false,
                        );
                    }
                }
                self.is_named = is_secret_word(inner);
            }
            T::Int | T::Float if self.is_secret() => out = "0".to_owned(),
            T::Name => {
                self.is_named = is_secret_word(text);
                text.clone_into(&mut self.name);
            }
            T::LeftParenthesis => {
                self.depth += 1;
                if self.last[0] == Some(T::Name) && (was_named || self.name.ends_with("Auth")) {
                    self.begin(self.depth, End::Bracket, false);
                }
            }
            T::LeftBracket | T::LeftBrace => self.depth += 1,
            T::RightParenthesis | T::RightBracket | T::RightBrace => {
                self.depth = self.depth.saturating_sub(1);
                let depth = self.depth;
                self.secrets.retain(|secret| secret.depth <= depth);
                // What stands in an index names what it is an index of.
                self.is_named = was_named;
            }
            T::Assign => {
                let is_cookies = self.last[0] == Some(T::Name) && self.name.eq_ignore_ascii_case("cookies");
                let is_argument =
                    self.depth > 0 && matches!(self.last[1], Some(T::LeftParenthesis | T::Comma));
                if was_named || is_cookies {
                    self.begin(
                        self.depth,
                        if is_argument { End::Argument } else { End::Statement },
                        !was_named,
                    );
                }
            }
            T::Augmented | T::KeywordIn if was_named => self.begin(self.depth, End::Statement, false),
            T::Colon | T::Walrus | T::Equal if was_named => {
                self.begin(self.depth, if self.depth > 0 { End::Comma } else { End::Statement }, false);
            }
            T::Comma => {
                let is_argument = match next {
                    [Some(T::Name), Some(T::Assign)] => true,
                    [Some(next), _] => matches!(next, T::Star | T::DoubleStar | T::RightParenthesis),
                    _ => false,
                };
                let depth = self.depth;
                self.secrets.retain(|secret| match secret.end {
                    End::Comma => secret.depth < depth,
                    End::Argument => secret.depth < depth || !is_argument,
                    _ => true,
                });
                // A pair; a name alone is one only where names are assigned to.
                let is_pair = was_named && (self.last[0] == Some(T::Text) || self.depth == 0);
                if is_pair {
                    self.begin(self.depth, if self.depth > 0 { End::Comma } else { End::Statement }, false);
                }
            }
            T::Newline | T::Semicolon if self.depth == 0 => self.secrets.clear(),
            _ => {}
        }
        self.last = [Some(kind), self.last[0]];
        out
    }

    /// Whether a text says where a secret is, and is none: `os.environ['TOKEN']`, `os.getenv('TOKEN')`.
    fn is_looked_up(&self, next: Option<TokenKind>) -> bool {
        use TokenKind as T;
        match self.last {
            [Some(T::LeftBracket), Some(T::Name | T::RightParenthesis | T::RightBracket)] => {
                next == Some(T::RightBracket)
            }
            [Some(T::LeftParenthesis), Some(T::Name)] => matches!(self.name.as_str(), "get" | "getenv"),
            _ => false,
        }
    }

    fn is_secret(&self) -> bool {
        !self.secrets.is_empty()
    }

    fn begin(&mut self, depth: usize, end: End, keeps_names: bool) {
        self.secrets.push(Secret { depth, end, keeps_names });
    }
}

/// A literal's prefix, its content as it is written, and its quotes.
fn literal(text: &str) -> (&str, &str, &str) {
    let (prefix, quoted) = text.split_at(text.find(['"', '\'']).unwrap_or(0));
    let is_triple = quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("\'\'\'"));
    let width = if is_triple { 3 } else { 1 };
    let inner = quoted.get(width..quoted.len().saturating_sub(width)).unwrap_or_default();
    (prefix, inner, quoted.get(..width).unwrap_or("\'"))
}

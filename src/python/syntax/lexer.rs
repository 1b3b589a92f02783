//! Source text to words, as Python's tokenizer has it: lines, depths of indentation, brackets that join lines.

use super::error::Fault;
use super::span::Span;
use super::token::{Token, TokenKind};
use crate::locale::key;

/// The deepest indentation, in blocks.
const DEEPEST: usize = 60;

/// The longest number, in bytes: `sys.int_info.default_max_str_digits`.
const LONGEST_NUMBER: usize = 4300;

/// Words of a source, up to the first that cannot be read.
#[derive(Debug, Default)]
pub struct Lexed {
    /// The words; the last one is `End` or `Unreadable`.
    pub tokens: Vec<Token>,
    /// Comments, with their `#`.
    pub comments: Vec<Span>,
    /// Why and where reading ended early.
    pub fault: Option<(Fault, Span)>,
    /// The innermost bracket that is open at the end.
    pub unclosed: Option<Span>,
}

/// Reads a whole program.
pub fn lex(source: &str) -> Lexed {
    let mut lexer = Lexer::new(source, 0, source.len());
    lexer.is_line_start = true;
    lexer.run();
    lexer.lexed
}

/// Reads a stretch of a source as if it stood in parentheses: the braces of an f-string.
pub(in crate::python) fn lex_inside(source: &str, span: Span) -> Lexed {
    let range = span.range();
    let mut lexer = Lexer::new(source, range.start, range.end);
    lexer.is_enclosed = true;
    lexer.run();
    lexer.lexed
}

struct Lexer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    brackets: Vec<(u8, usize)>,
    /// Widths of the open blocks, with a tab as wide as up to eight spaces, and as one.
    indents: Vec<(usize, usize)>,
    is_line_start: bool,
    is_enclosed: bool,
    lexed: Lexed,
}

/// What ends the reading.
type Stop = (Fault, Span);

impl<'a> Lexer<'a> {
    fn new(source: &'a str, start: usize, end: usize) -> Self {
        let source = &source[..end];
        // A word and the space behind it are about four bytes long.
        let tokens = Vec::with_capacity((end - start) / 4 + 4);
        Self {
            source,
            bytes: source.as_bytes(),
            at: start,
            brackets: Vec::new(),
            indents: Vec::new(),
            is_line_start: false,
            is_enclosed: false,
            lexed: Lexed { tokens, ..Lexed::default() },
        }
    }

    fn run(&mut self) {
        let outcome = self.words();
        let kind = match outcome {
            Ok(()) => TokenKind::End,
            Err(stop) => {
                self.lexed.fault = Some(stop);
                TokenKind::Unreadable
            }
        };
        self.push(kind, self.at);
        self.lexed.unclosed = self.brackets.last().map(|&(_, at)| Span::new(at, at + 1));
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        self.lexed.tokens.push(Token { kind, span: Span::new(start, self.at) });
    }

    fn is_joined(&self) -> bool {
        self.is_enclosed || !self.brackets.is_empty()
    }

    fn words(&mut self) -> Result<(), Stop> {
        loop {
            if self.is_line_start {
                self.is_line_start = false;
                self.indentation()?;
            }
            let Some(&c) = self.bytes.get(self.at) else {
                return self.end();
            };
            match c {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => self.line_end(),
                b'#' => self.comment(),
                b'\\' => self.join_lines()?,
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word()?,
                b'0'..=b'9' => self.number()?,
                b'.' if self.peek(1).is_ascii_digit() => self.number()?,
                b'"' | b'\'' => self.text(self.at)?,
                _ => self.sign(c)?,
            }
        }
    }

    fn end(&mut self) -> Result<(), Stop> {
        if let Some(&(_, at)) = self.brackets.last() {
            return Err((Fault::UnclosedBracket, Span::new(at, at + 1)));
        }
        if !self.is_enclosed {
            if self.lexed.tokens.last().is_some_and(|token| token.kind != TokenKind::Newline) {
                self.push(TokenKind::Newline, self.at);
            }
            while self.indents.pop().is_some() {
                self.push(TokenKind::Dedent, self.at);
            }
        }
        Ok(())
    }

    fn line_end(&mut self) {
        let start = self.at;
        self.skip_newline();
        if self.is_joined() {
            return;
        }
        self.is_line_start = true;
        self.lexed.tokens.push(Token { kind: TokenKind::Newline, span: Span::new(start, start) });
    }

    fn skip_newline(&mut self) {
        self.at += if self.peek(0) == b'\r' && self.peek(1) == b'\n' { 2 } else { 1 };
    }

    fn comment(&mut self) {
        let start = self.at;
        while !matches!(self.peek(0), b'\n' | b'\r') && self.at < self.bytes.len() {
            self.at += 1;
        }
        self.lexed.comments.push(Span::new(start, self.at));
    }

    /// Blank lines and comments are skipped; the first other line's depth opens or closes blocks.
    fn indentation(&mut self) -> Result<(), Stop> {
        let (mut wide, mut narrow, mut start);
        loop {
            (wide, narrow, start) = (0, 0, self.at);
            loop {
                match self.peek(0) {
                    b' ' => (wide, narrow) = (wide + 1, narrow + 1),
                    b'\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                    _ => break,
                }
                self.at += 1;
            }
            match self.peek(0) {
                b'#' => self.comment(),
                b'\n' | b'\r' => {}
                _ => break,
            }
            if self.at == self.bytes.len() {
                break;
            }
            self.skip_newline();
        }
        if self.at == self.bytes.len() {
            return Ok(());
        }
        let span = Span::new(start, self.at);
        if self.peek(0) == b'\\' {
            return Err((Fault::Backslash, Span::new(self.at, self.at + 1)));
        }
        let (block, narrow_block) = self.indents.last().copied().unwrap_or_default();
        if wide == block && narrow == narrow_block {
            return Ok(());
        }
        if wide > block && narrow > narrow_block {
            if self.indents.len() == DEEPEST {
                return Err((Fault::Deep, span));
            }
            self.indents.push((wide, narrow));
            self.push(TokenKind::Indent, start);
            return Ok(());
        }
        if wide >= block {
            return Err((Fault::MixedTabs, span));
        }
        while self.indents.last().is_some_and(|(block, _)| *block > wide) {
            self.indents.pop();
            self.push(TokenKind::Dedent, self.at);
        }
        match self.indents.last().copied().unwrap_or_default() {
            outer if outer == (wide, narrow) => Ok(()),
            (outer, _) if outer == wide => Err((Fault::MixedTabs, span)),
            _ => Err((Fault::Dedent, span)),
        }
    }

    fn join_lines(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.at += 1;
        if self.is_enclosed || !matches!(self.peek(0), b'\n' | b'\r') {
            return Err((Fault::Backslash, Span::new(start, start + 1)));
        }
        self.skip_newline();
        // Python ends with an error where nothing follows the joined line.
        if self.at == self.bytes.len() {
            return Err((Fault::Backslash, Span::new(start, start + 1)));
        }
        Ok(())
    }

    fn word(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += rest.iter().position(|&c| !is_word(c)).unwrap_or(rest.len());
        let word = &self.source[start..self.at];
        let is_quoted = matches!(self.peek(0), b'"' | b'\'');
        if is_quoted && is_prefix(word) {
            return self.text(start);
        }
        if self.peek(0) >= 0x80 {
            return Err(self.odd_character());
        }
        self.push(TokenKind::of_word(word), start);
        Ok(())
    }

    /// A literal from its prefix, if it has one; `at` is at the first quote.
    fn text(&mut self, start: usize) -> Result<(), Stop> {
        let quote = self.peek(0);
        let is_triple = self.peek(1) == quote && self.peek(2) == quote;
        self.at += if is_triple { 3 } else { 1 };
        loop {
            let c = match self.bytes.get(self.at) {
                Some(&c) => c,
                None => 0,
            };
            let is_end = self.at >= self.bytes.len() || c == 0;
            if is_end || (!is_triple && matches!(c, b'\n' | b'\r')) {
                let fault = if is_triple { Fault::UnclosedTripleText } else { Fault::UnclosedText };
                return Err((fault, Span::new(start, self.at)));
            }
            self.at += 1;
            match c {
                b'\\' if self.at < self.bytes.len() => self.skip_escaped(),
                _ if c != quote => {}
                _ if !is_triple => break,
                _ if self.peek(0) == quote && self.peek(1) == quote => {
                    self.at += 2;
                    break;
                }
                _ => {}
            }
        }
        self.push(TokenKind::Text, start);
        Ok(())
    }

    /// The character after a backslash does not end the text, whatever it is; CR LF is one character.
    fn skip_escaped(&mut self) {
        self.skip_newline();
    }

    fn number(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let kind = number_end(self.bytes, &mut self.at);
        if is_word(self.peek(0)) || self.peek(0) >= 0x80 {
            while is_word(self.peek(0)) {
                self.at += 1;
            }
            let is_complex = matches!(self.bytes[self.at - 1], b'j' | b'J');
            let fault = if is_complex && kind.is_ok() {
                Fault::Unavailable(key!("py-complex-literal"))
            } else {
                kind.err().unwrap_or(Fault::Number)
            };
            return Err((fault, Span::new(start, self.at)));
        }
        // Longer ones cost the square of their length.
        if self.at - start > LONGEST_NUMBER {
            return Err((Fault::LongNumber, Span::new(start, self.at)));
        }
        match kind {
            Ok(kind) => self.push(kind, start),
            Err(fault) => return Err((fault, Span::new(start, self.at))),
        }
        Ok(())
    }

    fn sign(&mut self, c: u8) -> Result<(), Stop> {
        use TokenKind::*;
        let start = self.at;
        let next = self.peek(1);
        let (kind, length) = match (c, next, self.peek(2)) {
            (b'(', ..) => (LeftParenthesis, 1),
            (b')', ..) => (RightParenthesis, 1),
            (b'[', ..) => (LeftBracket, 1),
            (b']', ..) => (RightBracket, 1),
            (b'{', ..) => (LeftBrace, 1),
            (b'}', ..) => (RightBrace, 1),
            (b',', ..) => (Comma, 1),
            (b':', b'=', _) => (Walrus, 2),
            (b':', ..) => (Colon, 1),
            (b';', ..) => (Semicolon, 1),
            (b'.', b'.', b'.') => (Ellipsis, 3),
            (b'.', ..) => (Dot, 1),
            (b'=', b'=', _) => (Equal, 2),
            (b'=', ..) => (Assign, 1),
            (b'!', b'=', _) => (NotEqual, 2),
            (b'<', b'>', _) => return Err((Fault::Character, Span::new(start, start + 2))),
            (b'*', b'*', b'=') | (b'/', b'/', b'=') | (b'<', b'<', b'=') | (b'>', b'>', b'=') => {
                (Augmented, 3)
            }
            (b'<', b'=', _) => (LessEqual, 2),
            (b'>', b'=', _) => (GreaterEqual, 2),
            (b'-', b'>', _) => (Arrow, 2),
            (b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'@', b'=', _) => (Augmented, 2),
            (b'*', b'*', _) => (DoubleStar, 2),
            (b'/', b'/', _) => (DoubleSlash, 2),
            (b'<', b'<', _) => (ShiftLeft, 2),
            (b'>', b'>', _) => (ShiftRight, 2),
            (b'+', ..) => (Plus, 1),
            (b'-', ..) => (Minus, 1),
            (b'*', ..) => (Star, 1),
            (b'/', ..) => (Slash, 1),
            (b'%', ..) => (Percent, 1),
            (b'&', ..) => (And, 1),
            (b'|', ..) => (Or, 1),
            (b'^', ..) => (Caret, 1),
            (b'~', ..) => (Tilde, 1),
            (b'@', ..) => (At, 1),
            (b'<', ..) => (Less, 1),
            (b'>', ..) => (Greater, 1),
            _ => return Err(self.odd_character()),
        };
        self.at += length;
        self.push(kind, start);
        match c {
            b'(' | b'[' | b'{' => self.brackets.push((c, start)),
            b')' | b']' | b'}' => {
                let span = Span::new(start, self.at);
                let Some((open, _)) = self.brackets.pop() else {
                    self.lexed.tokens.pop();
                    return Err((Fault::UnopenedBracket, span));
                };
                if !matches!((open, c), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                    self.lexed.tokens.pop();
                    return Err((Fault::WrongBracket, span));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn odd_character(&self) -> Stop {
        let c = self.source[self.at..].chars().next().unwrap_or_default();
        let fault = match c {
            '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => Fault::CurlyQuote,
            '\u{a0}' | '\u{2000}'..='\u{200f}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}' => {
                Fault::Space
            }
            c if (c as u32) > 0xBF => Fault::NonAsciiName,
            _ => Fault::Character,
        };
        (fault, Span::new(self.at, self.at + c.len_utf8().min(self.bytes.len() - self.at)))
    }
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_'
}

/// Whether a word before a quote belongs to the literal (Python's lexical analysis, "String and Bytes literals").
fn is_prefix(word: &str) -> bool {
    const PREFIXES: [&str; 8] = ["r", "u", "b", "f", "br", "rb", "fr", "rf"];
    word.len() <= 2 && PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
}

/// Moves to the end of a number and says which kind it is.
fn number_end(bytes: &[u8], at: &mut usize) -> Result<TokenKind, Fault> {
    let peek = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let start = *at;
    let base: Option<fn(u8) -> bool> = match (peek(start), peek(start + 1) | 0x20) {
        (b'0', b'x') => Some(|c| c.is_ascii_hexdigit()),
        (b'0', b'o') => Some(|c| matches!(c, b'0'..=b'7')),
        (b'0', b'b') => Some(|c| matches!(c, b'0' | b'1')),
        _ => None,
    };
    if let Some(is_digit) = base {
        *at += 2;
        let digits = *at;
        // One underscore may stand before the first digit.
        if peek(*at) == b'_' {
            *at += 1;
        }
        digits_end(bytes, at, is_digit)?;
        let is_empty = *at == digits;
        return if is_empty { Err(Fault::Number) } else { Ok(TokenKind::Int) };
    }
    let is_decimal = |c: u8| c.is_ascii_digit();
    let mut is_float = false;
    if peek(*at) != b'.' {
        digits_end(bytes, at, is_decimal)?;
    }
    let whole = &bytes[start..*at];
    if peek(*at) == b'.' {
        is_float = true;
        *at += 1;
        if is_decimal(peek(*at)) {
            digits_end(bytes, at, is_decimal)?;
        }
    }
    if peek(*at) | 0x20 == b'e' {
        let sign = usize::from(matches!(peek(*at + 1), b'+' | b'-'));
        if is_decimal(peek(*at + 1 + sign)) {
            is_float = true;
            *at += 1 + sign;
            digits_end(bytes, at, is_decimal)?;
        }
    }
    if is_float {
        return Ok(TokenKind::Float);
    }
    if whole.len() > 1 && whole[0] == b'0' && whole.iter().any(|c| !matches!(c, b'0' | b'_')) {
        return Err(Fault::LeadingZero);
    }
    Ok(TokenKind::Int)
}

/// Digits with single underscores between them.
fn digits_end(bytes: &[u8], at: &mut usize, is_digit: impl Fn(u8) -> bool) -> Result<(), Fault> {
    loop {
        let start = *at;
        while bytes.get(*at).is_some_and(|c| is_digit(*c)) {
            *at += 1;
        }
        if *at == start {
            return Err(Fault::Number);
        }
        if bytes.get(*at) != Some(&b'_') {
            return Ok(());
        }
        *at += 1;
    }
}

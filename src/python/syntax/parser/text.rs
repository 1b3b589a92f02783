//! Text literals, side by side and with values in braces.

use super::{Parsed, Parser};
use crate::locale::key;
use crate::python::syntax::ast::{ExpressionKind, Piece, Replacement};
use crate::python::syntax::error::Fault;
use crate::python::syntax::lexer;
use crate::python::syntax::literal::{Literal, Mode, decode};
use crate::python::syntax::span::Span;
use crate::python::syntax::token::TokenKind;

impl Parser<'_> {
    /// One literal or more.
    pub(super) fn texts(&mut self) -> Parsed<ExpressionKind> {
        let first = Literal::at(self.source, self.start());
        if !first.is_format && self.next_kind() != TokenKind::Text {
            self.check_escapes(first.body, first.mode())?;
            self.advance();
            return Ok(if first.is_bytes { ExpressionKind::Bytes } else { ExpressionKind::Text });
        }
        let mut pieces = Vec::new();
        while self.kind() == TokenKind::Text {
            let span = self.advance().span;
            let literal = Literal::at(self.source, span);
            if literal.is_bytes != first.is_bytes {
                return Err((Fault::MixedText, span));
            }
            if literal.is_format {
                let mut at = literal.body.start as usize;
                self.deeper(|parser| parser.format_pieces(&mut at, literal, 0, &mut pieces))?;
            } else {
                self.check_escapes(literal.body, literal.mode())?;
                pieces.push(Piece::Literal(span));
            }
        }
        Ok(ExpressionKind::Joined(pieces.into_boxed_slice()))
    }

    fn check_escapes(&self, body: Span, mode: Mode) -> Parsed<()> {
        decode(self.text(body), mode, |_| {}).map_err(|(fault, inside)| {
            let place = Span { start: body.start + inside.start, end: body.start + inside.end };
            (fault, place)
        })
    }

    /// Text and replacement fields up to the end of the literal, or, in a format specification, up to its `}`.
    fn format_pieces(
        &mut self,
        at: &mut usize,
        literal: Literal,
        level: usize,
        pieces: &mut Vec<Piece>,
    ) -> Parsed<()> {
        let end = literal.body.end as usize;
        let bytes = self.source.as_bytes();
        let mut start = *at;
        while *at < end {
            let c = bytes[*at];
            let next = if *at + 1 < end { bytes[*at + 1] } else { 0 };
            match c {
                b'\\' if level > 0 => return Err((Fault::ReplacementText, Span::new(*at, *at + 1))),
                b'\\' if !literal.is_raw => {
                    if matches!(next, b'{' | b'}') {
                        return Err((Fault::Escape, Span::new(*at, *at + 1)));
                    }
                    *at += 2;
                }
                b'{' | b'}' if level == 0 && next == c => *at += 2,
                b'}' if level > 0 => break,
                b'}' => return Err((Fault::SingleBrace, Span::new(*at, *at + 1))),
                b'{' => {
                    self.verbatim(start, *at, literal.is_raw, level, pieces)?;
                    let field = self.replacement(at, literal, level)?;
                    pieces.push(Piece::Replacement(Box::new(field)));
                    start = *at;
                }
                _ => *at += 1,
            }
        }
        *at = (*at).min(end);
        self.verbatim(start, *at, literal.is_raw, level, pieces)
    }

    fn verbatim(
        &mut self,
        start: usize,
        end: usize,
        is_raw: bool,
        level: usize,
        pieces: &mut Vec<Piece>,
    ) -> Parsed<()> {
        let span = Span::new(start, end);
        self.check_escapes(span, Mode { is_raw, is_bytes: false, halves_braces: level == 0 })?;
        if start < end {
            pieces.push(Piece::Verbatim { span, is_raw });
        }
        Ok(())
    }

    /// A replacement field; `at` is at its `{`.
    fn replacement(&mut self, at: &mut usize, literal: Literal, level: usize) -> Parsed<Replacement> {
        let open = *at;
        let end = literal.body.end as usize;
        let bytes = self.source.as_bytes();
        let peek = |at: usize| if at < end { bytes[at] } else { 0 };
        let unclosed = (Fault::UnclosedBracket, Span::new(open, open + 1));
        if level >= 2 {
            return Err((Fault::Deep, Span::new(open, open + 1)));
        }
        let start = open + 1;
        *at = value_end(&self.source[..end], start)?;
        let inner = Span::new(start, *at);
        if self.text(inner).trim_matches([' ', '\t', '\n', '\r']).is_empty() {
            return Err((Fault::EmptyReplacement, Span::new(open, *at)));
        }
        let value = self.inner_value(inner)?;
        let mut echo = None;
        if peek(*at) == b'=' {
            *at += 1;
            while matches!(peek(*at), b' ' | b'\t' | b'\n' | b'\r') {
                *at += 1;
            }
            echo = Some(Span::new(start, *at));
        }
        let mut conversion = None;
        if peek(*at) == b'!' {
            conversion = Some(peek(*at + 1));
            if !matches!(conversion, Some(b'r' | b's' | b'a')) {
                return Err((Fault::Missing(key!("py-conversion")), Span::new(*at, *at + 1)));
            }
            *at += 2;
        }
        let mut spec = Vec::new();
        if peek(*at) == b':' {
            *at += 1;
            self.deeper(|parser| parser.format_pieces(at, literal, level + 1, &mut spec))?;
        }
        if peek(*at) != b'}' {
            return Err(unclosed);
        }
        *at += 1;
        Ok(Replacement { span: Span::new(open, *at), value, echo, conversion, spec: spec.into_boxed_slice() })
    }

    /// The value in the braces, which Python reads as if it stood in parentheses.
    fn inner_value(&mut self, span: Span) -> Parsed<crate::python::syntax::ast::Expression> {
        let words = lexer::lex_inside(self.source, span);
        let outer = std::mem::replace(&mut self.words, words);
        let outer_at = std::mem::replace(&mut self.at, 0);
        let value = self.expression_list().and_then(|value| match self.kind() {
            TokenKind::End => Ok(value),
            _ => Err(self.after_statement()),
        });
        self.words = outer;
        self.at = outer_at;
        value
    }
}

/// Where a value in braces ends: at `!`, `:`, `=` or `}` outside of quotes and brackets.
fn value_end(source: &str, start: usize) -> Parsed<usize> {
    let bytes = source.as_bytes();
    let mut at = start;
    let mut depth = 0_usize;
    // The quote that is open, and whether it is a triple one.
    let mut quote: Option<(u8, bool)> = None;
    while let Some(&c) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let is_tripled = next == c && bytes.get(at + 2) == Some(&c);
        match (c, quote) {
            (b'\\', _) | (b'#', None) => return Err((Fault::ReplacementText, Span::new(at, at + 1))),
            (_, Some((open, is_triple))) if c == open && (!is_triple || is_tripled) => {
                quote = None;
                at += if is_triple { 2 } else { 0 };
            }
            (_, Some(_)) => {}
            (b'\'' | b'"', None) => {
                quote = Some((c, is_tripled));
                at += if is_tripled { 2 } else { 0 };
            }
            (b'[' | b'{' | b'(', None) => depth += 1,
            (b'!' | b'=' | b'<' | b'>', None) if depth == 0 && next == b'=' => at += 1,
            (b'!' | b':' | b'=' | b'}', None) if depth == 0 => return Ok(at),
            (b']' | b'}' | b')', None) => {
                if depth == 0 {
                    return Err((Fault::UnopenedBracket, Span::new(at, at + 1)));
                }
                depth -= 1;
            }
            _ => {}
        }
        at += 1;
    }
    Err((Fault::UnclosedBracket, Span::new(start - 1, start)))
}

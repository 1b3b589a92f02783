//! The colours of a program.

use crate::model::dialogue::{Colour, Kind};
use crate::python::Span;
use crate::python::syntax::lexer::lex;
use crate::python::syntax::token::TokenKind;

/// The colours from the first byte to the last; what cannot be read is plain.
pub(super) fn colours(code: &str) -> Vec<Colour> {
    let lexed = lex(code);
    let tokens = &lexed.tokens;
    // For each open bracket, whether it holds the arguments of a call.
    let mut calls = Vec::new();
    let mut painted: Vec<(Span, Kind)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map(|token| token.kind);
        let before = at.checked_sub(1).map(|before| tokens[before].kind);
        let kind = match token.kind {
            TokenKind::Text => Kind::Text,
            TokenKind::Int | TokenKind::Float => Kind::Number,
            TokenKind::Name if next == Some(TokenKind::LeftParenthesis) => Kind::Call,
            TokenKind::Name
                if next == Some(TokenKind::Assign)
                    && calls.last() == Some(&true)
                    && matches!(before, Some(TokenKind::LeftParenthesis | TokenKind::Comma)) =>
            {
                Kind::Argument
            }
            kind if kind.is_keyword() => Kind::Keyword,
            _ => Kind::Plain,
        };
        match token.kind {
            TokenKind::LeftParenthesis => calls.push(matches!(
                before,
                Some(TokenKind::Name | TokenKind::RightParenthesis | TokenKind::RightBracket)
            )),
            TokenKind::LeftBracket | TokenKind::LeftBrace => calls.push(false),
            TokenKind::RightParenthesis | TokenKind::RightBracket | TokenKind::RightBrace => {
                calls.pop();
            }
            _ => {}
        }
        if kind != Kind::Plain {
            painted.push((token.span, kind));
        }
    }
    painted.extend(lexed.comments.iter().map(|comment| (*comment, Kind::Comment)));
    painted.sort_by_key(|(span, _)| span.start);
    let mut colours: Vec<Colour> = Vec::new();
    let mut add = |kind: Kind, length: u32| match colours.last_mut() {
        _ if length == 0 => {}
        Some(last) if last.kind == kind => last.length += length,
        _ => colours.push(Colour { kind, length }),
    };
    let mut end = 0;
    for (span, kind) in painted {
        add(Kind::Plain, span.start - end);
        add(kind, span.end - span.start);
        end = span.end;
    }
    add(Kind::Plain, u32::try_from(code.len()).unwrap_or(u32::MAX) - end);
    colours
}

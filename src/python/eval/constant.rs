//! The values of literals.

use crate::python::syntax::ast::{Expression, ExpressionKind, Piece};
use crate::python::syntax::literal::{Literal, Mode, decode};
use crate::python::{Str, Value, float, integer::Int};

/// The value of an expression that is one literal.
pub(in crate::python) fn of_literal(source: &str, expression: &Expression) -> Option<Value> {
    let text = expression.span.text(source);
    Some(match expression.kind {
        ExpressionKind::None => Value::None,
        ExpressionKind::True => Value::Bool(true),
        ExpressionKind::False => Value::Bool(false),
        ExpressionKind::Int => int(text),
        ExpressionKind::Float => float_of(text),
        ExpressionKind::Text | ExpressionKind::Bytes => joined(source, &[Piece::Literal(expression.span)]),
        _ => return None,
    })
}

/// The value of a whole number as written.
pub(super) fn int(text: &str) -> Value {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    let radix = match digits.as_bytes().get(1).map(|c| c | 0x20) {
        Some(b'x') => 16,
        Some(b'o') => 8,
        Some(b'b') => 2,
        _ => 10,
    };
    let digits = if radix == 10 { digits.as_str() } else { &digits[2..] };
    Value::Int(Int::parse(digits, radix).unwrap_or(Int::ZERO))
}

/// The value of a number with a point or an exponent, as written.
pub(super) fn float_of(text: &str) -> Value {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    Value::Float(float::parse(&digits).unwrap_or_default())
}

/// The value of literals side by side, none of them with values in braces.
pub(in crate::python) fn joined(source: &str, pieces: &[Piece]) -> Value {
    let mut points: Vec<u32> = Vec::new();
    let mut is_bytes = false;
    for piece in pieces {
        let (body, mode) = match piece {
            Piece::Literal(span) => {
                let literal = Literal::at(source, *span);
                is_bytes |= literal.is_bytes;
                (literal.body, literal.mode())
            }
            Piece::Verbatim { span, is_raw } => {
                (*span, Mode { is_raw: *is_raw, is_bytes: false, halves_braces: true })
            }
            Piece::Replacement(_) => continue,
        };
        // The parser has read every escape before.
        let _ = decode(body.text(source), mode, |point| points.push(point));
    }
    if is_bytes {
        return Value::bytes(points.into_iter().map(|point| point as u8).collect::<Vec<u8>>());
    }
    Value::Str(Str::from_code_points(points))
}

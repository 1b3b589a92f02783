//! What an expression is, where the text of the program tells it without a run.

use super::find::Names;
use crate::python::dict::Dict;
use crate::python::eval::constant;
use crate::python::syntax::ast::{
    ArgumentKind, BinaryOperator, Expression, ExpressionKind, Item, Piece, UnaryOperator,
};
use crate::python::{Str, Value, json};

/// The longest way through variables.
const FARTHEST: usize = 16;

/// The longest text that is put together.
const LONGEST: usize = 1 << 16;

/// The expression behind variables: where the value itself stands.
pub(super) fn resolve<'t>(names: &Names<'t>, mut value: &'t Expression) -> &'t Expression {
    for _ in 0..FARTHEST {
        match value.kind {
            ExpressionKind::Name => match names.value(value.span) {
                Some(next) => value = next,
                None => return value,
            },
            _ => return value,
        }
    }
    value
}

/// The value of an expression.
pub(super) fn fold(names: &Names<'_>, value: &Expression) -> Option<Value> {
    // Each step through a variable costs one; the tree itself is not deep.
    fold_within(names, value, FARTHEST)
}

fn fold_within(names: &Names<'_>, value: &Expression, steps: usize) -> Option<Value> {
    names.spend()?;
    let one = |value: &Expression| fold_within(names, value, steps);
    let all = |items: &[Expression]| items.iter().map(one).collect::<Option<Vec<Value>>>();
    match &value.kind {
        ExpressionKind::Name => fold_within(names, names.value(value.span)?, steps.checked_sub(1)?),
        ExpressionKind::List(items) => Some(Value::list(all(items)?)),
        ExpressionKind::Tuple(items) => Some(Value::tuple(all(items)?)),
        ExpressionKind::Dict(items) => {
            let mut dict = Dict::new();
            for item in items {
                let Item::Pair(key, value) = item else { return None };
                dict.insert(one(key)?, one(value)?).ok()?;
            }
            Some(Value::dict(dict))
        }
        ExpressionKind::Unary(UnaryOperator::Minus, operand) => match one(operand)? {
            Value::Int(number) => Some(Value::Int(number.negate())),
            Value::Float(number) => Some(Value::Float(-number)),
            _ => None,
        },
        ExpressionKind::Binary(pair, BinaryOperator::Add, _) => match (one(&pair[0])?, one(&pair[1])?) {
            (Value::Str(left), Value::Str(right)) if left.len() + right.len() < LONGEST => {
                Some(Value::Str(left.concat(&right)))
            }
            _ => None,
        },
        ExpressionKind::Joined(pieces) => {
            if pieces.iter().all(|piece| matches!(piece, Piece::Literal(_))) {
                return Some(constant::joined(names.source, pieces));
            }
            let mut text = Str::from("");
            for piece in pieces {
                let part = match piece {
                    Piece::Replacement(field) => {
                        if field.echo.is_some() || field.conversion.is_some() || !field.spec.is_empty() {
                            return None;
                        }
                        one(&field.value)?.to_str().ok()?
                    }
                    fixed => match constant::joined(names.source, std::slice::from_ref(fixed)) {
                        Value::Str(text) => text,
                        _ => return None,
                    },
                };
                if text.len() + part.len() > LONGEST {
                    return None;
                }
                text = text.concat(&part);
            }
            Some(Value::Str(text))
        }
        ExpressionKind::Call(function, arguments) if names.is_dumps(function) => match &arguments[..] {
            [only] if only.kind == ArgumentKind::Positional => {
                json::dumps(&one(&only.value)?, &json::Format::default()).ok().map(Value::Str)
            }
            _ => None,
        },
        _ => constant::of_literal(names.source, value),
    }
}

//! The parts of statements and expressions, for whoever looks through all of a program.

use super::ast::{Expression, ExpressionKind, Item, Piece, Statement, StatementKind};

/// The blocks of a statement.
pub fn blocks<'t>(statement: &'t Statement, mut each: impl FnMut(&'t [Statement])) {
    match &statement.kind {
        StatementKind::For { body, otherwise, .. } => {
            each(body);
            each(otherwise);
        }
        StatementKind::If { branches, otherwise } => {
            branches.iter().for_each(|(_, body)| each(body));
            each(otherwise);
        }
        StatementKind::Try { body, handlers, otherwise, finally } => {
            each(body);
            handlers.iter().for_each(|handler| each(&handler.body));
            each(otherwise);
            each(finally);
        }
        StatementKind::With { body, .. } => each(body),
        _ => {}
    }
}

/// The expressions of a statement, those of its blocks apart.
pub fn expressions<'t>(statement: &'t Statement, mut each: impl FnMut(&'t Expression)) {
    match &statement.kind {
        StatementKind::Expression(value) => each(value),
        StatementKind::Assign { targets, value } => {
            each(value);
            targets.iter().for_each(each);
        }
        StatementKind::Augment { target, value, .. } => {
            each(target);
            each(value);
        }
        StatementKind::Delete(targets) => targets.iter().for_each(each),
        StatementKind::For { target, iterable, .. } => {
            each(target);
            each(iterable);
        }
        StatementKind::If { branches, .. } => branches.iter().for_each(|(test, _)| each(test)),
        StatementKind::Try { handlers, .. } => {
            handlers.iter().filter_map(|h| h.types.as_ref()).for_each(each)
        }
        StatementKind::With { items, .. } => {
            for (value, target) in items {
                each(value);
                target.iter().for_each(&mut each);
            }
        }
        StatementKind::Assert(test, message) => {
            each(test);
            message.iter().for_each(|message| each(message));
        }
        StatementKind::Raise(value) => value.iter().for_each(each),
        _ => {}
    }
}

/// The parts of an expression.
pub fn children<'t>(value: &'t Expression, each: &mut dyn FnMut(&'t Expression)) {
    match &value.kind {
        ExpressionKind::Joined(pieces) => pieces_of(pieces, each),
        ExpressionKind::List(items)
        | ExpressionKind::Tuple(items)
        | ExpressionKind::Set(items)
        | ExpressionKind::And(items)
        | ExpressionKind::Or(items) => items.iter().for_each(each),
        ExpressionKind::Dict(items) => {
            for item in items {
                match item {
                    Item::Pair(key, value) => {
                        each(key);
                        each(value);
                    }
                    Item::Unpack(value) => each(value),
                }
            }
        }
        ExpressionKind::Starred(value)
        | ExpressionKind::Attribute(value, _)
        | ExpressionKind::Unary(_, value) => each(value),
        ExpressionKind::Index(pair) | ExpressionKind::Binary(pair, ..) => pair.iter().for_each(each),
        ExpressionKind::Slice(value, parts) => {
            each(value);
            parts.iter().flatten().for_each(each);
        }
        ExpressionKind::Call(function, arguments) => {
            each(function);
            arguments.iter().for_each(|argument| each(&argument.value));
        }
        ExpressionKind::Compare(first, rest) => {
            each(first);
            rest.iter().for_each(|(_, value)| each(value));
        }
        ExpressionKind::Conditional(parts) => parts.iter().for_each(each),
        _ => {}
    }
}

fn pieces_of<'t>(pieces: &'t [Piece], each: &mut dyn FnMut(&'t Expression)) {
    for piece in pieces {
        if let Piece::Replacement(field) = piece {
            each(&field.value);
            pieces_of(&field.spec, each);
        }
    }
}

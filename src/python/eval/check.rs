//! What a program names and the playground does not have, found before anything is sent.

use super::modules;
use crate::python::syntax::ast::{
    Argument, ArgumentKind, Expression, ExpressionKind, Item, Piece, Program, Statement, StatementKind,
};
use crate::python::syntax::literal::Literal;
use crate::python::syntax::{Fault, ProgramError, Span};
use std::collections::HashSet;

/// Finds the first name that is not available.
pub(super) fn check(source: &str, program: &Program) -> Result<(), ProgramError> {
    let mut checker = Checker { source, assigned: HashSet::new(), found: None };
    checker.collect(&program.body);
    checker.block(&program.body);
    match checker.found {
        Some((fault, span)) => Err(ProgramError::new(source, fault, span)),
        None => Ok(()),
    }
}

struct Checker<'a> {
    source: &'a str,
    /// Names that the program gives a value to: Python's own no longer count.
    assigned: HashSet<&'a str>,
    found: Option<(Fault, Span)>,
}

impl<'a> Checker<'a> {
    fn refuse(&mut self, fault: Fault, span: Span) {
        self.found.get_or_insert((fault, span));
    }

    fn text(&self, span: Span) -> &'a str {
        span.text(self.source)
    }

    fn collect_target(&mut self, target: &Expression) {
        match &target.kind {
            ExpressionKind::Name => {
                self.assigned.insert(self.text(target.span));
            }
            ExpressionKind::Tuple(items) | ExpressionKind::List(items) => {
                items.iter().for_each(|item| self.collect_target(item));
            }
            _ => {}
        }
    }

    fn collect(&mut self, body: &[Statement]) {
        for statement in body {
            match &statement.kind {
                StatementKind::Assign { targets, .. } => targets.iter().for_each(|t| self.collect_target(t)),
                StatementKind::For { target, .. } => self.collect_target(target),
                StatementKind::With { items, .. } => {
                    items
                        .iter()
                        .filter_map(|(_, target)| target.as_ref())
                        .for_each(|t| self.collect_target(t));
                }
                StatementKind::Import(imports) | StatementKind::ImportFrom { names: imports, .. } => {
                    for import in imports {
                        self.assigned.insert(self.text(import.alias.unwrap_or(import.name)));
                    }
                }
                _ => {}
            }
            blocks(statement, |block| self.collect(block));
        }
    }

    fn block(&mut self, body: &[Statement]) {
        for statement in body {
            self.statement(statement);
            blocks(statement, |block| self.block(block));
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Import(imports) => {
                for import in imports {
                    self.module(import.name);
                }
            }
            StatementKind::ImportFrom { module, names } => {
                self.module(*module);
                for import in names {
                    self.member(*module, import.name);
                }
            }
            _ => expressions(statement, |value| self.value(value)),
        }
    }

    fn module(&mut self, name: Span) {
        let text = self.text(name);
        if modules::module(text).is_none() {
            self.refuse(Fault::UnavailableModule(text.to_owned()), name);
        }
    }

    fn member(&mut self, module: Span, name: Span) {
        let text = self.text(name);
        if modules::module_member(self.text(module), text).is_none() {
            self.refuse(Fault::UnavailableName(text.to_owned()), name);
        }
    }

    fn value(&mut self, value: &Expression) {
        match &value.kind {
            ExpressionKind::Name => {
                let name = self.text(value.span);
                if modules::is_unavailable(name) && !self.assigned.contains(name) {
                    self.refuse(Fault::UnavailableName(name.to_owned()), value.span);
                }
            }
            ExpressionKind::Attribute(_, name) if modules::is_unavailable_attribute(self.text(*name)) => {
                self.refuse(Fault::UnavailableName(format!(".{}", self.text(*name))), *name);
            }
            ExpressionKind::Call(function, arguments) => self.open_mode(function, arguments),
            _ => {}
        }
        children(value, &mut |child| self.value(child));
    }

    /// Files are read and not written: `open(name, 'w')` says so before the program runs.
    fn open_mode(&mut self, function: &Expression, arguments: &[Argument]) {
        if !matches!(function.kind, ExpressionKind::Name) || self.text(function.span) != "open" {
            return;
        }
        let is_mode = |(place, argument): &(usize, &Argument)| match argument.kind {
            ArgumentKind::Positional => *place == 1,
            ArgumentKind::Keyword(name) => self.text(name) == "mode",
            _ => false,
        };
        if let Some((_, mode)) = arguments.iter().enumerate().find(is_mode)
            && matches!(mode.value.kind, ExpressionKind::Text)
        {
            let body = Literal::at(self.source, mode.value.span).body;
            if self.text(body).contains(['w', 'a', 'x', '+']) {
                self.refuse(Fault::Unavailable("writing a file"), mode.value.span);
            }
        }
    }
}

/// The blocks of a statement.
fn blocks<'t>(statement: &'t Statement, mut each: impl FnMut(&'t [Statement])) {
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
fn expressions<'t>(statement: &'t Statement, mut each: impl FnMut(&'t Expression)) {
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
            message.iter().for_each(each);
        }
        StatementKind::Raise(value) => value.iter().for_each(each),
        _ => {}
    }
}

/// The parts of an expression.
fn children<'t>(value: &'t Expression, each: &mut dyn FnMut(&'t Expression)) {
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

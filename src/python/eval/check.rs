//! What a program names and the playground does not have, found before anything is sent.

use super::modules;
use crate::locale::key;
use crate::python::syntax::ast::{
    Argument, ArgumentKind, Expression, ExpressionKind, Program, Statement, StatementKind,
};
use crate::python::syntax::literal::Literal;
use crate::python::syntax::walk::{blocks, children, expressions};
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
                self.refuse(Fault::Unavailable(key!("py-file-writing")), mode.value.span);
            }
        }
    }
}

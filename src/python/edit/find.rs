//! The calls of `requests` in a program, and what its variables hold.

use super::Which;
use crate::python::requests::call::is_sending;
use crate::python::syntax::Span;
use crate::python::syntax::ast::{
    Argument, ArgumentKind, Expression, ExpressionKind, Import, Program, Statement, StatementKind,
};
use crate::python::syntax::walk::{blocks, children, expressions};
use std::cell::Cell;
use std::collections::HashMap;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Requests,
    Json,
    /// A function of `requests`: the name that it has there.
    Function(Span),
    SessionClass,
    Session,
}

/// A program and what its names stand for.
pub(super) struct Names<'t> {
    pub source: &'t str,
    meanings: HashMap<&'t str, Meaning>,
    /// For each name the values that it is given, and `None` for each way that hides the value.
    values: HashMap<&'t str, Vec<Option<&'t Expression>>>,
    calls: Vec<Call<'t>>,
    /// How much may still be looked at: variables that use one another can multiply.
    budget: Cell<usize>,
    /// Names of functions that are imported, where they stand in the import.
    pub imports: Vec<Span>,
}

/// A call that sends a request.
#[derive(Clone, Copy)]
pub(super) struct Call<'t> {
    /// The word that names the function: `put` in `requests.put`.
    pub function: Span,
    /// The function's own name.
    pub name: &'t str,
    /// Whether the word is a name by itself, and not an attribute.
    pub is_imported: bool,
    pub arguments: &'t [Argument],
    /// All of it.
    pub span: Span,
}

impl<'t> Call<'t> {
    /// The argument of this name, or at this place.
    pub fn argument(&self, source: &str, name: &str) -> Option<&'t Argument> {
        let place = match (self.name, name) {
            ("request", "method") => Some(0),
            ("request", "url") => Some(1),
            (_, "url") => Some(0),
            ("put" | "patch" | "post", "data") | ("get", "params") => Some(1),
            ("post", "json") => Some(2),
            _ => None,
        };
        let is_plain = |argument: &Argument| argument.kind == ArgumentKind::Positional;
        let by_place = place.filter(|place| self.arguments.iter().take(place + 1).all(is_plain));
        by_place.and_then(|place| self.arguments.get(place)).or_else(|| {
            self.arguments.iter().find(|argument| match argument.kind {
                ArgumentKind::Keyword(own) => own.text(source) == name,
                _ => false,
            })
        })
    }

    /// Whether arguments come in a way that hides their names.
    pub fn is_hidden(&self) -> bool {
        let hides =
            |argument: &Argument| matches!(argument.kind, ArgumentKind::Star | ArgumentKind::DoubleStar);
        self.arguments.iter().any(hides)
    }
}

impl<'t> Names<'t> {
    /// Reads a program through.
    pub fn new(source: &'t str, program: &'t Program) -> Self {
        let mut names = Self {
            source,
            meanings: HashMap::new(),
            values: HashMap::new(),
            calls: Vec::new(),
            budget: Cell::new(100_000),
            imports: Vec::new(),
        };
        names.block(&program.body);
        names
    }

    /// Counts one look; `None` when there were too many.
    pub fn spend(&self) -> Option<()> {
        self.budget.set(self.budget.get().checked_sub(1)?);
        Some(())
    }

    /// The call that is meant.
    pub fn call(&self, which: Which) -> Option<Call<'t>> {
        match which {
            Which::First => self.calls.first().copied(),
            Which::Last => self.calls.last().copied(),
        }
    }

    /// How many calls there are.
    pub fn count(&self) -> usize {
        self.calls.len()
    }

    fn text(&self, span: Span) -> &'t str {
        span.text(self.source)
    }

    fn meaning(&self, value: &Expression) -> Option<Meaning> {
        match &value.kind {
            ExpressionKind::Name => self.meanings.get(self.text(value.span)).copied(),
            _ => None,
        }
    }

    /// Whether an expression makes a session.
    fn is_session(&self, value: &Expression) -> bool {
        let ExpressionKind::Call(function, _) = &value.kind else {
            return false;
        };
        match &function.kind {
            ExpressionKind::Attribute(module, name) => {
                self.meaning(module) == Some(Meaning::Requests)
                    && matches!(self.text(*name), "Session" | "session")
            }
            _ => self.meaning(function) == Some(Meaning::SessionClass),
        }
    }

    /// Whether a call is `json.dumps`.
    pub fn is_dumps(&self, function: &Expression) -> bool {
        match &function.kind {
            ExpressionKind::Attribute(module, name) => {
                self.meaning(module) == Some(Meaning::Json) && self.text(*name) == "dumps"
            }
            _ => false,
        }
    }

    /// The only value that a name is ever given, if nothing changes it.
    pub fn value(&self, name: Span) -> Option<&'t Expression> {
        match self.values.get(self.text(name))?.as_slice() {
            [value] => *value,
            _ => None,
        }
    }

    fn block(&mut self, body: &'t [Statement]) {
        for statement in body {
            expressions(statement, |value| self.look(value));
            self.statement(statement);
            blocks(statement, |block| self.block(block));
        }
    }

    fn statement(&mut self, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Assign { targets, value } => {
                for target in targets {
                    let is_only = targets.len() == 1;
                    self.assign(target, is_only.then_some(value));
                    if self.is_session(value) && matches!(target.kind, ExpressionKind::Name) {
                        self.meanings.insert(self.text(target.span), Meaning::Session);
                    }
                }
            }
            StatementKind::Augment { target, .. } | StatementKind::For { target, .. } => {
                self.assign(target, None)
            }
            StatementKind::Delete(targets) => targets.iter().for_each(|target| self.assign(target, None)),
            StatementKind::With { items, .. } => {
                for (value, target) in items {
                    let Some(target) = target else { continue };
                    self.assign(target, Some(value));
                    if self.is_session(value) {
                        self.meanings.insert(self.text(target.span), Meaning::Session);
                    }
                }
            }
            StatementKind::Import(imports) => {
                for Import { name, alias } in imports {
                    let meaning = match self.text(*name) {
                        "requests" => Meaning::Requests,
                        "json" => Meaning::Json,
                        _ => continue,
                    };
                    self.meanings.insert(self.text(alias.unwrap_or(*name)), meaning);
                }
            }
            StatementKind::ImportFrom { module, names } if self.text(*module) == "requests" => {
                for Import { name, alias } in names {
                    let meaning = match self.text(*name) {
                        "Session" => Meaning::SessionClass,
                        function if is_sending(function) => Meaning::Function(*name),
                        _ => continue,
                    };
                    self.meanings.insert(self.text(alias.unwrap_or(*name)), meaning);
                    self.imports.push(*name);
                }
            }
            _ => {}
        }
    }

    /// Notes what a target is given. What changes a part of a value hides the value.
    fn assign(&mut self, target: &'t Expression, value: Option<&'t Expression>) {
        match &target.kind {
            ExpressionKind::Name => self.values.entry(self.text(target.span)).or_default().push(value),
            ExpressionKind::Attribute(owner, _) => self.assign(owner, None),
            ExpressionKind::Index(pair) => self.assign(&pair[0], None),
            ExpressionKind::Tuple(items) | ExpressionKind::List(items) => {
                items.iter().for_each(|item| self.assign(item, None));
            }
            _ => {}
        }
    }

    /// Finds calls: those that send, and those of methods that may change what a name holds.
    fn look(&mut self, value: &'t Expression) {
        children(value, &mut |child| self.look(child));
        let ExpressionKind::Call(function, arguments) = &value.kind else {
            return;
        };
        let found = match &function.kind {
            ExpressionKind::Attribute(owner, name) => {
                let is_owner = matches!(self.meaning(owner), Some(Meaning::Requests | Meaning::Session));
                if !is_owner
                    && !matches!(
                        self.text(*name),
                        "get" | "items" | "keys" | "values" | "copy" | "format" | "join"
                    )
                {
                    self.assign(owner, None);
                }
                (is_owner && is_sending(self.text(*name))).then_some((*name, self.text(*name), false))
            }
            _ => match self.meaning(function) {
                Some(Meaning::Function(name)) => Some((function.span, self.text(name), true)),
                _ => None,
            },
        };
        if let Some((function, name, is_imported)) = found {
            self.calls.push(Call { function, name, is_imported, arguments, span: value.span });
        }
    }
}

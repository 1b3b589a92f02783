//! What a browser keeps from a program, or does in its place: said once a run, and only of what the program looks at.

use crate::http::{Response, Visibility};
use crate::locale::tr;
use crate::python::syntax::ast::{Expression, ExpressionKind, Statement};
use crate::python::syntax::{parse, walk};

/// What a program looks at, and what was said of that.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    headers: bool,
    cookies: bool,
    said: Vec<String>,
}

impl Remarks {
    /// Of a program that looks at what its code names.
    pub(super) fn of(code: &str) -> Self {
        let mut remarks = Self::default();
        if let Ok(program) = parse(code) {
            remarks.look(code, &program.body);
        }
        remarks
    }

    fn look(&mut self, code: &str, body: &[Statement]) {
        for statement in body {
            walk::expressions(statement, |value| self.look_at(code, value));
            walk::blocks(statement, |block| self.look(code, block));
        }
    }

    fn look_at(&mut self, code: &str, value: &Expression) {
        if let ExpressionKind::Attribute(_, name) = &value.kind {
            match name.text(code) {
                "headers" => self.headers = true,
                "cookies" => self.cookies = true,
                _ => {}
            }
        }
        walk::children(value, &mut |part| self.look_at(code, part));
    }

    /// What an answer gives cause to say.
    pub(super) fn on(&self, response: &Response) -> Vec<&'static str> {
        let notes = [
            (response.redirected, tr("run-redirected")),
            (self.headers, tr("run-sorted")),
            (self.headers && response.visibility == Visibility::CrossOrigin, tr("run-hidden")),
            (self.cookies, tr("run-cookies")),
        ];
        notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
    }

    /// The note, the first time.
    pub(super) fn once(&mut self, note: String) -> Option<String> {
        if self.said.contains(&note) {
            return None;
        }
        self.said.push(note.clone());
        Some(note)
    }
}

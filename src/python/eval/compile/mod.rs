//! A tree to instructions.

mod blocks;
mod target;
pub(super) mod value;

use super::code::{Code, Instruction};
use crate::python::Value;
use crate::python::syntax::ast::{Program, Statement, StatementKind};
use crate::python::syntax::{Fault, ProgramError, Span};
use std::collections::HashMap;

/// The most instructions of a program. Blocks of `finally` are repeated on each way out, so nested ones multiply.
const LONGEST: usize = 1 << 20;

/// Makes the instructions of a program.
///
/// # Errors
/// The program is too long.
pub(super) fn compile(source: &str, program: &Program) -> Result<Code, ProgramError> {
    let mut compiler = Compiler { source, code: Code::default(), names: HashMap::new(), scopes: Vec::new() };
    compiler.block(&program.body);
    if compiler.code.instructions.len() > LONGEST {
        return Err(ProgramError::new(source, Fault::Long, Span::default()));
    }
    compiler.emit(Instruction::End, Span::default());
    Ok(compiler.code)
}

/// What a `break`, `continue` or the end of a block has to leave.
#[derive(Clone, Copy)]
enum Scope<'a> {
    Loop { start: u32, breaks: usize },
    Try(&'a [Statement]),
    Handler(Option<Span>),
    With,
}

struct Compiler<'a> {
    source: &'a str,
    code: Code,
    names: HashMap<&'a str, u32>,
    scopes: Vec<Scope<'a>>,
}

/// A jump whose aim is not known yet.
const LATER: u32 = u32::MAX;

impl<'a> Compiler<'a> {
    fn emit(&mut self, instruction: Instruction, span: Span) -> usize {
        self.code.instructions.push(instruction);
        self.code.spans.push(span);
        self.code.instructions.len() - 1
    }

    fn here(&self) -> u32 {
        self.code.instructions.len() as u32
    }

    /// Gives a jump its aim: the next instruction.
    fn land(&mut self, jump: usize) {
        let here = self.here();
        match &mut self.code.instructions[jump] {
            Instruction::Jump(aim)
            | Instruction::JumpIfFalse(aim)
            | Instruction::JumpIfTrue(aim)
            | Instruction::JumpIfFalseOrPop(aim)
            | Instruction::JumpIfTrueOrPop(aim)
            | Instruction::Next(aim)
            | Instruction::Try(aim) => *aim = here,
            _ => {}
        }
    }

    fn text(&self, span: Span) -> &'a str {
        span.text(self.source)
    }

    fn name(&mut self, span: Span) -> u32 {
        let name = self.text(span);
        if let Some(index) = self.names.get(name) {
            return *index;
        }
        let index = self.code.names.len() as u32;
        self.code.names.push(name.to_owned());
        self.names.insert(name, index);
        index
    }

    fn constant(&mut self, value: Value, span: Span) {
        let index = self.code.constants.len() as u32;
        self.code.constants.push(value);
        self.emit(Instruction::Constant(index), span);
    }

    fn block(&mut self, body: &'a [Statement]) {
        for statement in body {
            // What is too long is refused; until then it must not grow without end.
            if self.code.instructions.len() <= LONGEST {
                self.statement(statement);
            }
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Expression(value) => {
                self.value(value);
                self.emit(Instruction::Pop, span);
            }
            StatementKind::Assign { targets, value } => {
                self.value(value);
                for (index, target) in targets.iter().enumerate() {
                    if index + 1 < targets.len() {
                        self.emit(Instruction::Duplicate, span);
                    }
                    self.store(target);
                }
            }
            StatementKind::Augment { target, operator, value } => {
                self.load_augmented(target);
                self.value(value);
                self.emit(Instruction::Augment(*operator), span);
                self.store_augmented(target);
            }
            StatementKind::Delete(targets) => targets.iter().for_each(|target| self.delete(target)),
            StatementKind::Import(modules) => {
                for module in modules {
                    let name = self.name(module.name);
                    self.emit(Instruction::Import(name), span);
                    // `import a.b` gives `a`; `import a.b as c` gives `a.b`.
                    let package = self.text(module.name).split('.').next().unwrap_or_default();
                    let end = module.name.start + package.len() as u32;
                    let target = match module.alias {
                        Some(alias) => alias,
                        None => {
                            let package = Span { start: module.name.start, end };
                            let name = self.name(package);
                            self.emit(Instruction::Pop, span);
                            self.emit(Instruction::Import(name), span);
                            package
                        }
                    };
                    let target = self.name(target);
                    self.emit(Instruction::Store(target), span);
                }
            }
            StatementKind::ImportFrom { module, names } => {
                let module = self.name(*module);
                self.emit(Instruction::Import(module), span);
                for import in names {
                    let name = self.name(import.name);
                    self.emit(Instruction::ImportFrom(name), span);
                    let target = self.name(import.alias.unwrap_or(import.name));
                    self.emit(Instruction::Store(target), span);
                }
                self.emit(Instruction::Pop, span);
            }
            StatementKind::For { target, iterable, body, otherwise } => {
                self.value(iterable);
                self.emit(Instruction::Iterate, span);
                self.for_loop(target, span, body, otherwise);
            }
            StatementKind::If { branches, otherwise } => {
                let mut ends = Vec::new();
                for (test, body) in branches {
                    self.value(test);
                    let next = self.emit(Instruction::JumpIfFalse(LATER), test.span);
                    self.block(body);
                    ends.push(self.emit(Instruction::Jump(LATER), span));
                    self.land(next);
                }
                self.block(otherwise);
                ends.into_iter().for_each(|end| self.land(end));
            }
            StatementKind::Try { body, handlers, otherwise, finally } => {
                if finally.is_empty() {
                    self.try_except(body, handlers, otherwise, span);
                } else {
                    self.try_finally(body, handlers, otherwise, finally, span);
                }
            }
            StatementKind::With { items, body } => self.with(items, body, span),
            StatementKind::Assert(test, message) => {
                self.value(test);
                let passes = self.emit(Instruction::JumpIfTrue(LATER), test.span);
                if let Some(message) = message {
                    self.value(message);
                }
                self.emit(Instruction::AssertionFailed(message.is_some()), test.span);
                self.land(passes);
            }
            StatementKind::Raise(Some(value)) => {
                self.value(value);
                self.emit(Instruction::Raise, span);
            }
            StatementKind::Raise(None) => {
                self.emit(Instruction::Reraise, span);
            }
            StatementKind::Pass => {}
            StatementKind::Break => self.leave_loop(true, span),
            StatementKind::Continue => self.leave_loop(false, span),
        }
    }
}

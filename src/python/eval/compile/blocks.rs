//! Loops, `try` and `with`: what a way out of a block has to leave.

use super::{Compiler, LATER, Scope};
use crate::python::Value;
use crate::python::eval::code::Instruction;
use crate::python::syntax::Span;
use crate::python::syntax::ast::{Expression, Handler, Statement};

impl<'a> Compiler<'a> {
    pub(super) fn for_loop(
        &mut self,
        target: &'a Expression,
        span: Span,
        body: &'a [Statement],
        otherwise: &'a [Statement],
    ) {
        let start = self.here();
        let next = self.emit(Instruction::Next(LATER), span);
        self.store(target);
        // Breaks jump to a jump that stands here, so that their aim is known.
        let over = self.emit(Instruction::Jump(LATER), span);
        let breaks = self.emit(Instruction::Jump(LATER), span);
        self.land(over);
        self.scopes.push(Scope::Loop { start, breaks });
        self.block(body);
        self.scopes.pop();
        self.emit(Instruction::Jump(start), span);
        self.land(next);
        self.block(otherwise);
        self.land(breaks);
    }

    /// Leaves all that is open inside of the innermost loop, then jumps.
    pub(super) fn leave_loop(&mut self, is_break: bool, span: Span) {
        let scopes = self.scopes.clone();
        for (index, scope) in scopes.iter().enumerate().rev() {
            match scope {
                Scope::Loop { start, breaks } => {
                    if is_break {
                        self.emit(Instruction::Pop, span);
                    }
                    let aim = if is_break { *breaks as u32 } else { *start };
                    self.emit(Instruction::Jump(aim), span);
                    break;
                }
                Scope::Try(finally) => {
                    self.emit(Instruction::EndTry, span);
                    // The block runs outside of the scopes that are left.
                    self.scopes.truncate(index);
                    self.block(finally);
                }
                Scope::Handler(name) => {
                    self.emit(Instruction::EndHandler, span);
                    self.unbind(*name, span);
                }
                Scope::With => {
                    self.emit(Instruction::EndTry, span);
                    self.emit(Instruction::Exit, span);
                }
            }
        }
        self.scopes = scopes;
    }

    /// The name of an `except … as name` is gone behind the handler.
    fn unbind(&mut self, name: Option<Span>, span: Span) {
        if let Some(name) = name {
            let name = self.name(name);
            self.constant(Value::None, span);
            self.emit(Instruction::Store(name), span);
            self.emit(Instruction::Delete(name), span);
        }
    }

    pub(super) fn try_except(
        &mut self,
        body: &'a [Statement],
        handlers: &'a [Handler],
        otherwise: &'a [Statement],
        span: Span,
    ) {
        let guard = self.emit(Instruction::Try(LATER), span);
        self.scopes.push(Scope::Try(&[]));
        self.block(body);
        self.scopes.pop();
        self.emit(Instruction::EndTry, span);
        self.block(otherwise);
        let mut ends = vec![self.emit(Instruction::Jump(LATER), span)];
        self.land(guard);
        for handler in handlers {
            let mut next = None;
            if let Some(types) = &handler.types {
                self.value(types);
                self.emit(Instruction::Catches, types.span);
                next = Some(self.emit(Instruction::JumpIfFalse(LATER), types.span));
            }
            if let Some(name) = handler.name {
                let name = self.name(name);
                self.emit(Instruction::Handled, span);
                self.emit(Instruction::Store(name), span);
            }
            self.handler(handler, span);
            ends.push(self.emit(Instruction::Jump(LATER), span));
            if let Some(next) = next {
                self.land(next);
            }
        }
        self.emit(Instruction::Reraise, span);
        ends.into_iter().for_each(|end| self.land(end));
    }

    /// The block of a handler. Its name is unbound on every way out, by an exception too.
    fn handler(&mut self, handler: &'a Handler, span: Span) {
        let guard = handler.name.map(|_| self.emit(Instruction::Try(LATER), span));
        self.scopes.push(Scope::Handler(handler.name));
        if guard.is_some() {
            self.scopes.push(Scope::Try(&[]));
        }
        self.block(&handler.body);
        if let Some(guard) = guard {
            self.scopes.pop();
            self.emit(Instruction::EndTry, span);
            let over = self.emit(Instruction::Jump(LATER), span);
            self.land(guard);
            self.unbind(handler.name, span);
            self.emit(Instruction::Reraise, span);
            self.land(over);
        }
        self.scopes.pop();
        self.emit(Instruction::EndHandler, span);
        self.unbind(handler.name, span);
    }

    pub(super) fn try_finally(
        &mut self,
        body: &'a [Statement],
        handlers: &'a [Handler],
        otherwise: &'a [Statement],
        finally: &'a [Statement],
        span: Span,
    ) {
        let guard = self.emit(Instruction::Try(LATER), span);
        self.scopes.push(Scope::Try(finally));
        if handlers.is_empty() {
            self.block(body);
        } else {
            self.try_except(body, handlers, otherwise, span);
        }
        self.scopes.pop();
        self.emit(Instruction::EndTry, span);
        self.block(finally);
        let end = self.emit(Instruction::Jump(LATER), span);
        self.land(guard);
        self.scopes.push(Scope::Handler(None));
        self.block(finally);
        self.scopes.pop();
        self.emit(Instruction::Reraise, span);
        self.land(end);
    }

    pub(super) fn with(
        &mut self,
        items: &'a [(Expression, Option<Expression>)],
        body: &'a [Statement],
        span: Span,
    ) {
        let Some(((value, target), inner)) = items.split_first() else {
            return self.block(body);
        };
        self.value(value);
        self.emit(Instruction::Enter, span);
        let guard = self.emit(Instruction::Try(LATER), span);
        self.scopes.push(Scope::With);
        if let Some(target) = target {
            self.emit(Instruction::Duplicate, span);
            self.store(target);
        }
        self.with(inner, body, span);
        self.scopes.pop();
        self.emit(Instruction::EndTry, span);
        self.emit(Instruction::Exit, span);
        let end = self.emit(Instruction::Jump(LATER), span);
        self.land(guard);
        self.emit(Instruction::Exit, span);
        self.emit(Instruction::Reraise, span);
        self.land(end);
    }
}

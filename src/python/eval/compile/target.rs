//! What stands left of `=` and behind `del`.

use super::Compiler;
use crate::python::eval::code::Instruction;
use crate::python::syntax::ast::{Expression, ExpressionKind};

impl<'a> Compiler<'a> {
    /// Takes the top value.
    pub(super) fn store(&mut self, target: &'a Expression) {
        let span = target.span;
        match &target.kind {
            ExpressionKind::Name => {
                let name = self.name(span);
                self.emit(Instruction::Store(name), span);
            }
            ExpressionKind::Attribute(value, name) => {
                self.value(value);
                let name = self.name(*name);
                self.emit(Instruction::SetAttribute(name), span);
            }
            ExpressionKind::Index(pair) => {
                self.value(&pair[0]);
                self.value(&pair[1]);
                let at = self.emit(Instruction::SetIndex, span);
                self.anchor_index(at, &pair[0], &pair[1]);
            }
            ExpressionKind::Tuple(items) | ExpressionKind::List(items) => {
                self.emit(Instruction::Unpack(items.len() as u32), span);
                items.iter().for_each(|item| self.store(item));
            }
            // The parser lets no other target through.
            _ => {}
        }
    }

    pub(super) fn load_augmented(&mut self, target: &'a Expression) {
        let span = target.span;
        match &target.kind {
            ExpressionKind::Attribute(value, name) => {
                self.value(value);
                self.emit(Instruction::Duplicate, span);
                let name = self.name(*name);
                self.emit(Instruction::Attribute(name), span);
            }
            ExpressionKind::Index(pair) => {
                self.value(&pair[0]);
                self.value(&pair[1]);
                self.emit(Instruction::DuplicateTwo, span);
                let at = self.emit(Instruction::Index, span);
                self.anchor_index(at, &pair[0], &pair[1]);
            }
            _ => self.value(target),
        }
    }

    pub(super) fn store_augmented(&mut self, target: &'a Expression) {
        let span = target.span;
        match &target.kind {
            // The value stands above its owner, where a plain assignment has it below.
            ExpressionKind::Attribute(_, name) => {
                self.emit(Instruction::Sink(1), span);
                let name = self.name(*name);
                self.emit(Instruction::SetAttribute(name), span);
            }
            ExpressionKind::Index(pair) => {
                self.emit(Instruction::Sink(2), span);
                let at = self.emit(Instruction::SetIndex, span);
                self.anchor_index(at, &pair[0], &pair[1]);
            }
            _ => self.store(target),
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expression) {
        let span = target.span;
        match &target.kind {
            ExpressionKind::Attribute(value, name) => {
                self.value(value);
                let name = self.name(*name);
                self.emit(Instruction::DeleteAttribute(name), span);
            }
            ExpressionKind::Index(pair) => {
                self.value(&pair[0]);
                self.value(&pair[1]);
                let at = self.emit(Instruction::DeleteIndex, span);
                self.anchor_index(at, &pair[0], &pair[1]);
            }
            _ => {
                let name = self.name(span);
                self.emit(Instruction::Delete(name), span);
            }
        }
    }
}

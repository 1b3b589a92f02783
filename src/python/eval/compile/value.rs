//! Expressions: each leaves one value on the stack.

use super::{Compiler, LATER};
use crate::python::Value;
use crate::python::eval::code::{Argument, Display, Instruction};
use crate::python::eval::constant::{float_of, int, joined};
use crate::python::syntax::Span;
use crate::python::syntax::ast::{
    ArgumentKind, Expression, ExpressionKind, Item, Piece, Replacement, UnaryOperator,
};

impl<'a> Compiler<'a> {
    /// Pushes the value of an expression.
    pub(super) fn value(&mut self, expression: &'a Expression) {
        let span = expression.span;
        match &expression.kind {
            ExpressionKind::None => self.constant(Value::None, span),
            ExpressionKind::True => self.constant(Value::Bool(true), span),
            ExpressionKind::False => self.constant(Value::Bool(false), span),
            ExpressionKind::Int => self.constant(int(self.text(span)), span),
            ExpressionKind::Float => self.constant(float_of(self.text(span)), span),
            ExpressionKind::Text | ExpressionKind::Bytes => {
                let value = joined(self.source, &[Piece::Literal(span)]);
                self.constant(value, span);
            }
            ExpressionKind::Joined(pieces) => self.joined(pieces, span),
            ExpressionKind::Name => {
                let name = self.name(span);
                self.emit(Instruction::Load(name), span);
            }
            ExpressionKind::List(items) => self.display(Display::List, items, span),
            ExpressionKind::Tuple(items) => self.display(Display::Tuple, items, span),
            ExpressionKind::Set(items) => self.display(Display::Set, items, span),
            ExpressionKind::Dict(items) => {
                let mut stars = Vec::with_capacity(items.len());
                for item in items {
                    match item {
                        Item::Pair(key, value) => {
                            self.value(key);
                            self.value(value);
                        }
                        Item::Unpack(mapping) => self.value(mapping),
                    }
                    stars.push(matches!(item, Item::Unpack(_)));
                }
                self.build(Display::Dict, stars, span);
            }
            ExpressionKind::Starred(value) => self.value(value),
            ExpressionKind::Attribute(value, name) => {
                self.value(value);
                let name = self.name(*name);
                self.emit(Instruction::Attribute(name), span);
            }
            ExpressionKind::Index(pair) => {
                self.value(&pair[0]);
                self.value(&pair[1]);
                let at = self.emit(Instruction::Index, span);
                self.anchor_index(at, &pair[0], &pair[1]);
            }
            ExpressionKind::Slice(value, parts) => {
                self.value(value);
                for part in parts.iter() {
                    match part {
                        Some(part) => self.value(part),
                        None => self.constant(Value::None, span),
                    }
                }
                self.emit(Instruction::Slice, span);
            }
            ExpressionKind::Call(function, arguments) => {
                let method = match &function.kind {
                    ExpressionKind::Attribute(value, name) => {
                        self.value(value);
                        Some(self.name(*name))
                    }
                    _ => {
                        self.value(function);
                        None
                    }
                };
                let mut shape = Vec::with_capacity(arguments.len());
                for argument in arguments {
                    self.value(&argument.value);
                    shape.push(match argument.kind {
                        ArgumentKind::Positional => Argument::Positional,
                        ArgumentKind::Keyword(name) => Argument::Keyword(self.name(name)),
                        ArgumentKind::Star => Argument::Star,
                        ArgumentKind::DoubleStar => Argument::DoubleStar,
                    });
                }
                let call = self.code.calls.len() as u32;
                self.code.calls.push(shape);
                let instruction = match method {
                    Some(name) => Instruction::CallMethod(name, call),
                    None => Instruction::Call(call),
                };
                self.emit(instruction, span);
            }
            ExpressionKind::Unary(operator, operand) => {
                self.value(operand);
                self.emit(Instruction::Unary(*operator), span);
            }
            ExpressionKind::Binary(pair, operator, place) => {
                self.value(&pair[0]);
                self.value(&pair[1]);
                let at = self.emit(Instruction::Binary(*operator), span);
                self.code.anchors.push((at as u32, *place));
            }
            ExpressionKind::And(values) => self.shortcut(values, Instruction::JumpIfFalseOrPop(LATER)),
            ExpressionKind::Or(values) => self.shortcut(values, Instruction::JumpIfTrueOrPop(LATER)),
            ExpressionKind::Compare(first, rest) => {
                self.value(first);
                let mut ends = Vec::new();
                for (index, (comparison, value)) in rest.iter().enumerate() {
                    self.value(value);
                    let is_last = index + 1 == rest.len();
                    if !is_last {
                        // The value is the left side of the next comparison.
                        self.emit(Instruction::Duplicate, span);
                        self.emit(Instruction::Sink(2), span);
                    }
                    self.emit(Instruction::Compare(*comparison), span);
                    if !is_last {
                        ends.push(self.emit(Instruction::JumpIfFalseOrPop(LATER), span));
                    }
                }
                if !ends.is_empty() {
                    let over = self.emit(Instruction::Jump(LATER), span);
                    ends.into_iter().for_each(|end| self.land(end));
                    self.emit(Instruction::Sink(1), span);
                    self.emit(Instruction::Pop, span);
                    self.land(over);
                }
            }
            ExpressionKind::Conditional(parts) => {
                let [body, test, otherwise] = &**parts;
                self.value(test);
                let no = self.emit(Instruction::JumpIfFalse(LATER), test.span);
                self.value(body);
                let end = self.emit(Instruction::Jump(LATER), span);
                self.land(no);
                self.value(otherwise);
                self.land(end);
            }
        }
    }

    /// A traceback marks the brackets of an index otherwise than the value before them.
    pub(super) fn anchor_index(&mut self, at: usize, value: &Expression, index: &Expression) {
        let place = Span { start: value.span.end, end: index.span.end + 1 };
        self.code.anchors.push((at as u32, place));
    }

    fn shortcut(&mut self, values: &'a [Expression], jump: Instruction) {
        let mut ends = Vec::new();
        for (index, value) in values.iter().enumerate() {
            self.value(value);
            if index + 1 < values.len() {
                ends.push(self.emit(jump, value.span));
            }
        }
        ends.into_iter().for_each(|end| self.land(end));
    }

    fn display(&mut self, display: Display, items: &'a [Expression], span: Span) {
        items.iter().for_each(|item| self.value(item));
        let is_starred = |item: &Expression| matches!(item.kind, ExpressionKind::Starred(_));
        self.build(display, items.iter().map(is_starred).collect(), span);
    }

    fn build(&mut self, display: Display, stars: Vec<bool>, span: Span) {
        let index = self.code.displays.len() as u32;
        self.code.displays.push(stars);
        self.emit(Instruction::Build(display, index), span);
    }

    fn joined(&mut self, pieces: &'a [Piece], span: Span) {
        let is_fixed = |piece: &Piece| !matches!(piece, Piece::Replacement(_));
        if pieces.iter().all(is_fixed) {
            let value = joined(self.source, pieces);
            return self.constant(value, span);
        }
        let mut count = 0;
        for piece in pieces {
            match piece {
                Piece::Replacement(field) => count += self.replacement(field, span),
                fixed => {
                    let value = joined(self.source, std::slice::from_ref(fixed));
                    self.constant(value, span);
                    count += 1;
                }
            }
        }
        self.emit(Instruction::Join(count), span);
    }

    /// How many texts it pushes.
    fn replacement(&mut self, field: &'a Replacement, span: Span) -> u32 {
        let mut conversion = field.conversion;
        if let Some(echo) = field.echo {
            self.constant(Value::str(self.text(echo)), field.span);
            if field.spec.is_empty() {
                conversion = conversion.or(Some(b'r'));
            }
        }
        self.value(&field.value);
        self.joined(&field.spec, span);
        self.emit(Instruction::Format(conversion), span);
        1 + u32::from(field.echo.is_some())
    }
}

/// The operator as Python's error messages name it.
pub(in crate::python::eval) fn unary_sign(operator: UnaryOperator) -> &'static str {
    match operator {
        UnaryOperator::Minus => "-",
        UnaryOperator::Plus => "+",
        UnaryOperator::Invert => "~",
        UnaryOperator::Not => "not",
    }
}

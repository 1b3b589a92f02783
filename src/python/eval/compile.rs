//! A tree to instructions.

use super::code::{Argument, Code, Display, Instruction};
use super::constant::{float_of, int, joined};
use crate::python::Value;
use crate::python::syntax::ast::{
    ArgumentKind, Expression, ExpressionKind, Handler, Item, Piece, Program, Replacement, Statement,
    StatementKind, UnaryOperator,
};
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

    fn for_loop(
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
    fn leave_loop(&mut self, is_break: bool, span: Span) {
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

    fn try_except(
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

    fn try_finally(
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

    fn with(&mut self, items: &'a [(Expression, Option<Expression>)], body: &'a [Statement], span: Span) {
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

    /// Takes the top value.
    fn store(&mut self, target: &'a Expression) {
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

    fn load_augmented(&mut self, target: &'a Expression) {
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

    fn store_augmented(&mut self, target: &'a Expression) {
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

    fn delete(&mut self, target: &'a Expression) {
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

    /// Pushes the value of an expression.
    fn value(&mut self, expression: &'a Expression) {
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
    fn anchor_index(&mut self, at: usize, value: &Expression, index: &Expression) {
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
pub(super) fn unary_sign(operator: UnaryOperator) -> &'static str {
    match operator {
        UnaryOperator::Minus => "-",
        UnaryOperator::Plus => "+",
        UnaryOperator::Invert => "~",
        UnaryOperator::Not => "not",
    }
}

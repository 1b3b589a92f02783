//! What each instruction does.

use super::{Block, Flow, Machine, Step, Waiting};
use crate::python::dict::{Dict, Set};
use crate::python::eval::attributes::{attribute, items_of, merge, set_attribute};
use crate::python::eval::builtins::{self, Called};
use crate::python::eval::code::{Argument, Display, Instruction};
use crate::python::eval::cursor::Cursor;
use crate::python::eval::limits::{Done, check_count, check_walk, weight};
use crate::python::eval::network::{self, Beginning};
use crate::python::eval::objects::{Module, as_object, as_type};
use crate::python::eval::{format, modules, operators};
use crate::python::requests::Surroundings;
use crate::python::syntax::ast::BinaryOperator;
use crate::python::{Arguments, Class, Exception, Str, Value};
use std::rc::Rc;

impl Machine {
    /// Carries out one instruction.
    pub(super) fn execute(
        &mut self,
        instruction: Instruction,
        surroundings: &mut dyn Surroundings,
    ) -> Done<Flow> {
        match instruction {
            Instruction::Constant(index) => {
                let value = self.code.constants[index as usize].clone();
                return self.push(value);
            }
            Instruction::Load(index) => {
                let value = self.load(index)?;
                return self.push(value);
            }
            Instruction::Store(index) => self.names[index as usize] = Some(self.pop()),
            Instruction::Delete(index) => {
                if self.names[index as usize].take().is_none() {
                    return Err(self.unknown(index).into());
                }
            }
            Instruction::Attribute(index) => {
                let value = self.pop();
                let found = attribute(&value, self.name(index))?;
                return self.push_new(found);
            }
            Instruction::SetAttribute(index) => {
                let (owner, value) = (self.pop(), self.pop());
                set_attribute(&owner, self.name(index), value)?;
            }
            Instruction::DeleteAttribute(index) => {
                let owner = self.pop();
                return Err(crate::python::eval::attributes::missing(&owner, self.name(index)).into());
            }
            Instruction::Index => {
                let (index, value) = (self.pop(), self.pop());
                return self.push(operators::index(&value, &index)?);
            }
            Instruction::SetIndex => {
                let (index, owner, value) = (self.pop(), self.pop(), self.pop());
                self.allocated += 64;
                operators::set_index(&owner, &index, value)?;
            }
            Instruction::DeleteIndex => {
                let (index, owner) = (self.pop(), self.pop());
                operators::delete_index(&owner, &index)?;
            }
            Instruction::Slice => {
                let (step, stop, start, value) = (self.pop(), self.pop(), self.pop(), self.pop());
                return self.push_new(operators::slice(&value, [&start, &stop, &step])?);
            }
            Instruction::Unary(operator) => {
                let value = self.pop();
                return self.push_new(operators::unary(operator, &value)?);
            }
            Instruction::Binary(operator) => {
                let (right, left) = (self.pop(), self.pop());
                let sign = if operator == BinaryOperator::Power { "** or pow()" } else { operator.as_str() };
                return self.push_new(operators::binary(operator, &left, &right, sign)?);
            }
            Instruction::Augment(operator) => return self.augment(operator),
            Instruction::Compare(comparison) => {
                let (right, left) = (self.pop(), self.pop());
                return self.push(Value::Bool(operators::compare(comparison, &left, &right)?));
            }
            Instruction::Jump(aim) => return Ok(Flow::Jump(aim)),
            Instruction::JumpIfFalse(aim) if !self.pop().is_truthy() => return Ok(Flow::Jump(aim)),
            Instruction::JumpIfTrue(aim) if self.pop().is_truthy() => return Ok(Flow::Jump(aim)),
            Instruction::JumpIfFalse(_) | Instruction::JumpIfTrue(_) => {}
            Instruction::JumpIfFalseOrPop(aim) | Instruction::JumpIfTrueOrPop(aim) => {
                let wanted = matches!(instruction, Instruction::JumpIfTrueOrPop(_));
                if self.stack.last().is_some_and(|value| value.is_truthy() == wanted) {
                    return Ok(Flow::Jump(aim));
                }
                self.pop();
            }
            Instruction::Build(display, index) => {
                let value = self.build(display, index)?;
                return self.push_new(value);
            }
            Instruction::Call(shape) => {
                let arguments = self.arguments(shape)?;
                let callee = self.pop();
                let called = builtins::call(&callee, &arguments)?;
                return self.called(called, &arguments, surroundings);
            }
            Instruction::CallMethod(name, shape) => {
                let arguments = self.arguments(shape)?;
                let owner = self.pop();
                let called = builtins::call_method(&owner, self.name(name), &arguments)?;
                return self.called(called, &arguments, surroundings);
            }
            Instruction::Iterate => {
                let value = self.pop();
                let cursor = Cursor::new(value)?;
                return self.push_new(Value::object(cursor));
            }
            Instruction::Next(end) => {
                let item = match self.stack.last().and_then(as_object::<Cursor>) {
                    Some(cursor) => cursor.next()?,
                    None => None,
                };
                match item {
                    Some(item) => return self.push(item),
                    None => {
                        self.pop();
                        return Ok(Flow::Jump(end));
                    }
                }
            }
            Instruction::Unpack(count) => self.unpack(count as usize)?,
            Instruction::Import(name) => {
                let module = modules::module(self.name(name)).ok_or_else(|| self.no_module(name))?;
                return self.push(module);
            }
            Instruction::ImportFrom(name) => {
                let module = self.stack.last().and_then(as_object::<Module>).copied();
                let name = self.name(name);
                let found = module.and_then(|module| modules::member(module.0, name));
                let error = || Exception::new(Class::ImportError, format!("cannot import name '{name}'"));
                let found = found.ok_or_else(error)?;
                return self.push(found);
            }
            Instruction::Pop => drop(self.pop()),
            Instruction::Duplicate => {
                let top = self.stack.last().cloned().unwrap_or(Value::None);
                return self.push(top);
            }
            Instruction::DuplicateTwo => {
                let from = self.stack.len().saturating_sub(2);
                self.stack.extend_from_within(from..);
            }
            Instruction::Sink(depth) => {
                let top = self.pop();
                let place = self.stack.len().saturating_sub(depth as usize);
                self.stack.insert(place, top);
            }
            Instruction::Try(handler) => {
                let block = Block { handler, stack: self.stack.len(), handling: self.handling.len() };
                self.blocks.push(block);
            }
            Instruction::EndTry => drop(self.blocks.pop()),
            Instruction::Catches => {
                let types = self.pop();
                let catches = self.catches(&types)?;
                return self.push(Value::Bool(catches));
            }
            Instruction::Handled => {
                let exception = self.handling.last().map(|raised| Rc::clone(&raised.exception));
                return self.push(exception.map_or(Value::None, Value::Exception));
            }
            Instruction::EndHandler => drop(self.handling.pop()),
            Instruction::Raise => {
                let value = self.pop();
                let exception = self.exception(&value)?;
                if let Some(step) = self.raise(exception) {
                    return Ok(Flow::Wait(step));
                }
                return Ok(Flow::Jump(self.at as u32));
            }
            Instruction::Reraise => {
                let Some(raised) = self.handling.pop() else {
                    return Err(Exception::new(Class::RuntimeError, "No active exception to reraise").into());
                };
                if let Some(step) = self.unwind(raised) {
                    return Ok(Flow::Wait(step));
                }
                return Ok(Flow::Jump(self.at as u32));
            }
            Instruction::AssertionFailed(has_message) => {
                let args = if has_message { vec![self.pop()] } else { Vec::new() };
                return Err(Exception::with_args(Class::AssertionError, args).into());
            }
            Instruction::Format(conversion) => {
                let (spec, value) = (self.pop(), self.pop());
                let value = match conversion {
                    Some(b'r') => Value::Str(format::to_repr(&value)?),
                    Some(b's') => Value::Str(format::to_str(&value)?),
                    Some(_) => Value::Str(format::to_ascii(&value)?),
                    None => value,
                };
                let Value::Str(spec) = spec else { return self.push(Value::None) };
                return self.push_new(Value::Str(format::format(&value, &spec)?));
            }
            Instruction::Join(count) => {
                let parts = self.stack.split_off(self.stack.len().saturating_sub(count as usize));
                let mut text = Str::from("");
                for part in &parts {
                    if let Value::Str(part) = part {
                        text = text.concat(part);
                    }
                }
                crate::python::eval::limits::check_size(text.len())?;
                return self.push_new(Value::Str(text));
            }
            Instruction::Enter => {
                let is_manager = self.stack.last().is_some_and(network::is_manager);
                if !is_manager {
                    let value = self.pop();
                    let name = value.type_name();
                    let message = format!("'{name}' object does not support the context manager protocol");
                    return Err(Exception::type_error(message).into());
                }
            }
            Instruction::Exit => drop(self.pop()),
            Instruction::End => {}
        }
        Ok(Flow::Next)
    }

    fn load(&self, index: u32) -> Done<Value> {
        match &self.names[index as usize] {
            Some(value) => Ok(value.clone()),
            None => Ok(modules::builtin(self.name(index)).ok_or_else(|| self.unknown(index))?),
        }
    }

    fn unknown(&self, index: u32) -> Exception {
        let name = self.name(index);
        Exception::new(Class::NameError, format!("name '{name}' is not defined"))
            .with("name", Value::str(name))
    }

    /// The names that have a value, the program's own first.
    pub(super) fn known_names(&self) -> Vec<&str> {
        let own = self.code.names.iter().zip(&self.names).filter(|(_, value)| value.is_some());
        let mut names: Vec<&str> = own.map(|(name, _)| name.as_str()).collect();
        for name in modules::builtin_names() {
            names.push(name);
        }
        names
    }

    fn no_module(&self, index: u32) -> Exception {
        Exception::new(Class::ModuleNotFoundError, format!("No module named '{}'", self.name(index)))
    }

    /// `+=` and its like: a list, a dict and a set change in place.
    fn augment(&mut self, operator: BinaryOperator) -> Done<Flow> {
        let (right, left) = (self.pop(), self.pop());
        match (&left, operator) {
            (Value::List(list), BinaryOperator::Add) => {
                let items = items_of(&right)?;
                check_count(list.0.borrow().len() + items.len())?;
                self.allocated += weight(&right);
                list.0.borrow_mut().extend(items);
                self.push(left)
            }
            (Value::Dict(dict), BinaryOperator::Or) => {
                let mut source = Dict::new();
                merge(&mut source, &right)?;
                self.allocated += weight(&right);
                operators::update(&mut dict.borrow_mut(), &source)?;
                self.push(left)
            }
            _ => {
                let sign = format!("{}=", operator.as_str());
                self.push_new(operators::binary(operator, &left, &right, &sign)?)
            }
        }
    }

    fn build(&mut self, display: Display, index: u32) -> Done<Value> {
        let stars = self.code.displays[index as usize].clone();
        let width = |star: &bool| if display == Display::Dict && !star { 2 } else { 1 };
        let count: usize = stars.iter().map(width).sum();
        let mut given = self.stack.split_off(self.stack.len().saturating_sub(count)).into_iter();
        if display == Display::Dict {
            let mut dict = Dict::new();
            for star in stars {
                let key = given.next().unwrap_or(Value::None);
                if !star {
                    dict.insert(key, given.next().unwrap_or(Value::None))?;
                } else if matches!(key, Value::Dict(_) | Value::Object(_)) && key.items().is_some() {
                    merge(&mut dict, &key)?;
                } else {
                    let message = format!("'{}' object is not a mapping", key.type_name());
                    return Err(Exception::type_error(message).into());
                }
            }
            return Ok(Value::dict(dict));
        }
        let mut items = Vec::with_capacity(count);
        for (value, star) in given.zip(stars) {
            if star {
                items.extend(items_of(&value)?);
                check_count(items.len())?;
            } else {
                items.push(value);
            }
        }
        Ok(match display {
            Display::List => Value::list(items),
            Display::Tuple => Value::tuple(items),
            _ => Value::set(Set::of(items)?),
        })
    }

    fn arguments(&mut self, shape: u32) -> Done<Arguments> {
        let shape = self.code.calls[shape as usize].clone();
        let values = self.stack.split_off(self.stack.len().saturating_sub(shape.len()));
        let mut arguments = Arguments::default();
        for (argument, value) in shape.into_iter().zip(values) {
            match argument {
                Argument::Positional => arguments.positional.push(value),
                Argument::Keyword(name) => arguments.keywords.push((self.name(name).to_owned(), value)),
                Argument::Star => {
                    let items = value.items().ok_or_else(|| {
                        let name = value.type_name();
                        Exception::type_error(format!("argument after * must be an iterable, not {name}"))
                    })?;
                    arguments.positional.extend(items);
                }
                Argument::DoubleStar => {
                    let mut dict = Dict::new();
                    if value.items().is_none() {
                        let name = value.type_name();
                        let message = format!("argument after ** must be a mapping, not {name}");
                        return Err(Exception::type_error(message).into());
                    }
                    merge(&mut dict, &value)?;
                    for (name, value) in dict.iter() {
                        let Value::Str(name) = name else {
                            return Err(Exception::type_error("keywords must be strings").into());
                        };
                        let name = name.to_lossy();
                        if arguments.keyword(&name).is_some() {
                            let message = format!("got multiple values for keyword argument '{name}'");
                            return Err(Exception::type_error(message).into());
                        }
                        arguments.keywords.push((name, value.clone()));
                    }
                }
            }
        }
        Ok(arguments)
    }

    /// Ends a call, or waits for what it needs.
    fn called(
        &mut self,
        called: Called,
        arguments: &Arguments,
        surroundings: &mut dyn Surroundings,
    ) -> Done<Flow> {
        match called {
            Called::Value(value) => self.push_new(value),
            Called::Print(text) => {
                self.print(&text);
                self.push(Value::None)
            }
            Called::Open { name, is_text } => {
                let step = Step::Open(name.to_lossy());
                self.waiting = Waiting::File { name, is_text };
                Ok(Flow::Wait(step))
            }
            Called::Send { session, function } => {
                let given =
                    arguments.positional.iter().chain(arguments.keywords.iter().map(|(_, value)| value));
                for value in given {
                    check_walk(value, "")?;
                }
                match network::begin(session.as_ref(), &function, arguments, surroundings)? {
                    Beginning::Value(value) => self.push_new(value),
                    Beginning::Transfer(transfer) => self.send(transfer),
                }
            }
        }
    }

    fn unpack(&mut self, count: usize) -> Done<()> {
        let value = self.pop();
        let error =
            || Exception::type_error(format!("cannot unpack non-iterable {} object", value.type_name()));
        let items = match &value {
            Value::Range(range) => (0..range.len().min(count + 1)).map(|index| range.at(index)).collect(),
            value => value.items().ok_or_else(error)?,
        };
        if items.len() > count {
            let message = format!("too many values to unpack (expected {count})");
            return Err(Exception::value_error(message).into());
        }
        if items.len() < count {
            let message = format!("not enough values to unpack (expected {count}, got {})", items.len());
            return Err(Exception::value_error(message).into());
        }
        self.stack.extend(items.into_iter().rev());
        Ok(())
    }

    /// Whether the exception that is handled is of these types.
    fn catches(&self, types: &Value) -> Done<bool> {
        let Some(raised) = self.handling.last() else {
            return Ok(false);
        };
        let types: Vec<Value> = match types {
            Value::Tuple(types) => types.to_vec(),
            one => vec![one.clone()],
        };
        for one in &types {
            match as_type(one).and_then(|class| class.class) {
                Some(class) if raised.exception.class.is_a(class) => return Ok(true),
                Some(_) => {}
                None => {
                    let message = "catching classes that do not inherit from BaseException is not allowed";
                    return Err(Exception::type_error(message).into());
                }
            }
        }
        Ok(false)
    }

    /// The exception that `raise value` raises.
    fn exception(&self, value: &Value) -> Done<Rc<Exception>> {
        match (value, as_type(value).and_then(|class| class.class)) {
            (Value::Exception(exception), _) => Ok(Rc::clone(exception)),
            (_, Some(class)) => Ok(Rc::new(Exception::with_args(class, Vec::new()))),
            _ => Err(Exception::type_error("exceptions must derive from BaseException").into()),
        }
    }
}

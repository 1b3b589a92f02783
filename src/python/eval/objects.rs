//! Functions, classes, methods and modules as values.

use super::modules;
use crate::python::dict::Dict;
use crate::python::{Class, Object, Outcome, Value};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A class: `str`, `type(response)`, an exception's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Type {
    /// `__module__`.
    pub module: &'static str,
    /// `__name__`.
    pub name: &'static str,
    /// The class of exceptions that it is.
    pub class: Option<Class>,
}

impl Type {
    /// A class of Python itself.
    pub fn builtin(name: &'static str) -> Self {
        Self { module: "builtins", name, class: None }
    }

    /// A class of exceptions.
    pub fn of_class(class: Class) -> Self {
        Self { module: class.module(), name: class.name(), class: Some(class) }
    }

    /// `type(value)`.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Exception(exception) => Self::of_class(exception.class),
            _ => Self { module: value.type_module(), name: value.type_name(), class: None },
        }
    }
}

impl Object for Type {
    fn type_name(&self) -> &'static str {
        "type"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(match self.module {
            "builtins" => format!("<class '{}'>", self.name),
            module => format!("<class '{module}.{}'>", self.name),
        })
    }

    fn equals(&self, other: &Value) -> bool {
        as_type(other) == Some(*self)
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        match name {
            "__name__" | "__qualname__" => Some(Ok(Value::str(self.name))),
            "__module__" => Some(Ok(Value::str(self.module))),
            _ => None,
        }
    }
}

/// The class that a value is.
pub(super) fn as_type(value: &Value) -> Option<Type> {
    match value {
        Value::Object(object) => object.as_any().downcast_ref::<Type>().copied(),
        _ => None,
    }
}

/// A function of Python or of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Function {
    /// The module, empty for Python's own.
    pub module: &'static str,
    /// The name.
    pub name: &'static str,
}

impl Object for Function {
    fn type_name(&self) -> &'static str {
        if self.module.is_empty() { "builtin_function_or_method" } else { "function" }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(match self.module {
            "" => format!("<built-in function {}>", self.name),
            // Addresses differ from run to run, so any will do.
            _ => format!("<function {} at 0x7f0000000000>", self.name),
        })
    }

    fn equals(&self, other: &Value) -> bool {
        as_object::<Self>(other) == Some(self)
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        (name == "__name__").then(|| Ok(Value::str(self.name)))
    }
}

/// A method with the value that it belongs to, not called yet.
#[derive(Clone, Debug)]
pub(super) struct Method {
    pub owner: Value,
    pub name: String,
}

impl Object for Method {
    fn type_name(&self) -> &'static str {
        match self.owner {
            Value::Object(_) => "method",
            _ => "builtin_function_or_method",
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        let (owner, name) = (self.owner.type_name(), &self.name);
        Ok(match &self.owner {
            Value::Object(object) => format!("<bound method {owner}.{name} of {}>", object.repr()?),
            _ => format!("<built-in method {name} of {owner} object at 0x7f0000000000>"),
        })
    }
}

/// A module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Module(pub &'static str);

impl Object for Module {
    fn type_name(&self) -> &'static str {
        "module"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(format!("<module '{}'>", self.0))
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        if name == "__name__" {
            return Some(Ok(Value::str(self.0)));
        }
        modules::member(self.0, name).map(Ok)
    }
}

/// The Rust type behind an object.
pub(super) fn as_object<T: 'static>(value: &Value) -> Option<&T> {
    match value {
        Value::Object(object) => object.as_any().downcast_ref::<T>(),
        _ => None,
    }
}

/// `dict.keys()` and the like: what the dict holds now, not a copy.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// `dict_keys`, `dict_values` or `dict_items`.
    pub kind: &'static str,
    pub dict: Rc<RefCell<Dict>>,
}

impl Object for View {
    fn type_name(&self) -> &'static str {
        self.kind
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        let items = Value::list(self.items().unwrap_or_default());
        Ok(format!("{}({})", self.kind, items.repr()?))
    }

    fn len(&self) -> Option<usize> {
        Some(self.dict.borrow().len())
    }

    fn items(&self) -> Option<Vec<Value>> {
        let dict = self.dict.borrow();
        Some(match self.kind {
            "dict_keys" => dict.keys().cloned().collect(),
            "dict_values" => dict.values().cloned().collect(),
            _ => dict.iter().map(|(key, value)| Value::tuple([key.clone(), value.clone()])).collect(),
        })
    }
}

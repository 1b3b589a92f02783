//! What a `for` goes through, one item at a time.

use super::limits::{Done, check_count};
use crate::python::{Class, Exception, Object, Value};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// A place in a value. A list is read as it is now, not as it was.
#[derive(Debug)]
pub(super) struct Cursor {
    value: Value,
    next: Cell<usize>,
    /// The length of a dict, which must not change meanwhile.
    length: Option<usize>,
    items: RefCell<Option<std::vec::IntoIter<Value>>>,
}

impl Object for Cursor {
    fn type_name(&self) -> &'static str {
        "iterator"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Cursor {
    /// At the beginning of a value; `TypeError` where it has no items.
    pub fn new(value: Value) -> Done<Self> {
        let is_lazy = matches!(value, Value::List(_) | Value::Range(_) | Value::Tuple(_) | Value::Iter(_));
        let mut items = None;
        if !is_lazy {
            check_count(value.len().unwrap_or(0))?;
            let error = || Exception::type_error(format!("'{}' object is not iterable", value.type_name()));
            items = Some(value.items().ok_or_else(error)?.into_iter());
        }
        let length = if matches!(value, Value::Dict(_) | Value::Set(_)) { value.len() } else { None };
        Ok(Self { value, next: Cell::new(0), length, items: RefCell::new(items) })
    }

    /// The next item.
    pub fn next(&self) -> Done<Option<Value>> {
        let place = self.next.replace(self.next.get() + 1);
        let item = match &self.value {
            Value::List(list) => list.0.borrow().get(place).cloned(),
            Value::Tuple(items) => items.get(place).cloned(),
            Value::Range(range) => (place < range.len()).then(|| range.at(place)),
            Value::Iter(items) => items.borrow_mut().next(),
            _ => self.items.borrow_mut().as_mut().and_then(Iterator::next),
        };
        if self.length.is_some() && self.value.len() != self.length {
            let what = if matches!(self.value, Value::Set(_)) { "Set" } else { "dictionary" };
            let message = format!("{what} changed size during iteration");
            return Err(Exception::new(Class::RuntimeError, message).into());
        }
        Ok(item)
    }
}

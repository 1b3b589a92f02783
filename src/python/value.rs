//! A Python value, as far as a tutorial's program makes one.

use super::date::Date;
use super::dict::{Dict, Set};
use super::exception::Exception;
use super::integer::Int;
use super::object::Object;
use super::stream::{Iter, Stream};
use super::string::Str;
use std::cell::RefCell;
use std::rc::Rc;

/// A Python value. Cloning is cheap, and a clone of a list is the same list, as an assignment in Python is.
#[derive(Clone, Debug)]
pub enum Value {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An `int`.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(Str),
    /// `bytes`.
    Bytes(Rc<[u8]>),
    /// A `bytearray`.
    Bytearray(Rc<RefCell<Vec<u8>>>),
    /// A `list`.
    List(Rc<List>),
    /// A `tuple`.
    Tuple(Rc<Tuple>),
    /// A `dict`.
    Dict(Rc<RefCell<Dict>>),
    /// A `set`.
    Set(Rc<RefCell<Set>>),
    /// A `range`.
    Range(Range),
    /// An iterator: `iter([…])`, a generator.
    Iter(Rc<RefCell<Iter>>),
    /// A file, or what behaves like one: `io.StringIO`, `io.BytesIO`.
    Stream(Rc<RefCell<Stream>>),
    /// A `datetime.date`.
    Date(Date),
    /// An exception, as `except … as error` binds it.
    Exception(Rc<Exception>),
    /// Anything with a class of its own: a response, a session, a function, a module.
    Object(Rc<dyn Object>),
}

/// The items of a list. Dropping a deep nest of lists does not recurse, whatever the depth.
#[derive(Debug, Default)]
pub struct List(pub RefCell<Vec<Value>>);

/// The items of a tuple. Dropping a deep nest of tuples does not recurse, whatever the depth.
#[derive(Debug, Default)]
pub struct Tuple(Vec<Value>);

/// A `range(start, stop, step)`; the step is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first number.
    pub start: i64,
    /// The first number that is no longer in it.
    pub stop: i64,
    /// The distance from one number to the next.
    pub step: i64,
}

impl Range {
    /// How many numbers there are.
    pub fn len(self) -> usize {
        let (distance, step) = (i128::from(self.stop) - i128::from(self.start), i128::from(self.step));
        if step == 0 || distance.signum() != step.signum() {
            return 0;
        }
        usize::try_from((distance.abs() + step.abs() - 1) / step.abs()).unwrap_or(usize::MAX)
    }

    /// Whether no number is in it.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number at `index`, which is below [`Range::len`].
    pub fn at(self, index: usize) -> Value {
        let offset = Int::from(index).multiply(&Int::from(self.step));
        Value::Int(Int::from(self.start).add(&offset))
    }
}

impl Value {
    /// A `str`.
    pub fn str(text: impl Into<Str>) -> Self {
        Self::Str(text.into())
    }

    /// An `int`.
    pub fn int(number: impl Into<Int>) -> Self {
        Self::Int(number.into())
    }

    /// `bytes`.
    pub fn bytes(bytes: impl Into<Rc<[u8]>>) -> Self {
        Self::Bytes(bytes.into())
    }

    /// A new `list`.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(Rc::new(List(RefCell::new(items.into_iter().collect()))))
    }

    /// A new `tuple`.
    pub fn tuple(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Tuple(Rc::new(Tuple(items.into_iter().collect())))
    }

    /// A new `dict`.
    pub fn dict(dict: Dict) -> Self {
        Self::Dict(Rc::new(RefCell::new(dict)))
    }

    /// A new `set`.
    pub fn set(set: Set) -> Self {
        Self::Set(Rc::new(RefCell::new(set)))
    }

    /// A new iterator of these items; `type_name` is Python's: `list_iterator`, `generator`, ….
    pub fn iter(type_name: &'static str, items: impl IntoIterator<Item = Self>) -> Self {
        Self::Iter(Rc::new(RefCell::new(Iter::new(type_name, items.into_iter().collect()))))
    }

    /// A new file-like object.
    pub fn stream(stream: Stream) -> Self {
        Self::Stream(Rc::new(RefCell::new(stream)))
    }

    /// Anything else.
    pub fn object(object: impl Object + 'static) -> Self {
        Self::Object(Rc::new(object))
    }

    /// `type(value).__name__`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::None => "NoneType",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Str(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::Bytearray(_) => "bytearray",
            Self::List(_) => "list",
            Self::Tuple(_) => "tuple",
            Self::Dict(_) => "dict",
            Self::Set(_) => "set",
            Self::Range(_) => "range",
            Self::Iter(iter) => iter.borrow().type_name(),
            Self::Stream(stream) => stream.borrow().type_name(),
            Self::Date(_) => "date",
            Self::Exception(exception) => exception.class.name(),
            Self::Object(object) => object.type_name(),
        }
    }

    /// `type(value).__module__`.
    pub fn type_module(&self) -> &'static str {
        match self {
            Self::Stream(_) => "_io",
            Self::Date(_) => "datetime",
            Self::Exception(exception) => exception.class.module(),
            Self::Object(object) => object.type_module(),
            _ => "builtins",
        }
    }

    /// The type's name as Python's own errors have it: with the module for a type written in C, such as `datetime.date`.
    pub fn error_name(&self) -> String {
        match (self.type_module(), self.type_name()) {
            (module @ ("datetime" | "_io"), name) => format!("{module}.{name}"),
            (_, name) => name.to_owned(),
        }
    }

    /// `str(type(value))`.
    pub fn class_repr(&self) -> String {
        match self.type_module() {
            "builtins" => format!("<class '{}'>", self.type_name()),
            module => format!("<class '{module}.{}'>", self.type_name()),
        }
    }

    /// Whether the value counts as true: `bool(value)`.
    pub fn is_truthy(&self) -> bool {
        match self {
            Self::None => false,
            Self::Bool(truth) => *truth,
            Self::Int(number) => !number.is_zero(),
            Self::Float(number) => *number != 0.0,
            Self::Object(object) => object.is_truthy(),
            _ => self.len().is_none_or(|len| len > 0),
        }
    }

    /// `len(value)`, where the value has one.
    #[allow(clippy::len_without_is_empty, reason = "whether it counts as empty is `is_truthy`")]
    pub fn len(&self) -> Option<usize> {
        Some(match self {
            Self::Str(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
            Self::Bytearray(bytes) => bytes.borrow().len(),
            Self::List(list) => list.0.borrow().len(),
            Self::Tuple(tuple) => tuple.len(),
            Self::Dict(dict) => dict.borrow().len(),
            Self::Set(set) => set.borrow().len(),
            Self::Range(range) => range.len(),
            Self::Object(object) => return object.len(),
            _ => return None,
        })
    }

    /// What a `for` over the value goes through, taken at once; an iterator is used up. `None` where Python's
    /// `TypeError` says that it is not iterable.
    pub fn items(&self) -> Option<Vec<Self>> {
        let byte = |byte: &u8| Self::int(i64::from(*byte));
        Some(match self {
            Self::Str(text) => text.code_points().map(|c| Self::Str(Str::from_code_points([c]))).collect(),
            Self::Bytes(bytes) => bytes.iter().map(byte).collect(),
            Self::Bytearray(bytes) => bytes.borrow().iter().map(byte).collect(),
            Self::List(list) => list.0.borrow().clone(),
            Self::Tuple(tuple) => tuple.to_vec(),
            Self::Dict(dict) => dict.borrow().keys().cloned().collect(),
            Self::Set(set) => set.borrow().items().cloned().collect(),
            Self::Range(range) => (0..range.len()).map(|index| range.at(index)).collect(),
            Self::Iter(iter) => iter.borrow_mut().rest(),
            Self::Stream(stream) => stream.borrow_mut().lines(),
            Self::Object(object) => return object.items(),
            _ => return None,
        })
    }

    /// The bytes of `bytes` or of a `bytearray`.
    pub fn to_bytes(&self) -> Option<Rc<[u8]>> {
        match self {
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::Bytearray(bytes) => Some(bytes.borrow().as_slice().into()),
            _ => None,
        }
    }

    /// Python's `is`: the same object, not only an equal one. Small values are the same when they are equal.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytearray(left), Self::Bytearray(right)) => Rc::ptr_eq(left, right),
            (Self::List(left), Self::List(right)) => Rc::ptr_eq(left, right),
            (Self::Tuple(left), Self::Tuple(right)) => Rc::ptr_eq(left, right),
            (Self::Dict(left), Self::Dict(right)) => Rc::ptr_eq(left, right),
            (Self::Set(left), Self::Set(right)) => Rc::ptr_eq(left, right),
            (Self::Iter(left), Self::Iter(right)) => Rc::ptr_eq(left, right),
            (Self::Stream(left), Self::Stream(right)) => Rc::ptr_eq(left, right),
            (Self::Exception(left), Self::Exception(right)) => Rc::ptr_eq(left, right),
            (Self::Object(left), Self::Object(right)) => Rc::ptr_eq(left, right),
            (Self::Float(left), Self::Float(right)) => left.to_bits() == right.to_bits(),
            _ => self.type_name() == other.type_name() && self.equals(other).unwrap_or(false),
        }
    }

    /// Moves what a container holds to `pending` when nobody else holds the container.
    fn unnest(self, pending: &mut Vec<Self>) {
        match self {
            Self::List(list) => {
                if let Some(list) = Rc::into_inner(list) {
                    pending.append(&mut list.0.take());
                }
            }
            Self::Tuple(tuple) => {
                if let Some(mut tuple) = Rc::into_inner(tuple) {
                    pending.append(&mut tuple.0);
                }
            }
            Self::Dict(dict) => {
                if let Some(dict) = Rc::into_inner(dict) {
                    pending.extend(dict.take().into_values());
                }
            }
            _ => {}
        }
    }

    /// Drops values and all that only they hold, without recursion.
    pub(super) fn release(mut pending: Vec<Self>) {
        while let Some(value) = pending.pop() {
            value.unnest(&mut pending);
        }
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Drop for List {
    fn drop(&mut self) {
        Value::release(self.0.take());
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        Value::release(std::mem::take(&mut self.0));
    }
}

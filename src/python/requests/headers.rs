//! `requests.structures.CaseInsensitiveDict`: headers in order, found whatever the case.

use crate::python::dict::Dict;
use crate::python::object::{Arguments, Object};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome};
use std::any::Any;
use std::cell::RefCell;

/// Headers in order. A name that is set again keeps its place and takes the new case.
#[derive(Clone, Debug, Default)]
pub struct HeaderDict(Vec<(Str, Value)>);

/// A name without its case, as `str.lower` has it for what a header can be named.
pub(super) fn folded(name: &Str) -> Vec<u32> {
    let lower = |point| match point {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE => point + 0x20,
        point => point,
    };
    name.code_points().map(lower).collect()
}

impl HeaderDict {
    /// The headers that a session begins with (`requests.utils.default_headers`).
    pub fn defaults() -> Self {
        let mut headers = Self::default();
        for (name, value) in [
            ("User-Agent", "python-requests/2.34.2"),
            ("Accept-Encoding", "gzip, deflate"),
            ("Accept", "*/*"),
            ("Connection", "keep-alive"),
        ] {
            headers.set(name.into(), Value::str(value));
        }
        headers
    }

    fn place(&self, name: &Str) -> Option<usize> {
        let name = folded(name);
        self.0.iter().position(|(own, _)| folded(own) == name)
    }

    /// Sets a header.
    pub fn set(&mut self, name: Str, value: Value) {
        match self.place(&name) {
            Some(place) => self.0[place] = (name, value),
            None => self.0.push((name, value)),
        }
    }

    /// Adds to a header, behind a comma, as urllib3 joins lines of one name; the first line's name stays.
    pub fn append(&mut self, name: Str, value: &Str) {
        let joined = self.place(&name).map(|place| &mut self.0[place].1);
        match joined {
            Some(Value::Str(own)) => *own = own.concat(&", ".into()).concat(value),
            _ => self.0.push((name, Value::Str(value.clone()))),
        }
    }

    /// The value of a header.
    pub fn get(&self, name: &Str) -> Option<&Value> {
        self.place(name).map(|place| &self.0[place].1)
    }

    /// The value of a header, if it is text.
    pub fn get_str(&self, name: &str) -> Option<&Str> {
        match self.get(&name.into()) {
            Some(Value::Str(value)) => Some(value),
            _ => None,
        }
    }

    /// Whether there is a header of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.place(&name.into()).is_some()
    }

    /// Takes a header out.
    pub fn remove(&mut self, name: &Str) -> Option<Value> {
        self.place(name).map(|place| self.0.remove(place).1)
    }

    /// The headers in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Str, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// `dict(headers.items())`.
    pub fn to_dict(&self) -> Dict {
        let mut dict = Dict::new();
        for (name, value) in self.iter() {
            // A string can be a key.
            let _ = dict.insert(Value::Str(name.clone()), value.clone());
        }
        dict
    }

    fn equals(&self, other: &Self) -> bool {
        let is_in_other = |(name, value): (&Str, &Value)| {
            other.get(name).is_some_and(|other| value.equals(other).unwrap_or(false))
        };
        self.0.len() == other.0.len() && self.iter().all(is_in_other)
    }

    /// The entries of a mapping whose keys are strings.
    fn of_mapping(value: &Value) -> Option<Self> {
        if let Value::Object(object) = value
            && let Some(headers) = object.as_any().downcast_ref::<Headers>()
        {
            return Some(headers.0.borrow().clone());
        }
        let Value::Dict(dict) = value else {
            return None;
        };
        let mut headers = Self::default();
        for (key, value) in dict.borrow().iter() {
            match key {
                Value::Str(name) => headers.set(name.clone(), value.clone()),
                _ => return None,
            }
        }
        Some(headers)
    }
}

/// Headers as a Python object, which a program may change.
#[derive(Clone, Debug, Default)]
pub struct Headers(pub RefCell<HeaderDict>);

impl Headers {
    /// These headers as a Python value.
    pub fn value(headers: HeaderDict) -> Value {
        Value::object(Self(RefCell::new(headers)))
    }
}

/// The name that a key is; Python asks it for `lower`.
fn name_of(key: &Value) -> Outcome<Str> {
    match key {
        Value::Str(name) => Ok(name.clone()),
        other => Err(Exception::no_attribute(other, "lower")),
    }
}

/// `KeyError` with the folded name, as the dict within finds it.
fn missing(name: &Str) -> Exception {
    Exception::with_args(Class::KeyError, vec![Value::Str(Str::from_code_points(folded(name)))])
}

impl Object for Headers {
    fn type_name(&self) -> &'static str {
        "CaseInsensitiveDict"
    }

    fn type_module(&self) -> &'static str {
        "requests.structures"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Value::dict(self.0.borrow().to_dict()).repr()
    }

    fn len(&self) -> Option<usize> {
        Some(self.0.borrow().0.len())
    }

    fn items(&self) -> Option<Vec<Value>> {
        Some(self.0.borrow().iter().map(|(name, _)| Value::Str(name.clone())).collect())
    }

    fn contains(&self, item: &Value) -> Option<Outcome<bool>> {
        Some(name_of(item).map(|name| self.0.borrow().get(&name).is_some()))
    }

    fn equals(&self, other: &Value) -> bool {
        HeaderDict::of_mapping(other).is_some_and(|other| self.0.borrow().equals(&other))
    }

    fn is_hashable(&self) -> bool {
        false
    }

    fn item(&self, key: &Value) -> Option<Outcome<Value>> {
        let found = |name: Str| self.0.borrow().get(&name).cloned().ok_or_else(|| missing(&name));
        Some(name_of(key).and_then(found))
    }

    fn set_item(&self, key: Value, value: Value) -> Option<Outcome<()>> {
        Some(name_of(&key).map(|name| self.0.borrow_mut().set(name, value)))
    }

    fn remove_item(&self, key: &Value) -> Option<Outcome<()>> {
        let removed = |name: Str| match self.0.borrow_mut().remove(&name) {
            Some(_) => Ok(()),
            None => Err(missing(&name)),
        };
        Some(name_of(key).and_then(removed))
    }

    fn has_method(&self, name: &str) -> bool {
        matches!(
            name,
            "get"
                | "items"
                | "keys"
                | "values"
                | "update"
                | "pop"
                | "setdefault"
                | "copy"
                | "clear"
                | "lower_items"
        )
    }

    fn call_method(&self, name: &str, args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then(|| self.method(name, args))
    }
}

impl Headers {
    fn method(&self, method: &str, args: &Arguments) -> Outcome<Value> {
        let pairs = |fold: bool| {
            let headers = self.0.borrow();
            let pair = |(name, value): (&Str, &Value)| {
                let name = if fold { Str::from_code_points(folded(name)) } else { name.clone() };
                Value::tuple([Value::Str(name), value.clone()])
            };
            Value::list(headers.iter().map(pair).collect::<Vec<_>>())
        };
        match method {
            "items" => Ok(pairs(false)),
            "lower_items" => Ok(pairs(true)),
            "keys" => Ok(Value::list(self.items().unwrap_or_default())),
            "values" => {
                Ok(Value::list(self.0.borrow().iter().map(|(_, value)| value.clone()).collect::<Vec<_>>()))
            }
            "copy" => Ok(Self::value(self.0.borrow().clone())),
            "clear" => {
                self.0.borrow_mut().0.clear();
                Ok(Value::None)
            }
            "update" => {
                let [other] = args.bind("MutableMapping.update", ["other"], 0)?;
                for (key, value) in other.map_or(Ok(Vec::new()), |other| super::pairs::of_mapping(&other))? {
                    self.0.borrow_mut().set(name_of(&key)?, value);
                }
                Ok(Value::None)
            }
            _ => {
                let [key, default] = args.bind(&format!("Mapping.{method}"), ["key", "default"], 1)?;
                let name = name_of(&key.unwrap_or(Value::None))?;
                let found = self.0.borrow().get(&name).cloned();
                match method {
                    "pop" => {
                        self.0.borrow_mut().remove(&name);
                        found.or(default).ok_or_else(|| missing(&name))
                    }
                    "setdefault" => {
                        let value = found.or(default).unwrap_or(Value::None);
                        self.0.borrow_mut().set(name, value.clone());
                        Ok(value)
                    }
                    _ => Ok(found.or(default).unwrap_or(Value::None)),
                }
            }
        }
    }
}

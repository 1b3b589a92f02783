//! `datetime.timedelta`, as far as `response.elapsed` is one.

use crate::python::Outcome;
use crate::python::float;
use crate::python::integer::Int;
use crate::python::object::{Arguments, Object};
use crate::python::string::Str;
use crate::python::value::Value;
use std::any::Any;
use std::cmp::Ordering;

/// A time, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elapsed(pub u64);

impl Elapsed {
    /// Days, seconds and microseconds, as Python keeps them.
    fn parts(self) -> [(&'static str, u64); 3] {
        let seconds = self.0 / 1_000_000;
        [("days", seconds / 86_400), ("seconds", seconds % 86_400), ("microseconds", self.0 % 1_000_000)]
    }

    /// `self.total_seconds()`.
    pub fn total_seconds(self) -> f64 {
        Int::from(self.0 as usize).true_divide(&Int::from(1_000_000_i64)).unwrap_or_default()
    }

    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Object(object) => object.as_any().downcast_ref::<Self>().copied(),
            _ => None,
        }
    }
}

impl Object for Elapsed {
    fn type_name(&self) -> &'static str {
        "timedelta"
    }

    fn type_module(&self) -> &'static str {
        "datetime"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        let parts: Vec<String> = self
            .parts()
            .iter()
            .filter(|(_, number)| *number > 0)
            .map(|(name, number)| format!("{name}={number}"))
            .collect();
        let parts = if parts.is_empty() { "0".to_owned() } else { parts.join(", ") };
        Ok(format!("datetime.timedelta({parts})"))
    }

    fn to_str(&self) -> Outcome<Str> {
        let [(_, days), (_, seconds), (_, micros)] = self.parts();
        let days = match days {
            0 => String::new(),
            1 => "1 day, ".to_owned(),
            days => format!("{days} days, "),
        };
        let fraction = if micros > 0 { format!(".{micros:06}") } else { String::new() };
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        Ok(format!("{days}{hours}:{minutes:02}:{seconds:02}{fraction}").into())
    }

    fn is_truthy(&self) -> bool {
        self.0 > 0
    }

    fn equals(&self, other: &Value) -> bool {
        Self::of(other) == Some(*self)
    }

    fn compare(&self, other: &Value) -> Option<Ordering> {
        Self::of(other).map(|other| self.cmp(&other))
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        let part = self.parts().into_iter().find(|(own, _)| *own == name)?;
        Some(Ok(Value::int(part.1 as usize)))
    }

    fn has_method(&self, name: &str) -> bool {
        name == "total_seconds"
    }

    fn call_method(&self, name: &str, _args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then(|| Ok(Value::Float(self.total_seconds())))
    }
}

impl std::fmt::Display for Elapsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&float::repr(self.total_seconds()))
    }
}

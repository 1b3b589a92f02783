//! What a value with a class of its own can do. A response, a session, a function and a module are each one of these.

use super::string::Str;
use super::value::Value;
use super::{Exception, Outcome};
use std::any::Any;
use std::cmp::Ordering;
use std::fmt;

/// A Python object. What is not overridden is what `object` does; `None` means "has none such", for which the caller
/// raises what Python raises.
pub trait Object {
    /// `type(self).__name__`.
    fn type_name(&self) -> &'static str;

    /// `type(self).__module__`.
    fn type_module(&self) -> &'static str {
        "builtins"
    }

    /// Self, for the code that knows the Rust type behind it.
    fn as_any(&self) -> &dyn Any;

    /// `repr(self)`.
    fn repr(&self) -> Outcome<String> {
        // Addresses differ from run to run, so any will do.
        let prefix = match self.type_module() {
            "builtins" => String::new(),
            module => format!("{module}."),
        };
        Ok(format!("<{prefix}{} object at 0x7f0000000000>", self.type_name()))
    }

    /// `str(self)`.
    fn to_str(&self) -> Outcome<Str> {
        Ok(self.repr()?.into())
    }

    /// `bool(self)`.
    fn is_truthy(&self) -> bool {
        self.len().is_none_or(|len| len > 0)
    }

    /// `len(self)`.
    fn len(&self) -> Option<usize> {
        None
    }

    /// Whether there is a length and it is zero.
    fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// What `for … in self` goes through.
    fn items(&self) -> Option<Vec<Value>> {
        None
    }

    /// `item in self`; by default among [`Object::items`].
    fn contains(&self, item: &Value) -> Option<Outcome<bool>> {
        let items = self.items()?;
        Some(Ok(items.iter().any(|own| own.equals(item).unwrap_or(false))))
    }

    /// `self == other`, where they are not the same object.
    fn equals(&self, _other: &Value) -> bool {
        false
    }

    /// The order of self and other.
    fn compare(&self, _other: &Value) -> Option<Ordering> {
        None
    }

    /// Whether self can be a key.
    fn is_hashable(&self) -> bool {
        true
    }

    /// `self.name`.
    fn attribute(&self, _name: &str) -> Option<Outcome<Value>> {
        None
    }

    /// `self.name = value`.
    fn set_attribute(&self, _name: &str, _value: Value) -> Option<Outcome<()>> {
        None
    }

    /// `self[key]`.
    fn item(&self, _key: &Value) -> Option<Outcome<Value>> {
        None
    }

    /// `self[key] = value`.
    fn set_item(&self, _key: Value, _value: Value) -> Option<Outcome<()>> {
        None
    }

    /// `del self[key]`.
    fn remove_item(&self, _key: &Value) -> Option<Outcome<()>> {
        None
    }

    /// Whether `self.name` is a method.
    fn has_method(&self, _name: &str) -> bool {
        false
    }

    /// `self.name(*args, **keywords)`, for methods that need nothing from outside.
    fn call_method(&self, _name: &str, _args: &Arguments) -> Option<Outcome<Value>> {
        None
    }
}

/// Only the type's name: to know how each object looks inside would be a tenth of the whole in a page.
impl fmt::Debug for dyn Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())
    }
}

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Those without a name.
    pub positional: Vec<Value>,
    /// Those with one, each name once.
    pub keywords: Vec<(String, Value)>,
}

impl Arguments {
    /// Takes the argument at `index` or, where there are not so many, the one named `name`.
    pub fn get(&self, index: usize, name: &str) -> Option<&Value> {
        self.positional.get(index).or_else(|| self.keyword(name))
    }

    /// The argument named `name`.
    pub fn keyword(&self, name: &str) -> Option<&Value> {
        self.keywords.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Gives each argument a place among `parameters`, of which the first `required` must be given; those that are not
    /// given are `None`. `TypeError`, worded as Python words it for `function`, where it does not fit.
    pub fn bind<const N: usize>(
        &self,
        function: &str,
        parameters: [&str; N],
        required: usize,
    ) -> Outcome<[Option<Value>; N]> {
        let bound = self.bind_all(function, &parameters, required)?;
        Ok(bound.try_into().unwrap_or([const { None }; N]))
    }

    /// As [`Arguments::bind`], for any number of parameters.
    fn bind_all(&self, function: &str, parameters: &[&str], required: usize) -> Outcome<Vec<Option<Value>>> {
        let count = parameters.len();
        let mut bound = vec![None; count];
        if self.positional.len() > count {
            let (takes, given) = (count, self.positional.len());
            let counted =
                if required < count { format!("from {required} to {takes}") } else { takes.to_string() };
            let arguments = if takes == 1 && required == count { "argument" } else { "arguments" };
            let was = if given == 1 { "was" } else { "were" };
            return Err(Exception::type_error(format!(
                "{function}() takes {counted} positional {arguments} but {given} {was} given"
            )));
        }
        for (place, value) in bound.iter_mut().zip(&self.positional) {
            *place = Some(value.clone());
        }
        for (name, value) in &self.keywords {
            let Some(index) = parameters.iter().position(|parameter| parameter == name) else {
                let message = format!("{function}() got an unexpected keyword argument '{name}'");
                return Err(Exception::type_error(message));
            };
            if bound[index].replace(value.clone()).is_some() {
                let message = format!("{function}() got multiple values for argument '{name}'");
                return Err(Exception::type_error(message));
            }
        }
        let missing: Vec<_> = (0..required)
            .filter(|index| bound[*index].is_none())
            .map(|index| format!("'{}'", parameters[index]))
            .collect();
        match missing.as_slice() {
            [] => Ok(bound),
            names => {
                let plural = if names.len() == 1 { "" } else { "s" };
                let list = match names {
                    [first, second] => format!("{first} and {second}"),
                    [rest @ .., last] if !rest.is_empty() => format!("{}, and {last}", rest.join(", ")),
                    _ => names.concat(),
                };
                Err(Exception::type_error(format!(
                    "{function}() missing {} required positional argument{plural}: {list}",
                    names.len()
                )))
            }
        }
    }
}

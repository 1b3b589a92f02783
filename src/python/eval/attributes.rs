//! Attributes and methods of Python's own values. Responses and the like bring their own.

use super::format;
use super::limits::{Done, check_count, check_walk};
use super::objects::{Method, Module, View, as_object, as_type};
use super::operators::{self, whole};
use super::text;
use crate::python::dict::{Dict, Set};
use crate::python::{Arguments, Class, Exception, Str, Value};

/// `value.name`.
pub(super) fn attribute(value: &Value, name: &str) -> Done<Value> {
    let found = match value {
        Value::Object(object) => match object.attribute(name) {
            Some(found) => return Ok(found?),
            None if object.has_method(name) => None,
            None if super::network::is_sending(value, name) => None,
            None => return Err(missing(value, name).into()),
        },
        Value::Exception(exception) => exception.attribute(name),
        Value::Date(date) => {
            let (year, month, day) = date.parts();
            match name {
                "year" => Some(Value::int(i64::from(year))),
                "month" => Some(Value::int(i64::from(month))),
                "day" => Some(Value::int(i64::from(day))),
                _ => None,
            }
        }
        Value::Stream(stream) if name == "name" => stream.borrow().name().cloned().map(Value::Str),
        _ => None,
    };
    match found {
        Some(value) => Ok(value),
        None if name == "__class__" => Ok(Value::object(super::objects::Type::of(value))),
        None if matches!(value, Value::Object(_)) || methods(value).contains(&name) => {
            Ok(Value::object(Method { owner: value.clone(), name: name.to_owned() }))
        }
        None => Err(missing(value, name).into()),
    }
}

/// `AttributeError`.
pub(super) fn missing(value: &Value, name: &str) -> Exception {
    if let Some(module) = as_object::<Module>(value) {
        return Exception::new(
            Class::AttributeError,
            format!("module '{}' has no attribute '{name}'", module.0),
        );
    }
    if let Some(class) = as_type(value) {
        let message = format!("type object '{}' has no attribute '{name}'", class.name);
        return Exception::new(Class::AttributeError, message);
    }
    if let Value::Date(_) = value {
        let message = format!("'datetime.date' object has no attribute '{name}'");
        return Exception::new(Class::AttributeError, message);
    }
    if let Value::Stream(_) = value {
        let message = format!("'_io.{}' object has no attribute '{name}'", value.type_name());
        return Exception::new(Class::AttributeError, message);
    }
    Exception::no_attribute(value, name)
}

/// `value.name = item`.
pub(super) fn set_attribute(value: &Value, name: &str, item: Value) -> Done<()> {
    if let Value::Object(object) = value
        && let Some(done) = object.set_attribute(name, item)
    {
        return Ok(done?);
    }
    if methods(value).contains(&name) {
        let message = format!("'{}' object attribute '{name}' is read-only", value.type_name());
        return Err(Exception::new(Class::AttributeError, message).into());
    }
    Err(missing(value, name).into())
}

/// The methods of a value.
fn methods(value: &Value) -> &'static [&'static str] {
    match value {
        Value::Str(_) => text::METHODS,
        Value::Bytes(_) | Value::Bytearray(_) => text::BYTES_METHODS,
        Value::List(_) => &[
            "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
            "sort",
        ],
        Value::Tuple(_) => &["count", "index"],
        Value::Dict(_) => {
            &["clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"]
        }
        Value::Set(_) => {
            &["add", "clear", "copy", "difference", "discard", "intersection", "remove", "union", "update"]
        }
        Value::Stream(_) => &["close", "getvalue", "read", "readline", "readlines", "seek", "tell"],
        Value::Date(_) => &["isoformat"],
        _ => &[],
    }
}

/// `value.name(…)`, for methods that send nothing.
pub(super) fn call_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    if let Value::Object(object) = value {
        return match object.call_method(name, arguments) {
            Some(outcome) => Ok(outcome?),
            None => Err(missing(value, name).into()),
        };
    }
    if !methods(value).contains(&name) {
        return Err(missing(value, name).into());
    }
    match value {
        Value::Str(string) => text::method(string, name, arguments),
        Value::Bytes(_) | Value::Bytearray(_) => text::bytes_method(value, name, arguments),
        Value::List(_) => list_method(value, name, arguments),
        Value::Tuple(items) => search(items, "tuple", name, arguments),
        Value::Dict(_) => dict_method(value, name, arguments),
        Value::Set(_) => set_method(value, name, arguments),
        Value::Stream(_) => stream_method(value, name, arguments),
        _ => {
            let [] = arguments.bind(name, [], 0)?;
            Ok(Value::Str(format::to_str(value)?))
        }
    }
}

/// `count` and `index`.
fn search(items: &[Value], type_name: &str, name: &str, arguments: &Arguments) -> Done<Value> {
    let [item] = arguments.bind(name, ["value"], 1)?;
    let item = item.unwrap_or(Value::None);
    let mut count = 0_i64;
    for (place, own) in items.iter().enumerate() {
        if own.is_same(&item) || own.equals(&item)? {
            if name == "index" {
                return Ok(Value::int(place));
            }
            count += 1;
        }
    }
    if name == "count" {
        return Ok(Value::int(count));
    }
    Err(Exception::value_error(match type_name {
        "list" => format!("{} is not in list", format::to_repr(&item)?.to_lossy()),
        _ => format!("{type_name}.index(x): x not in {type_name}"),
    })
    .into())
}

/// What an argument goes through.
pub(super) fn items_of(value: &Value) -> Done<Vec<Value>> {
    check_walk_flat(value)?;
    let error = || Exception::type_error(format!("'{}' object is not iterable", value.type_name()));
    Ok(value.items().ok_or_else(error)?)
}

fn check_walk_flat(value: &Value) -> Done<()> {
    check_count(value.len().unwrap_or(0))
}

fn list_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    let Value::List(list) = value else { return Ok(Value::None) };
    let one = || -> Done<Value> {
        let [item] = arguments.bind(name, ["object"], 1)?;
        Ok(item.unwrap_or(Value::None))
    };
    match name {
        "append" => {
            check_count(list.0.borrow().len())?;
            let item = one()?;
            list.0.borrow_mut().push(item);
        }
        "extend" => {
            let items = items_of(&one()?)?;
            check_count(list.0.borrow().len() + items.len())?;
            list.0.borrow_mut().extend(items);
        }
        "insert" => {
            let [place, item] = arguments.bind(name, ["index", "object"], 2)?;
            let length = list.0.borrow().len() as i64;
            let place = place.as_ref().and_then(whole).and_then(|n| n.to_i64()).unwrap_or(length);
            let place = if place < 0 { (place + length).max(0) } else { place.min(length) };
            list.0.borrow_mut().insert(place as usize, item.unwrap_or(Value::None));
        }
        "pop" => {
            let [place] = arguments.bind(name, ["index"], 0)?;
            if list.0.borrow().is_empty() {
                return Err(Exception::new(Class::IndexError, "pop from empty list").into());
            }
            let place = place.unwrap_or(Value::int(-1_i64));
            let length = list.0.borrow().len() as i64;
            let place = whole(&place).and_then(|n| n.to_i64()).map(|n| if n < 0 { n + length } else { n });
            return match place {
                Some(place) if (0..length).contains(&place) => Ok(list.0.borrow_mut().remove(place as usize)),
                _ => Err(Exception::new(Class::IndexError, "pop index out of range").into()),
            };
        }
        "remove" => {
            let item = one()?;
            let items = list.0.borrow().clone();
            for (place, own) in items.iter().enumerate() {
                if own.equals(&item)? {
                    list.0.borrow_mut().remove(place);
                    return Ok(Value::None);
                }
            }
            return Err(Exception::value_error("list.remove(x): x not in list").into());
        }
        "reverse" => list.0.borrow_mut().reverse(),
        "clear" => drop(list.0.take()),
        "copy" => return Ok(Value::list(list.0.borrow().clone())),
        "sort" => {
            let [key, reverse] = arguments.bind(name, ["key", "reverse"], 0)?;
            let sorted = sort(list.0.borrow().clone(), key, reverse)?;
            list.0.replace(sorted);
        }
        _ => {
            let items = list.0.borrow().clone();
            return search(&items, "list", name, arguments);
        }
    }
    Ok(Value::None)
}

/// `sorted(items, key=…, reverse=…)`.
pub(super) fn sort(items: Vec<Value>, key: Option<Value>, reverse: Option<Value>) -> Done<Vec<Value>> {
    let mut keyed = Vec::with_capacity(items.len());
    for item in items {
        check_walk(&item, operators::IN_COMPARISON)?;
        let by = match &key {
            None | Some(Value::None) => item.clone(),
            Some(function) => {
                let arguments = Arguments { positional: vec![item.clone()], keywords: Vec::new() };
                super::builtins::call_simple(function, &arguments)?
            }
        };
        keyed.push((by, item));
    }
    let is_reversed = reverse.is_some_and(|reverse| reverse.is_truthy());
    let mut failure = None;
    // A reversed sort keeps the order of equal items too.
    keyed.sort_by(|(left, _), (right, _)| {
        let (left, right) = if is_reversed { (right, left) } else { (left, right) };
        match left.compare(right, "<") {
            Ok(order) => order.unwrap_or(std::cmp::Ordering::Equal),
            Err(error) => {
                failure.get_or_insert(error);
                std::cmp::Ordering::Equal
            }
        }
    });
    match failure {
        Some(error) => Err(error.into()),
        None => Ok(keyed.into_iter().map(|(_, item)| item).collect()),
    }
}

fn dict_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    let Value::Dict(dict) = value else { return Ok(Value::None) };
    match name {
        "get" | "pop" | "setdefault" => {
            let [key, default] = arguments.bind(name, ["key", "default"], 1)?;
            let key = key.unwrap_or(Value::None);
            let found = dict.borrow().get(&key)?.cloned();
            match (name, found) {
                ("pop", Some(found)) => {
                    dict.borrow_mut().remove(&key)?;
                    Ok(found)
                }
                (_, Some(found)) => Ok(found),
                ("pop", None) => Ok(default.ok_or_else(|| Exception::with_args(Class::KeyError, vec![key]))?),
                ("get", None) => Ok(default.unwrap_or(Value::None)),
                (_, None) => {
                    let value = default.unwrap_or(Value::None);
                    dict.borrow_mut().insert(key, value.clone())?;
                    Ok(value)
                }
            }
        }
        "popitem" => {
            let last = dict.borrow().iter().next_back().map(|(key, value)| (key.clone(), value.clone()));
            let empty =
                || Exception::with_args(Class::KeyError, vec![Value::str("popitem(): dictionary is empty")]);
            let (key, value) = last.ok_or_else(empty)?;
            dict.borrow_mut().remove(&key)?;
            Ok(Value::tuple([key, value]))
        }
        "keys" | "values" | "items" => {
            let [] = arguments.bind(name, [], 0)?;
            let kind = match name {
                "keys" => "dict_keys",
                "values" => "dict_values",
                _ => "dict_items",
            };
            Ok(Value::object(View { kind, dict: dict.clone() }))
        }
        "copy" => Ok(Value::dict(dict.borrow().clone())),
        "clear" => {
            dict.take();
            Ok(Value::None)
        }
        _ => {
            let mut source = Dict::new();
            if let Some(given) = arguments.positional.first() {
                merge(&mut source, given)?;
            }
            for (name, value) in &arguments.keywords {
                source.insert_str(name, value.clone());
            }
            operators::update(&mut dict.borrow_mut(), &source)?;
            Ok(Value::None)
        }
    }
}

/// Adds what a mapping, or a list of pairs, holds.
pub(super) fn merge(target: &mut Dict, source: &Value) -> Done<()> {
    if let Value::Dict(source) = source {
        return operators::update(target, &source.borrow());
    }
    // What has keys is asked for each of them.
    if let Value::Object(object) = source
        && object.has_method("keys")
    {
        for key in items_of(source)? {
            let value = operators::index(source, &key)?;
            target.insert(key, value)?;
        }
        return Ok(());
    }
    for (place, pair) in items_of(source)?.into_iter().enumerate() {
        let Some(items) = pair.items() else {
            let message = format!("cannot convert dictionary update sequence element #{place} to a sequence");
            return Err(Exception::type_error(message).into());
        };
        let [key, value] = items.as_slice() else {
            let length = items.len();
            return Err(Exception::value_error(format!(
                "dictionary update sequence element #{place} has length {length}; 2 is required"
            ))
            .into());
        };
        target.insert(key.clone(), value.clone())?;
    }
    Ok(())
}

fn set_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    let Value::Set(set) = value else { return Ok(Value::None) };
    match name {
        "add" | "discard" | "remove" => {
            let [item] = arguments.bind(name, ["element"], 1)?;
            let item = item.unwrap_or(Value::None);
            if name == "add" {
                set.borrow_mut().insert(item)?;
            } else if !set.borrow_mut().remove(&item)? && name == "remove" {
                return Err(Exception::with_args(Class::KeyError, vec![item]).into());
            }
            Ok(Value::None)
        }
        "clear" => {
            set.take();
            Ok(Value::None)
        }
        _ => {
            let mut result = set.borrow().clone();
            for other in &arguments.positional {
                let other = Set::of(items_of(other)?)?;
                check_count((result.len() + other.len()).saturating_mul(4))?;
                let keeps = |item: &&Value| match name {
                    "intersection" => other.contains(item).unwrap_or(false),
                    "difference" => !other.contains(item).unwrap_or(false),
                    _ => true,
                };
                let mut items: Vec<Value> = result.items().filter(keeps).cloned().collect();
                if matches!(name, "union" | "update") {
                    items.extend(other.items().cloned());
                }
                result = Set::of(items)?;
            }
            if name == "update" {
                set.replace(result);
                return Ok(Value::None);
            }
            Ok(Value::set(result))
        }
    }
}

fn stream_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    let Value::Stream(stream) = value else { return Ok(Value::None) };
    let [count] = arguments.bind(name, ["size"], 0)?;
    let count = count.as_ref().and_then(whole).and_then(|n| n.to_i64()).and_then(|n| usize::try_from(n).ok());
    let mut stream = stream.borrow_mut();
    Ok(match name {
        "read" => stream.read(count),
        "readline" => stream.line(),
        "readlines" => Value::list(stream.lines()),
        "seek" => {
            stream.seek(count.unwrap_or(0));
            Value::int(stream.position())
        }
        "tell" => Value::int(stream.position()),
        "getvalue" if stream.name().is_none() => {
            let position = stream.position();
            stream.seek(0);
            let all = stream.read(None);
            stream.seek(position);
            all
        }
        "getvalue" => return Err(missing(value, name).into()),
        // What is read from stays readable: nothing has to be given back here.
        _ => Value::None,
    })
}

/// A string argument.
pub(super) fn string(value: &Value, what: &str) -> Done<Str> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        other => {
            let name = if matches!(other, Value::None) { "NoneType" } else { other.type_name() };
            Err(Exception::type_error(format!("{what} must be str, not {name}")).into())
        }
    }
}

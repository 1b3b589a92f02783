//! Indices and slices.

use super::limits::{Done, check_count};
use super::operators::{points, whole};
use crate::locale::tr;
use crate::python::{Class, Exception, Str, Value};

/// `value[index]`.
pub(super) fn index(value: &Value, index: &Value) -> Done<Value> {
    match value {
        Value::Dict(dict) => {
            let found = dict.borrow().get(index)?.cloned();
            Ok(found.ok_or_else(|| Exception::with_args(Class::KeyError, vec![index.clone()]))?)
        }
        Value::Object(object) => match object.item(index) {
            Some(item) => Ok(item?),
            None => Err(not_subscriptable(value).into()),
        },
        Value::List(list) => {
            let place = place(value, index, "list index out of range")?;
            Ok(list.0.borrow()[place].clone())
        }
        Value::Tuple(items) => Ok(items[place(value, index, "tuple index out of range")?].clone()),
        Value::Str(text) => {
            let place = place(value, index, "string index out of range")?;
            Ok(Value::Str(Str::from_code_points(text.code_points().nth(place))))
        }
        Value::Bytes(bytes) => Ok(Value::int(i64::from(bytes[place(value, index, "index out of range")?]))),
        Value::Bytearray(bytes) => {
            let place = place(value, index, "bytearray index out of range")?;
            Ok(Value::int(i64::from(bytes.borrow()[place])))
        }
        Value::Range(range) => Ok(range.at(place(value, index, "range object index out of range")?)),
        _ => Err(not_subscriptable(value).into()),
    }
}

fn not_subscriptable(value: &Value) -> Exception {
    Exception::type_error(match value.type_name() {
        "type" => tr("py-no-type-index").to_owned(),
        name => format!("'{name}' object is not subscriptable"),
    })
}

/// An index as a place in a sequence; negative ones count from the end.
fn place(value: &Value, index: &Value, message: &str) -> Done<usize> {
    let length = value.len().unwrap_or(0);
    let Some(number) = whole(index) else {
        let kind = match value {
            Value::Str(_) => "string indices must be integers, not".to_owned(),
            Value::Bytes(_) => "byte indices must be integers or slices, not".to_owned(),
            _ => format!("{} indices must be integers or slices, not", value.type_name()),
        };
        let name = index.type_name();
        return Err(Exception::type_error(match value {
            Value::Str(_) => format!("{kind} '{name}'"),
            _ => format!("{kind} {name}"),
        })
        .into());
    };
    let place = number.to_i64().map(|n| if n < 0 { n + length as i64 } else { n });
    match place.and_then(|place| usize::try_from(place).ok()) {
        Some(place) if place < length => Ok(place),
        _ => Err(Exception::new(Class::IndexError, message).into()),
    }
}

/// `value[start:stop:step]`.
pub(super) fn slice(value: &Value, parts: [&Value; 3]) -> Done<Value> {
    let Some(length) = value.len().filter(|_| {
        matches!(
            value,
            Value::Str(_)
                | Value::Bytes(_)
                | Value::Bytearray(_)
                | Value::List(_)
                | Value::Tuple(_)
                | Value::Range(_)
        )
    }) else {
        return Err(match value {
            Value::Dict(_) => Exception::type_error("unhashable type: 'slice'"),
            _ => not_subscriptable(value),
        }
        .into());
    };
    let places = places(length, parts)?;
    Ok(match value {
        Value::Str(text) => {
            let points = points(text);
            Value::Str(Str::from_code_points(places.into_iter().map(|place| points[place])))
        }
        Value::List(list) => {
            let list = list.0.borrow();
            Value::list(places.into_iter().map(|place| list[place].clone()))
        }
        Value::Tuple(items) => Value::tuple(places.into_iter().map(|place| items[place].clone())),
        Value::Range(range) => Value::list(places.into_iter().map(|place| range.at(place))),
        _ => {
            let bytes = value.to_bytes().unwrap_or_default();
            Value::bytes(places.into_iter().map(|place| bytes[place]).collect::<Vec<u8>>())
        }
    })
}

/// The places of a slice, in order.
fn places(length: usize, parts: [&Value; 3]) -> Done<Vec<usize>> {
    let number = |part: &Value| -> Done<Option<i64>> {
        match (part, whole(part)) {
            (Value::None, _) => Ok(None),
            (_, Some(number)) => {
                let far = if number.is_negative() { i64::MIN / 4 } else { i64::MAX / 4 };
                let near = number.to_i64().map(|number| number.clamp(i64::MIN / 4, i64::MAX / 4));
                Ok(Some(near.unwrap_or(far)))
            }
            _ => {
                let message = "slice indices must be integers or None or have an __index__ method";
                Err(Exception::type_error(message).into())
            }
        }
    };
    let length = length as i64;
    let step = number(parts[2])?.unwrap_or(1);
    if step == 0 {
        return Err(Exception::value_error("slice step cannot be zero").into());
    }
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let bound = |part: Option<i64>, default: i64| match part {
        Some(n) if n < 0 => (n + length).max(low),
        Some(n) => n.min(high),
        None => default,
    };
    let (first, last) = if step > 0 { (0, length) } else { (length - 1, -1) };
    let mut at = bound(number(parts[0])?, first);
    let stop = bound(number(parts[1])?, last);
    check_count(length as usize)?;
    let mut places = Vec::new();
    while if step > 0 { at < stop } else { at > stop } {
        places.push(at as usize);
        at += step;
    }
    Ok(places)
}

/// `value[index] = item`.
pub(super) fn set_index(value: &Value, index: &Value, item: Value) -> Done<()> {
    match value {
        Value::Dict(dict) => {
            check_count(dict.borrow().len() * 4)?;
            Ok(dict.borrow_mut().insert(index.clone(), item)?)
        }
        Value::List(list) => {
            let place = place(value, index, "list assignment index out of range")?;
            list.0.borrow_mut()[place] = item;
            Ok(())
        }
        Value::Object(object) => match object.set_item(index.clone(), item) {
            Some(done) => Ok(done?),
            None => Err(no_item(value, "assignment").into()),
        },
        _ => Err(no_item(value, "assignment").into()),
    }
}

/// `del value[index]`.
pub(super) fn delete_index(value: &Value, index: &Value) -> Done<()> {
    match value {
        Value::Dict(dict) => match dict.borrow_mut().remove(index)? {
            Some(_) => Ok(()),
            None => Err(Exception::with_args(Class::KeyError, vec![index.clone()]).into()),
        },
        Value::List(list) => {
            let place = place(value, index, "list assignment index out of range")?;
            list.0.borrow_mut().remove(place);
            Ok(())
        }
        Value::Object(object) => match object.remove_item(index) {
            Some(done) => Ok(done?),
            None => Err(no_item(value, "deletion").into()),
        },
        _ => Err(no_item(value, "deletion").into()),
    }
}

fn no_item(value: &Value, what: &str) -> Exception {
    Exception::type_error(format!("'{}' object does not support item {what}", value.type_name()))
}

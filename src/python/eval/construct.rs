//! Classes when they are called.

use super::attributes::{items_of, merge, string};
use super::builtins::small;
use super::format::{to_repr, to_str};
use super::limits::{Done, check_bits, check_count, check_size};
use super::objects::Type;
use super::operators::{real, whole};
use super::{codec, network};
use crate::locale::{Argument::Text, tr_with};
use crate::python::date::Date;
use crate::python::dict::{Dict, Set};
use crate::python::integer::Int;
use crate::python::stream::Stream;
use crate::python::value::Range;
use crate::python::{Arguments, Class, Exception, Str, Value, float};

/// Calls a class.
pub(super) fn construct(class: Type, arguments: &Arguments) -> Done<Value> {
    if let Some(class) = class.class {
        if let Some((name, _)) = arguments.keywords.first()
            && !matches!(name.as_str(), "response" | "request")
        {
            let message = format!("{}() takes no keyword arguments", class.name());
            return Err(Exception::type_error(message).into());
        }
        let mut exception = Exception::with_args(class, arguments.positional.clone());
        for name in ["response", "request"] {
            if let Some(value) = arguments.keyword(name) {
                exception = exception.with(name, value.clone());
            }
        }
        return Ok(Value::Exception(exception.into()));
    }
    if class.module.starts_with("requests") {
        return network::construct(class, arguments);
    }
    let name = class.name;
    let [value, second, third] = match name {
        "dict" | "range" => [arguments.positional.first().cloned(), None, None],
        "date" => arguments.bind("date", ["year", "month", "day"], 3)?,
        "str" | "bytes" => arguments.bind(name, ["object", "encoding", "errors"], 0)?,
        "int" => arguments.bind(name, ["x", "base", ""], 0)?,
        _ => {
            let [value] = arguments.bind(name, ["object"], 0)?;
            [value, None, None]
        }
    };
    let items = |value: Option<Value>| value.as_ref().map_or(Ok(Vec::new()), items_of);
    Ok(match name {
        "date" => {
            let part = |value: Option<Value>| small(&value.unwrap_or(Value::None));
            Value::Date(Date::new(part(value)?, part(second)?, part(third)?)?)
        }
        "BytesIO" => {
            let bytes = value.map(|value| value.to_bytes().ok_or(value));
            match bytes {
                None => Value::stream(Stream::bytes(&[])),
                Some(Ok(bytes)) => Value::stream(Stream::bytes(&bytes)),
                Some(Err(other)) => {
                    let kind = other.type_name();
                    let message = format!("a bytes-like object is required, not '{kind}'");
                    return Err(Exception::type_error(message).into());
                }
            }
        }
        "StringIO" => match value {
            None | Some(Value::None) => Value::stream(Stream::text(&Str::from(""))),
            Some(value) => Value::stream(Stream::text(&string(&value, "initial_value")?)),
        },
        "str" => match (value, second) {
            (None, _) => Value::str(""),
            (Some(value), None) => Value::Str(to_str(&value)?),
            (Some(value), encoding) => {
                let error = || Exception::type_error("decoding to str: need a bytes-like object");
                Value::Str(codec::decode(&value.to_bytes().ok_or_else(error)?, encoding, third)?)
            }
        },
        "bytes" | "bytearray" => {
            let bytes: Vec<u8> = match value {
                None => Vec::new(),
                Some(Value::Str(_)) if second.is_none() => {
                    return Err(Exception::type_error("string argument without an encoding").into());
                }
                Some(Value::Str(text)) => codec::encode(&text, second, third)?,
                Some(count @ (Value::Int(_) | Value::Bool(_))) => {
                    let count = usize::try_from(small(&count)?)
                        .map_err(|_| Exception::value_error("negative count"))?;
                    check_size(count)?;
                    vec![0; count]
                }
                Some(value) => {
                    let error = || Exception::value_error("bytes must be in range(0, 256)");
                    let byte =
                        |item: Value| -> Done<u8> { Ok(u8::try_from(small(&item)?).map_err(|_| error())?) };
                    items_of(&value)?.into_iter().map(byte).collect::<Done<_>>()?
                }
            };
            if name == "bytes" {
                Value::bytes(bytes)
            } else {
                Value::Bytearray(std::rc::Rc::new(bytes.into()))
            }
        }
        "int" => int(value, second)?,
        "float" => float_of(value)?,
        "bool" => Value::Bool(value.is_some_and(|value| value.is_truthy())),
        "list" => Value::list(items(value)?),
        "tuple" => Value::tuple(items(value)?),
        "set" => Value::set(Set::of(items(value)?)?),
        "dict" => {
            let mut dict = Dict::new();
            if let Some(source) = value {
                merge(&mut dict, &source)?;
            }
            for (name, value) in &arguments.keywords {
                dict.insert_str(name, value.clone());
            }
            Value::dict(dict)
        }
        "range" => {
            let parts: Vec<i64> = arguments.positional.iter().map(small).collect::<Done<_>>()?;
            let (start, stop, step) = match parts.as_slice() {
                [stop] => (0, *stop, 1),
                [start, stop] => (*start, *stop, 1),
                [start, stop, step] => (*start, *stop, *step),
                _ => {
                    let message = format!("range expected at least 1 argument, got {}", parts.len());
                    return Err(Exception::type_error(message).into());
                }
            };
            if step == 0 {
                return Err(Exception::value_error("range() arg 3 must not be zero").into());
            }
            Value::Range(Range { start, stop, step })
        }
        "type" => Value::object(Type::of(&value.unwrap_or(Value::None))),
        _ => {
            let message = tr_with("py-cannot-be-made", &[("name", Text(name))]);
            return Err(Exception::type_error(message).into());
        }
    })
}

fn int(value: Option<Value>, base: Option<Value>) -> Done<Value> {
    let base = base.as_ref().map_or(Ok(10), small)?;
    let (text, shown) = match value {
        None => return Ok(Value::int(0_i64)),
        Some(Value::Float(number)) => {
            let message = if number.is_nan() { "NaN to integer" } else { "infinity to integer" };
            let class = if number.is_nan() { Class::ValueError } else { Class::OverflowError };
            let error = || Exception::new(class, format!("cannot convert float {message}"));
            return Ok(Value::Int(Int::from_f64(number).ok_or_else(error)?));
        }
        Some(Value::Str(text)) => (text.to_lossy(), Value::Str(text)),
        Some(Value::Bytes(bytes)) => (String::from_utf8_lossy(&bytes).into_owned(), Value::Bytes(bytes)),
        Some(value) => match whole(&value) {
            Some(number) => return Ok(Value::Int(number)),
            None => {
                let kind = value.type_name();
                let message = format!(
                    "int() argument must be a string, a bytes-like object or a real number, not '{kind}'"
                );
                return Err(Exception::type_error(message).into());
            }
        },
    };
    let error = || -> Done<Exception> {
        let shown = to_repr(&shown)?.to_lossy();
        Ok(Exception::value_error(format!("invalid literal for int() with base {base}: {shown}")))
    };
    let digits = text.trim();
    check_bits(digits.len().saturating_mul(5))?;
    let (is_negative, digits) = match digits.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let prefix = digits.get(..2).unwrap_or_default().to_ascii_lowercase();
    let prefixed = match prefix.as_str() {
        "0x" => 16,
        "0o" => 8,
        "0b" => 2,
        _ => 0,
    };
    let (radix, digits) = match base {
        0 if prefixed > 0 => (prefixed, &digits[2..]),
        0 => (10, digits),
        base if prefixed == base => (base, &digits[2..]),
        2..=36 => (base, digits),
        _ => return Err(Exception::value_error("int() base must be >= 2 and <= 36, or 0").into()),
    };
    let is_grouped = !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    match Int::parse(&plain, radix as u32) {
        Some(number) if is_grouped => Ok(Value::Int(if is_negative { number.negate() } else { number })),
        _ => Err(error()?.into()),
    }
}

fn float_of(value: Option<Value>) -> Done<Value> {
    let Some(value) = value else { return Ok(Value::Float(0.0)) };
    if let Some(number) = real(&value)? {
        return Ok(Value::Float(number));
    }
    let Value::Str(text) = &value else {
        let message =
            format!("float() argument must be a string or a real number, not '{}'", value.type_name());
        return Err(Exception::type_error(message).into());
    };
    let plain = text.to_lossy();
    check_count(plain.len())?;
    let plain = plain.trim();
    let lower = plain.to_ascii_lowercase();
    let (sign, digits) = match lower.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let number = match digits {
        "inf" | "infinity" => Some(f64::INFINITY),
        "nan" => Some(f64::NAN),
        digits if digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') => float::parse(digits),
        _ => None,
    };
    match number {
        Some(number) => Ok(Value::Float(sign * number)),
        None => {
            let shown = to_repr(&value)?.to_lossy();
            Err(Exception::value_error(format!("could not convert string to float: {shown}")).into())
        }
    }
}

//! Functions and classes when they are called.

use super::attributes::{items_of, sort, string};
use super::format::{self, to_ascii, to_repr, to_str};
use super::limits::{Done, check_size};
use super::network;
use super::objects::{Function, Method, Type, as_object, as_type};
use super::operators::{self, whole};
use super::{codec, construct};
use crate::encode::base64;
use crate::locale::{Argument::Text, tr, tr_with};
use crate::python::integer::Int;
use crate::python::syntax::ast::BinaryOperator;
use crate::python::{Arguments, Class, Exception, Str, Value, float, json};

/// What a call comes to.
pub(super) enum Called {
    /// A value.
    Value(Value),
    /// Text to print; the value is `None`.
    Print(String),
    /// A file to read, as text or as bytes.
    Open { name: Str, is_text: bool },
    /// A request to send, with the function's name.
    Send { session: Option<Value>, function: String },
}

/// Calls a function, a class or a method.
pub(super) fn call(callee: &Value, arguments: &Arguments) -> Done<Called> {
    if let Some(method) = as_object::<Method>(callee) {
        return call_method(&method.owner, &method.name, arguments);
    }
    if let Some(function) = as_object::<Function>(callee) {
        return match (function.module, function.name) {
            ("requests", name) if name != "session" => {
                Ok(Called::Send { session: None, function: name.to_owned() })
            }
            ("", "print") => print(arguments).map(Called::Print),
            ("", "open") => open(arguments),
            _ => call_function(*function, arguments).map(Called::Value),
        };
    }
    if let Some(class) = as_type(callee) {
        return construct::construct(class, arguments).map(Called::Value);
    }
    Err(Exception::type_error(format!("'{}' object is not callable", callee.type_name())).into())
}

/// Calls a method.
pub(super) fn call_method(owner: &Value, name: &str, arguments: &Arguments) -> Done<Called> {
    if network::is_sending(owner, name) {
        return Ok(Called::Send { session: Some(owner.clone()), function: name.to_owned() });
    }
    if let Value::Object(object) = owner
        && let Some(member) = object.attribute(name)
    {
        return call(&member?, arguments);
    }
    super::attributes::call_method(owner, name, arguments).map(Called::Value)
}

/// Calls what gives a value at once.
pub(super) fn call_simple(callee: &Value, arguments: &Arguments) -> Done<Value> {
    match call(callee, arguments)? {
        Called::Value(value) => Ok(value),
        _ => Err(Exception::type_error(tr("py-no-call")).into()),
    }
}

fn print(arguments: &Arguments) -> Done<String> {
    let mut out = String::new();
    let option = |name: &str, default: &str| -> Done<String> {
        match arguments.keyword(name) {
            None | Some(Value::None) => Ok(default.to_owned()),
            Some(Value::Str(text)) => Ok(text.to_lossy()),
            Some(other) => {
                let kind = other.type_name();
                Err(Exception::type_error(format!("{name} must be None or a string, not {kind}")).into())
            }
        }
    };
    for (name, _) in &arguments.keywords {
        if !matches!(name.as_str(), "sep" | "end" | "flush") {
            let message = format!("print() got an unexpected keyword argument '{name}'");
            return Err(Exception::type_error(message).into());
        }
    }
    let (separator, end) = (option("sep", " ")?, option("end", "\n")?);
    for (place, value) in arguments.positional.iter().enumerate() {
        if place > 0 {
            out += &separator;
        }
        let text = to_str(value)?;
        match text.as_str() {
            Some(text) => out += text,
            None => {
                // The output is UTF-8, which has no surrogates.
                codec::encode(&text, None, None)?;
            }
        }
        check_size(out.len())?;
    }
    Ok(out + &end)
}

fn open(arguments: &Arguments) -> Done<Called> {
    let [name, mode, ..] =
        arguments.bind("open", ["file", "mode", "buffering", "encoding", "errors", "newline"], 1)?;
    let name = string(&name.unwrap_or(Value::None), "open() argument 'file'")?;
    let mode = match mode {
        Some(mode) => string(&mode, "open() argument 'mode'")?.to_lossy(),
        None => "r".to_owned(),
    };
    match mode.as_str() {
        "r" | "rt" | "tr" => Ok(Called::Open { name, is_text: true }),
        "rb" | "br" => Ok(Called::Open { name, is_text: false }),
        _ if mode.contains(['w', 'a', 'x', '+']) => {
            Err(Exception::value_error(tr_with("py-no-mode", &[("name", Text(&mode))])).into())
        }
        _ => Err(Exception::value_error(format!("invalid mode: '{mode}'")).into()),
    }
}

pub(super) fn integer(value: &Value) -> Done<Int> {
    let error = || {
        Exception::type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name()))
    };
    Ok(whole(value).ok_or_else(error)?)
}

pub(super) fn small(value: &Value) -> Done<i64> {
    let error = || Exception::new(Class::OverflowError, "Python int too large to convert to C ssize_t");
    Ok(integer(value)?.to_i64().ok_or_else(error)?)
}

fn call_function(function: Function, arguments: &Arguments) -> Done<Value> {
    let name = function.name;
    let one = || -> Done<Value> {
        let given = arguments.positional.len();
        if !arguments.keywords.is_empty() {
            return Err(Exception::type_error(format!("{name}() takes no keyword arguments")).into());
        }
        match arguments.positional.as_slice() {
            [value] => Ok(value.clone()),
            _ => {
                Err(Exception::type_error(format!("{name}() takes exactly one argument ({given} given)"))
                    .into())
            }
        }
    };
    match (function.module, name) {
        ("requests", _) => return Ok(network::new_session()),
        ("json", "dumps") => return dumps(arguments),
        ("json", _) => {
            let [text] = arguments.bind("loads", ["s"], 1)?;
            let text = match text.unwrap_or(Value::None) {
                Value::Str(text) => text,
                other => match other.to_bytes() {
                    Some(bytes) => codec::decode(&bytes, None, None)?,
                    None => {
                        let kind = other.type_name();
                        let message = format!("the JSON object must be str, bytes or bytearray, not {kind}");
                        return Err(Exception::type_error(message).into());
                    }
                },
            };
            return Ok(json::loads(&text)?);
        }
        ("base64", _) => {
            let value = one()?;
            let error = || {
                Exception::type_error(format!("a bytes-like object is required, not '{}'", value.type_name()))
            };
            let bytes = value.to_bytes().ok_or_else(error)?;
            return Ok(Value::bytes(base64::encode(&bytes).into_bytes()));
        }
        _ => {}
    }
    Ok(match name {
        "len" => {
            let value = one()?;
            let error =
                || Exception::type_error(format!("object of type '{}' has no len()", value.type_name()));
            Value::int(value.len().ok_or_else(error)?)
        }
        "repr" => Value::Str(to_repr(&one()?)?),
        "ascii" => Value::Str(to_ascii(&one()?)?),
        "format" => {
            let [value, spec] = arguments.bind(name, ["value", "format_spec"], 1)?;
            let spec = string(&spec.unwrap_or(Value::str("")), "format() argument 2")?;
            Value::Str(format::format(&value.unwrap_or(Value::None), &spec)?)
        }
        "sorted" => {
            let [items] = Arguments { positional: arguments.positional.clone(), ..Arguments::default() }
                .bind(name, ["iterable"], 1)?;
            let items = items_of(&items.unwrap_or(Value::None))?;
            Value::list(sort(
                items,
                arguments.keyword("key").cloned(),
                arguments.keyword("reverse").cloned(),
            )?)
        }
        "reversed" => {
            let mut items = items_of(&one()?)?;
            items.reverse();
            Value::iter("list_reverseiterator", items)
        }
        "iter" => Value::iter("list_iterator", items_of(&one()?)?),
        "next" => {
            let [from, default] = arguments.bind(name, ["iterator", "default"], 1)?;
            match from {
                Some(Value::Iter(items)) => {
                    let next = items.borrow_mut().next().or(default);
                    next.ok_or_else(|| Exception::with_args(Class::StopIteration, Vec::new()))?
                }
                other => {
                    let kind = other.unwrap_or(Value::None).type_name();
                    return Err(Exception::type_error(format!("'{kind}' object is not an iterator")).into());
                }
            }
        }
        "enumerate" => {
            let [items, start] = arguments.bind(name, ["iterable", "start"], 1)?;
            let start = start.as_ref().map_or(Ok(0), small)?;
            let items = items_of(&items.unwrap_or(Value::None))?;
            let pairs = items.into_iter().zip(start..);
            Value::iter("enumerate", pairs.map(|(item, index)| Value::tuple([Value::int(index), item])))
        }
        "zip" => {
            let columns: Vec<Vec<Value>> = arguments.positional.iter().map(items_of).collect::<Done<_>>()?;
            let count = columns.iter().map(Vec::len).min().unwrap_or(0);
            let row = |index: usize| Value::tuple(columns.iter().map(|column| column[index].clone()));
            Value::iter("zip", (0..count).map(row))
        }
        "any" => Value::Bool(items_of(&one()?)?.iter().any(Value::is_truthy)),
        "all" => Value::Bool(items_of(&one()?)?.iter().all(Value::is_truthy)),
        "callable" => {
            let value = one()?;
            let is_method = as_object::<Method>(&value).is_some() || as_object::<Function>(&value).is_some();
            Value::Bool(is_method || as_type(&value).is_some())
        }
        "sum" => {
            let [items, start] = arguments.bind(name, ["iterable", "start"], 1)?;
            let mut total = start.unwrap_or(Value::int(0_i64));
            for item in items_of(&items.unwrap_or(Value::None))? {
                total = operators::binary(BinaryOperator::Add, &total, &item, "+")?;
            }
            total
        }
        "min" | "max" => extreme(name, arguments)?,
        "abs" => match one()? {
            Value::Float(number) => Value::Float(number.abs()),
            value => {
                let error =
                    || Exception::type_error(format!("bad operand type for abs(): '{}'", value.type_name()));
                Value::Int(whole(&value).ok_or_else(error)?.absolute())
            }
        },
        "round" => round(arguments)?,
        "divmod" => {
            let [a, b] = arguments.bind(name, ["x", "y"], 2)?;
            let (a, b) = (a.unwrap_or(Value::None), b.unwrap_or(Value::None));
            let quotient = operators::binary(BinaryOperator::FloorDivide, &a, &b, "divmod()")?;
            Value::tuple([quotient, operators::binary(BinaryOperator::Modulo, &a, &b, "divmod()")?])
        }
        "pow" => {
            let [a, b] = arguments.bind(name, ["base", "exp"], 2)?;
            let (a, b) = (a.unwrap_or(Value::None), b.unwrap_or(Value::None));
            operators::binary(BinaryOperator::Power, &a, &b, "** or pow()")?
        }
        "ord" => match one()? {
            Value::Str(text) if text.len() == 1 => Value::int(text.code_points().next().map_or(0, i64::from)),
            Value::Bytes(bytes) if bytes.len() == 1 => Value::int(i64::from(bytes[0])),
            other => {
                let message = match other.len() {
                    Some(length) => {
                        format!("ord() expected a character, but string of length {length} found")
                    }
                    None => format!("ord() expected string of length 1, but {} found", other.type_name()),
                };
                return Err(Exception::type_error(message).into());
            }
        },
        "chr" => {
            let point = u32::try_from(small(&one()?)?).ok().filter(|point| *point < 0x11_0000);
            let error = || Exception::value_error("chr() arg not in range(0x110000)");
            Value::Str(Str::from_code_points(Some(point.ok_or_else(error)?)))
        }
        "hex" | "oct" | "bin" => {
            let (radix, prefix) = match name {
                "hex" => (16, "0x"),
                "oct" => (8, "0o"),
                _ => (2, "0b"),
            };
            let number = integer(&one()?)?;
            let sign = if number.is_negative() { "-" } else { "" };
            Value::str(format!("{sign}{prefix}{}", number.absolute().to_radix(radix)))
        }
        "isinstance" => {
            let [value, classes] = arguments.bind(name, ["obj", "class_or_tuple"], 2)?;
            Value::Bool(is_instance(&value.unwrap_or(Value::None), &classes.unwrap_or(Value::None))?)
        }
        // `exit` and `quit`
        _ => return Err(Exception::with_args(Class::SystemExit, arguments.positional.clone()).into()),
    })
}

fn is_instance(value: &Value, classes: &Value) -> Done<bool> {
    if let Value::Tuple(classes) = classes {
        for class in classes.iter() {
            if is_instance(value, class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    let Some(class) = as_type(classes) else {
        let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
        return Err(Exception::type_error(message).into());
    };
    let own = Type::of(value);
    Ok(match (value, class.class) {
        (Value::Exception(exception), Some(class)) => exception.class.is_a(class),
        (Value::Bool(_), _) if class.name == "int" => true,
        _ => own == class || class.name == "object",
    })
}

fn extreme(name: &str, arguments: &Arguments) -> Done<Value> {
    let items = match arguments.positional.as_slice() {
        [items] => items_of(items)?,
        many => many.to_vec(),
    };
    let key = arguments.keyword("key").cloned();
    let sorted = sort(items.clone(), key.clone(), None)?;
    let found = if name == "min" {
        sorted.first().cloned()
    } else {
        sort(items, key, Some(Value::Bool(true)))?.first().cloned()
    };
    match found.or_else(|| arguments.keyword("default").cloned()) {
        Some(value) => Ok(value),
        None => Err(Exception::value_error(format!("{name}() arg is an empty sequence")).into()),
    }
}

fn round(arguments: &Arguments) -> Done<Value> {
    let [value, digits] = arguments.bind("round", ["number", "ndigits"], 1)?;
    let value = value.unwrap_or(Value::None);
    let digits = match digits {
        None | Some(Value::None) => None,
        Some(digits) => Some(small(&digits)?),
    };
    match (&value, digits) {
        (Value::Float(number), None) => {
            let error = |message: &str, class| Exception::new(class, message);
            if number.is_nan() {
                return Err(error("cannot convert float NaN to integer", Class::ValueError).into());
            }
            let whole = Int::from_f64(number.round_ties_even());
            Ok(Value::Int(
                whole
                    .ok_or_else(|| error("cannot convert float infinity to integer", Class::OverflowError))?,
            ))
        }
        (Value::Float(number), Some(digits)) => {
            // A decimal text with so many digits is the exact rounding; the way back is exact too.
            let places = usize::try_from(digits.clamp(0, 400)).unwrap_or(0);
            if digits < 0 {
                let scale = 10_f64.powi(digits.unsigned_abs().min(400) as i32);
                return Ok(Value::Float((number / scale).round_ties_even() * scale));
            }
            Ok(Value::Float(
                float::parse(&format::fixed(number.abs(), places)).unwrap_or(*number).copysign(*number),
            ))
        }
        _ => {
            let Some(number) = whole(&value) else {
                let message = format!("type {} doesn't define __round__ method", value.type_name());
                return Err(Exception::type_error(message).into());
            };
            match digits {
                Some(digits) if digits < 0 => {
                    let scale = Int::from(10_i64).power(digits.unsigned_abs().min(5000) as u32);
                    let double = scale.multiply(&Int::from(2_i64));
                    let (below, rest) = number.divide(&scale).unwrap_or((Int::ZERO, Int::ZERO));
                    let is_odd = below.divide(&Int::from(2_i64)).is_some_and(|(_, rest)| !rest.is_zero());
                    let twice = rest.multiply(&Int::from(2_i64));
                    let up = twice > scale || (twice == scale && is_odd);
                    let _ = double;
                    let rounded = if up { below.add(&Int::from(1_i64)) } else { below };
                    Ok(Value::Int(rounded.multiply(&scale)))
                }
                _ => Ok(Value::Int(number)),
            }
        }
    }
}

fn dumps(arguments: &Arguments) -> Done<Value> {
    let mut format = json::Format::default();
    let Some(value) = arguments.get(0, "obj") else {
        let message = "dumps() missing 1 required positional argument: 'obj'";
        return Err(Exception::type_error(message).into());
    };
    for (name, value) in &arguments.keywords {
        match name.as_str() {
            "ensure_ascii" => format.is_ascii = value.is_truthy(),
            "allow_nan" => format.allows_nan = value.is_truthy(),
            "sort_keys" => format.sorts_keys = value.is_truthy(),
            "skipkeys" => format.skips_keys = value.is_truthy(),
            "indent" => {
                format.indent = match value {
                    Value::None => None,
                    Value::Str(text) => Some(text.to_lossy()),
                    other => Some(" ".repeat(usize::try_from(small(other)?).unwrap_or(0).min(100))),
                };
                if format.indent.is_some() && arguments.keyword("separators").is_none() {
                    format.separators = (",".into(), ": ".into());
                }
            }
            "separators" => {
                let parts = items_of(value)?;
                if let [Value::Str(item), Value::Str(key)] = parts.as_slice() {
                    format.separators = (item.to_lossy(), key.to_lossy());
                }
            }
            "obj" => {}
            other => {
                let message = format!("JSONEncoder.__init__() got an unexpected keyword argument '{other}'");
                return Err(Exception::type_error(message).into());
            }
        }
    }
    super::limits::check_walk(value, "while encoding a JSON object")?;
    Ok(Value::Str(json::dumps(value, &format)?))
}

//! Keys and values out of what a program gave for them, and `urlencode` (`requests.models`, `requests.utils`).

use super::headers::Headers;
use super::url::quote::quote_plus;
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};

/// Whether the value is a mapping, and so has `items()`.
pub(super) fn is_mapping(value: &Value) -> bool {
    match value {
        Value::Dict(_) => true,
        Value::Object(object) => object.has_method("items"),
        _ => false,
    }
}

/// `value.items()`, or pairs that are already there.
pub(super) fn of_mapping(value: &Value) -> Outcome<Vec<(Value, Value)>> {
    if let Value::Dict(dict) = value {
        return Ok(dict.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect());
    }
    if let Value::Object(object) = value {
        if let Some(headers) = object.as_any().downcast_ref::<Headers>() {
            let headers = headers.0.borrow();
            return Ok(headers
                .iter()
                .map(|(name, value)| (Value::Str(name.clone()), value.clone()))
                .collect());
        }
        if let Some(items) = object.call_method("items", &Default::default()) {
            return of_items(&items?);
        }
    }
    of_items(value)
}

fn of_items(value: &Value) -> Outcome<Vec<(Value, Value)>> {
    items(value)?.iter().map(pair).collect()
}

fn pair(item: &Value) -> Outcome<(Value, Value)> {
    unpack::<2>(item).map(|[key, value]| (key, value))
}

fn items(value: &Value) -> Outcome<Vec<Value>> {
    let not_iterable = || Exception::type_error(format!("'{}' object is not iterable", value.error_name()));
    value.items().ok_or_else(not_iterable)
}

/// Hands each pair of `to_key_val_list(value)` to `take`, so that errors come in the order of Python's loops; `ValueError`
/// for what is neither a mapping nor made of items.
pub(super) fn each_pair(value: &Value, mut take: impl FnMut(Value, Value) -> Outcome<()>) -> Outcome<()> {
    if matches!(value, Value::Str(_) | Value::Bytes(_) | Value::Bool(_) | Value::Int(_)) {
        return Err(Exception::value_error("cannot encode objects that are not 2-tuples"));
    }
    if is_mapping(value) {
        return of_mapping(value)?.into_iter().try_for_each(|(key, value)| take(key, value));
    }
    items(value)?.iter().try_for_each(|item| pair(item).and_then(|(key, value)| take(key, value)))
}

/// `a, b = value`, with Python's words where the number does not fit.
pub(super) fn unpack<const N: usize>(value: &Value) -> Outcome<[Value; N]> {
    let not_iterable =
        || Exception::type_error(format!("cannot unpack non-iterable {} object", value.error_name()));
    let items = value.items().ok_or_else(not_iterable)?;
    items.try_into().map_err(|items: Vec<Value>| {
        Exception::value_error(if items.len() > N {
            format!("too many values to unpack (expected {N})")
        } else {
            format!("not enough values to unpack (expected {N}, got {})", items.len())
        })
    })
}

/// The values of one field: `[value]` for text and for what has no items, else its items, without `None`.
pub(super) fn field_values(value: &Value) -> Vec<Value> {
    let values = match value {
        Value::Str(_) | Value::Bytes(_) => None,
        other => other.items(),
    };
    let mut values = values.unwrap_or_else(|| vec![value.clone()]);
    values.retain(|value| !matches!(value, Value::None));
    values
}

/// `RequestEncodingMixin._encode_params` of pairs: a form, or a query.
pub(super) fn urlencode(value: &Value) -> Outcome<String> {
    let mut fields = Vec::new();
    each_pair(value, |key, values| {
        for value in field_values(&values) {
            // Text becomes bytes here, so that an error of either comes before anything is written.
            fields.push((utf8(&key)?, utf8(&value)?));
        }
        Ok(())
    })?;
    let mut out: Vec<String> = Vec::new();
    for (key, value) in &fields {
        let key = escaped(key)?;
        let has_items = value.len().is_some() && !matches!(value, Value::Bytes(_) | Value::Str(_));
        let items = if has_items { value.items() } else { None };
        for value in items.unwrap_or_else(|| vec![value.clone()]) {
            out.push(format!("{key}={}", escaped(&value)?));
        }
    }
    Ok(out.join("&"))
}

fn utf8(value: &Value) -> Outcome<Value> {
    Ok(match value {
        Value::Str(text) => Value::bytes(text.to_utf8()?),
        other => other.clone(),
    })
}

fn escaped(value: &Value) -> Outcome<String> {
    Ok(match value {
        Value::Bytes(bytes) => quote_plus(bytes),
        other => quote_plus(&other.to_str()?.to_utf8()?),
    })
}

/// Text of `str`, or of ASCII bytes (`requests._internal_utils.to_native_string`).
pub(super) fn native_string(value: &Value) -> Outcome<Str> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        Value::Bytes(bytes) => decode_ascii(bytes),
        other => Err(Exception::no_attribute(other, "decode")),
    }
}

/// `bytes.decode('ascii')`.
pub(super) fn decode_ascii(bytes: &[u8]) -> Outcome<Str> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        None => Ok(Str::from_latin1(bytes)),
        Some(at) => Err(Exception::cannot_decode("ascii", bytes, at, at + 1, "ordinal not in range(128)")),
    }
}

/// `bytes.decode('utf-8')`.
pub(super) fn decode_utf8(bytes: &[u8]) -> Outcome<Str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => {
            let at = error.valid_up_to();
            let (length, reason) = match error.error_len() {
                None => (bytes.len() - at, "unexpected end of data"),
                Some(_) if matches!(bytes[at], 0x80..=0xC1 | 0xF5..) => (1, "invalid start byte"),
                Some(length) => (length, "invalid continuation byte"),
            };
            Err(Exception::cannot_decode("utf-8", bytes, at, at + length, reason))
        }
    }
}

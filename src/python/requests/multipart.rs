//! `files=`: a multipart/form-data body as urllib3 writes it (RFC 7578).

use super::pairs::{decode_utf8, each_pair, field_values, unpack};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};

/// One part.
struct Part {
    name: Value,
    file_name: Value,
    data: Value,
    content_type: Value,
    headers: Vec<(Value, Value)>,
}

/// The body that `data` and `files` make, with this boundary between parts.
pub(super) fn encode(files: &Value, data: &Value, boundary: &str) -> Outcome<Vec<u8>> {
    if matches!(data, Value::Str(_) | Value::Bytes(_)) {
        return Err(Exception::value_error("Data must not be a string."));
    }
    let mut parts = Vec::new();
    if data.is_truthy() {
        each_pair(data, |name, values| {
            for value in field_values(&values) {
                parts.push(field(&name, &value)?);
            }
            Ok(())
        })?;
    }
    each_pair(files, |name, value| {
        parts.extend(file(name, &value)?);
        Ok(())
    })?;
    let mut body = Vec::new();
    for part in &parts {
        body.extend(format!("--{boundary}\r\n").as_bytes());
        body.extend(part_headers(part)?.to_utf8()?);
        write_data(&mut body, &part.data)?;
        body.extend(b"\r\n");
    }
    body.extend(format!("--{boundary}--\r\n").as_bytes());
    Ok(body)
}

fn field(name: &Value, value: &Value) -> Outcome<Part> {
    let name = match name {
        Value::Bytes(bytes) => Value::Str(decode_utf8(bytes)?),
        other => other.clone(),
    };
    let data = match value {
        Value::Bytes(_) => value.clone(),
        other => Value::bytes(other.to_str()?.to_utf8()?),
    };
    Ok(Part { name, file_name: Value::None, data, content_type: Value::None, headers: Vec::new() })
}

/// A file, alone or in a tuple with its name, type and headers; `None` where its content is `None`.
fn file(name: Value, value: &Value) -> Outcome<Option<Part>> {
    let (mut content_type, mut headers) = (Value::None, Value::None);
    let (file_name, content);
    match value {
        Value::Tuple(_) | Value::List(_) => match value.len() {
            Some(2) => [file_name, content] = unpack(value)?,
            Some(3) => [file_name, content, content_type] = unpack(value)?,
            _ => [file_name, content, content_type, headers] = unpack(value)?,
        },
        Value::Stream(stream) => {
            file_name = stream.borrow().name().and_then(base_name).map_or(name.clone(), Value::Str);
            content = value.clone();
        }
        other => (file_name, content) = (name.clone(), other.clone()),
    }
    let data = match content {
        Value::None => return Ok(None),
        Value::Stream(stream) => stream.borrow_mut().read(None),
        other => other,
    };
    let headers = if headers.is_truthy() { super::pairs::of_mapping(&headers)? } else { Vec::new() };
    Ok(Some(Part { name, file_name, data, content_type, headers }))
}

/// The last part of a path, unless the name is one like `<stdin>`.
fn base_name(path: &Str) -> Option<Str> {
    let points: Vec<u32> = path.code_points().collect();
    let is_special = points.first().is_none_or(|first| *first == u32::from('<'))
        || points.last().is_none_or(|last| *last == u32::from('>'));
    if is_special {
        return None;
    }
    let name = points.rsplit(|point| *point == u32::from('/')).next()?;
    (!name.is_empty()).then(|| Str::from_code_points(name.iter().copied()))
}

/// A parameter of Content-Disposition, with `"`, CR and LF escaped (HTML Standard, multipart/form-data); `None` is left out.
fn parameter(out: &mut Vec<u32>, name: &str, value: &Value) -> Outcome<()> {
    let value = match value {
        Value::None => return Ok(()),
        Value::Str(text) => text.clone(),
        Value::Bytes(bytes) => decode_utf8(bytes)?,
        other => return Err(Exception::no_attribute(other, "translate")),
    };
    if out.last() == Some(&u32::from('"')) {
        out.extend("; ".chars().map(u32::from));
    }
    out.extend(format!("{name}=\"").chars().map(u32::from));
    for point in value.code_points() {
        let escape = match char::from_u32(point) {
            Some('\n') => "%0A",
            Some('\r') => "%0D",
            Some('"') => "%22",
            _ => {
                out.push(point);
                continue;
            }
        };
        out.extend(escape.chars().map(u32::from));
    }
    out.push(u32::from('"'));
    Ok(())
}

fn part_headers(part: &Part) -> Outcome<Str> {
    let mut out: Vec<u32> = "Content-Disposition: form-data; ".chars().map(u32::from).collect();
    parameter(&mut out, "name", &part.name)?;
    parameter(&mut out, "filename", &part.file_name)?;
    let mut line = |name: &Value, value: &Value| -> Outcome<()> {
        if value.is_truthy() {
            let line =
                Str::from("\r\n").concat(&name.to_str()?).concat(&": ".into()).concat(&value.to_str()?);
            out.extend(line.code_points());
        }
        Ok(())
    };
    line(&Value::str("Content-Type"), &part.content_type)?;
    // These three are set from elsewhere, so that their like among the headers is lost.
    const OWN: [&str; 3] = ["Content-Disposition", "Content-Type", "Content-Location"];
    for (name, value) in &part.headers {
        let is_own = matches!(name, Value::Str(name) if OWN.iter().any(|own| *name == **own));
        if !is_own {
            line(name, value)?;
        }
    }
    out.extend("\r\n\r\n".chars().map(u32::from));
    Ok(Str::from_code_points(out))
}

fn write_data(body: &mut Vec<u8>, data: &Value) -> Outcome<()> {
    match data {
        Value::Int(_) | Value::Bool(_) => body.extend(data.to_str()?.to_utf8()?),
        Value::Str(text) => body.extend(text.to_utf8()?),
        other => {
            let wrong = || {
                let name = other.error_name();
                Exception::type_error(format!("a bytes-like object is required, not '{name}'"))
            };
            body.extend_from_slice(&other.to_bytes().ok_or_else(wrong)?);
        }
    }
    Ok(())
}

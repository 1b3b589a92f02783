//! `json.dumps`.

use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Exception, Outcome, float};

/// How deep values may nest, so that one within itself ends as an error.
const DEPTH: usize = 300;

/// The keyword arguments of `json.dumps`.
#[derive(Clone, Debug)]
pub struct Format {
    /// `ensure_ascii`: all beyond ASCII as `\u` escapes.
    pub is_ascii: bool,
    /// `allow_nan`: `NaN` and `Infinity`, which are not JSON, instead of an error.
    pub allows_nan: bool,
    /// `indent`: the white space of one level; `None` for one line.
    pub indent: Option<String>,
    /// `separators`: between items, and behind a key.
    pub separators: (String, String),
    /// `sort_keys`.
    pub sorts_keys: bool,
    /// `skipkeys`: keys that cannot be written are left out, with their values.
    pub skips_keys: bool,
}

impl Default for Format {
    fn default() -> Self {
        Self {
            is_ascii: true,
            allows_nan: true,
            indent: None,
            separators: (", ".into(), ": ".into()),
            sorts_keys: false,
            skips_keys: false,
        }
    }
}

/// `json.dumps(value)`; `TypeError` for what JSON cannot hold, `ValueError` for `NaN` where the format forbids it.
///
/// ```
/// use put_playground::python::{Value, json};
/// let value = Value::list([Value::Float(1e22), Value::str("é"), Value::Bool(true)]);
/// assert!(json::dumps(&value, &json::Format::default()).is_ok_and(|text| text == *r#"[1e+22, "\u00e9", true]"#));
/// ```
pub fn dumps(value: &Value, format: &Format) -> Outcome<Str> {
    let mut out = Vec::new();
    Writer { format, out: &mut out }.value(value, 0)?;
    Ok(Str::from_code_points(out))
}

struct Writer<'a> {
    format: &'a Format,
    out: &'a mut Vec<u32>,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.out.extend(text.chars().map(u32::from));
    }

    fn value(&mut self, value: &Value, depth: usize) -> Outcome<()> {
        if depth > DEPTH {
            return Err(Exception::value_error("Circular reference detected"));
        }
        match value {
            Value::Str(text) => self.string(text),
            Value::List(list) => {
                let items = list.0.borrow().clone();
                self.sequence("[", "]", &items, depth, |writer, item| writer.value(item, depth + 1))?;
            }
            Value::Tuple(items) => {
                self.sequence("[", "]", items, depth, |writer, item| writer.value(item, depth + 1))?;
            }
            Value::Dict(dict) => {
                let mut entries: Vec<(Value, Value)> =
                    dict.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                if self.format.sorts_keys {
                    sort_by_key(&mut entries)?;
                }
                if self.format.skips_keys {
                    entries.retain(|(key, _)| self.key(key).is_ok());
                }
                self.sequence("{", "}", &entries, depth, |writer, (key, value)| {
                    let key = writer.key(key)?;
                    writer.string(&key);
                    let separator = &writer.format.separators.1;
                    writer.push(separator);
                    writer.value(value, depth + 1)
                })?;
            }
            other => match self.scalar(other)? {
                Some(text) => self.push(&text),
                None => {
                    let message = format!("Object of type {} is not JSON serializable", other.type_name());
                    return Err(Exception::type_error(message));
                }
            },
        }
        Ok(())
    }

    /// `None`, a truth value or a number; `None` for anything else.
    fn scalar(&self, value: &Value) -> Outcome<Option<String>> {
        Ok(Some(match value {
            Value::None => "null".into(),
            Value::Bool(true) => "true".into(),
            Value::Bool(false) => "false".into(),
            Value::Int(number) => number.to_string(),
            Value::Float(number) if number.is_finite() => float::repr(*number),
            Value::Float(_) if !self.format.allows_nan => {
                return Err(Exception::value_error("Out of range float values are not JSON compliant"));
            }
            Value::Float(number) if number.is_nan() => "NaN".into(),
            Value::Float(number) if *number < 0.0 => "-Infinity".into(),
            Value::Float(_) => "Infinity".into(),
            _ => return Ok(None),
        }))
    }

    /// A key as text.
    fn key(&self, key: &Value) -> Outcome<Str> {
        if let Value::Str(text) = key {
            return Ok(text.clone());
        }
        self.scalar(key)?.map(Str::from).ok_or_else(|| {
            let name = key.error_name();
            Exception::type_error(format!("keys must be str, int, float, bool or None, not {name}"))
        })
    }

    fn sequence<T>(
        &mut self,
        start: &str,
        end: &str,
        items: &[T],
        depth: usize,
        write: impl Fn(&mut Self, &T) -> Outcome<()>,
    ) -> Outcome<()> {
        self.push(start);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                let separator = &self.format.separators.0;
                self.push(separator);
            }
            self.line(depth + 1);
            write(self, item)?;
        }
        if !items.is_empty() {
            self.line(depth);
        }
        self.push(end);
        Ok(())
    }

    /// A line feed and the white space of this depth, where the format has lines.
    fn line(&mut self, depth: usize) {
        if let Some(indent) = &self.format.indent {
            self.push("\n");
            self.push(&indent.repeat(depth));
        }
    }

    fn string(&mut self, text: &Str) {
        self.push("\"");
        for point in text.code_points() {
            match char::from_u32(point) {
                Some('"') => self.push("\\\""),
                Some('\\') => self.push("\\\\"),
                Some('\n') => self.push("\\n"),
                Some('\r') => self.push("\\r"),
                Some('\t') => self.push("\\t"),
                Some('\x08') => self.push("\\b"),
                Some('\x0C') => self.push("\\f"),
                Some(c) if c >= ' ' && (c <= '~' || !self.format.is_ascii) => self.out.push(point),
                // Beyond 16 bits, a pair of surrogates (RFC 8259 §7).
                Some(c) => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| self.escape(u32::from(*unit))),
                None if self.format.is_ascii => self.escape(point),
                None => self.out.push(point),
            }
        }
        self.push("\"");
    }

    fn escape(&mut self, unit: u32) {
        self.push(&format!("\\u{unit:04x}"));
    }
}

/// Sorts entries by their keys, by merging runs; the first two that cannot be compared are the error.
fn sort_by_key(entries: &mut Vec<(Value, Value)>) -> Outcome<()> {
    if entries.len() < 2 {
        return Ok(());
    }
    let mut right = entries.split_off(entries.len() / 2);
    let mut left = std::mem::take(entries);
    sort_by_key(&mut left)?;
    sort_by_key(&mut right)?;
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        let comes_second = second.0.compare(&first.0, "<")? == Some(std::cmp::Ordering::Less);
        entries.extend(if comes_second { right.next() } else { left.next() });
    }
    entries.extend(left.chain(right));
    Ok(())
}

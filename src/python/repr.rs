//! How Python writes values: `repr` and `str`.

use super::equality::DEPTH;
use super::printable::is_printable;
use super::string::Str;
use super::value::Value;
use super::{Exception, Outcome, float};
use std::rc::Rc;

/// The text so far, and the containers that are being written.
pub(super) struct Writer {
    text: String,
    /// Addresses of open containers: one within itself is written `[...]`.
    open: Vec<*const ()>,
}

impl Writer {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Items between brackets.
    pub(super) fn sequence(&mut self, start: &str, items: &[Value], end: &str) -> Outcome<()> {
        self.push(start);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.value(item)?;
        }
        self.push(end);
        Ok(())
    }

    /// Writes a container, unless it is within itself.
    fn container(
        &mut self,
        address: *const (),
        inside_itself: &str,
        write: impl FnOnce(&mut Self) -> Outcome<()>,
    ) -> Outcome<()> {
        if self.open.contains(&address) {
            self.push(inside_itself);
            return Ok(());
        }
        if self.open.len() >= DEPTH {
            let message = "maximum recursion depth exceeded while getting the repr of an object";
            return Err(Exception::recursion_error(message));
        }
        self.open.push(address);
        write(self)?;
        self.open.pop();
        Ok(())
    }

    fn value(&mut self, value: &Value) -> Outcome<()> {
        match value {
            Value::None => self.push("None"),
            Value::Bool(true) => self.push("True"),
            Value::Bool(false) => self.push("False"),
            Value::Int(number) => self.push(&number.to_string()),
            Value::Float(number) => self.push(&float::repr(*number)),
            Value::Str(text) => write_str(&mut self.text, text),
            Value::Bytes(bytes) => write_bytes(&mut self.text, bytes),
            Value::Bytearray(bytes) => {
                self.push("bytearray(");
                write_bytes(&mut self.text, &bytes.borrow());
                self.push(")");
            }
            Value::List(list) => {
                let address = Rc::as_ptr(list).cast();
                self.container(address, "[...]", |writer| writer.sequence("[", &list.0.borrow(), "]"))?;
            }
            Value::Tuple(items) => {
                let end = if items.len() == 1 { ",)" } else { ")" };
                let address = Rc::as_ptr(items).cast();
                self.container(address, "(...)", |writer| writer.sequence("(", items, end))?;
            }
            Value::Dict(dict) => {
                self.container(Rc::as_ptr(dict).cast(), "{...}", |writer| {
                    writer.push("{");
                    for (index, (key, value)) in dict.borrow().iter().enumerate() {
                        if index > 0 {
                            writer.push(", ");
                        }
                        writer.value(key)?;
                        writer.push(": ");
                        writer.value(value)?;
                    }
                    writer.push("}");
                    Ok(())
                })?;
            }
            Value::Set(set) if set.borrow().is_empty() => self.push("set()"),
            Value::Set(set) => {
                let items: Vec<_> = set.borrow().items().cloned().collect();
                self.sequence("{", &items, "}")?;
            }
            Value::Range(range) => {
                let step = if range.step == 1 { String::new() } else { format!(", {}", range.step) };
                self.push(&format!("range({}, {}{step})", range.start, range.stop));
            }
            Value::Iter(iter) => {
                let name = iter.borrow().type_name();
                // Addresses differ from run to run, so any will do.
                self.push(&match name {
                    "generator" => "<generator object <genexpr> at 0x7f0000000000>".to_owned(),
                    name => format!("<{name} object at 0x7f0000000000>"),
                });
            }
            Value::Stream(stream) => {
                let stream = stream.borrow();
                let class = stream.type_name();
                match stream.name() {
                    Some(name) => {
                        self.push(&format!("<_io.{class} name="));
                        write_str(&mut self.text, name);
                        self.push(if stream.is_text() { " mode='r' encoding='UTF-8'>" } else { ">" });
                    }
                    None => self.push(&format!("<_io.{class} object at 0x7f0000000000>")),
                }
            }
            Value::Date(date) => {
                let (year, month, day) = date.parts();
                self.push(&format!("datetime.date({year}, {month}, {day})"));
            }
            Value::Exception(exception) => exception.write_repr(self)?,
            Value::Object(object) => {
                let text = object.repr()?;
                self.push(&text);
            }
        }
        Ok(())
    }
}

impl Value {
    /// `repr(self)`; `RecursionError` where values nest too deep.
    ///
    /// ```
    /// use put_playground::python::Value;
    /// let value = Value::tuple([Value::str("it's"), Value::Float(1e22), Value::None]);
    /// assert!(value.repr().is_ok_and(|text| text == "(\"it's\", 1e+22, None)"));
    /// ```
    pub fn repr(&self) -> Outcome<String> {
        let mut writer = Writer { text: String::new(), open: Vec::new() };
        writer.value(self)?;
        Ok(writer.text)
    }

    /// `str(self)`: a string as it is, anything else mostly as `repr` has it.
    pub fn to_str(&self) -> Outcome<Str> {
        match self {
            Self::Str(text) => Ok(text.clone()),
            Self::Date(date) => Ok(date.to_string().into()),
            Self::Exception(exception) => Ok(exception.message()),
            Self::Object(object) => object.to_str(),
            _ => self.repr().map(Str::from),
        }
    }
}

/// The `repr` of a string.
///
/// ```
/// assert_eq!(put_playground::python::str_repr(&"it's\n".into()), r#""it's\n""#);
/// ```
pub fn str_repr(text: &Str) -> String {
    let mut out = String::new();
    write_str(&mut out, text);
    out
}

/// The `repr` of bytes.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let mut out = String::new();
    write_bytes(&mut out, bytes);
    out
}

/// Double quotes where there are single ones and no double ones, else single ones.
fn quote_for(points: impl Iterator<Item = u32> + Clone) -> char {
    let has = |quote: char| points.clone().any(|point| point == u32::from(quote));
    if has('\'') && !has('"') { '"' } else { '\'' }
}

fn write_str(out: &mut String, text: &Str) {
    let points: Vec<u32> = text.code_points().collect();
    let quote = quote_for(points.iter().copied());
    out.push(quote);
    for point in points {
        match char::from_u32(point) {
            Some(c) if c == quote || c == '\\' => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if is_printable(c) => out.push(c),
            _ if point <= 0xFF => out.push_str(&format!("\\x{point:02x}")),
            _ if point <= 0xFFFF => out.push_str(&format!("\\u{point:04x}")),
            _ => out.push_str(&format!("\\U{point:08x}")),
        }
    }
    out.push(quote);
}

fn write_bytes(out: &mut String, bytes: &[u8]) {
    let quote = quote_for(bytes.iter().copied().map(u32::from));
    out.push('b');
    out.push(quote);
    for byte in bytes {
        match char::from(*byte) {
            c if c == quote || c == '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c @ ' '..='~' => out.push(c),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
}

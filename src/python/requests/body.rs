//! A request's body: how long `requests` takes it to be, and its bytes as urllib3 sends them.

use crate::python::stream::Stream;
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};

/// How much urllib3 reads from a file at a time, in bytes or code points.
const BLOCK: usize = 16_384;

/// What is to be sent behind the headers.
#[derive(Clone, Debug, Default)]
pub enum Body {
    /// No body.
    #[default]
    None,
    /// Bytes, made of a form, of JSON or of parts, or given as they are.
    Bytes(Vec<u8>),
    /// Text, sent as UTF-8.
    Text(Str),
    /// Anything else: a file, an iterator, or what cannot be sent.
    Other(Value),
}

impl Body {
    /// `request.body`.
    pub fn value(&self) -> Value {
        match self {
            Self::None => Value::None,
            Self::Bytes(bytes) => Value::bytes(bytes.as_slice()),
            Self::Text(text) => Value::Str(text.clone()),
            Self::Other(value) => value.clone(),
        }
    }

    /// `super_len(body)`: what is left of it, in bytes where that is known, else 0.
    pub(super) fn length(&self) -> Outcome<usize> {
        match self {
            Self::None => Ok(0),
            Self::Bytes(bytes) => Ok(bytes.len()),
            Self::Text(text) => text.to_utf8().map(|bytes| bytes.len()),
            Self::Other(value) => Ok(length_of(value)),
        }
    }

    /// `TypeError` where urllib3 can make nothing of it.
    pub(super) fn check(&self) -> Outcome<()> {
        match self {
            Self::Other(Value::Stream(_) | Value::Iter(_)) => Ok(()),
            // Only iterators are used up by being asked for their items.
            Self::Other(value) if value.items().is_none() => Err(cannot_be_sent(value)),
            _ => Ok(()),
        }
    }

    /// What is sent: in chunks with their lengths (RFC 9112 §7.1), or as it comes.
    pub(super) fn sent(&self, is_chunked: bool) -> Outcome<Vec<u8>> {
        let blocks = match self {
            Self::None => Vec::new(),
            Self::Bytes(bytes) => vec![bytes.clone()],
            Self::Text(text) => vec![text.to_utf8()?],
            Self::Other(value) => blocks(value, is_chunked)?,
        };
        let mut out = Vec::new();
        // An empty chunk would end the body.
        for block in blocks.iter().filter(|block| !block.is_empty()) {
            if is_chunked {
                out.extend(format!("{:x}\r\n", block.len()).as_bytes());
                out.extend(block);
                out.extend(b"\r\n");
            } else {
                out.extend(block);
            }
        }
        if is_chunked {
            out.extend(b"0\r\n\r\n");
        }
        Ok(out)
    }
}

/// `super_len` of what is neither text nor bytes.
fn length_of(value: &Value) -> usize {
    match value {
        Value::Stream(stream) => {
            let stream = stream.borrow();
            stream.file_size().unwrap_or_else(|| stream.size()).saturating_sub(stream.position())
        }
        other => other.len().unwrap_or(0),
    }
}

fn blocks(value: &Value, is_chunked: bool) -> Outcome<Vec<Vec<u8>>> {
    match value {
        Value::Stream(stream) => file_blocks(&mut stream.borrow_mut()),
        Value::Bytearray(bytes) => Ok(vec![bytes.borrow().clone()]),
        other => {
            let items = other.items().ok_or_else(|| cannot_be_sent(other))?;
            items.iter().filter(|item| item.is_truthy()).map(|item| block(item, is_chunked)).collect()
        }
    }
}

fn cannot_be_sent(value: &Value) -> Exception {
    let shown = value.repr().unwrap_or_default();
    Exception::type_error(format!(
        "'body' must be a bytes-like object, file-like object, or iterable. Instead was {shown}"
    ))
}

fn file_blocks(stream: &mut Stream) -> Outcome<Vec<Vec<u8>>> {
    let mut blocks = Vec::new();
    while stream.position() < stream.size() {
        blocks.push(match stream.read(Some(BLOCK)) {
            Value::Str(text) => text.to_utf8()?,
            other => other.to_bytes().unwrap_or_default().to_vec(),
        });
    }
    Ok(blocks)
}

/// One item of an iterator.
fn block(item: &Value, is_chunked: bool) -> Outcome<Vec<u8>> {
    match item {
        Value::Str(text) => text.to_utf8(),
        Value::Bytes(_) | Value::Bytearray(_) => Ok(item.to_bytes().unwrap_or_default().to_vec()),
        other if is_chunked && other.len().is_none() => {
            Err(Exception::type_error(format!("object of type '{}' has no len()", other.error_name())))
        }
        other if is_chunked => Err(Exception::type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
            other.error_name()
        ))),
        other => Err(Exception::type_error(format!(
            "data should be a bytes-like object or an iterable, got {}",
            other.class_repr()
        ))),
    }
}

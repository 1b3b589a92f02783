//! A curl command as a request, and as the call of `requests` that sends it.

use crate::Fixed;
use crate::error::Refused;
use put_playground::formats::{Body, File, Outgoing, Part, curl};
use put_playground::python::dict::Dict;
use put_playground::python::requests::{Call, Session, Transfer, Wire};
use put_playground::python::{Arguments, Exception, Value};

/// Reads a command; what is not in the request is said on standard error.
pub fn read(text: &str) -> Result<Outgoing, Refused> {
    let reading = curl::read(text)?;
    for note in &reading.notes {
        eprintln!("line {}, column {}: {note}", note.line, note.column);
    }
    Ok(reading.request)
}

/// What `requests` sends for the request.
pub fn wire(request: &Outgoing) -> Result<Wire, Refused> {
    let mut headers = Dict::new();
    for header in &request.headers {
        headers.insert_str(&header.name, Value::str(header.value.as_str()));
    }
    let mut keywords = Vec::new();
    let mut content = |bytes: &[u8], media_type: Option<&str>| {
        if let Some(media_type) = media_type.filter(|_| !request.headers.contains("Content-Type")) {
            headers.insert_str("Content-Type", Value::str(media_type));
        }
        keywords.push(("data".to_owned(), Value::bytes(bytes)));
    };
    match &request.body {
        Body::None => {}
        Body::Json(text) => content(text.as_bytes(), Some("application/json")),
        Body::Raw { bytes, media_type } => content(bytes, media_type.as_deref()),
        Body::File(file) => content(&bytes_of(file)?, file.media_type.as_deref()),
        Body::Form(pairs) => {
            let pair = |(name, value): &(String, String)| text_pair(name, Value::str(value.as_str()));
            keywords.push(("data".to_owned(), Value::list(pairs.iter().map(pair))));
        }
        Body::Multipart(parts) => {
            let parts: Result<Vec<Value>, Refused> = parts.iter().map(part).collect();
            keywords.push(("files".to_owned(), Value::list(parts?)));
        }
    }
    keywords.push(("headers".to_owned(), Value::dict(headers)));
    let positional = vec![Value::str(request.method.as_str()), Value::str(request.url.as_str())];
    let start = || -> Result<Wire, Exception> {
        let call = Call::new("request", &Arguments { positional, keywords }, false)?;
        Ok(Transfer::start(&Session::new(), &call, &mut Fixed)?.wire().clone())
    };
    start().map_err(|exception| Refused::raised(&exception, None))
}

fn text_pair(name: &str, value: Value) -> Value {
    Value::tuple([Value::str(name), value])
}

/// A part as `files=` has it: a field is a file without a name.
fn part(part: &Part) -> Result<Value, Refused> {
    Ok(match part {
        Part::Field(name, value) => text_pair(name, Value::tuple([Value::None, Value::str(value.as_str())])),
        Part::File(name, file) => {
            let media_type = file.media_type.as_deref().map_or(Value::None, Value::str);
            let bytes = Value::bytes(bytes_of(file)?);
            text_pair(name, Value::tuple([Value::str(file.name.as_str()), bytes, media_type]))
        }
    })
}

/// The content of a file, which is read from this machine where the command only names it.
fn bytes_of(file: &File) -> Result<Vec<u8>, Refused> {
    match &file.bytes {
        Some(bytes) => Ok(bytes.to_vec()),
        None => std::fs::read(&file.name)
            .map_err(|error| Refused::new("FileNotFoundError", format!("{}: {error}", file.name))),
    }
}

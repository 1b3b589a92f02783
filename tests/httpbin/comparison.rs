//! In what two answers differ.

use crate::client::{Answer, Request};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

/// The fields that say something about the answer.
const FIELDS: &[&str] = &[
    "accept-ranges",
    "allow",
    "cache-control",
    "content-encoding",
    "content-range",
    "content-type",
    "etag",
    "last-modified",
    "location",
    "proxy-authenticate",
    "server-timing",
    "set-cookie",
    "www-authenticate",
    "x",
    "x-a",
    "x-b",
    "x-more-info",
];

/// A part of two answers that is not the same.
pub struct Part {
    /// `status`, a field's name, `body`, or a member of a JSON document.
    pub name: String,
    pub ours: String,
    pub theirs: String,
}

/// The parts that differ, but for what is random or the time.
pub fn differing_parts(request: &Request, ours: &Answer, theirs: &Answer) -> Vec<Part> {
    let mut pairs = vec![("status".to_owned(), ours.status.to_string(), theirs.status.to_string())];
    for name in FIELDS {
        pairs.push(((*name).to_owned(), field(name, ours), field(name, theirs)));
    }
    let is_problem = ours.header("content-type") == "application/problem+json";
    match (values(request, ours), values(request, theirs)) {
        (Some(ours), Some(theirs)) if !is_problem => pairs.extend(members(&ours, &theirs)),
        _ => {
            let text = |answer: &Answer| String::from_utf8_lossy(&answer.body).into_owned();
            pairs.push(("body".to_owned(), text(ours), text(theirs)));
            // JSON is set out in another way; any other content has the very same size.
            pairs.push((
                "content-length".to_owned(),
                ours.header("content-length"),
                theirs.header("content-length"),
            ));
        }
    }
    let differing = pairs.into_iter().filter(|(_, ours, theirs)| ours != theirs);
    differing.map(|(name, ours, theirs)| Part { name, ours, theirs }).collect()
}

/// A field's value without what differs from answer to answer.
fn field(name: &str, answer: &Answer) -> String {
    let value = answer.header(name);
    match name {
        "allow" => {
            let methods: BTreeSet<&str> = value.split(", ").collect();
            methods.into_iter().collect::<Vec<_>>().join(", ")
        }
        // Their order means nothing.
        "set-cookie" => {
            let cookies: BTreeSet<&str> = value.split(" | ").collect();
            cookies.into_iter().collect::<Vec<_>>().join(" | ")
        }
        "last-modified" if !value.is_empty() => {
            httpdate::parse_http_date(&value).map_or(value, |_| "a date".to_owned())
        }
        // Nonces are random, but as long as the hash; the realm is a name.
        "www-authenticate" if value.starts_with("Digest") => {
            let parameters = value.split(", ").map(|parameter| match parameter.split_once('=') {
                Some((name @ ("nonce" | "opaque"), value)) => format!("{name} of {}", value.len()),
                Some((name @ "Digest realm", _)) => name.to_owned(),
                _ => parameter.to_owned(),
            });
            parameters.collect::<Vec<_>>().join(", ")
        }
        _ => value,
    }
}

/// The JSON values in the content, where there is nothing but JSON.
fn values(request: &Request, answer: &Answer) -> Option<Vec<Value>> {
    if !answer.header("content-type").contains("json") {
        return None;
    }
    let mut body = Vec::new();
    match answer.header("content-encoding").as_str() {
        "gzip" => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut body).ok()?,
        "deflate" => flate2::read::ZlibDecoder::new(&answer.body[..]).read_to_end(&mut body).ok()?,
        "br" => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut body).ok()?,
        _ => answer.body.as_slice().read_to_end(&mut body).ok()?,
    };
    let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_slice(&body).into_iter().collect();
    let mut values = values.ok()?;
    for value in &mut values {
        sort(value);
        if request.path == "json" {
            shape(value);
        }
        if let Some(size) = value.get_mut("Content-Length")
            && size.as_str() == Some(answer.body.len().to_string().as_str())
        {
            *size = Value::from("its own");
        }
        if let Some(id) = value.get_mut("uuid") {
            let text = id.as_str().unwrap_or_default();
            let is_version_4 = text.char_indices().all(|(place, c)| match place {
                8 | 13 | 18 | 23 => c == '-',
                14 => c == '4',
                19 => "89ab".contains(c),
                _ => c.is_ascii_hexdigit() && !c.is_ascii_uppercase(),
            });
            assert!(is_version_4 && text.len() == 36, "{text}");
            *id = Value::from("random");
        }
    }
    Some(values)
}

/// Puts members in order, which is no part of what an object says.
fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sort),
        Value::Object(members) => {
            let sorted: BTreeMap<String, Value> = std::mem::take(members).into_iter().collect();
            members.extend(sorted);
            members.values_mut().for_each(sort);
        }
        _ => {}
    }
}

/// Leaves the form of a document and takes its words.
fn shape(value: &mut Value) {
    match value {
        Value::String(text) => *text = "text".to_owned(),
        Value::Array(items) => items.iter_mut().for_each(shape),
        Value::Object(members) => members.values_mut().for_each(shape),
        _ => {}
    }
}

/// The members of two objects, or the values themselves.
fn members(ours: &[Value], theirs: &[Value]) -> Vec<(String, String, String)> {
    let ([Value::Object(ours)], [Value::Object(theirs)]) = (ours, theirs) else {
        return vec![("body".to_owned(), Value::from(ours).to_string(), Value::from(theirs).to_string())];
    };
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let text = |value: Option<&Value>| value.map_or("absent".to_owned(), Value::to_string);
    names
        .into_iter()
        .map(|name| (format!("json {name}"), text(ours.get(name)), text(theirs.get(name))))
        .collect()
}

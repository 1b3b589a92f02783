//! Reads an example: its request line by line, and below a line `---` the program.

use super::error::{ChapterError, Expected};
use super::{Example, ExampleBody};
use crate::http::Method;

type Pairs = Vec<(&'static str, &'static str)>;

/// What the head of an example has said so far.
#[derive(Default)]
struct Head {
    title: Option<&'static str>,
    send: Option<(Method, &'static str)>,
    query: Pairs,
    headers: Pairs,
    /// The fields of a form, or the parts of a multipart body.
    fields: Pairs,
    is_multipart: bool,
    /// Any other body.
    body: Option<ExampleBody>,
}

/// The example of this id whose block begins in this line and has these lines inside.
pub(super) fn example(
    id: &'static str,
    number: usize,
    inside: &[&'static str],
    errors: &mut Vec<ChapterError>,
) -> Option<Example> {
    let mut parts = inside.splitn(2, |line| *line == "---");
    let (lines, program) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut head = Head::default();
    for (line, content) in (number + 1..).zip(lines) {
        if let Err(expected) = head.read(content) {
            errors.push(ChapterError { line, expected });
        }
    }
    let example = (!program.is_empty()).then(|| head.finish(id, program)).flatten();
    if example.is_none() {
        errors.push(ChapterError { line: number, expected: Expected::Whole });
    }
    example
}

impl Head {
    fn read(&mut self, line: &'static str) -> Result<(), Expected> {
        let (key, value) = line.split_once(':').ok_or(Expected::Key)?;
        let value = value.trim_start();
        let is_multipart = key == "part";
        let has_fields = !self.fields.is_empty();
        let has_body = self.body.is_some()
            || (has_fields && (self.is_multipart != is_multipart || matches!(key, "json" | "text")));
        match key {
            "form" | "part" | "json" | "text" if has_body => return Err(Expected::OneBody),
            "title" => self.title = Some(value),
            "send" => {
                let (method, path) = value.split_once(' ').ok_or(Expected::Send)?;
                self.send = Some((method.parse().map_err(|_| Expected::Send)?, path.trim_start()));
            }
            "query" => self.query.push(pair(value)?),
            "header" => self.headers.push(pair(value)?),
            "form" | "part" => {
                self.fields.push(pair(value)?);
                self.is_multipart = is_multipart;
            }
            "json" => self.body = Some(ExampleBody::Json(value)),
            "text" => {
                let (media_type, text) = pair(value)?;
                self.body = Some(ExampleBody::Text(text, media_type));
            }
            _ => return Err(Expected::Key),
        }
        Ok(())
    }

    fn finish(self, id: &'static str, program: &[&'static str]) -> Option<Example> {
        let Head { title, send, query, headers, fields, is_multipart, body } = self;
        let (method, path) = send?;
        let body = match body {
            Some(body) => body,
            None if fields.is_empty() => ExampleBody::None,
            None if is_multipart => ExampleBody::Parts(fields.leak()),
            None => ExampleBody::Form(fields.leak()),
        };
        Some(Example {
            id,
            title: title?,
            python: (program.join("\n") + "\n").leak(),
            method,
            path,
            query: query.leak(),
            headers: headers.leak(),
            body,
        })
    }
}

/// A name and a value, which may be empty. What separates them is ` = `: either may hold a bare `=`.
fn pair(text: &'static str) -> Result<(&'static str, &'static str), Expected> {
    let pair = text.split_once(" = ").or_else(|| text.strip_suffix(" =").map(|name| (name, "")));
    pair.map(|(name, value)| (name.trim(), value.trim()))
        .filter(|pair| !pair.0.is_empty())
        .ok_or(Expected::Pair)
}

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
    form: Pairs,
    parts: Pairs,
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
        let has_body = self.body.is_some()
            || (key != "form" && !self.form.is_empty())
            || (key != "part" && !self.parts.is_empty());
        match key {
            "form" | "part" | "json" | "text" if has_body => return Err(Expected::OneBody),
            "title" => self.title = Some(value),
            "send" => {
                let (method, path) = value.split_once(' ').ok_or(Expected::Send)?;
                self.send = Some((method.parse().map_err(|_| Expected::Send)?, path.trim_start()));
            }
            "query" => self.query.push(pair(value)?),
            "header" => self.headers.push(pair(value)?),
            "form" => self.form.push(pair(value)?),
            "part" => self.parts.push(pair(value)?),
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
        let Head { title, send, query, headers, form, parts, body } = self;
        let (method, path) = send?;
        let body = match body {
            Some(body) => body,
            None if !form.is_empty() => ExampleBody::Form(form.leak()),
            None if !parts.is_empty() => ExampleBody::Parts(parts.leak()),
            None => ExampleBody::None,
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

//! `requests.Response`: what a program reads of an answer.

pub mod elapsed;
mod links;
pub mod raw;
pub mod text;

use super::Prepared;
use super::cookie::{Cookies, Jar, Origin};
use super::headers::{HeaderDict, Headers};
use super::transfer::{Reply, is_redirect, redirect_target};
use crate::python::object::{Arguments, Object};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome, json};
use elapsed::Elapsed;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// An answer, and the answers that led to it.
#[derive(Clone, Debug)]
pub struct Response {
    status: u16,
    reason: Str,
    url: Str,
    headers: Rc<RefCell<HeaderDict>>,
    /// `headers` as the program sees and may change them.
    headers_value: Value,
    content: Rc<[u8]>,
    encoding: RefCell<Value>,
    cookies: Value,
    elapsed: Elapsed,
    history: Vec<Rc<Response>>,
    request: Prepared,
}

impl Response {
    /// The response to `request`, received at `now` (seconds since 1970).
    pub fn new(reply: &Reply, request: Prepared, now: i64) -> Self {
        let mut headers = HeaderDict::default();
        let mut cookie_lines = Vec::new();
        for (name, value) in &reply.headers {
            headers.append(name.clone(), value);
            if name.as_str().is_some_and(|name| name.eq_ignore_ascii_case("set-cookie")) {
                cookie_lines.push(value);
            }
        }
        let mut jar = Jar::default();
        jar.extract(&cookie_lines, &Origin::new(&request.url_text(), &request.headers), now);
        let encoding = text::encoding_of(&headers).map_or(Value::None, Value::Str);
        Self {
            status: reply.status,
            reason: reply.reason.clone(),
            url: reply.url.clone().unwrap_or_else(|| request.url.clone()),
            headers_value: Headers::value(headers.clone()),
            headers: Rc::new(RefCell::new(headers)),
            content: reply.content.as_slice().into(),
            encoding: RefCell::new(encoding),
            cookies: Value::object(Cookies(Rc::new(RefCell::new(jar)))),
            elapsed: Elapsed(reply.elapsed),
            history: Vec::new(),
            request,
        }
    }

    pub(super) fn set_history(&mut self, history: Vec<Rc<Self>>) {
        self.history = history;
    }

    /// The response as a Python value.
    pub fn value(response: Rc<Self>) -> Value {
        Value::Object(response)
    }

    /// `response.status_code`.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// `response.url`.
    pub fn url(&self) -> &Str {
        &self.url
    }

    /// `response.content`.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// `response.history`: the redirects that led here, the first one first.
    pub fn history(&self) -> &[Rc<Self>] {
        &self.history
    }

    /// `response.request`.
    pub fn request(&self) -> &Prepared {
        &self.request
    }

    /// Where the response leads, if it is a redirect.
    pub(super) fn redirect_target(&self) -> Outcome<Option<String>> {
        redirect_target(self.status, &self.headers.borrow())
    }

    fn has_location(&self) -> bool {
        self.headers.borrow().contains("location")
    }

    /// `response.ok`.
    pub fn is_ok(&self) -> bool {
        !(400..600).contains(&self.status)
    }

    /// `response.text`.
    pub fn text(&self) -> Outcome<Str> {
        let encoding = self.encoding.borrow();
        Ok(match &*encoding {
            Value::Str(name) => text::decode(&self.content, Some(&name.to_lossy())),
            _ => text::decode(&self.content, None),
        })
    }

    /// `response.json()`; `requests.exceptions.JSONDecodeError` where the content is not JSON.
    pub fn json(&self) -> Outcome<Value> {
        let has_encoding = self.encoding.borrow().is_truthy();
        let guessed = match has_encoding {
            false if self.content.len() > 3 => text::guess_json(&self.content),
            _ => None,
        };
        let text = guessed.map_or_else(|| self.text(), Ok)?;
        json::loads(&text).map_err(|error| match error.class {
            Class::JsonJsonDecodeError => {
                let mut error = error.with("response", Value::None).with("request", Value::None);
                error.class = Class::JsonDecodeError;
                error
            }
            _ => error,
        })
    }

    /// `response.raise_for_status()`: `HTTPError` for 400 to 599.
    pub fn raise_for_status(self: &Rc<Self>) -> Outcome<()> {
        match self.error_message() {
            None => Ok(()),
            Some(message) => Err(Exception::new(Class::HttpError, message)
                .with("response", Self::value(Rc::clone(self)))
                .with("request", Value::object(self.request.clone()))),
        }
    }

    fn error_message(&self) -> Option<Str> {
        let kind = match self.status {
            400..500 => "Client",
            500..600 => "Server",
            _ => return None,
        };
        let start = Str::from(format!("{} {kind} Error: ", self.status));
        Some(start.concat(&self.reason).concat(&" for url: ".into()).concat(&self.url))
    }

    /// The content in pieces of so many bytes; all of it in one piece for `None`.
    fn pieces(&self, size: Option<usize>) -> Vec<Value> {
        let size = size.filter(|size| *size > 0).unwrap_or(self.content.len()).max(1);
        self.content.chunks(size).map(Value::bytes).collect()
    }
}

impl Object for Response {
    fn type_name(&self) -> &'static str {
        "Response"
    }

    fn type_module(&self) -> &'static str {
        "requests.models"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(format!("<Response [{}]>", self.status))
    }

    fn is_truthy(&self) -> bool {
        self.is_ok()
    }

    fn items(&self) -> Option<Vec<Value>> {
        Some(self.pieces(Some(128)))
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        Some(Ok(match name {
            "status_code" => Value::int(i64::from(self.status)),
            "reason" => Value::Str(self.reason.clone()),
            "url" => Value::Str(self.url.clone()),
            "ok" => Value::Bool(self.is_ok()),
            "headers" => self.headers_value.clone(),
            "encoding" => self.encoding.borrow().clone(),
            "apparent_encoding" => Value::str(text::apparent_encoding(&self.content)),
            "content" => Value::Bytes(Rc::clone(&self.content)),
            "text" => return Some(self.text().map(Value::Str)),
            "cookies" => self.cookies.clone(),
            "elapsed" => Value::object(self.elapsed),
            "history" => Value::list(self.history.iter().map(|response| Self::value(Rc::clone(response)))),
            "links" => links::links(&self.headers.borrow()),
            "request" => Value::object(self.request.clone()),
            "is_redirect" => Value::Bool(is_redirect(self.status) && self.has_location()),
            "is_permanent_redirect" => Value::Bool(matches!(self.status, 301 | 308) && self.has_location()),
            "next" => Value::None,
            _ => return None,
        }))
    }

    fn set_attribute(&self, name: &str, value: Value) -> Option<Outcome<()>> {
        if name != "encoding" {
            return None;
        }
        *self.encoding.borrow_mut() = value;
        Some(Ok(()))
    }

    fn has_method(&self, name: &str) -> bool {
        matches!(name, "json" | "raise_for_status" | "close" | "iter_content" | "iter_lines")
    }

    fn call_method(&self, name: &str, args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then(|| self.method(name, args))
    }
}

impl Response {
    fn method(&self, method: &str, args: &Arguments) -> Outcome<Value> {
        match method {
            "json" => self.json(),
            "raise_for_status" => Rc::new(self.clone()).raise_for_status().map(|()| Value::None),
            "iter_content" => {
                let names = ["chunk_size", "decode_unicode"];
                let [size, _] = args.bind("Response.iter_content", names, 0)?;
                let size = match size {
                    None => Some(1),
                    Some(Value::Int(size)) => size.to_i64().and_then(|size| usize::try_from(size).ok()),
                    Some(_) => None,
                };
                Ok(Value::iter("generator", self.pieces(size)))
            }
            "iter_lines" => {
                let newline = |byte: &u8| matches!(byte, b'\n' | b'\r');
                let mut lines: Vec<Value> = Vec::new();
                let mut rest = &self.content[..];
                while !rest.is_empty() {
                    let end = rest.iter().position(newline).unwrap_or(rest.len());
                    lines.push(Value::bytes(&rest[..end]));
                    let width = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
                    rest = rest.get(end + width..).unwrap_or_default();
                }
                Ok(Value::iter("generator", lines))
            }
            _ => Ok(Value::None),
        }
    }
}

//! `PreparedRequest`: method, URL, headers and body as `requests.models` makes them of a call.

use super::body::Body;
use super::cookie::{Jar, Origin};
use super::headers::{HeaderDict, Headers};
use super::pairs::{decode_utf8, is_mapping, native_string, of_mapping, urlencode};
use super::url::{parse, quote, split};
use super::{Surroundings, auth, multipart};
use crate::python::json;
use crate::python::object::{Arguments, Object};
use crate::python::string::{Str, is_space};
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome, bytes_repr, str_repr};
use std::any::Any;

/// A request that is ready to be sent.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// The method, upper case.
    pub method: Str,
    /// The URL.
    pub url: Str,
    /// The headers, without those that urllib3 adds when it sends.
    pub headers: HeaderDict,
    /// The body.
    pub body: Body,
    /// The cookies that go with it.
    pub cookies: Jar,
    /// Where a file that is the body was when the request was prepared.
    pub body_position: Option<usize>,
}

/// What a request is prepared from: the arguments of `requests.Request`, with a session's added.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is named and documented as in requests")]
pub struct Ingredients {
    pub method: Value,
    pub url: Value,
    pub headers: Value,
    pub files: Value,
    pub data: Value,
    pub params: Value,
    pub auth: Value,
    pub cookies: Jar,
    pub json: Value,
}

impl Prepared {
    /// Prepares a request; the errors are those of `requests`, in its order.
    pub fn new(from: &Ingredients, surroundings: &mut dyn Surroundings) -> Outcome<Self> {
        let mut request = Self { method: upper(&from.method)?, ..Self::default() };
        request.url = prepared_url(&from.url, &from.params)?;
        request.prepare_headers(&from.headers)?;
        split::check(&request.url_text())?;
        request.prepare_cookies(from.cookies.clone(), surroundings.now())?;
        request.prepare_body(from, surroundings)?;
        request.prepare_auth(&from.auth)?;
        Ok(request)
    }

    /// The URL as text; one with a surrogate has none that could be sent.
    pub(super) fn url_text(&self) -> String {
        self.url.to_lossy()
    }

    fn prepare_headers(&mut self, headers: &Value) -> Outcome<()> {
        if !headers.is_truthy() {
            return Ok(());
        }
        if !is_mapping(headers) {
            return Err(Exception::no_attribute(headers, "items"));
        }
        for (name, value) in of_mapping(headers)? {
            check_header(&name, &value)?;
            self.headers.set(native_string(&name)?, value);
        }
        Ok(())
    }

    /// Takes the jar, and sets the Cookie header unless there is one.
    pub(super) fn prepare_cookies(&mut self, jar: Jar, now: i64) -> Outcome<()> {
        self.cookies = jar;
        if let (Some(Value::Bytes(host)), true) =
            (self.headers.get(&"Host".into()), self.cookies.iter().next().is_some())
        {
            decode_utf8(host)?;
        }
        let origin = Origin::new(&self.url_text(), &self.headers);
        let header = self.cookies.header(&origin, now)?;
        if let Some(header) = header.filter(|_| !self.headers.contains("Cookie")) {
            self.headers.set("Cookie".into(), Value::Str(header));
        }
        Ok(())
    }

    fn prepare_body(&mut self, from: &Ingredients, surroundings: &mut dyn Surroundings) -> Outcome<()> {
        let data = &from.data;
        let mut content_type = None;
        if !data.is_truthy() && !matches!(from.json, Value::None) {
            content_type = Some("application/json".to_owned());
            self.body = Body::Bytes(self.json_body(&from.json)?);
        }
        if is_streamed(data) {
            return self.prepare_stream(data, &from.files);
        }
        if from.files.is_truthy() {
            let boundary = surroundings.boundary();
            self.body = Body::Bytes(multipart::encode(&from.files, data, &boundary)?);
            content_type = Some(format!("multipart/form-data; boundary={boundary}"));
        } else if data.is_truthy() {
            content_type = None;
            self.body = match data {
                Value::Str(text) => Body::Text(text.clone()),
                Value::Bytes(bytes) => Body::Bytes(bytes.to_vec()),
                other => {
                    content_type = Some("application/x-www-form-urlencoded".to_owned());
                    let is_form = other.items().is_some() || is_mapping(other);
                    if is_form { Body::Text(urlencode(other)?.into()) } else { Body::Other(other.clone()) }
                }
            };
        }
        self.prepare_content_length()?;
        if let Some(content_type) = content_type.filter(|_| !self.headers.contains("Content-Type")) {
            self.headers.set("Content-Type".into(), Value::str(content_type));
        }
        Ok(())
    }

    fn json_body(&self, value: &Value) -> Outcome<Vec<u8>> {
        let format = json::Format { allows_nan: false, ..json::Format::default() };
        let text = json::dumps(value, &format).map_err(|error| match error.class {
            Class::ValueError => {
                let cause = Value::Exception(std::rc::Rc::new(error));
                let raised = Exception::with_args(Class::InvalidJsonError, vec![cause]);
                raised.with("request", Value::object(self.clone())).with("response", Value::None)
            }
            _ => error,
        })?;
        text.to_utf8()
    }

    /// A body that is read while it is sent.
    fn prepare_stream(&mut self, data: &Value, files: &Value) -> Outcome<()> {
        self.body = Body::Other(data.clone());
        if let Value::Stream(stream) = data {
            self.body_position = Some(stream.borrow().position());
        }
        if files.is_truthy() {
            let message = "Streamed bodies and files are mutually exclusive.";
            return Err(Exception::new(Class::NotImplementedError, message));
        }
        match self.body.length()? {
            0 => self.headers.set("Transfer-Encoding".into(), Value::str("chunked")),
            length => self.headers.set("Content-Length".into(), Value::str(length.to_string())),
        }
        Ok(())
    }

    fn prepare_content_length(&mut self) -> Outcome<()> {
        if let Body::None = self.body {
            let is_bodiless = self.method == *"GET" || self.method == *"HEAD";
            if !is_bodiless && !self.headers.contains("Content-Length") {
                self.headers.set("Content-Length".into(), Value::str("0"));
            }
            return Ok(());
        }
        let length = self.body.length()?;
        if length > 0 {
            self.headers.set("Content-Length".into(), Value::str(length.to_string()));
        }
        Ok(())
    }

    fn prepare_auth(&mut self, given: &Value) -> Outcome<()> {
        let from_url;
        let auth = if let Value::None = given {
            from_url = auth_of(&self.url_text());
            &from_url
        } else {
            given
        };
        if !auth.is_truthy() {
            return Ok(());
        }
        let (name, value) = auth::handler(auth)?.header()?;
        self.headers.set(name.into(), Value::str(value));
        self.prepare_content_length()
    }
}

/// The user name and password of a URL as a tuple; `None` where it has not both.
pub(super) fn auth_of(url: &str) -> Value {
    let parts = split::split(url);
    match parts.user_info() {
        (Some(user), Some(password)) if !user.is_empty() || !password.is_empty() => {
            let part = |text| Value::str(quote::unquote(text));
            Value::tuple([part(user), part(password)])
        }
        _ => Value::None,
    }
}

/// `method.upper()`.
pub(super) fn upper(method: &Value) -> Outcome<Str> {
    let text = match method {
        Value::None => return Ok("None".into()),
        Value::Str(text) => text.clone(),
        Value::Bytes(_) => native_string(method)?,
        other => return Err(Exception::no_attribute(other, "upper")),
    };
    let upper = |point| match point {
        0x61..=0x7A | 0xE0..=0xF6 | 0xF8..=0xFE => point - 0x20,
        point => point,
    };
    Ok(Str::from_code_points(text.code_points().map(upper)))
}

/// Whether the body is sent as it comes: it has items, and is neither text nor a list nor a mapping.
fn is_streamed(data: &Value) -> bool {
    match data {
        Value::Bytearray(_) | Value::Set(_) | Value::Range(_) | Value::Iter(_) | Value::Stream(_) => true,
        Value::Object(object) => !is_mapping(data) && object.items().is_some(),
        _ => false,
    }
}

fn prepared_url(url: &Value, params: &Value) -> Outcome<Str> {
    let url = match url {
        Value::Bytes(bytes) => decode_utf8(bytes)?,
        other => other.to_str()?,
    };
    let url = Str::from_code_points(url.code_points().skip_while(|point| is_space(*point)));
    let bytes = url.to_wtf8();
    let is_http = bytes.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"http"));
    if bytes.contains(&b':') && !is_http {
        return Ok(url);
    }
    let parsed = parse::parse(&bytes)?;
    let invalid = |class, reason: Str| {
        let message = Str::from(format!("Invalid URL {}: ", str_repr(&url)));
        Exception::new(class, message.concat(&reason))
    };
    let Some(scheme) = parsed.scheme.filter(|scheme| !scheme.is_empty()) else {
        let hint =
            Str::from("No scheme supplied. Perhaps you meant https://").concat(&url).concat(&"?".into());
        return Err(invalid(Class::MissingSchema, hint));
    };
    let Some(host) = parsed.host.filter(|host| !host.is_empty()) else {
        return Err(invalid(Class::InvalidUrl, "No host supplied".into()));
    };
    if host.starts_with(b"*") || host.starts_with(b".") {
        return Err(Exception::new(Class::InvalidUrl, "URL has an invalid label."));
    }
    let mut whole = [&scheme[..], b"://"].concat();
    if let Some(auth) = parsed.auth.filter(|auth| !auth.is_empty()) {
        whole.extend(auth);
        whole.push(b'@');
    }
    whole.extend(host);
    if let Some(port) = parsed.port.filter(|port| *port > 0) {
        whole.extend(format!(":{port}").as_bytes());
    }
    let path = parsed.path.unwrap_or_default();
    whole.extend(if path.is_empty() { b"/" } else { &path[..] });
    let query = parsed.query.unwrap_or_default();
    let params = encoded_params(params, query.is_empty())?.to_wtf8();
    let has_both = !query.is_empty() && !params.is_empty();
    let query = [&query[..], if has_both { b"&" } else { b"" }, &params].concat();
    for (mark, part) in [(b'?', query), (b'#', parsed.fragment.unwrap_or_default())] {
        if !part.is_empty() {
            whole.push(mark);
            whole.extend(part);
        }
    }
    Ok(quote::requote(&whole)?.into())
}

/// `params=` as a query, behind another or alone.
fn encoded_params(params: &Value, is_alone: bool) -> Outcome<Str> {
    match params {
        Value::None => Ok("".into()),
        Value::Str(_) | Value::Bytes(_) => native_string(params),
        other if !matches!(other, Value::Stream(_)) && (is_mapping(other) || other.items().is_some()) => {
            Ok(urlencode(other)?.into())
        }
        other if !other.is_truthy() => Ok("".into()),
        _ if is_alone => Err(Exception::type_error("Cannot mix str and non-str arguments")),
        // What has no items goes behind another query as it is printed.
        other => other.to_str(),
    }
}

/// `check_header_validity`: neither part may begin with white space or hold a line break, nor a name a colon.
fn check_header(name: &Value, value: &Value) -> Outcome<()> {
    for (part, is_name) in [(name, true), (value, false)] {
        let points: Vec<u32> = match part {
            Value::Str(text) => text.code_points().collect(),
            Value::Bytes(bytes) => bytes.iter().copied().map(u32::from).collect(),
            other => {
                let (shown, class) = (other.repr()?, other.class_repr());
                let header = Value::tuple([name.clone(), value.clone()]).repr()?;
                let message =
                    format!("Header part ({shown}) from {header} must be of type str or bytes, not {class}");
                return Err(Exception::new(Class::InvalidHeader, message));
            }
        };
        let is_break = |point: &u32| matches!(*point, 0x0A | 0x0D);
        let is_colon = |point: &u32| is_name && *point == u32::from(':');
        // Among bytes only ASCII's white space is white.
        let is_white =
            |point: u32| is_space(point) && (point < 0x1C || point == 0x20 || matches!(part, Value::Str(_)));
        let starts_badly = points.first().map_or(is_name, |first| is_white(*first));
        if starts_badly || points.iter().any(|point| is_break(point) || is_colon(point)) {
            let kind = if is_name { "name" } else { "value" };
            let shown = match part {
                Value::Bytes(bytes) => bytes_repr(bytes),
                other => other.repr()?,
            };
            return Err(Exception::new(
                Class::InvalidHeader,
                format!(
                    "Invalid leading whitespace, reserved character(s), or return character(s) in header {kind}: {shown}"
                ),
            ));
        }
    }
    Ok(())
}

impl Object for Prepared {
    fn type_name(&self) -> &'static str {
        "PreparedRequest"
    }

    fn type_module(&self) -> &'static str {
        "requests.models"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(format!("<PreparedRequest [{}]>", self.method.to_lossy()))
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        Some(Ok(match name {
            "method" => Value::Str(self.method.clone()),
            "url" => Value::Str(self.url.clone()),
            "headers" => Headers::value(self.headers.clone()),
            "body" => self.body.value(),
            "path_url" => Value::str(super::wire::path_url(&self.url_text())),
            _ => return None,
        }))
    }

    fn has_method(&self, name: &str) -> bool {
        name == "copy"
    }

    fn call_method(&self, name: &str, _args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then(|| Ok(Value::object(self.clone())))
    }
}

//! `requests.Session`: what it adds to each request, and the cookies it keeps.

use super::cookie::{self, Cookies, Jar};
use super::headers::{HeaderDict, Headers};
use super::pairs::{is_mapping, of_mapping};
use super::prepared::{Ingredients, Prepared, upper};
use super::{Call, Surroundings};
use crate::python::dict::Dict;
use crate::python::object::{Arguments, Object};
use crate::python::value::Value;
use crate::python::{Exception, Outcome};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// The limit that a session begins with (`requests.models.DEFAULT_REDIRECT_LIMIT`).
const REDIRECT_LIMIT: i64 = 30;

/// A session. Its attributes are Python values, which a program may change or replace.
#[derive(Debug)]
pub struct Session {
    attributes: RefCell<Vec<(&'static str, Value)>>,
}

impl Default for Session {
    fn default() -> Self {
        let hooks = || {
            let mut hooks = Dict::new();
            hooks.insert_str("response", Value::list([]));
            hooks
        };
        let attributes = vec![
            ("headers", Headers::value(HeaderDict::defaults())),
            ("auth", Value::None),
            ("proxies", Value::dict(Dict::new())),
            ("hooks", Value::dict(hooks())),
            ("params", Value::dict(Dict::new())),
            ("stream", Value::Bool(false)),
            ("verify", Value::Bool(true)),
            ("cert", Value::None),
            ("max_redirects", Value::int(REDIRECT_LIMIT)),
            ("trust_env", Value::Bool(true)),
            ("cookies", Value::object(Cookies::default())),
        ];
        Self { attributes: RefCell::new(attributes) }
    }
}

impl Session {
    /// A new session.
    pub fn new() -> Rc<Self> {
        Rc::new(Self::default())
    }

    /// An attribute; `None` where there is none of this name.
    pub(super) fn get(&self, name: &str) -> Value {
        let attributes = self.attributes.borrow();
        attributes.iter().find(|(own, _)| *own == name).map_or(Value::None, |(_, value)| value.clone())
    }

    /// How many redirects it follows at most.
    pub(super) fn redirect_limit(&self) -> i64 {
        match self.get("max_redirects") {
            Value::Int(limit) => limit.to_i64().unwrap_or(i64::MAX),
            _ => REDIRECT_LIMIT,
        }
    }

    /// The cookies that it keeps: a jar, or what a program put in its place.
    fn jar(&self) -> Outcome<Jar> {
        let cookies = self.get("cookies");
        match cookie::of_value(&cookies) {
            Some(jar) => Ok(jar),
            None if is_mapping(&cookies) => Jar::of_mapping(&cookies),
            None => Ok(Jar::default()),
        }
    }

    /// The jar itself, where the session still has one.
    pub(super) fn with_jar(&self, change: impl FnOnce(&mut Jar)) {
        if let Value::Object(object) = self.get("cookies")
            && let Some(cookies) = object.as_any().downcast_ref::<Cookies>()
        {
            change(&mut cookies.0.borrow_mut());
        }
    }

    /// Prepares a request with what the session adds (`Session.prepare_request`).
    pub fn prepare(&self, call: &Call, surroundings: &mut dyn Surroundings) -> Outcome<Prepared> {
        let method = Value::Str(upper(&call.method)?);
        let or_empty =
            |value: &Value| if value.is_truthy() { value.clone() } else { Value::dict(Dict::new()) };
        let cookies = match cookie::of_value(&call.cookies) {
            Some(jar) => jar,
            None if call.cookies.is_truthy() => Jar::of_mapping(&call.cookies)?,
            None => Jar::default(),
        };
        let mut merged = self.jar()?;
        merged.merge(&cookies);
        let files = if let Value::None = call.files { Value::list([]) } else { call.files.clone() };
        let headers =
            if let Value::None = call.headers { Value::dict(Dict::new()) } else { call.headers.clone() };
        let ingredients = Ingredients {
            method,
            url: call.url.clone(),
            headers: merge(&headers, &self.get("headers"), true)?,
            files,
            data: or_empty(&call.data),
            params: merge(&or_empty(&call.params), &self.get("params"), false)?,
            auth: merge(&call.auth, &self.get("auth"), false)?,
            cookies: merged,
            json: call.json.clone(),
        };
        Prepared::new(&ingredients, surroundings)
    }

    /// Prepares what `requests.Request(…).prepare()` does: without a session, and so without its headers.
    pub fn prepare_alone(call: &Call, surroundings: &mut dyn Surroundings) -> Outcome<Prepared> {
        let cookies = match cookie::of_value(&call.cookies) {
            Some(jar) => jar,
            None if matches!(call.cookies, Value::None) => Jar::default(),
            None => Jar::of_mapping(&call.cookies)?,
        };
        let ingredients = Ingredients {
            method: call.method.clone(),
            url: call.url.clone(),
            headers: call.headers.clone(),
            files: call.files.clone(),
            data: call.data.clone(),
            params: call.params.clone(),
            auth: call.auth.clone(),
            cookies,
            json: call.json.clone(),
        };
        Prepared::new(&ingredients, surroundings)
    }

    /// What is to be called with the response: the request's hooks, or else the session's.
    pub(super) fn hooks(&self, given: &Value) -> Outcome<Vec<Value>> {
        let mut hooks = Vec::new();
        if given.is_truthy() {
            for (event, hook) in of_mapping(given)? {
                if !matches!(&event, Value::Str(name) if *name == *"response") {
                    let event = event.to_str()?.to_lossy();
                    let message = format!("Unsupported event specified, with event name \"{event}\"");
                    return Err(Exception::value_error(message));
                }
                collect_hooks(&mut hooks, &hook);
            }
        }
        if hooks.is_empty()
            && let Value::Dict(own) = self.get("hooks")
            && let Some(hook) = own.borrow().get_str("response")
        {
            collect_hooks(&mut hooks, hook);
        }
        Ok(hooks)
    }

    /// A setting of the call, or else of the session.
    pub(super) fn setting(&self, given: &Value, name: &str) -> Outcome<Value> {
        let given =
            if name == "proxies" && !given.is_truthy() { Value::dict(Dict::new()) } else { given.clone() };
        merge(&given, &self.get(name), false)
    }
}

/// A function alone, or those in a list.
fn collect_hooks(hooks: &mut Vec<Value>, hook: &Value) {
    match hook {
        Value::Object(_) => hooks.push(hook.clone()),
        other => hooks.extend(
            other.items().unwrap_or_default().into_iter().filter(|hook| matches!(hook, Value::Object(_))),
        ),
    }
}

/// `merge_setting`: of two mappings, the request's entries win and `None` removes; else the request's value, if it has one.
fn merge(request: &Value, session: &Value, folds_case: bool) -> Outcome<Value> {
    if let Value::None = session {
        return Ok(request.clone());
    }
    if let Value::None = request {
        return Ok(session.clone());
    }
    if !is_mapping(session) || !is_mapping(request) {
        return Ok(request.clone());
    }
    let mut merged: Vec<(Value, Value)> = Vec::new();
    for (key, value) in of_mapping(session)?.into_iter().chain(of_mapping(request)?) {
        let found = if folds_case {
            let folded = folded_key(&key)?;
            merged.iter_mut().find(|(own, _)| folded_key(own).is_ok_and(|own| own == folded))
        } else {
            merged.iter_mut().find(|(own, _)| own.equals(&key).unwrap_or(false))
        };
        match found {
            // A dict keeps the key that it has, headers take the new one.
            Some(entry) if folds_case => *entry = (key, value),
            Some(entry) => entry.1 = value,
            None => merged.push((key, value)),
        }
    }
    let mut dict = Dict::new();
    for (key, value) in merged {
        if !matches!(value, Value::None) {
            dict.insert(key, value)?;
        }
    }
    Ok(Value::dict(dict))
}

/// `key.lower()`, and whether it is text: `b'A'` is not `'A'`.
fn folded_key(key: &Value) -> Outcome<(bool, Vec<u32>)> {
    match key {
        Value::Str(name) => Ok((true, super::headers::folded(name))),
        Value::Bytes(name) => {
            Ok((false, name.iter().map(|byte| u32::from(byte.to_ascii_lowercase())).collect()))
        }
        other => Err(Exception::no_attribute(other, "lower")),
    }
}

/// The session as a Python value.
#[derive(Clone, Debug)]
pub struct SessionObject(pub Rc<Session>);

impl Object for SessionObject {
    fn type_name(&self) -> &'static str {
        "Session"
    }

    fn type_module(&self) -> &'static str {
        "requests.sessions"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        let attributes = self.0.attributes.borrow();
        attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| Ok(value.clone()))
    }

    fn set_attribute(&self, name: &str, value: Value) -> Option<Outcome<()>> {
        let mut attributes = self.0.attributes.borrow_mut();
        let (_, own) = attributes.iter_mut().find(|(own, _)| *own == name)?;
        *own = value;
        Some(Ok(()))
    }

    fn has_method(&self, name: &str) -> bool {
        name == "close"
    }

    fn call_method(&self, name: &str, _args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then_some(Ok(Value::None))
    }
}

//! A cookie and a jar as Python objects.

use super::{Cookie, Jar};
use crate::python::dict::Dict;
use crate::python::object::{Arguments, Object};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A jar that a program may change: a response's, or a session's.
#[derive(Clone, Debug, Default)]
pub struct Cookies(pub Rc<RefCell<Jar>>);

impl Object for Cookies {
    fn type_name(&self) -> &'static str {
        "RequestsCookieJar"
    }

    fn type_module(&self) -> &'static str {
        "requests.cookies"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        let cookies: Outcome<Vec<String>> = self.0.borrow().iter().map(Cookie::repr).collect();
        Ok(format!("<RequestsCookieJar[{}]>", cookies?.join(", ")))
    }

    fn to_str(&self) -> Outcome<Str> {
        let cookies: Outcome<Vec<String>> = self.0.borrow().iter().map(shown).collect();
        Ok(format!("<RequestsCookieJar[{}]>", cookies?.join(", ")).into())
    }

    fn len(&self) -> Option<usize> {
        Some(self.0.borrow().iter().count())
    }

    fn items(&self) -> Option<Vec<Value>> {
        Some(self.0.borrow().iter().map(|cookie| Value::object(cookie.clone())).collect())
    }

    fn contains(&self, item: &Value) -> Option<Outcome<bool>> {
        Some(Ok(self.0.borrow().iter().any(|cookie| cookie.name.equals(item).unwrap_or(false))))
    }

    fn is_hashable(&self) -> bool {
        false
    }

    fn item(&self, key: &Value) -> Option<Outcome<Value>> {
        Some(
            self.find(key, None, None)
                .and_then(|found| found.map_or_else(|| Err(missing(key, None, None)), Ok)),
        )
    }

    fn set_item(&self, key: Value, value: Value) -> Option<Outcome<()>> {
        Some(self.set(key, value, None, None))
    }

    fn remove_item(&self, key: &Value) -> Option<Outcome<()>> {
        self.0.borrow_mut().retain(|cookie| !cookie.name.equals(key).unwrap_or(false));
        Some(Ok(()))
    }

    fn has_method(&self, name: &str) -> bool {
        matches!(
            name,
            "get" | "set" | "get_dict" | "items" | "keys" | "values" | "update" | "clear" | "copy" | "pop"
        )
    }

    fn call_method(&self, name: &str, args: &Arguments) -> Option<Outcome<Value>> {
        self.has_method(name).then(|| self.method(name, args))
    }
}

/// `str(cookie)`.
fn shown(cookie: &Cookie) -> Outcome<String> {
    let port = cookie.port.as_ref().map_or(String::new(), |port| format!(":{port}"));
    let name = cookie.name.to_str()?.to_lossy();
    let value = match &cookie.value {
        Value::None => String::new(),
        value => format!("={}", value.to_str()?.to_lossy()),
    };
    Ok(format!("<Cookie {name}{value} for {}{port}{}>", cookie.domain, cookie.path))
}

/// The error of a jar that has no such cookie.
fn missing(name: &Value, domain: Option<&str>, path: Option<&str>) -> Exception {
    let name = name.repr().unwrap_or_default();
    let shown =
        |value: Option<&str>| value.map_or("None".into(), |value| crate::python::str_repr(&value.into()));
    Exception::new(Class::KeyError, format!("name={name}, domain={}, path={}", shown(domain), shown(path)))
}

fn text(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::Str(text)) => Some(text.to_lossy()),
        _ => None,
    }
}

impl Cookies {
    /// The value of the only cookie that fits; `CookieConflictError` where there are more.
    fn find(&self, name: &Value, domain: Option<&str>, path: Option<&str>) -> Outcome<Option<Value>> {
        let jar = self.0.borrow();
        let mut fitting = jar.iter().filter(|cookie| {
            cookie.name.equals(name).unwrap_or(false)
                && domain.is_none_or(|domain| cookie.domain == domain)
                && path.is_none_or(|path| cookie.path == path)
                && !matches!(cookie.value, Value::None)
        });
        let found = fitting.next().map(|cookie| cookie.value.clone());
        if found.is_some() && fitting.next().is_some() {
            let message = format!("There are multiple cookies with name, {}", name.repr()?);
            return Err(Exception::new(Class::CookieConflictError, message));
        }
        Ok(found)
    }

    fn set(&self, name: Value, value: Value, domain: Option<String>, path: Option<String>) -> Outcome<()> {
        if matches!(value, Value::None) {
            self.0.borrow_mut().retain(|cookie| {
                !cookie.name.equals(&name).unwrap_or(false)
                    || domain.as_ref().is_some_and(|domain| cookie.domain != *domain)
                    || path.as_ref().is_some_and(|path| cookie.path != *path)
            });
            return Ok(());
        }
        let mut cookie = Cookie::new(name, value);
        if let Some(domain) = domain {
            cookie.domain_specified = !domain.is_empty();
            cookie.domain_initial_dot = domain.starts_with('.');
            cookie.domain = domain;
        }
        if let Some(path) = path {
            cookie.path_specified = !path.is_empty();
            cookie.path = path;
        }
        self.0.borrow_mut().set(cookie)
    }

    fn dict(&self, domain: Option<&str>, path: Option<&str>) -> Outcome<Value> {
        let mut dict = Dict::new();
        for cookie in self.0.borrow().iter() {
            if domain.is_none_or(|domain| cookie.domain == domain)
                && path.is_none_or(|path| cookie.path == path)
            {
                dict.insert(cookie.name.clone(), cookie.value.clone())?;
            }
        }
        Ok(Value::dict(dict))
    }

    fn method(&self, method: &str, args: &Arguments) -> Outcome<Value> {
        let each =
            |part: fn(&Cookie) -> Value| Value::list(self.0.borrow().iter().map(part).collect::<Vec<_>>());
        match method {
            "items" => Ok(each(|cookie| Value::tuple([cookie.name.clone(), cookie.value.clone()]))),
            "keys" => Ok(each(|cookie| cookie.name.clone())),
            "values" => Ok(each(|cookie| cookie.value.clone())),
            "copy" => Ok(Value::object(Self(Rc::new(RefCell::new(self.0.borrow().clone()))))),
            "get_dict" => {
                let [domain, path] = args.bind("RequestsCookieJar.get_dict", ["domain", "path"], 0)?;
                self.dict(text(domain).as_deref(), text(path).as_deref())
            }
            "clear" => {
                let [domain, path, name] = args.bind("CookieJar.clear", ["domain", "path", "name"], 0)?;
                let (domain, path) = (text(domain), text(path));
                self.0.borrow_mut().retain(|cookie| {
                    domain.as_ref().is_some_and(|domain| cookie.domain != *domain)
                        || path.as_ref().is_some_and(|path| cookie.path != *path)
                        || name.as_ref().is_some_and(|name| !cookie.name.equals(name).unwrap_or(false))
                });
                Ok(Value::None)
            }
            "update" => {
                let [other] = args.bind("RequestsCookieJar.update", ["other"], 1)?;
                let other = other.unwrap_or(Value::None);
                match of_value(&other) {
                    Some(jar) => self.0.borrow_mut().merge(&jar),
                    None => {
                        for (name, value) in super::super::pairs::of_mapping(&other)? {
                            self.set(name, value, None, None)?;
                        }
                    }
                }
                Ok(Value::None)
            }
            "set" => {
                let names = ["name", "value", "domain", "path"];
                let [name, value, domain, path] = args.bind("RequestsCookieJar.set", names, 2)?;
                self.set(
                    name.unwrap_or(Value::None),
                    value.unwrap_or(Value::None),
                    text(domain),
                    text(path),
                )?;
                Ok(Value::None)
            }
            _ => {
                let names = ["name", "default", "domain", "path"];
                let [name, default, domain, path] = args.bind("RequestsCookieJar.get", names, 1)?;
                let name = name.unwrap_or(Value::None);
                let found = self.find(&name, text(domain).as_deref(), text(path).as_deref())?;
                match (method, found, default) {
                    ("pop", Some(value), _) => {
                        self.remove_item(&name);
                        Ok(value)
                    }
                    ("pop", None, None) => Err(missing(&name, None, None)),
                    (_, found, default) => Ok(found.or(default).unwrap_or(Value::None)),
                }
            }
        }
    }
}

/// The jar that a value is.
pub(in crate::python::requests) fn of_value(value: &Value) -> Option<Jar> {
    let Value::Object(object) = value else {
        return None;
    };
    object.as_any().downcast_ref::<Cookies>().map(|cookies| cookies.0.borrow().clone())
}

impl Object for Cookie {
    fn type_name(&self) -> &'static str {
        "Cookie"
    }

    fn type_module(&self) -> &'static str {
        "http.cookiejar"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Cookie::repr(self)
    }

    fn to_str(&self) -> Outcome<Str> {
        Ok(shown(self)?.into())
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        let text = |text: &str| Value::str(text);
        Some(Ok(match name {
            "name" => self.name.clone(),
            "value" => self.value.clone(),
            "domain" => text(&self.domain),
            "path" => text(&self.path),
            "port" => self.port.as_deref().map_or(Value::None, text),
            "secure" => self.secure.clone(),
            "expires" => self.expires.map_or(Value::None, Value::int),
            "discard" => self.discard.clone(),
            "version" => Value::int(self.version),
            "comment" => self.comment.clone(),
            "domain_specified" => Value::Bool(self.domain_specified),
            "domain_initial_dot" => Value::Bool(self.domain_initial_dot),
            "path_specified" => Value::Bool(self.path_specified),
            _ => return None,
        }))
    }
}

//! `auth=`: HTTP Basic authentication (RFC 7617), as `requests.auth` writes it.

use crate::encode::base64;
use crate::python::object::Object;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};
use std::any::Any;

/// `requests.auth.HTTPBasicAuth`, and with another header `HTTPProxyAuth`.
#[derive(Clone, Debug)]
pub struct BasicAuth {
    /// The user's name: `str` or `bytes`, or what becomes `str`.
    pub user: Value,
    /// The password, likewise.
    pub password: Value,
    /// Whether it is for a proxy.
    pub is_for_proxy: bool,
}

impl BasicAuth {
    /// The header that it sets, and its value.
    pub(super) fn header(&self) -> Outcome<(&'static str, String)> {
        let name = if self.is_for_proxy { "Proxy-Authorization" } else { "Authorization" };
        Ok((name, basic(&self.user, &self.password)?))
    }
}

/// `Basic` and both, joined by a colon, in Base64; text is ISO-8859-1.
pub(super) fn basic(user: &Value, password: &Value) -> Outcome<String> {
    let credentials = [latin1(user)?, latin1(password)?].join(&b':');
    Ok(format!("Basic {}", base64::encode(&credentials)))
}

fn latin1(value: &Value) -> Outcome<Vec<u8>> {
    match value {
        Value::Bytes(bytes) => Ok(bytes.to_vec()),
        other => other.to_str()?.to_latin1(),
    }
}

impl Object for BasicAuth {
    fn type_name(&self) -> &'static str {
        if self.is_for_proxy { "HTTPProxyAuth" } else { "HTTPBasicAuth" }
    }

    fn type_module(&self) -> &'static str {
        "requests.auth"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &Value) -> bool {
        let Value::Object(other) = other else {
            return false;
        };
        other.as_any().downcast_ref::<Self>().is_some_and(|other| {
            let is_equal = |left: &Value, right| left.equals(right).unwrap_or(false);
            is_equal(&self.user, &other.user) && is_equal(&self.password, &other.password)
        })
    }

    fn is_hashable(&self) -> bool {
        false
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        match name {
            "username" => Some(Ok(self.user.clone())),
            "password" => Some(Ok(self.password.clone())),
            _ => None,
        }
    }
}

/// What a value does as `auth=`, which must be a pair or something to call.
pub(super) fn handler(auth: &Value) -> Outcome<BasicAuth> {
    match auth {
        Value::Tuple(pair) if pair.len() == 2 => {
            Ok(BasicAuth { user: pair[0].clone(), password: pair[1].clone(), is_for_proxy: false })
        }
        Value::Object(object) if object.as_any().is::<BasicAuth>() => {
            let known = object.as_any().downcast_ref::<BasicAuth>().cloned();
            known.ok_or_else(|| not_callable(auth))
        }
        other => Err(not_callable(other)),
    }
}

fn not_callable(value: &Value) -> Exception {
    Exception::type_error(format!("'{}' object is not callable", value.error_name()))
}

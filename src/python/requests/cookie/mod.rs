//! Cookies as Python's `http.cookiejar` and `requests.cookies` keep them, for the policy that `requests` uses.

mod date;
mod jar;
mod parse;
mod policy;
mod python;

pub use jar::Jar;
pub use policy::Origin;
pub use python::Cookies;
pub(super) use python::of_value;

use crate::python::value::Value;
use crate::python::{Outcome, str_repr};

/// A cookie.
#[derive(Clone, Debug)]
pub struct Cookie {
    /// The version that a server gave; 0 is Netscape's, which is all that is in use.
    pub version: i64,
    /// The name: `str`, or what a program gave for one.
    pub name: Value,
    /// The value: `str`, or `None`.
    pub value: Value,
    /// The port or ports, where the server named them.
    pub port: Option<String>,
    /// Whether the ports are the server's, and not the request's.
    pub port_specified: bool,
    /// The domain; empty for a cookie that a program made, which goes anywhere.
    pub domain: String,
    /// Whether the server named the domain.
    pub domain_specified: bool,
    /// Whether the server's domain began with a dot.
    pub domain_initial_dot: bool,
    /// The path.
    pub path: String,
    /// Whether the server named the path.
    pub path_specified: bool,
    /// `Secure`: `True`, or the value that it was given.
    pub secure: Value,
    /// When it ends, in seconds since 1970.
    pub expires: Option<i64>,
    /// `Discard`: whether it ends with the session.
    pub discard: Value,
    /// `Comment`.
    pub comment: Value,
    /// `CommentURL`.
    pub comment_url: Value,
    /// Attributes that are none of these: `HttpOnly`, `SameSite`.
    pub rest: crate::python::dict::Dict,
    /// Whether it came with version 1 (RFC 2109), and is taken for one of version 0.
    pub rfc2109: bool,
}

impl Cookie {
    /// A cookie of a program's own, sent to any host (`requests.cookies.create_cookie`).
    pub fn new(name: Value, value: Value) -> Self {
        let mut rest = crate::python::dict::Dict::new();
        rest.insert_str("HttpOnly", Value::None);
        Self {
            version: 0,
            name,
            value,
            port: None,
            port_specified: false,
            domain: String::new(),
            domain_specified: false,
            domain_initial_dot: false,
            path: "/".into(),
            path_specified: true,
            secure: Value::Bool(false),
            expires: None,
            discard: Value::Bool(true),
            comment: Value::None,
            comment_url: Value::None,
            rest,
            rfc2109: false,
        }
    }

    /// Whether it has ended at `now`, in seconds since 1970.
    pub fn is_expired(&self, now: i64) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// `repr(cookie)`.
    pub(super) fn repr(&self) -> Outcome<String> {
        let text = |text: &str| str_repr(&text.into());
        let truth = |truth| if truth { "True" } else { "False" };
        let optional = |value: Option<String>| value.unwrap_or_else(|| "None".into());
        Ok(format!(
            "Cookie(version={}, name={}, value={}, port={}, port_specified={}, domain={}, domain_specified={}, \
             domain_initial_dot={}, path={}, path_specified={}, secure={}, expires={}, discard={}, comment={}, \
             comment_url={}, rest={}, rfc2109={})",
            self.version,
            self.name.repr()?,
            self.value.repr()?,
            optional(self.port.as_deref().map(text)),
            truth(self.port_specified),
            text(&self.domain),
            truth(self.domain_specified),
            truth(self.domain_initial_dot),
            text(&self.path),
            truth(self.path_specified),
            self.secure.repr()?,
            optional(self.expires.map(|expires| expires.to_string())),
            self.discard.repr()?,
            self.comment.repr()?,
            self.comment_url.repr()?,
            Value::dict(self.rest.clone()).repr()?,
            truth(self.rfc2109),
        ))
    }
}

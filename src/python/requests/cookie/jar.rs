//! `requests.cookies.RequestsCookieJar`: cookies by domain, path and name.

use super::{Cookie, Origin, parse};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};

/// Cookies. Those of one domain are together, and in it those of one path, in order of the first that came.
#[derive(Clone, Debug, Default)]
pub struct Jar(Vec<Domain>);

#[derive(Clone, Debug)]
struct Domain {
    name: String,
    paths: Vec<(String, Vec<Cookie>)>,
}

impl Jar {
    /// The cookies in order.
    pub fn iter(&self) -> impl Iterator<Item = &Cookie> {
        self.0.iter().flat_map(|domain| domain.paths.iter().flat_map(|(_, cookies)| cookies))
    }

    /// The cookies that a program gave as a mapping (`cookiejar_from_dict`).
    pub fn of_mapping(value: &Value) -> Outcome<Self> {
        let mut jar = Self::default();
        if !super::super::pairs::is_mapping(value) {
            // Python goes through the names and looks each up, which a list refuses.
            let not_iterable =
                || Exception::type_error(format!("'{}' object is not iterable", value.error_name()));
            let names = value.items().ok_or_else(not_iterable)?;
            let Some(name) = names.first() else {
                return Ok(jar);
            };
            return Err(Exception::type_error(match value {
                Value::List(_) | Value::Tuple(_) => {
                    format!(
                        "{} indices must be integers or slices, not {}",
                        value.error_name(),
                        name.error_name()
                    )
                }
                Value::Str(_) => "string indices must be integers, not 'str'".to_owned(),
                _ => format!("'{}' object is not subscriptable", value.error_name()),
            }));
        }
        for (name, value) in super::super::pairs::of_mapping(value)? {
            jar.set(Cookie::new(name, value))?;
        }
        Ok(jar)
    }

    /// Puts a cookie in; one of the same domain, path and name goes.
    pub fn set(&mut self, mut cookie: Cookie) -> Outcome<()> {
        match &cookie.value {
            Value::None => {}
            Value::Str(text) => {
                let points: Vec<u32> = text.code_points().collect();
                let quote = u32::from('"');
                if points.first() == Some(&quote) && points.last() == Some(&quote) {
                    cookie.value = Value::Str(without_escaped_quotes(&points));
                }
            }
            Value::Bytes(_) | Value::Bytearray(_) => {
                let message = "startswith first arg must be bytes or a tuple of bytes, not str";
                return Err(Exception::type_error(message));
            }
            other => return Err(Exception::no_attribute(other, "startswith")),
        }
        self.insert(cookie);
        Ok(())
    }

    fn insert(&mut self, cookie: Cookie) {
        let at = self.0.iter().position(|domain| domain.name == cookie.domain).unwrap_or_else(|| {
            self.0.push(Domain { name: cookie.domain.clone(), paths: Vec::new() });
            self.0.len() - 1
        });
        let paths = &mut self.0[at].paths;
        let at = paths.iter().position(|(path, _)| *path == cookie.path).unwrap_or_else(|| {
            paths.push((cookie.path.clone(), Vec::new()));
            paths.len() - 1
        });
        let cookies = &mut paths[at].1;
        match cookies.iter_mut().find(|own| own.name.equals(&cookie.name).unwrap_or(false)) {
            Some(own) => *own = cookie,
            None => cookies.push(cookie),
        }
    }

    /// Takes a cookie out.
    pub fn remove(&mut self, domain: &str, path: &str, name: &Value) {
        self.retain(|cookie| {
            cookie.domain != domain || cookie.path != path || !cookie.name.equals(name).unwrap_or(false)
        });
    }

    /// Keeps the cookies for which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&Cookie) -> bool) {
        for domain in &mut self.0 {
            for (_, cookies) in &mut domain.paths {
                cookies.retain(&mut keep);
            }
        }
    }

    /// Puts another jar's cookies in.
    pub fn merge(&mut self, other: &Self) {
        for cookie in other.iter() {
            // What is in a jar has passed `set`; as in Python, it passes once more.
            let _ = self.set(cookie.clone());
        }
    }

    /// Takes what a server sets with lines of `Set-Cookie`, if it may; `now` in seconds since 1970.
    pub fn extract(&mut self, lines: &[&Str], origin: &Origin, now: i64) {
        for cookie in parse::cookies(lines, origin, now, self) {
            if origin.may_set(&cookie) {
                // A server's value is text or missing.
                let _ = self.set(cookie);
            }
        }
    }

    /// The value of the Cookie header for a request, longest paths first; `None` where no cookie goes with it.
    pub fn header(&mut self, origin: &Origin, now: i64) -> Outcome<Option<Str>> {
        let mut cookies: Vec<&Cookie> = Vec::new();
        for domain in self.0.iter().filter(|domain| origin.is_within(&domain.name)) {
            for (_, own) in domain.paths.iter().filter(|(path, _)| origin.is_below(path)) {
                cookies.extend(own.iter().filter(|cookie| origin.may_get(cookie, now)));
            }
        }
        insertion_sort(&mut cookies);
        let mut header: Option<Str> = None;
        for cookie in cookies {
            let mut pair = cookie.name.to_str()?;
            if !matches!(cookie.value, Value::None) {
                pair = pair.concat(&"=".into()).concat(&cookie.value.to_str()?);
            }
            header = Some(match header {
                Some(before) => before.concat(&"; ".into()).concat(&pair),
                None => pair,
            });
        }
        self.retain(|cookie| !cookie.is_expired(now));
        Ok(header)
    }
}

/// The longest paths first, else in the order that they have. There are few, and the library's sort is three kilobytes.
fn insertion_sort(cookies: &mut [&Cookie]) {
    let length = |cookie: &Cookie| cookie.path.chars().count();
    for end in 1..cookies.len() {
        let mut at = end;
        while at > 0 && length(cookies[at - 1]) < length(cookies[at]) {
            cookies.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The text without `\"`.
fn without_escaped_quotes(points: &[u32]) -> Str {
    let mut kept = Vec::new();
    let mut rest = points;
    while let Some((first, tail)) = rest.split_first() {
        if *first == u32::from('\\') && tail.first() == Some(&u32::from('"')) {
            rest = &tail[1..];
        } else {
            kept.push(*first);
            rest = tail;
        }
    }
    Str::from_code_points(kept)
}

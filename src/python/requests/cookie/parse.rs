//! `Set-Cookie`, as `http.cookiejar` reads it.

use super::policy::escape_path;
use super::{Cookie, Jar, Origin, date};
use crate::python::dict::Dict;
use crate::python::string::Str;
use crate::python::value::Value;

/// Attributes whose names are written in any case.
const KNOWN: [&str; 10] =
    ["discard", "secure", "version", "expires", "max-age", "domain", "path", "port", "comment", "commenturl"];

/// The cookies that a server sets with these lines; one that has ended is taken out of `jar`. As with Python, one line that
/// it stumbles over (`Max-Age` without a value) loses all.
pub(super) fn cookies(lines: &[&Str], origin: &Origin, now: i64, jar: &mut Jar) -> Vec<Cookie> {
    let mut cookies = Vec::new();
    for line in lines {
        match cookie(&line.to_lossy(), origin, now, jar) {
            Ok(found) => cookies.extend(found),
            Err(Stumble) => return Vec::new(),
        }
    }
    for cookie in &mut cookies {
        if cookie.version == 1 {
            cookie.rfc2109 = true;
            cookie.version = 0;
        }
    }
    cookies
}

/// What Python's own code does not expect.
struct Stumble;

/// Attributes that have a place of their own, by name.
type Standard = Vec<(String, Value)>;

fn cookie(line: &str, origin: &Origin, now: i64, jar: &mut Jar) -> Result<Option<Cookie>, Stumble> {
    let Some(((name, value), attributes)) = attributes(line, now) else {
        return Ok(None);
    };
    let mut standard = Standard::new();
    let mut rest = Dict::new();
    let mut has_max_age = false;
    for (name, value) in attributes {
        let lower = name.to_ascii_lowercase();
        let is_known = KNOWN.contains(&lower.as_str());
        let (mut name, mut value) = (if is_known { lower } else { name }, value);
        if matches!(name.as_str(), "discard" | "secure") && matches!(value, Value::None) {
            value = Value::Bool(true);
        }
        if standard.iter().any(|(own, _)| *own == name) {
            continue;
        }
        match (name.as_str(), &value) {
            ("domain", Value::Str(domain)) => value = Value::str(domain.to_lossy().to_ascii_lowercase()),
            ("expires", _) if has_max_age => continue,
            ("expires", Value::None) => continue,
            ("max-age", Value::None) => return Err(Stumble),
            ("max-age", Value::Str(text)) => {
                has_max_age = true;
                let Some(age) = whole_number(&text.to_lossy()) else {
                    return Ok(None);
                };
                name = "expires".into();
                value = Value::int(now.saturating_add(age));
            }
            _ => {}
        }
        if !is_known {
            rest.insert_str(&name, value);
        } else if matches!(value, Value::None) && !matches!(name.as_str(), "port" | "comment" | "commenturl")
        {
            return Ok(None);
        } else {
            // `Max-Age` counts as `expires`, and the last one wins.
            standard.retain(|(own, _)| *own != name);
            standard.push((name, value));
        }
    }
    Ok(made(name, value, standard, rest, origin, now, jar))
}

/// `int(text)`, as far as a server writes one.
fn whole_number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// The name and value of the cookie, and its attributes; `Expires` is already in seconds.
#[allow(clippy::type_complexity, reason = "a pair, and a list of pairs")]
fn attributes(line: &str, now: i64) -> Option<((String, Value), Vec<(String, Value)>)> {
    let mut pairs = Vec::new();
    let mut has_version = false;
    for (index, parameter) in line.split(';').enumerate() {
        let (key, value) = match parameter.split_once('=') {
            Some((key, value)) => (key.trim(), Some(value.trim())),
            None => (parameter.trim(), None),
        };
        if key.is_empty() {
            if index == 0 {
                break;
            }
            continue;
        }
        let mut key = key.to_owned();
        let mut value = value.map_or(Value::None, Value::str);
        if index > 0 {
            let lower = key.to_ascii_lowercase();
            if KNOWN[1..8].contains(&lower.as_str()) {
                key = lower;
            }
            if let Value::Str(text) = &value {
                let unquoted = |text: &str| {
                    let text = text.strip_prefix('"').unwrap_or(text);
                    text.strip_suffix('"').unwrap_or(text).to_owned()
                };
                match key.as_str() {
                    "version" => value = Value::str(unquoted(&text.to_lossy())),
                    "expires" => {
                        let seconds = date::seconds(&unquoted(&text.to_lossy()), now);
                        value = seconds.map_or(Value::None, Value::int);
                    }
                    _ => {}
                }
            }
            has_version |= key == "version";
        }
        pairs.push((key, value));
    }
    if pairs.is_empty() {
        return None;
    }
    if !has_version {
        pairs.push(("version".into(), Value::str("0")));
    }
    let first = pairs.remove(0);
    Some((first, pairs))
}

fn made(
    name: String,
    value: Value,
    standard: Standard,
    rest: Dict,
    origin: &Origin,
    now: i64,
    jar: &mut Jar,
) -> Option<Cookie> {
    let get = |wanted: &str| standard.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let text = |value: Option<Value>| match value {
        Some(Value::Str(text)) => Some(text.to_lossy()),
        _ => None,
    };
    let version = whole_number(&text(get("version")).unwrap_or_default())?;
    let given_path = text(get("path")).filter(|path| !path.is_empty());
    let path_specified = given_path.is_some();
    let path = given_path.map_or_else(|| origin.default_path(version == 0), |path| escape_path(&path));
    let given_domain = text(get("domain"));
    let domain_specified = given_domain.is_some();
    let domain_initial_dot = given_domain.as_ref().is_some_and(|domain| domain.starts_with('.'));
    let domain = match given_domain {
        Some(domain) if domain_initial_dot => domain,
        Some(domain) => format!(".{domain}"),
        None => origin.domain().to_owned(),
    };
    let (port, port_specified) = match get("port") {
        None => (None, false),
        Some(Value::Str(ports)) => (Some(ports.to_lossy().split_whitespace().collect()), true),
        Some(_) => (origin.port().map(str::to_owned), false),
    };
    let expires = match get("expires") {
        Some(Value::Int(seconds)) => Some(seconds.to_i64().unwrap_or(i64::MAX)),
        _ => None,
    };
    if expires.is_some_and(|expires| expires <= now) {
        jar.remove(&domain, &path, &Value::str(name.as_str()));
        return None;
    }
    let discard = get("discard").unwrap_or(Value::Bool(false));
    Some(Cookie {
        version,
        name: Value::str(name),
        value,
        port,
        port_specified,
        domain,
        domain_specified,
        domain_initial_dot,
        path,
        path_specified,
        secure: get("secure").unwrap_or(Value::Bool(false)),
        expires,
        discard: if expires.is_none() { Value::Bool(true) } else { discard },
        comment: get("comment").unwrap_or(Value::None),
        comment_url: get("commenturl").unwrap_or(Value::None),
        rest,
        rfc2109: false,
    })
}

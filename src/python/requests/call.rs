//! A call of `requests.put` and its like: which argument is which.

use crate::python::object::Arguments;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};

/// The parameters of `Session.request`, in order.
const NAMES: [&str; 16] = [
    "method",
    "url",
    "params",
    "data",
    "headers",
    "cookies",
    "files",
    "auth",
    "timeout",
    "allow_redirects",
    "proxies",
    "hooks",
    "stream",
    "verify",
    "cert",
    "json",
];

/// The arguments of `Session.request`; what is not given is `None`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is named and documented as in requests")]
pub struct Call {
    pub method: Value,
    pub url: Value,
    pub params: Value,
    pub data: Value,
    pub headers: Value,
    pub cookies: Value,
    pub files: Value,
    pub auth: Value,
    pub timeout: Value,
    pub allow_redirects: Value,
    pub proxies: Value,
    pub hooks: Value,
    pub stream: Value,
    pub verify: Value,
    pub cert: Value,
    pub json: Value,
}

/// What a function of this name takes in order, `request` apart; `None` for what is no such function.
fn positional(function: &str) -> Option<&'static [&'static str]> {
    Some(match function {
        "get" => &["url", "params"],
        "post" => &["url", "data", "json"],
        "put" | "patch" => &["url", "data"],
        "delete" | "head" | "options" => &["url"],
        _ => return None,
    })
}

/// Whether `requests` and its sessions have a function of this name that sends.
pub fn is_sending(function: &str) -> bool {
    function == "request" || positional(function).is_some()
}

impl Call {
    /// The arguments of `requests.function(…)` or, `on_session`, of `session.function(…)`; `TypeError` where they do not fit.
    pub fn new(function: &str, args: &Arguments, on_session: bool) -> Outcome<Self> {
        let prefix = if on_session { "Session." } else { "" };
        let names = match positional(function) {
            Some(names) => names,
            None if on_session => &NAMES,
            None => &NAMES[..2],
        };
        let required = if function == "request" { 2 } else { 1 };
        // A method counts itself among what it takes.
        let own = usize::from(on_session);
        let given = args.positional.len();
        if given > names.len() {
            let (least, most) = (required + own, names.len() + own);
            let takes = if least < most { format!("from {least} to {most}") } else { most.to_string() };
            let arguments = if most == 1 { "argument" } else { "arguments" };
            let was = if given + own == 1 { "was" } else { "were" };
            let given = given + own;
            let message =
                format!("{prefix}{function}() takes {takes} positional {arguments} but {given} {was} given");
            return Err(Exception::type_error(message));
        }
        let mut values: [Value; 16] = [const { Value::None }; 16];
        let place = |name: &str| NAMES.iter().position(|own| *own == name);
        let mut set = [false; 16];
        for (name, value) in names.iter().zip(&args.positional) {
            if let Some(place) = place(name) {
                (values[place], set[place]) = (value.clone(), true);
            }
        }
        for (name, value) in &args.keywords {
            let Some(place) = place(name) else {
                let message = format!("Session.request() got an unexpected keyword argument '{name}'");
                return Err(Exception::type_error(message));
            };
            if set[place] || place == 0 && function != "request" {
                let message = format!("{prefix}{function}() got multiple values for argument '{name}'");
                return Err(Exception::type_error(message));
            }
            (values[place], set[place]) = (value.clone(), true);
        }
        let missing: Vec<String> = (2 - required..2)
            .filter(|place| !set[*place])
            .map(|place| format!("'{}'", NAMES[place]))
            .collect();
        if !missing.is_empty() {
            let (count, plural) = (missing.len(), if missing.len() == 1 { "" } else { "s" });
            let list = missing.join(" and ");
            return Err(Exception::type_error(format!(
                "{prefix}{function}() missing {count} required positional argument{plural}: {list}"
            )));
        }
        if function != "request" {
            values[0] = Value::str(function.to_ascii_uppercase());
        }
        if !set[9] {
            values[9] = Value::Bool(function != "head");
        }
        let [
            method,
            url,
            params,
            data,
            headers,
            cookies,
            files,
            auth,
            timeout,
            allow_redirects,
            proxies,
            hooks,
            stream,
            verify,
            cert,
            json,
        ] = values;
        Ok(Self {
            method,
            url,
            params,
            data,
            headers,
            cookies,
            files,
            auth,
            timeout,
            allow_redirects,
            proxies,
            hooks,
            stream,
            verify,
            cert,
            json,
        })
    }
}

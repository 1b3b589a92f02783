//! The modules that a program can import, and what is in them. What Python has there besides is refused by name.

use super::objects::{Function, Module, Type};
use crate::python::{Class, Value};

/// Modules and their members. `Name` with a capital letter is a class.
const MODULES: [(&str, &[&str]); 9] = [
    (
        "requests",
        &[
            "put",
            "get",
            "post",
            "patch",
            "delete",
            "head",
            "options",
            "request",
            "Session",
            "session",
            "Request",
            "Response",
            "exceptions",
            "auth",
            "structures",
            "models",
            "codes",
            "__version__",
        ],
    ),
    ("requests.auth", &["HTTPBasicAuth"]),
    ("requests.structures", &["CaseInsensitiveDict"]),
    ("requests.models", &["Request", "Response", "PreparedRequest"]),
    ("requests.exceptions", &[]),
    ("json", &["dumps", "loads", "JSONDecodeError"]),
    ("io", &["BytesIO", "StringIO"]),
    ("datetime", &["date"]),
    ("base64", &["b64encode"]),
];

/// Python's own functions.
const FUNCTIONS: [&str; 30] = [
    "print",
    "len",
    "repr",
    "ascii",
    "sorted",
    "reversed",
    "min",
    "max",
    "sum",
    "abs",
    "round",
    "enumerate",
    "zip",
    "isinstance",
    "iter",
    "next",
    "open",
    "any",
    "all",
    "ord",
    "chr",
    "hex",
    "oct",
    "bin",
    "exit",
    "quit",
    "callable",
    "divmod",
    "pow",
    "format",
];

/// Python's own classes.
const TYPES: [&str; 13] = [
    "str",
    "int",
    "float",
    "bool",
    "list",
    "tuple",
    "dict",
    "set",
    "bytes",
    "bytearray",
    "range",
    "type",
    "object",
];

/// Python's own names that the playground does not have.
const UNAVAILABLE: [&str; 35] = [
    "__import__",
    "aiter",
    "anext",
    "breakpoint",
    "classmethod",
    "compile",
    "complex",
    "delattr",
    "dir",
    "eval",
    "exec",
    "filter",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "id",
    "input",
    "issubclass",
    "locals",
    "map",
    "memoryview",
    "property",
    "setattr",
    "slice",
    "staticmethod",
    "super",
    "vars",
    "copyright",
    "credits",
    "license",
    "__build_class__",
    "__debug__",
];

/// Attributes that Python's values have, and the playground's have not.
const UNAVAILABLE_ATTRIBUTES: [&str; 61] = [
    // Responses, prepared requests, sessions
    "iter_content",
    "iter_lines",
    "raw",
    "apparent_encoding",
    "next",
    "connection",
    "mount",
    "get_adapter",
    "adapters",
    "register_hook",
    "deregister_hook",
    "rebuild_auth",
    "rebuild_method",
    "resolve_redirects",
    "merge_environment_settings",
    "get_redirect_target",
    "should_strip_auth",
    // Text and bytes
    "format_map",
    "translate",
    "maketrans",
    "expandtabs",
    "fromhex",
    // Numbers
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "conjugate",
    "imag",
    "real",
    "from_bytes",
    "to_bytes",
    "is_integer",
    // Modules
    "api",
    "certs",
    "compat",
    "packages",
    "sessions",
    "status_codes",
    "utils",
    "JSONEncoder",
    "JSONDecoder",
    "load",
    "datetime",
    "timedelta",
    "timezone",
    "tzinfo",
    "TextIOWrapper",
    "BufferedReader",
    "b16encode",
    "b32encode",
    "urlsafe_b64encode",
    "b64decode",
    "urlsafe_b64decode",
    "HTTPDigestAuth",
    "HTTPProxyAuth",
    "AuthBase",
    "strftime",
    "today",
    "fromisoformat",
    "writelines",
    "truncate",
    "with_traceback",
];

/// The module of this name.
pub(super) fn module(name: &str) -> Option<Value> {
    let (name, _) = MODULES.iter().find(|(own, _)| *own == name)?;
    Some(Value::object(Module(name)))
}

/// What a module of this name has under a name.
pub(super) fn module_member(module: &str, name: &str) -> Option<Value> {
    let (module, _) = MODULES.iter().find(|(own, _)| *own == module)?;
    member(module, name)
}

/// Where `requests` keeps what it also offers by itself.
fn home(module: &'static str, name: &str) -> &'static str {
    match (module, name) {
        ("requests", "Session") => "requests.sessions",
        ("requests", "Request" | "Response") => "requests.models",
        ("io", _) => "_io",
        _ => module,
    }
}

/// What a module has under a name.
pub(super) fn member(module: &'static str, name: &str) -> Option<Value> {
    if module.starts_with("requests") || module == "json" {
        let is_there = |class: &&Class| {
            class.name() == name
                && match module {
                    // `requests` itself offers a few of its exceptions.
                    "requests" => {
                        class.module() == "requests.exceptions"
                            && matches!(
                                name,
                                "ConnectionError"
                                    | "ConnectTimeout"
                                    | "HTTPError"
                                    | "JSONDecodeError"
                                    | "ReadTimeout"
                                    | "RequestException"
                                    | "Timeout"
                                    | "TooManyRedirects"
                                    | "URLRequired"
                            )
                    }
                    "json" => class.module() == "json.decoder",
                    module => class.module() == module,
                }
        };
        if let Some(class) = Class::ALL.iter().find(is_there) {
            return Some(Value::object(Type::of_class(*class)));
        }
    }
    let (_, members) = MODULES.iter().find(|(own, _)| *own == module)?;
    let name = *members.iter().find(|own| **own == name)?;
    if let Some(inner) = MODULES.iter().find(|(own, _)| own.strip_prefix(module) == Some(&format!(".{name}")))
    {
        return Some(Value::object(Module(inner.0)));
    }
    Some(match name {
        "__version__" => Value::str("2.34.2"),
        "date" => Value::object(Type { module, name, class: None }),
        "codes" => super::codes::codes(),
        _ if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
            Value::object(Type { module: home(module, name), name, class: None })
        }
        _ => Value::object(Function { module, name }),
    })
}

/// What Python has under a name without an import.
pub(super) fn builtin(name: &str) -> Option<Value> {
    if let Some(name) = FUNCTIONS.iter().find(|own| **own == name) {
        return Some(Value::object(Function { module: "", name }));
    }
    if let Some(name) = TYPES.iter().find(|own| **own == name) {
        return Some(Value::object(Type::builtin(name)));
    }
    let name = if matches!(name, "IOError" | "EnvironmentError") { "OSError" } else { name };
    let class = Class::ALL.iter().find(|class| class.module() == "builtins" && class.name() == name)?;
    Some(Value::object(Type::of_class(*class)))
}

/// The names that Python knows without an import.
pub(super) fn builtin_names() -> impl Iterator<Item = &'static str> {
    let classes = Class::ALL.iter().filter(|class| class.module() == "builtins").map(|class| class.name());
    FUNCTIONS.into_iter().chain(TYPES).chain(UNAVAILABLE).chain(classes)
}

/// Whether Python knows a name that the playground does not.
pub(super) fn is_unavailable(name: &str) -> bool {
    UNAVAILABLE.contains(&name)
}

/// Whether Python's values may have an attribute that the playground's have not.
pub(super) fn is_unavailable_attribute(name: &str) -> bool {
    UNAVAILABLE_ATTRIBUTES.contains(&name)
}

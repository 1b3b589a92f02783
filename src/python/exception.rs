//! Python's exceptions: which classes there are, which is a kind of which, and what one says.

use super::repr::Writer;
use super::string::Str;
use super::value::Value;

/// A raised exception. It is boxed, since every result has room for one.
#[derive(Clone, Debug)]
pub struct Exception(Box<Facts>);

/// What there is to an exception.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its class.
    pub class: Class,
    /// Its arguments; mostly one, the message.
    pub args: Vec<Value>,
    /// What `str()` gives where that is not made of the arguments, as with `UnicodeEncodeError`.
    pub text: Option<Str>,
    /// Attributes of its own: `response`, `pos`, `errno`, ….
    pub attributes: Vec<(&'static str, Value)>,
}

macro_rules! classes {
    ($($class:ident $name:literal $module:literal [$($base:ident)*];)*) => {
        /// A class of exceptions. Names that occur twice have their module in front.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each is named as in Python, where it is documented")]
        pub enum Class { $($class,)* }

        impl Class {
            /// Every class, a base before what is derived from it.
            pub const ALL: &[Self] = &[$(Self::$class,)*];

            /// Name, module and direct bases.
            const fn facts(self) -> (&'static str, &'static str, &'static [Self]) {
                match self { $(Self::$class => ($name, $module, &[$(Self::$base),*]),)* }
            }
        }
    };
}

classes! {
    BaseException "BaseException" "builtins" [];
    SystemExit "SystemExit" "builtins" [BaseException];
    KeyboardInterrupt "KeyboardInterrupt" "builtins" [BaseException];
    Exception "Exception" "builtins" [BaseException];
    ArithmeticError "ArithmeticError" "builtins" [Exception];
    OverflowError "OverflowError" "builtins" [ArithmeticError];
    ZeroDivisionError "ZeroDivisionError" "builtins" [ArithmeticError];
    AssertionError "AssertionError" "builtins" [Exception];
    AttributeError "AttributeError" "builtins" [Exception];
    ImportError "ImportError" "builtins" [Exception];
    ModuleNotFoundError "ModuleNotFoundError" "builtins" [ImportError];
    LookupError "LookupError" "builtins" [Exception];
    IndexError "IndexError" "builtins" [LookupError];
    KeyError "KeyError" "builtins" [LookupError];
    MemoryError "MemoryError" "builtins" [Exception];
    NameError "NameError" "builtins" [Exception];
    UnboundLocalError "UnboundLocalError" "builtins" [NameError];
    OsError "OSError" "builtins" [Exception];
    FileNotFoundError "FileNotFoundError" "builtins" [OsError];
    BuiltinConnectionError "ConnectionError" "builtins" [OsError];
    TimeoutError "TimeoutError" "builtins" [OsError];
    RuntimeError "RuntimeError" "builtins" [Exception];
    NotImplementedError "NotImplementedError" "builtins" [RuntimeError];
    RecursionError "RecursionError" "builtins" [RuntimeError];
    StopIteration "StopIteration" "builtins" [Exception];
    SyntaxError "SyntaxError" "builtins" [Exception];
    IndentationError "IndentationError" "builtins" [SyntaxError];
    TypeError "TypeError" "builtins" [Exception];
    ValueError "ValueError" "builtins" [Exception];
    UnicodeError "UnicodeError" "builtins" [ValueError];
    UnicodeDecodeError "UnicodeDecodeError" "builtins" [UnicodeError];
    UnicodeEncodeError "UnicodeEncodeError" "builtins" [UnicodeError];
    UnsupportedOperation "UnsupportedOperation" "io" [OsError ValueError];
    JsonJsonDecodeError "JSONDecodeError" "json.decoder" [ValueError];
    Urllib3HttpError "HTTPError" "urllib3.exceptions" [Exception];
    LocationValueError "LocationValueError" "urllib3.exceptions" [ValueError Urllib3HttpError];
    LocationParseError "LocationParseError" "urllib3.exceptions" [LocationValueError];
    RequestException "RequestException" "requests.exceptions" [OsError];
    InvalidJsonError "InvalidJSONError" "requests.exceptions" [RequestException];
    JsonDecodeError "JSONDecodeError" "requests.exceptions" [InvalidJsonError JsonJsonDecodeError];
    HttpError "HTTPError" "requests.exceptions" [RequestException];
    ConnectionError "ConnectionError" "requests.exceptions" [RequestException];
    ProxyError "ProxyError" "requests.exceptions" [ConnectionError];
    SslError "SSLError" "requests.exceptions" [ConnectionError];
    Timeout "Timeout" "requests.exceptions" [RequestException];
    ConnectTimeout "ConnectTimeout" "requests.exceptions" [ConnectionError Timeout];
    ReadTimeout "ReadTimeout" "requests.exceptions" [Timeout];
    UrlRequired "URLRequired" "requests.exceptions" [RequestException];
    TooManyRedirects "TooManyRedirects" "requests.exceptions" [RequestException];
    MissingSchema "MissingSchema" "requests.exceptions" [RequestException ValueError];
    InvalidSchema "InvalidSchema" "requests.exceptions" [RequestException ValueError];
    InvalidUrl "InvalidURL" "requests.exceptions" [RequestException ValueError];
    InvalidHeader "InvalidHeader" "requests.exceptions" [RequestException ValueError];
    InvalidProxyUrl "InvalidProxyURL" "requests.exceptions" [InvalidUrl];
    ChunkedEncodingError "ChunkedEncodingError" "requests.exceptions" [RequestException];
    ContentDecodingError "ContentDecodingError" "requests.exceptions" [RequestException Urllib3HttpError];
    StreamConsumedError "StreamConsumedError" "requests.exceptions" [RequestException TypeError];
    RetryError "RetryError" "requests.exceptions" [RequestException];
    UnrewindableBodyError "UnrewindableBodyError" "requests.exceptions" [RequestException];
    CookieConflictError "CookieConflictError" "requests.cookies" [RuntimeError];
}

impl Class {
    /// Its `__name__`.
    pub const fn name(self) -> &'static str {
        self.facts().0
    }

    /// Its `__module__`.
    pub const fn module(self) -> &'static str {
        self.facts().1
    }

    /// The name as a traceback has it: with the module, unless that is `builtins`.
    pub fn qualified_name(self) -> String {
        match self.module() {
            "builtins" => self.name().into(),
            module => format!("{module}.{}", self.name()),
        }
    }

    /// Whether `except base` catches this class.
    pub fn is_a(self, base: Self) -> bool {
        self == base || self.facts().2.iter().any(|own| own.is_a(base))
    }
}

impl std::ops::Deref for Exception {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl std::ops::DerefMut for Exception {
    fn deref_mut(&mut self) -> &mut Facts {
        &mut self.0
    }
}

impl Exception {
    /// An exception with a message.
    pub fn new(class: Class, message: impl Into<Str>) -> Self {
        Self::with_args(class, vec![Value::str(message)])
    }

    /// An exception with arguments of any kind.
    pub fn with_args(class: Class, args: Vec<Value>) -> Self {
        Self(Box::new(Facts { class, args, text: None, attributes: Vec::new() }))
    }

    /// An exception whose text is not made of its arguments.
    fn worded(class: Class, args: Vec<Value>, text: String) -> Self {
        let mut exception = Self::with_args(class, args);
        exception.text = Some(text.into());
        exception
    }

    /// `TypeError`.
    pub fn type_error(message: impl Into<Str>) -> Self {
        Self::new(Class::TypeError, message)
    }

    /// `ValueError`.
    pub fn value_error(message: impl Into<Str>) -> Self {
        Self::new(Class::ValueError, message)
    }

    /// `AttributeError` of a value that lacks an attribute.
    pub fn no_attribute(value: &Value, name: &str) -> Self {
        let message = format!("'{}' object has no attribute '{name}'", value.error_name());
        Self::new(Class::AttributeError, message)
    }

    /// `RecursionError`.
    pub fn recursion_error(message: &str) -> Self {
        Self::new(Class::RecursionError, message)
    }

    /// `UnicodeEncodeError`: `codec` cannot write the code points from `start` up to `end` of `text`.
    pub fn cannot_encode(codec: &str, text: &Str, start: usize, end: usize, reason: &str) -> Self {
        let first = text.code_points().nth(start).unwrap_or_default();
        let what = if end == start + 1 {
            let escaped = match first {
                ..=0xFF => format!("\\x{first:02x}"),
                0x100..=0xFFFF => format!("\\u{first:04x}"),
                _ => format!("\\U{first:08x}"),
            };
            format!("character '{escaped}' in position {start}")
        } else {
            format!("characters in position {start}-{}", end - 1)
        };
        let args = vec![
            Value::str(codec),
            Value::Str(text.clone()),
            Value::int(start),
            Value::int(end),
            Value::str(reason),
        ];
        let message = format!("'{codec}' codec can't encode {what}: {reason}");
        Self::worded(Class::UnicodeEncodeError, args, message)
    }

    /// `UnicodeDecodeError`: `codec` cannot read `bytes` from `start` up to `end`.
    pub fn cannot_decode(codec: &str, bytes: &[u8], start: usize, end: usize, reason: &str) -> Self {
        let what = match bytes.get(start) {
            Some(byte) if end == start + 1 => format!("byte 0x{byte:02x} in position {start}"),
            _ => format!("bytes in position {start}-{}", end.saturating_sub(1)),
        };
        let args = vec![
            Value::str(codec),
            Value::bytes(bytes),
            Value::int(start),
            Value::int(end),
            Value::str(reason),
        ];
        let message = format!("'{codec}' codec can't decode {what}: {reason}");
        Self::worded(Class::UnicodeDecodeError, args, message)
    }

    /// The same exception with an attribute more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// The value of an attribute; `args` is one.
    pub fn attribute(&self, name: &str) -> Option<Value> {
        if name == "args" {
            return Some(Value::tuple(self.args.iter().cloned()));
        }
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone())
    }

    /// `str(exception)`: nothing, the only argument, or all of them as a tuple.
    pub fn message(&self) -> Str {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let shown = match self.args.as_slice() {
            [] => Ok(Str::from("")),
            // A key is shown as it is written, so that an empty one can be seen.
            [key] if self.class == Class::KeyError => key.repr().map(Str::from),
            [message] => message.to_str(),
            args => Value::tuple(args.iter().cloned()).repr().map(Str::from),
        };
        shown.unwrap_or_else(|_| Str::from(""))
    }

    /// `repr(exception)`.
    pub(super) fn write_repr(&self, writer: &mut Writer) -> Result<(), Self> {
        writer.push(self.class.name());
        writer.sequence("(", &self.args, ")")
    }
}

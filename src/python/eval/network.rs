//! Where a program meets `requests`.

use super::limits::Done;
use super::objects::{Type, as_object};
use crate::locale::{Argument::Text, tr_with};
use crate::python::requests::headers::{HeaderDict, Headers};
use crate::python::requests::session::SessionObject;
use crate::python::requests::{Call, Prepared, Response, Session, Surroundings, Transfer, auth, call};
use crate::python::{Arguments, Exception, Object, Outcome, Value};
use std::any::Any;
use std::rc::Rc;

/// `requests.Session()`.
pub(super) fn new_session() -> Value {
    Value::object(SessionObject(Session::new()))
}

/// Whether a call of this method sends a request, or needs what only the sender has.
pub(super) fn is_sending(owner: &Value, name: &str) -> bool {
    match as_object::<SessionObject>(owner) {
        Some(_) => call::is_sending(name) || matches!(name, "send" | "prepare_request"),
        None => name == "prepare" && as_object::<Request>(owner).is_some(),
    }
}

/// What a call that [`is_sending`] begins with.
pub(super) enum Beginning {
    /// A request to send.
    Transfer(Box<Transfer>),
    /// A value: nothing is sent.
    Value(Value),
}

/// Begins a call of `requests.function(…)` or `owner.function(…)`.
pub(super) fn begin(
    owner: Option<&Value>,
    function: &str,
    arguments: &Arguments,
    surroundings: &mut dyn Surroundings,
) -> Outcome<Beginning> {
    if let Some(request) = owner.and_then(as_object::<Request>) {
        return Session::prepare_alone(&request.0, surroundings).map(prepared);
    }
    let own = owner.and_then(as_object::<SessionObject>);
    let session = own.map_or_else(Session::new, |session| Rc::clone(&session.0));
    let transfer = match function {
        "prepare_request" => {
            let [request] = arguments.bind("Session.prepare_request", ["request"], 1)?;
            let request = request.unwrap_or(Value::None);
            let request =
                as_object::<Request>(&request).ok_or_else(|| Exception::no_attribute(&request, "cookies"))?;
            return session.prepare(&request.0, surroundings).map(prepared);
        }
        "send" => {
            let request = arguments.positional.first().cloned().unwrap_or(Value::None);
            let not_prepared = || Exception::value_error("You can only send PreparedRequests.");
            let prepared = as_object::<Prepared>(&request).cloned().ok_or_else(not_prepared)?;
            let follows = arguments.keyword("allow_redirects").is_none_or(Value::is_truthy);
            let timeout = arguments.keyword("timeout").cloned().unwrap_or(Value::None);
            Transfer::send(&session, prepared, timeout, follows)?
        }
        _ => {
            let call = Call::new(function, arguments, own.is_some())?;
            Transfer::start(&session, &call, surroundings)?
        }
    };
    Ok(Beginning::Transfer(Box::new(transfer)))
}

fn prepared(request: Prepared) -> Beginning {
    Beginning::Value(Value::object(request))
}

/// Whether a `with` can hold a value.
pub(super) fn is_manager(value: &Value) -> bool {
    matches!(value, Value::Stream(_))
        || as_object::<SessionObject>(value).is_some()
        || as_object::<Response>(value).is_some()
}

/// Calls a class of `requests`.
pub(super) fn construct(class: Type, arguments: &Arguments) -> Done<Value> {
    Ok(match class.name {
        "Session" => {
            let [] = arguments.bind("Session.__init__", [], 0)?;
            new_session()
        }
        "Request" => {
            // The constructor takes `url` and `method` as it finds them, so what is missing is found by `prepare`.
            let mut given = arguments.clone();
            given.keywords.retain(|(name, _)| name != "hooks");
            Value::object(Request(Call::new("request", &given, true)?))
        }
        "HTTPBasicAuth" => {
            let [user, password] = arguments.bind("HTTPBasicAuth.__init__", ["username", "password"], 2)?;
            let (user, password) = (user.unwrap_or(Value::None), password.unwrap_or(Value::None));
            Value::object(auth::BasicAuth { user, password, is_for_proxy: false })
        }
        "CaseInsensitiveDict" => {
            let mut dict = crate::python::dict::Dict::new();
            if let Some(source) = arguments.positional.first() {
                super::attributes::merge(&mut dict, source)?;
            }
            let mut headers = HeaderDict::default();
            for (name, value) in dict.iter() {
                headers.set(super::attributes::string(name, "a header's name")?, value.clone());
            }
            Headers::value(headers)
        }
        name => {
            let message = tr_with("py-cannot-be-made", &[("name", Text(name))]);
            return Err(Exception::type_error(message).into());
        }
    })
}

/// `requests.Request(…)`: a request that is not prepared yet.
#[derive(Debug)]
struct Request(Call);

impl Object for Request {
    fn type_name(&self) -> &'static str {
        "Request"
    }

    fn type_module(&self) -> &'static str {
        "requests.models"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok(format!("<Request [{}]>", self.0.method.to_str()?.to_lossy()))
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        Some(Ok(match name {
            "method" => self.0.method.clone(),
            "url" => self.0.url.clone(),
            "headers" => self.0.headers.clone(),
            "params" => self.0.params.clone(),
            "data" => self.0.data.clone(),
            "json" => self.0.json.clone(),
            _ => return None,
        }))
    }
}

//! What `requests` raises when no answer comes, in the words of urllib3.

use super::url::split;
use super::{Prepared, Transfer};
use crate::python::value::Value;
use crate::python::{Class, Exception, str_repr};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server answered too late.
    ReadTimeout,
    /// The server could not be reached in time.
    ConnectTimeout,
    /// Nothing listens there, or, in a page, the browser does not say more.
    Refused,
    /// There is no host of this name.
    UnknownHost,
    /// The server closed the connection without an answer.
    Closed,
    /// Something of which urllib3 has no words; these are the words of whoever sends.
    Other(&'static str),
}

impl Transfer {
    /// The exception that ends the call.
    pub fn fail(&self, failure: Failure) -> Exception {
        let (class, message) = message(failure, self);
        let request: &Prepared = self.prepared();
        Exception::new(class, message)
            .with("response", Value::None)
            .with("request", Value::object(request.clone()))
    }
}

fn message(failure: Failure, transfer: &Transfer) -> (Class, String) {
    let wire = transfer.wire();
    let parts = split::split(&wire.url);
    let kind = if parts.scheme == "https" { "HTTPSConnection" } else { "HTTPConnection" };
    let host = parts.host().unwrap_or_default();
    let port = parts.port().or(parts.default_port()).unwrap_or_default();
    let shown = str_repr(&host.as_str().into());
    let pool = format!("{kind}Pool(host={shown}, port={port})");
    let connection = format!("{kind}(host={shown}, port={port})");
    let (connect, read) = match transfer.timeout() {
        Value::Tuple(pair) if pair.len() == 2 => (pair[0].clone(), pair[1].clone()),
        both => (both.clone(), both.clone()),
    };
    let number = |value: Value| value.repr().unwrap_or_default();
    let exceeded =
        |cause: String| format!("{pool}: Max retries exceeded with url: {} (Caused by {cause})", wire.target);
    match failure {
        Failure::ReadTimeout => {
            (Class::ReadTimeout, format!("{pool}: Read timed out. (read timeout={})", number(read)))
        }
        Failure::ConnectTimeout => {
            let timed_out = format!("Connection to {host} timed out. (connect timeout={})", number(connect));
            // Addresses differ from run to run, so any will do.
            let cause = format!("ConnectTimeoutError(<{connection} at 0x7f0000000000>, '{timed_out}')");
            (Class::ConnectTimeout, exceeded(cause))
        }
        Failure::Refused => {
            let why = "Failed to establish a new connection: [Errno 111] Connection refused";
            (Class::ConnectionError, exceeded(format!("NewConnectionError(\"{connection}: {why}\")")))
        }
        Failure::UnknownHost => {
            let why = format!("Failed to resolve '{host}' ([Errno -2] Name or service not known)");
            (Class::ConnectionError, exceeded(format!("NameResolutionError(\"{connection}: {why}\")")))
        }
        Failure::Other(why) => {
            (Class::ConnectionError, exceeded(format!("NewConnectionError(\"{connection}: {why}\")")))
        }
        Failure::Closed => {
            let cause = "RemoteDisconnected('Remote end closed connection without response')";
            (Class::ConnectionError, format!("('Connection aborted.', {cause})"))
        }
    }
}

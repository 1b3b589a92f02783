//! `requests.codes`: status codes by their names.

use crate::python::{Object, Outcome, Value};
use std::any::Any;

/// The names that programs use, with their codes (the table of `requests.status_codes`).
const CODES: [(&str, i64); 43] = [
    ("continue_", 100),
    ("ok", 200),
    ("okay", 200),
    ("all_ok", 200),
    ("created", 201),
    ("accepted", 202),
    ("no_content", 204),
    ("reset_content", 205),
    ("partial_content", 206),
    ("multiple_choices", 300),
    ("moved_permanently", 301),
    ("moved", 301),
    ("found", 302),
    ("see_other", 303),
    ("not_modified", 304),
    ("temporary_redirect", 307),
    ("permanent_redirect", 308),
    ("bad_request", 400),
    ("bad", 400),
    ("unauthorized", 401),
    ("payment_required", 402),
    ("forbidden", 403),
    ("not_found", 404),
    ("method_not_allowed", 405),
    ("not_allowed", 405),
    ("not_acceptable", 406),
    ("request_timeout", 408),
    ("timeout", 408),
    ("conflict", 409),
    ("gone", 410),
    ("length_required", 411),
    ("precondition_failed", 412),
    ("request_entity_too_large", 413),
    ("unsupported_media_type", 415),
    ("teapot", 418),
    ("unprocessable_entity", 422),
    ("precondition_required", 428),
    ("too_many_requests", 429),
    ("internal_server_error", 500),
    ("server_error", 500),
    ("bad_gateway", 502),
    ("service_unavailable", 503),
    ("gateway_timeout", 504),
];

#[derive(Debug)]
struct Codes;

/// The table as a value.
pub(super) fn codes() -> Value {
    Value::object(Codes)
}

impl Object for Codes {
    fn type_name(&self) -> &'static str {
        "LookupDict"
    }

    fn type_module(&self) -> &'static str {
        "requests.structures"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn repr(&self) -> Outcome<String> {
        Ok("<lookup 'status_codes'>".to_owned())
    }

    fn attribute(&self, name: &str) -> Option<Outcome<Value>> {
        // Upper case is known too.
        let name = name.to_ascii_lowercase();
        CODES.iter().find(|(own, _)| *own == name).map(|(_, code)| Ok(Value::int(*code)))
    }

    fn item(&self, key: &Value) -> Option<Outcome<Value>> {
        let Value::Str(name) = key else { return Some(Ok(Value::None)) };
        self.attribute(name.as_str()?).or(Some(Ok(Value::None)))
    }
}

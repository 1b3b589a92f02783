//! `timeout=`: what urllib3 accepts. The time itself is kept by whoever sends.

use super::pairs::unpack;
use crate::python::value::Value;
use crate::python::{Exception, Outcome};
use std::cmp::Ordering;

/// `ValueError` where the timeout is none.
pub(super) fn check(timeout: &Value) -> Outcome<()> {
    let Value::Tuple(_) = timeout else {
        return check_part(timeout, "connect");
    };
    let checked = unpack::<2>(timeout).and_then(|[connect, read]| {
        check_part(&connect, "connect")?;
        check_part(&read, "read")
    });
    checked.map_err(|error| {
        let shown = timeout.repr().unwrap_or_default();
        match error.class {
            crate::python::Class::ValueError => Exception::value_error(format!(
                "Invalid timeout {shown}. Pass a (connect, read) timeout tuple, or a single float to set both timeouts \
                 to the same value."
            )),
            _ => error,
        }
    })
}

fn check_part(value: &Value, name: &str) -> Outcome<()> {
    let shown = || value.to_str().map(|text| text.to_lossy()).unwrap_or_default();
    match value {
        Value::None => Ok(()),
        Value::Bool(_) => Err(Exception::value_error(
            "Timeout cannot be a boolean value. It must be an int, float or None.",
        )),
        Value::Int(_) | Value::Float(_) => {
            let order = value.compare(&Value::int(0_i64), "<=")?;
            if matches!(order, Some(Ordering::Less | Ordering::Equal)) {
                return Err(Exception::value_error(format!(
                    "Attempted to set {name} timeout to {}, but the timeout cannot be set to a value less than or \
                     equal to 0.",
                    shown()
                )));
            }
            Ok(())
        }
        _ => Err(Exception::value_error(format!(
            "Timeout value {name} was {}, but it must be an int, float or None.",
            shown()
        ))),
    }
}

//! `timeout=` as the time limit of one exchange, which is the only one that a browser has.

use crate::python::Value;

/// The limit in milliseconds; `None` is none. Of a pair, the time to connect and the time to wait together.
pub(super) fn milliseconds(timeout: &Value) -> Option<u32> {
    let seconds = match timeout {
        Value::Tuple(pair) => {
            let parts: Option<Vec<f64>> = pair.iter().map(seconds).collect();
            parts?.iter().sum()
        }
        both => seconds(both)?,
    };
    // Browsers keep timers as signed 32-bit milliseconds, and a longer limit is as good as none.
    let most = f64::from(i32::MAX);
    let milliseconds = (seconds * 1000.0).ceil();
    // Between 1 and 2^31 - 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (milliseconds <= most).then_some(milliseconds.max(1.0) as u32)
}

fn seconds(value: &Value) -> Option<f64> {
    match value {
        Value::Int(number) => number.to_f64(),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_or_a_pair() {
        let pair = |connect, read| Value::tuple([connect, read]);
        for (timeout, expected) in [
            (Value::None, None),
            (Value::int(5_i64), Some(5_000)),
            (Value::Float(0.25), Some(250)),
            (Value::Float(1e-9), Some(1)),
            (Value::Float(1e300), None),
            (Value::Float(f64::NAN), None),
            (pair(Value::Float(3.05), Value::int(27_i64)), Some(30_050)),
            (pair(Value::int(3_i64), Value::None), None),
        ] {
            assert_eq!(milliseconds(&timeout), expected, "{timeout:?}");
        }
    }
}

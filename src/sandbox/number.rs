//! Numbers in paths and queries, without floats: reading one takes a table of ten kilobytes, an eighth of the worker.

use super::Problem;
use std::time::Duration;

/// The longest pause that a path or a query can ask for, in milliseconds: httpbin's limit for `delay/`.
const MAX_PAUSE_MS: u64 = 10_000;

/// `text`, a whole number that is not negative; what is too large is the largest there is.
pub(super) fn whole(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0, add))
}

/// `text`, a decimal number that is not negative, in thousandths; further digits are dropped, and what is too large is the
/// largest there is.
pub(super) fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let fraction = fraction.bytes().chain([b'0'; 3]).take(3);
    Some(whole.bytes().chain(fraction).fold(0, add))
}

fn add(number: u64, digit: u8) -> u64 {
    number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
}

/// What `name` of a path or a query asks for: a whole number from `min` on, `max` where it asks for more.
///
/// # Errors
///
/// 400 where it is none.
pub(super) fn up_to(name: &str, text: &str, min: u64, max: u64) -> Result<u64, Problem> {
    whole(text).filter(|number| *number >= min).map(|number| number.min(max)).ok_or_else(|| {
        Problem::bad_request(format!("{name} takes a whole number from {min} on; {max} is the most."))
    })
}

/// Like [`up_to`], for a number that must not be made smaller.
///
/// # Errors
///
/// 400 where it is none, or too large.
pub(super) fn within(name: &str, text: &str, min: u64, max: u64) -> Result<u64, Problem> {
    whole(text)
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| Problem::bad_request(format!("{name} takes a whole number from {min} to {max}.")))
}

/// The seconds that `name` of a path or a query asks for, 10 where it asks for more.
///
/// # Errors
///
/// 400 where it is no number.
pub(super) fn seconds(name: &str, text: &str) -> Result<Duration, Problem> {
    let pause = thousandths(text).ok_or_else(|| {
        Problem::bad_request(format!("{name} takes seconds, like 2 or 0.5; 10 is the most."))
    })?;
    Ok(Duration::from_millis(pause.min(MAX_PAUSE_MS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read() {
        for (text, expected) in [
            ("2", Some(2000)),
            ("0.5", Some(500)),
            (".25", Some(250)),
            ("3.", Some(3000)),
            ("1.23456", Some(1234)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("", None),
            (".", None),
            ("-1", None),
            ("1e3", None),
            ("nan", None),
        ] {
            assert_eq!(thousandths(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_read() {
        for (text, expected) in [
            ("0", Some(0)),
            ("007", Some(7)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("", None),
            ("-1", None),
            ("+1", None),
            ("1.0", None),
            ("١", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }

    #[test]
    fn limits_are_kept_and_named() {
        assert_eq!(up_to("bytes/", "99", 0, 10), Ok(10));
        assert_eq!(within("redirect/", "10", 1, 10), Ok(10));
        for result in [up_to("x", "0", 1, 10), within("x", "11", 1, 10), within("x", "", 1, 10)] {
            assert!(result.is_err_and(|problem| problem.detail().contains("from 1")));
        }
        assert_eq!(seconds("delay/", "99"), Ok(Duration::from_secs(10)));
    }
}

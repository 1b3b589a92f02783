//! Decimal numbers in paths, without floats: reading one takes a table of ten kilobytes, an eighth of the worker.

/// `text`, a decimal number that is not negative, in thousandths; further digits are dropped, and what is too large is the
/// largest there is.
pub(super) fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let add = |number: u64, digit: u8| number.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
    let fraction = fraction.bytes().chain([b'0'; 3]).take(3);
    Some(whole.bytes().chain(fraction).fold(0, add))
}

#[cfg(test)]
mod tests {
    use super::thousandths;

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
}

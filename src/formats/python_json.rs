//! JSON text as the Python value that `requests` would turn back into the very same text.

use super::quote::python;
use crate::encode::json;

/// Python's own parser refuses deeper nesting at about 200, and integers of more than 4300 digits.
const MAX_DEPTH: usize = 50;
const MAX_DIGITS: usize = 4000;

/// The Python expression; `None` when `json.dumps` would spell its value differently: other white space, other escapes,
/// another form of a number, names that occur twice.
pub(super) fn expression(text: &str) -> Option<String> {
    // A lone `json=None` sends no body.
    if text == "null" {
        return None;
    }
    json::check(text).ok()?;
    let mut out = String::with_capacity(text.len());
    let rest = value(text, &mut out, MAX_DEPTH)?;
    rest.is_empty().then_some(out)
}

/// Translates the value at the start of a text, and returns what follows it.
fn value<'a>(text: &'a str, out: &mut String, depth: usize) -> Option<&'a str> {
    let depth = depth.checked_sub(1)?;
    match text.as_bytes().first()? {
        b'{' | b'[' => items(text, out, depth),
        b'"' => string(text, out),
        _ => {
            let end = text.find([',', ']', '}']).unwrap_or(text.len());
            let (scalar, rest) = text.split_at(end);
            out.push_str(match scalar {
                "true" => "True",
                "false" => "False",
                "null" => "None",
                number if is_as_python_writes(number) => number,
                _ => return None,
            });
            Some(rest)
        }
    }
}

/// The items between brackets, with Python's ", " between them.
fn items<'a>(text: &'a str, out: &mut String, depth: usize) -> Option<&'a str> {
    let (open, mut rest) = text.split_at_checked(1)?;
    let is_object = open == "{";
    let close = if is_object { "}" } else { "]" };
    out.push_str(open);
    let mut names = Vec::new();
    let mut is_first = true;
    loop {
        if let Some(after) = rest.strip_prefix(close) {
            out.push_str(close);
            return Some(after);
        }
        if !is_first {
            rest = rest.strip_prefix(", ")?;
            out.push_str(", ");
        }
        is_first = false;
        if is_object {
            let after = string(rest, out)?;
            let name = rest.strip_suffix(after)?;
            if names.contains(&name) {
                return None;
            }
            names.push(name);
            rest = after.strip_prefix(": ")?;
            out.push_str(": ");
        }
        rest = value(rest, out, depth)?;
    }
}

fn string<'a>(text: &'a str, out: &mut String) -> Option<&'a str> {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    })? + 2;
    let (literal, rest) = text.split_at_checked(end)?;
    let decoded = json::string(literal)?;
    out.push_str(&python(&decoded));
    (dumped(&decoded) == literal).then_some(rest)
}

/// A string as Python's `json.dumps` writes it: ASCII only.
fn dumped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
    out
}

/// Whether Python writes this JSON number as it stands: an integer, or a float of at most 15 digits without an exponent,
/// whose shortest form is the one that was typed.
fn is_as_python_writes(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once('.') {
        None => is_digits(digits) && number != "-0" && digits.len() <= MAX_DIGITS,
        Some((whole, fraction)) => {
            let is_shortest = fraction == "0" || !fraction.ends_with('0');
            // Below 0.0001 Python changes to an exponent.
            let is_large_enough = whole != "0" || fraction == "0" || !fraction.starts_with("0000");
            is_digits(whole) && is_digits(fraction) && digits.len() <= 16 && is_shortest && is_large_enough
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_dumps_would_write() {
        let rows = [
            (
                r#"{"key": "value", "n": [1, -2.5, true, null]}"#,
                "{'key': 'value', 'n': [1, -2.5, True, None]}",
            ),
            ("{}", "{}"),
            ("[[], {}]", "[[], {}]"),
            (r#""it's \u00e9\n""#, "\"it's é\\n\""),
            ("12345678901234567890123", "12345678901234567890123"),
            ("0.0001", "0.0001"),
        ];
        for (text, python) in rows {
            assert_eq!(expression(text).as_deref(), Some(python), "{text}");
        }
    }

    #[test]
    fn texts_that_dumps_would_write_differently() {
        for text in [
            "null",
            r#"{"a":1}"#,
            "[1,2]",
            " 1",
            "[1 ]",
            r#"{"a": 1, "a": 2}"#,
            "\"é\"",
            r#""\u00E9""#,
            r#""\/""#,
            "1e5",
            "1.50",
            "-0",
            "0.00001",
            "1E400",
            "1.0000000000000001",
            "[1, 2,3]",
            "nonsense",
            "",
            "[, 1]",
        ] {
            assert_eq!(expression(text), None, "{text}");
        }
        assert_eq!(expression(&"[".repeat(90)), None);
        assert_eq!(expression(&format!("{}{}", "[".repeat(90), "]".repeat(90))), None);
    }
}

//! Splitting a value into its parts without tripping over quoted strings (RFC 9110 §5.6.1, §5.6.6).

/// The parts of a value between `separator`s that stand outside of double quotes and angle brackets; trimmed, empty ones
/// left out.
pub(super) fn split(value: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut escaped, mut bracketed) = (false, false, false);
    value
        .split(move |c: char| {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' if !bracketed => quoted = !quoted,
                '<' if !quoted => bracketed = true,
                '>' if !quoted => bracketed = false,
                _ => return c == separator && !quoted && !bracketed,
            }
            false
        })
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A part as its lower-case name and its value without quotes; the value is empty when there is none.
pub(super) fn pair(part: &str) -> (String, &str) {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"'))
}

/// A number of seconds in words.
pub(super) fn seconds(count: u64) -> String {
    let (number, unit) = match count {
        0 => return "no time".to_owned(),
        _ if count.is_multiple_of(86_400) => (count / 86_400, "day"),
        _ if count.is_multiple_of(3600) => (count / 3600, "hour"),
        _ if count.is_multiple_of(60) && count > 60 => (count / 60, "minute"),
        _ => (count, "second"),
    };
    plural(number, unit)
}

/// A number and its unit.
pub(super) fn plural(number: u64, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_inside_quotes_and_brackets_do_not_count() {
        assert_eq!(split(r#"a="1,\",2", b=2,, c"#, ','), [r#"a="1,\",2""#, "b=2", "c"]);
        assert_eq!(split("<http://a/,b>; rel=x, <c>", ','), ["<http://a/,b>; rel=x", "<c>"]);
        assert_eq!(split("", ','), Vec::<&str>::new());
    }

    #[test]
    fn pairs() {
        assert_eq!(pair("Max-Age = \"3\""), ("max-age".to_owned(), "3"));
        assert_eq!(pair("private"), ("private".to_owned(), ""));
    }

    #[test]
    fn spans_of_time() {
        for (count, words) in [
            (0, "no time"),
            (1, "1 second"),
            (60, "60 seconds"),
            (90, "90 seconds"),
            (120, "2 minutes"),
            (3600, "1 hour"),
            (86_400, "1 day"),
            (31_536_000, "365 days"),
        ] {
            assert_eq!(seconds(count), words);
        }
    }
}

//! Header field values as text.

use http::{HeaderMap, HeaderName};

/// The value under `name`, its lines joined by commas (RFC 9110 §5.3); `None` where there is none. A field that takes only
/// one value has none that it could read once two lines are joined.
pub(super) fn field(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let mut joined: Option<String> = None;
    for value in headers.get_all(name) {
        let line = latin1(value.as_bytes());
        match &mut joined {
            None => joined = Some(line),
            Some(lines) => {
                lines.push(',');
                lines.push_str(&line);
            }
        }
    }
    joined
}

/// Field values are bytes; each becomes the character of that number.
pub(super) fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The value of a parameter in a field, unquoted: of `;name="a \"b\""`, or with another separator. Browsers write a quote in a
/// form's names as `%22` (HTML, "multipart/form-data encoding algorithm").
pub(super) fn parameter(value: &str, wanted: &str, separator: char) -> Option<String> {
    let mut rest = value;
    loop {
        rest = rest.split_once(separator)?.1.trim_start();
        let (name, after) = rest.split_once('=')?;
        let mut text = String::new();
        if let Some(quoted) = after.strip_prefix('"') {
            let mut chars = quoted.chars();
            loop {
                match chars.next()? {
                    '"' => break,
                    '\\' => text.push(chars.next()?),
                    '%' if separator == ';' && chars.as_str().starts_with("22") => {
                        text.push('"');
                        chars = chars.as_str()[2..].chars();
                    }
                    c => text.push(c),
                }
            }
            rest = chars.as_str();
        } else {
            text.push_str(after.split(separator).next().unwrap_or_default().trim());
            rest = after;
        }
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parameter;

    #[test]
    fn parameters_are_found() {
        let value = "form-data; x=\"; name=no\"; Name=yes ; z=1";
        assert_eq!(parameter(value, "name", ';').as_deref(), Some("yes"));
        assert_eq!(parameter(value, "z", ';').as_deref(), Some("1"));
        assert_eq!(parameter(value, "no", ';'), None);
    }

    #[test]
    fn credentials_are_parameters_too() {
        let value = "Digest,username=\"a,%22b\\\"\", qop=auth, nc=00000001";
        assert_eq!(parameter(value, "username", ',').as_deref(), Some("a,%22b\""));
        assert_eq!(parameter(value, "qop", ',').as_deref(), Some("auth"));
        assert_eq!(parameter("Digest,foo", "foo", ','), None);
    }
}

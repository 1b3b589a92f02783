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

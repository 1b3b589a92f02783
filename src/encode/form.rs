//! `application/x-www-form-urlencoded`, by `serde_urlencoded` (URL Standard, "application/x-www-form-urlencoded").

/// The media type of a form body.
pub const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// Encodes pairs in order, duplicates included.
///
/// Python's `requests` differs from this in exactly two bytes: `*` (Python writes `%2A`) and `~` (Python leaves it).
///
/// ```
/// use put_playground::encode::form;
/// assert_eq!(form::encode([("key 1", "a&b"), ("key 1", "é")]), "key+1=a%26b&key+1=%C3%A9");
/// ```
pub fn encode<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs: Vec<_> = pairs.into_iter().collect();
    // Serialising string pairs has no failing case; an empty text would still be the honest fallback.
    serde_urlencoded::to_string(&pairs).unwrap_or_default()
}

/// Reads pairs back, in order, duplicates included.
///
/// ```
/// use put_playground::encode::form;
/// assert_eq!(form::decode("a=1&b=x+y"), [("a".into(), "1".into()), ("b".into(), "x y".into())]);
/// ```
pub fn decode(text: &str) -> Vec<(String, String)> {
    // The parser accepts every text (URL Standard): bytes that are no UTF-8 become U+FFFD.
    serde_urlencoded::from_str(text).unwrap_or_default()
}

/// A run of an encoded text, for showing what encoding changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// Characters that travel as they were typed, and the separators `=` and `&`.
    Plain(&'a str),
    /// Bytes that stand for something else: `+` for a space, `%26` for `&`.
    Encoded(&'a str),
}

/// Splits an encoded text into what was kept and what was encoded.
///
/// ```
/// use put_playground::encode::form::{Run, runs};
/// assert_eq!(runs("a+b"), [Run::Plain("a"), Run::Encoded("+"), Run::Plain("b")]);
/// ```
pub fn runs(encoded: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = encoded;
    while !rest.is_empty() {
        let escaped = encoded_prefix(rest);
        if escaped > 0 {
            runs.push(Run::Encoded(&rest[..escaped]));
            rest = &rest[escaped..];
        } else {
            let end = rest.find(['+', '%']).unwrap_or(rest.len()).max(1);
            runs.push(Run::Plain(&rest[..end]));
            rest = &rest[end..];
        }
    }
    runs
}

/// The length of the `+` and `%XX` at the start of a text.
fn encoded_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        match bytes.get(end..) {
            Some([b'+', ..]) => end += 1,
            Some([b'%', high, low, ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => end += 3,
            _ => return end,
        }
    }
}

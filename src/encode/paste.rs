//! Pasted text as pairs: `a=1&b=2`, lines of `key: value`, or a JSON object.

use super::{form, json};

/// Reads a pasted text as name/value pairs; `None` when it is a plain text, which belongs where it was pasted.
///
/// Order, duplicates, and colons and equals signs inside values are kept.
///
/// ```
/// use put_playground::encode::paste::pairs;
/// let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
/// assert_eq!(pairs("a=1&b=x+y"), Some(vec![pair("a", "1"), pair("b", "x y")]));
/// assert_eq!(pairs("Accept: */*\nX-At: 12:30"), Some(vec![pair("Accept", "*/*"), pair("X-At", "12:30")]));
/// assert_eq!(pairs("{\"n\": 1.0}"), Some(vec![pair("n", "1.0")]));
/// assert_eq!(pairs("just words"), None);
/// ```
pub fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.trim();
    if text.starts_with('{') {
        return object(text).filter(|pairs| !pairs.is_empty());
    }
    lines(text).or_else(|| query(text))
}

/// The members of a JSON object; an array gives one pair for each of its items, as a list does in Python's `data=`.
fn object(text: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for (name, value) in json::members(text)? {
        match json::items(value) {
            Some(items) => pairs.extend(items.into_iter().map(|item| (name.clone(), plain(item)))),
            None => pairs.push((name, plain(value))),
        }
    }
    Some(pairs)
}

/// A JSON string's text, or any other value as it was written: a number keeps its digits.
fn plain(value: &str) -> String {
    json::string(value).unwrap_or_else(|| value.to_owned())
}

/// Lines of `name: value`; every line that is not blank must be one.
fn lines(text: &str) -> Option<Vec<(String, String)>> {
    let pairs: Option<Vec<_>> = text.lines().filter(|line| !line.trim().is_empty()).map(line).collect();
    pairs.filter(|pairs| !pairs.is_empty())
}

fn line(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim();
    // `http://…` is an address, `a b: c` a sentence, and `t=12:30` a pair of the other kind.
    let is_name = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "=&?/".contains(c));
    let is_address = value.starts_with("//");
    (is_name && !is_address).then(|| (name.to_owned(), value.trim().to_owned()))
}

/// `a=1&b=2`: at least one `=`, and no white space, which an encoded form cannot hold. A lone name with nothing after its
/// `=` is more likely the end of a Base64 text.
fn query(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.strip_prefix('?').unwrap_or(text);
    let is_form = text.contains('=') && !text.contains(char::is_whitespace) && !text.contains("://");
    let is_pair = |pairs: &Vec<(String, String)>| match pairs.as_slice() {
        [(name, value)] => !name.is_empty() && !value.is_empty(),
        pairs => pairs.iter().any(|(name, _)| !name.is_empty()),
    };
    is_form.then(|| form::decode(text)).filter(is_pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        pairs(text).unwrap_or_default()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn duplicates_and_order_survive() {
        assert_eq!(read("b=2&a=1&b=3"), owned(&[("b", "2"), ("a", "1"), ("b", "3")]));
        assert_eq!(read(r#"{"b":2,"a":1,"b":3}"#), owned(&[("b", "2"), ("a", "1"), ("b", "3")]));
        assert_eq!(read("b: 2\n\na: 1\r\nb: 3"), owned(&[("b", "2"), ("a", "1"), ("b", "3")]));
    }

    #[test]
    fn json_values_keep_their_spelling() {
        let text = r#"{"big": 12345678901234567890123, "s": "a\u0026b", "list": [1, "x"], "o": {"k": null}, "t": true}"#;
        let expected = [
            ("big", "12345678901234567890123"),
            ("s", "a&b"),
            ("list", "1"),
            ("list", "x"),
            ("o", r#"{"k": null}"#),
            ("t", "true"),
        ];
        assert_eq!(read(text), owned(&expected));
    }

    #[test]
    fn what_is_no_list_of_pairs_is_left_alone() {
        for text in [
            "",
            "word",
            "two words",
            "https://a.test/?x=1",
            "a sentence: with a colon",
            "{not json",
            "{}",
            "=1",
            "aGVsbG8=",
            "a=",
        ] {
            assert_eq!(pairs(text), None, "{text}");
        }
    }

    #[test]
    fn values_keep_colons_and_equals_signs() {
        assert_eq!(read("Time: 12:30:00"), owned(&[("Time", "12:30:00")]));
        assert_eq!(read("t=12:30&q=a=b"), owned(&[("t", "12:30"), ("q", "a=b")]));
    }
}

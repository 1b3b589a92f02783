//! What the class's pages say, in the reader's language: one file for the server and for the board's script.

use http::{HeaderMap, header};
use serde_json::Value;
use std::sync::LazyLock;

/// The file.
pub const WORDS: &str = include_str!("../../../../static/board/words.json");

static PARSED: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(WORDS).unwrap_or_default());

/// The first language of `Accept-Language` that there are words in (RFC 9110 §12.5.4; browsers list them in order).
pub fn language(headers: &HeaderMap) -> &'static str {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is =
        |tag: &str, language: &str| tag.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case(language));
    let mut languages = accepted
        .split(',')
        .map(str::trim)
        .filter_map(|tag| ["en", "es"].into_iter().find(|language| is(tag, language)));
    languages.next().unwrap_or("en")
}

/// The words under this key; nothing where there are none.
pub fn say(language: &str, key: &str) -> &'static str {
    PARSED[language][key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use http::HeaderValue;

    #[test]
    fn the_first_known_language_counts() {
        for (accepted, expected) in
            [("es-MX,es;q=0.9,en;q=0.8", "es"), ("fr, en-GB;q=0.5, es", "en"), ("de", "en"), ("", "en")]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(accepted).unwrap());
            assert_eq!(language(&headers), expected, "{accepted}");
        }
        assert_eq!(language(&HeaderMap::new()), "en");
    }
}

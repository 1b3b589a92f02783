//! `Prefer: return=…` (RFC 7240 §4.2).

use super::field::field;
use http::{HeaderMap, HeaderName};

/// What the client would like to get back from a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Return {
    /// Nothing said: a short account of what is stored now.
    Account,
    /// `return=minimal`: no content.
    Minimal,
    /// `return=representation`: what is stored now, itself.
    Representation,
}

impl Return {
    /// Reads the preference; the first `return` counts (RFC 7240 §2), an unknown one is ignored.
    pub(super) fn wanted(headers: &HeaderMap) -> Self {
        // A comma may stand in a quoted value.
        let mut quoted = false;
        let is_between = |c: char| {
            quoted ^= c == '"';
            c == ',' && !quoted
        };
        field(headers, &HeaderName::from_static("prefer"))
            .unwrap_or_default()
            .split(is_between)
            .find_map(|preference| {
                let (name, value) = preference.split(';').next()?.split_once('=')?;
                name.trim().eq_ignore_ascii_case("return").then(|| match value.trim().trim_matches('"') {
                    "minimal" => Self::Minimal,
                    "representation" => Self::Representation,
                    _ => Self::Account,
                })
            })
            .unwrap_or(Self::Account)
    }

    /// The value of `Preference-Applied` (RFC 7240 §3).
    pub(super) fn applied(self) -> Option<&'static str> {
        match self {
            Self::Account => None,
            Self::Minimal => Some("return=minimal"),
            Self::Representation => Some("return=representation"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn the_first_return_counts() {
        for (value, expected) in [
            ("return=minimal", Return::Minimal),
            ("respond-async, Return = \"representation\"; x=y", Return::Representation),
            ("return=minimal, return=representation", Return::Minimal),
            ("return=everything", Return::Account),
            ("return", Return::Account),
            ("foo=\"a, return=minimal\"", Return::Account),
            ("foo=\"a, b\", return=minimal", Return::Minimal),
            ("", Return::Account),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("prefer", HeaderValue::from_static(value));
            assert_eq!(Return::wanted(&headers), expected, "{value}");
        }
    }
}

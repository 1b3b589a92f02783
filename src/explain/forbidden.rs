//! The request headers that a browser drops without a word (Fetch Standard, "forbidden request-header").

use super::Source;
use super::sentences::fields;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why a browser leaves a header out, and what Python does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForbiddenNote {
    /// Why the browser keeps this header to itself.
    pub why: &'static str,
    /// What `requests` would do with it.
    pub python: &'static str,
    /// The rule.
    pub source: Source,
}

/// The rule that all of them follow.
const RULE: Source = Source::fetch("forbidden-request-header");

/// The names, sorted; the reasons are in `failures.txt`. The prefixes and the method overrides are in
/// [`forbidden`].
pub const FORBIDDEN_NAMES: &[&str] = &[
    "Accept-Charset",
    "Accept-Encoding",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "Connection",
    "Content-Length",
    "Cookie",
    "Cookie2",
    "Date",
    "DNT",
    "Expect",
    "Host",
    "Keep-Alive",
    "Origin",
    "Referer",
    "Set-Cookie",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Via",
];

/// The headers that name another method for a server to use (Fetch Standard, "forbidden request-header", step 2).
const METHOD_OVERRIDES: [&str; 3] = ["X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override"];

/// Whether this browser drops `User-Agent`.
static DROPS_USER_AGENT: AtomicBool = AtomicBool::new(false);

/// Takes in whether this browser drops `User-Agent`. The Fetch Standard lets a page set it, but Chromium never did.
pub fn install_user_agent(is_dropped: bool) {
    DROPS_USER_AGENT.store(is_dropped, Ordering::Relaxed);
}

/// The methods that `fetch` never sends (Fetch Standard, "forbidden method").
const FORBIDDEN_METHODS: [&str; 3] = ["CONNECT", "TRACE", "TRACK"];

/// Why a browser silently drops this request header; `None` when it sends it.
///
/// ```
/// use put_playground::explain::forbidden;
/// assert!(forbidden("cookie", "a=1").is_some());
/// assert!(forbidden("User-Agent", "me/1").is_none());
/// ```
pub fn forbidden(name: &str, value: &str) -> Option<ForbiddenNote> {
    let name = name.to_ascii_lowercase();
    let names_forbidden_method = || {
        let mut parts = value.split(',').map(|part| part.trim_matches([' ', '\t']));
        parts.any(|part| FORBIDDEN_METHODS.iter().any(|method| method.eq_ignore_ascii_case(part)))
    };
    let is_among = |names: &[&'static str]| names.iter().any(|known| known.eq_ignore_ascii_case(&name));
    let key =
        if is_among(FORBIDDEN_NAMES) || (name == "user-agent" && DROPS_USER_AGENT.load(Ordering::Relaxed)) {
            name.as_str()
        } else if name.starts_with("proxy-") {
            "proxy-"
        } else if name.starts_with("sec-") {
            "sec-"
        } else if is_among(&METHOD_OVERRIDES) && names_forbidden_method() {
            "method"
        } else {
            return None;
        };
    let key = ["drop-", key].concat();
    let mut words = fields(&key);
    let mut field = || words.next().unwrap_or_default();
    Some(ForbiddenNote { why: field(), python: field(), source: RULE })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_on_the_list_in_any_case() {
        for name in FORBIDDEN_NAMES {
            let note = forbidden(name, "").unwrap();
            assert!(note.why.ends_with('.') && note.python.ends_with('.'), "{name}: {note:?}");
            assert!(forbidden(&name.to_uppercase(), "").is_some(), "{name}");
        }
    }

    #[test]
    fn prefixes() {
        for name in ["Proxy-Authorization", "proxy-x", "Sec-Fetch-Mode", "SEC-", "Proxy-"] {
            assert!(forbidden(name, "").is_some(), "{name}");
        }
        for name in ["Proxy", "Sec", "Second", "X-Sec-A", "séc-a"] {
            assert!(forbidden(name, "").is_none(), "{name}");
        }
    }

    #[test]
    fn method_overrides_only_with_a_forbidden_method() {
        assert!(forbidden("X-HTTP-Method-Override", "TRACE").is_some());
        assert!(forbidden("x-method-override", "PUT, track").is_some());
        // Quotes are no part of a method.
        assert!(forbidden("X-HTTP-Method", "\"connect\"").is_none());
        assert!(forbidden("X-HTTP-Method-Override", "PUT").is_none());
        assert!(forbidden("X-Other", "TRACE").is_none());
    }

    #[test]
    fn headers_a_page_may_set() {
        for name in ["User-Agent", "If-Match", "Authorization", "Content-Type", "X-Lesson", ""] {
            assert!(forbidden(name, "x").is_none(), "{name}");
        }
    }
}

//! The request headers that a browser drops without a word (Fetch Standard, "forbidden request-header").

use super::Source;
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

const SENDS: &str = "Python's requests sends it as you wrote it.";
const REPLACES_OWN: &str = "Python's requests sends yours in place of its own.";

/// Name, reason, Python; sorted by name. The prefixes and the method overrides are in [`forbidden`].
pub const FORBIDDEN_NAMES: &[(&str, &str, &str)] = &[
    ("Accept-Charset", "Servers no longer use it, so browsers stopped sending it.", SENDS),
    (
        "Accept-Encoding",
        "The browser names the codings that it can undo itself, since it decodes the body before a page sees it.",
        REPLACES_OWN,
    ),
    (
        "Access-Control-Request-Headers",
        "It belongs to the preflight, which the browser alone writes: a page must not forge the question.",
        SENDS,
    ),
    (
        "Access-Control-Request-Method",
        "It belongs to the preflight, which the browser alone writes: a page must not forge the question.",
        SENDS,
    ),
    (
        "Connection",
        "It is about the connection, which the browser shares between many requests.",
        REPLACES_OWN,
    ),
    (
        "Content-Length",
        "The browser counts the body itself: a wrong count would let one request hide inside another.",
        "Python's requests replaces it with its own count of the body.",
    ),
    (
        "Cookie",
        "Cookies come from the browser's cookie store; set them there, or let the server do it.",
        "Python's requests sends it; its cookies= argument is the usual way.",
    ),
    ("Cookie2", "It belonged to a cookie standard that was withdrawn, and is reserved still.", SENDS),
    ("Date", "The time of sending is for the browser to state.", SENDS),
    (
        "DNT",
        "Do Not Track is the user's wish, not the page's, so only the browser's settings may send it.",
        SENDS,
    ),
    (
        "Expect",
        "It makes the sender wait for 100 Continue, which is the browser's business with the connection.",
        "Python's requests sends it, but does not wait for 100 Continue.",
    ),
    (
        "Host",
        "It names the server that the URL names: a page must not tell the server otherwise.",
        REPLACES_OWN,
    ),
    ("Keep-Alive", "It is about the connection, which the browser shares between many requests.", SENDS),
    ("Origin", "Servers trust it to say which page asks, so no page may write it.", SENDS),
    (
        "Referer",
        "Servers trust it to say which page asks; a page can only shorten it, by its referrer policy.",
        SENDS,
    ),
    ("Set-Cookie", "It is a header of responses, kept from pages in both directions.", SENDS),
    (
        "TE",
        "It says which transfer codings the connection takes, and the browser owns the connection.",
        SENDS,
    ),
    ("Trailer", "It announces headers after the body, and the browser sends none.", SENDS),
    (
        "Transfer-Encoding",
        "It frames the body: a false one would let one request hide inside another.",
        "Python's requests sends it, but works out the framing from the body.",
    ),
    (
        "Upgrade",
        "It asks to change the protocol of the connection, and the browser owns the connection.",
        SENDS,
    ),
    ("Via", "Proxies write it to leave their trace; a page is no proxy.", SENDS),
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
    let note = |why, python| Some(ForbiddenNote { why, python, source: RULE });
    if let Some((_, why, python)) =
        FORBIDDEN_NAMES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))
    {
        return note(why, python);
    }
    if name.eq_ignore_ascii_case("user-agent") && DROPS_USER_AGENT.load(Ordering::Relaxed) {
        return note(
            "The standard lets a page set it, but this browser keeps to its own name, and so do all that are built on \
             Chromium.",
            REPLACES_OWN,
        );
    }
    let starts_with =
        |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts_with("proxy-") {
        return note("Names with Proxy- are for talking to a proxy, which the browser does itself.", SENDS);
    }
    if starts_with("sec-") {
        return note(
            "Names with Sec- are the browser's own: a server may trust that no page wrote them.",
            SENDS,
        );
    }
    let overrides_method = METHOD_OVERRIDES.iter().any(|known| known.eq_ignore_ascii_case(name));
    let names_forbidden_method = value.split(',').any(|part| {
        let part = part.trim_matches([' ', '\t', '"']);
        FORBIDDEN_METHODS.iter().any(|method| method.eq_ignore_ascii_case(part))
    });
    if overrides_method && names_forbidden_method {
        return note(
            "It asks for CONNECT, TRACE or TRACK, methods that a page may not send by any way.",
            SENDS,
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_on_the_list_in_any_case() {
        for (name, ..) in FORBIDDEN_NAMES {
            assert!(forbidden(name, "").is_some(), "{name}");
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
        assert!(forbidden("X-HTTP-Method", "\"connect\"").is_some());
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

//! Where the sandbox differs from httpbin 0.10 on purpose.

use crate::client::{Answer, Request};
use std::collections::BTreeSet;

/// A wanted difference.
pub struct Difference {
    pub why: &'static str,
    /// The parts of an answer that may differ.
    pub parts: &'static [&'static str],
    /// Whether it is about this request and these two answers, ours first.
    pub when: fn(&Request, &Answer, &Answer) -> bool,
}

/// What is different where the content is another one.
const CONTENT: &[&str] = &["content-type", "body", "content-length"];

/// What is different where one of the two succeeds.
const ALL: &[&str] =
    &["status", "content-type", "body", "content-length", "allow", "set-cookie", "www-authenticate"];

/// Every wanted difference.
pub const DIFFERENCES: &[Difference] = &[
    Difference {
        why: "an error is a problem document that says what to change (RFC 9457), not a page, a line or nothing",
        parts: CONTENT,
        when: |_, ours, _| ours.status >= 400 && ours.header("content-type") == "application/problem+json",
    },
    Difference {
        why: "a number that is none, or none that is possible, is 400 with the remedy, not a bare 404",
        parts: &["status"],
        when: |request, ours, theirs| {
            let mut paths = ["bytes/", "cache/", "redirect/"].iter();
            paths.any(|path| request.path.starts_with(path)) && (ours.status, theirs.status) == (400, 404)
        },
    },
    Difference {
        why: "where httpbin fails with a 500 the client is told what to change, or there is nothing wrong at all",
        parts: ALL,
        when: |_, _, theirs| {
            theirs.status == 500 && theirs.body.windows(21).any(|text| text == b"Internal Server Error")
        },
    },
    Difference {
        why: "OPTIONS is answered without content: 204",
        parts: &["status", "content-type", "content-length"],
        when: |request, ours, theirs| {
            request.method == "OPTIONS" && (ours.status, theirs.status) == (204, 200)
        },
    },
    Difference {
        why: "there is no TRACE: it shows a script what it may not see, and browsers can't send it",
        parts: &["status", "allow"],
        when: |request, ours, theirs| {
            let methods = |answer: &Answer| -> BTreeSet<String> {
                answer
                    .header("allow")
                    .split(", ")
                    .filter(|name| *name != "TRACE")
                    .map(str::to_owned)
                    .collect()
            };
            request.method == "TRACE"
                || (theirs.header("allow").contains("TRACE") && methods(ours) == methods(theirs))
        },
    },
    Difference {
        why: "the URL is shown as it was asked for, not with its escapes undone",
        parts: &["json url"],
        when: |request, ours, _| String::from_utf8_lossy(&ours.body).contains(request.path),
    },
    Difference {
        why: "JSON has no NaN and no Infinity, and a number is shown as it came",
        parts: &["body", "content-length"],
        when: |request, _, _| request.body.windows(5).any(|text| text == b"1e400" || text == b": NaN"),
    },
    Difference {
        why: "a multipart body that can't be read is shown as data and does not vanish",
        parts: &["json data"],
        when: |request, _, _| request.body.ends_with(b"broken"),
    },
    Difference {
        why: "Location leads to where the sandbox is mounted",
        parts: &["location"],
        when: |request, ours, theirs| {
            request.path.starts_with("status/")
                && ours.header("location") == format!("/sandbox{}", theirs.header("location"))
        },
    },
    Difference {
        why: "402 is said in other words",
        parts: &["body", "content-length"],
        when: |request, _, _| request.path == "status/402",
    },
    Difference {
        why: "gunicorn takes Proxy-Authenticate out, which belongs to a 407 (RFC 9110 §15.5.8)",
        parts: &["proxy-authenticate"],
        when: |request, ours, _| {
            request.path == "status/407" && ours.header("proxy-authenticate").starts_with("Basic ")
        },
    },
    Difference {
        why: "a single status may have a weight too",
        parts: ALL,
        when: |request, ours, _| request.path == "status/503:0.5" && ours.status == 503,
    },
    Difference {
        why: "a redirect has no content, and so no type: no program shows it",
        parts: CONTENT,
        when: |_, ours, theirs| {
            ours.status == theirs.status && (300..400).contains(&ours.status) && ours.body.is_empty()
        },
    },
    Difference {
        why: "a chain of redirects has at most 100 links, and no redirect leads to `None`",
        parts: &["status", "location"],
        when: |request, ours, _| matches!(request.path, "redirect/500" | "redirect-to") && ours.status == 400,
    },
    Difference {
        why: "the name of an authentication scheme has any case (RFC 9110 §11.1)",
        parts: ALL,
        when: |request, ours, _| request.path == "bearer" && ours.status == 200,
    },
    Difference {
        why: "digest: another user than the path's is not authenticated",
        parts: ALL,
        when: |request, ours, _| {
            let (path, (_, value)) = (request.path, request.headers.first().unwrap_or(&("", "")));
            path == "digest-auth/auth/u/p" && ours.status == 401 && value.contains("\"v\"")
        },
    },
    Difference {
        why: "a cookie is for the sandbox's paths, not for everything on the origin",
        parts: &["set-cookie"],
        when: |_, ours, theirs| {
            let cookies = |answer: &Answer| -> BTreeSet<String> {
                let value = answer.header("set-cookie").replace("Path=/sandbox/", "Path=/");
                value.split(" | ").map(str::to_owned).collect()
            };
            cookies(ours) == cookies(theirs)
        },
    },
    Difference {
        why: "a cookie's name is a token (RFC 6265 §4.1.1)",
        parts: &["status", "location", "set-cookie"],
        when: |request, ours, _| request.path == "cookies/set/n%20n/x" && ours.status == 400,
    },
    Difference {
        why: "Content-Range means nothing in a 200 (RFC 9110 §14.4)",
        parts: &["content-range"],
        when: |request, ours, theirs| {
            request.path.starts_with("range/") && (ours.status, theirs.status) == (200, 200)
        },
    },
    Difference {
        why: "a range may end behind the last byte, and a malformed one is ignored (RFC 9110 §14.1.2, §14.2)",
        parts: &["status", "content-range", "content-type", "body", "content-length"],
        when: |request, ours, theirs| request.path == "range/26" && ours.status < 300 && theirs.status == 416,
    },
    Difference {
        why: "an entity tag has quotes (RFC 9110 §8.8.3)",
        parts: &["etag"],
        when: |request, ours, theirs| {
            let tag = ours.header("etag");
            tag == format!("\"{}\"", theirs.header("etag")) || (request.path == "cache" && tag.len() == 18)
        },
    },
    Difference {
        why: "a 412 says which version is the current one",
        parts: &["etag"],
        when: |_, ours, _| ours.status == 412 && ours.header("etag") == "\"abc\"",
    },
    Difference {
        why: "a weak tag does not satisfy If-Match (RFC 9110 §13.1.1)",
        parts: ALL,
        when: |request, ours, _| {
            request.path == "etag/abc" && request.headers == [("If-Match", "W/\"abc\"")] && ours.status == 412
        },
    },
    Difference {
        why: "the fields that frame a message are the server's own",
        parts: &["status"],
        when: |request, ours, _| request.path == "response-headers?Content-Length=3" && ours.status == 400,
    },
    Difference {
        why: "gunicorn refuses httpbin's content, and the answer of bytes/ breaks off; what is random is as long",
        parts: &["body"],
        when: |request, ours, theirs| {
            let size = ours.header("content-length");
            request.path.starts_with("bytes/")
                && size == theirs.header("content-length")
                && size == ours.body.len().to_string()
        },
    },
    Difference {
        why: "random bytes are others, even with a seed: Python's generator is its own",
        parts: &["body"],
        when: |request, ours, theirs| {
            request.path.starts_with("stream-bytes/") && ours.body.len() == theirs.body.len()
        },
    },
    Difference {
        why: "the pictures and documents are our own",
        parts: &["body", "content-length"],
        when: |request, ours, _| {
            let mut paths = ["image", "html", "xml", "encoding/"].iter();
            paths.any(|path| request.path.starts_with(path)) && ours.status == 200
        },
    },
    Difference {
        why: "a coding does not compress here",
        parts: &["content-length"],
        when: |request, ours, _| request.path == "gzip" && ours.header("content-encoding") == "gzip",
    },
    Difference {
        why: "what is not Base64 is 400, not a 200 that says so",
        parts: &["status"],
        when: |request, ours, theirs| {
            request.path.starts_with("base64/") && (ours.status, theirs.status) == (400, 200)
        },
    },
];

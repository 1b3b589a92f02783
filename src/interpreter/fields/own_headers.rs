//! The headers that `requests` or a browser sends by itself, and why the other does not.

use crate::model::dialogue::Side;

/// Headers that one of the two sends by itself: name, who sends it, why. Of `Both`, each writes its own.
pub(super) const OWN: &[(&str, Side, &str)] = &[
    (
        "User-Agent",
        Side::Both,
        "`requests` names itself and its version; the browser names itself in words that no page can foresee.",
    ),
    (
        "Accept-Encoding",
        Side::Both,
        "Each names the codings that it can undo: `requests` gzip and deflate, a browser br and often zstd as well. A page \
         cannot choose them.",
    ),
    (
        "Connection",
        Side::Python,
        "`requests` asks to keep the connection open. A browser does so by itself over HTTP/1.1, and HTTP/2 has no such line.",
    ),
    (
        "Origin",
        Side::Browser,
        "A browser says which page sends, so that the server can decide whether it may. Python has no page.",
    ),
    (
        "Cookie",
        Side::Python,
        "A page cannot set Cookie: the browser sends the cookies that it keeps for the site, if it sends any.",
    ),
    (
        "Transfer-Encoding",
        Side::Python,
        "`requests` does not know how long the body will be, so it sends it in chunks (RFC 9112 §7.1). A browser sends the \
         length.",
    ),
    (
        "Accept",
        Side::Both,
        "Without a header row both accept anything, */*; here one of them was told otherwise.",
    ),
    (
        "Authorization",
        Side::Both,
        "`auth=` and header rows can both set it; in `requests`, `auth=` goes before `headers=`.",
    ),
];

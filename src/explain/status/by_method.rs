//! What a code means for one method in particular. Such a row replaces the general meaning and advice.

use crate::http::Method;

/// A meaning that holds for some methods only.
pub(super) struct ByMethod {
    pub(super) methods: &'static [Method],
    pub(super) code: u16,
    pub(super) meaning: &'static str,
    pub(super) next: Option<&'static str>,
}

const fn put(code: u16, meaning: &'static str, next: Option<&'static str>) -> ByMethod {
    on(&[Method::Put], code, meaning, next)
}

const fn on(
    methods: &'static [Method],
    code: u16,
    meaning: &'static str,
    next: Option<&'static str>,
) -> ByMethod {
    ByMethod { methods, code, meaning, next }
}

/// The first row that fits counts.
pub(super) const BY_METHOD: &[ByMethod] = &[
    put(
        200,
        "It worked. To a PUT, 200 says that something was stored at this URL before, and that your body has replaced it.",
        Some("To see what is stored now, send a GET to the same URL."),
    ),
    put(
        201,
        "There was nothing at this URL; the server stored your body as a new thing.",
        Some(
            "Send the same PUT again: the answer should be 200 or 204, since now there is something to replace.",
        ),
    ),
    put(
        202,
        "The server took your PUT, but has not stored it yet.",
        Some("Send a GET later to see whether it was stored."),
    ),
    put(
        204,
        "It worked: your body has replaced what was at this URL. There is nothing to send back, so the answer has no body.",
        Some("To see what is stored now, send a GET to the same URL."),
    ),
    put(
        301,
        "The thing has moved for good to the URL in Location. Clients differ: a browser repeats the PUT there with its body, requests sends it without.",
        Some("Send the PUT to the new URL yourself, so that no body gets lost."),
    ),
    put(
        302,
        "The thing is elsewhere for now. Clients differ: a browser repeats the PUT there with its body, requests sends a GET.",
        Some("Check in Location where your PUT should go, and send it there."),
    ),
    put(303, "The PUT was dealt with. Its result can be read at the URL in Location, with GET.", None),
    put(
        307,
        "For now, this PUT belongs to the URL in Location. A client repeats it there, method and body unchanged.",
        None,
    ),
    put(
        308,
        "The thing has moved for good. A client repeats the PUT at the URL in Location, method and body unchanged.",
        Some("Use the new URL from now on."),
    ),
    put(
        400,
        "The server could not make sense of the request, so nothing was stored.",
        Some("Read the answer's body. A frequent cause is JSON that does not parse."),
    ),
    put(
        404,
        "The server knows no such URL and does not let a PUT create it.",
        Some("Check the path. Some servers create things by POST only."),
    ),
    put(
        405,
        "This URL cannot be written with PUT. Nothing was stored.",
        Some(
            "Read the Allow header: it lists the methods that work here. For a whole collection it is mostly POST.",
        ),
    ),
    put(
        409,
        "The body does not fit what is stored, so it was not replaced. Often someone else changed it in between.",
        Some("Fetch the present version, bring in your change, and PUT again."),
    ),
    put(
        411,
        "The server takes a PUT only when Content-Length states how long the body is.",
        Some("Send a body of known length. Browsers and requests state it for all but streamed bodies."),
    ),
    put(
        412,
        "The condition you set does not hold, so nothing was stored. With If-Match: someone changed it before you. With If-None-Match: * something exists already.",
        Some("Send a GET, look at the present version, and PUT again with its ETag in If-Match."),
    ),
    put(
        413,
        "The body is longer than this server takes. HTTP sets no limit, each server does. Nothing was stored.",
        Some("Send a shorter body, or raise the limit if the server is yours."),
    ),
    put(
        414,
        "The URL is too long. The limit is on the URL, not on the body of your PUT.",
        Some("Move the query parameters into the body."),
    ),
    put(
        415,
        "The server does not store this kind of body here.",
        Some("Check that Content-Type names what you send: data= makes a form, json= makes JSON."),
    ),
    put(
        422,
        "The body is well-formed, but the server cannot store what it says.",
        Some("Read the answer's body: it mostly names the field that is wrong."),
    ),
    put(
        428,
        "This server takes a PUT only with a condition, so that nobody overwrites a version they have not seen.",
        Some("Send a GET, take its ETag, and PUT again with that ETag in If-Match."),
    ),
    put(501, "The server does not know PUT at all.", Some("Send POST, if the server's guide says so.")),
    put(507, "There is no room left to store your body.", Some("Delete something, or send a shorter body.")),
    on(
        &[Method::Post],
        200,
        "The server worked on what you sent. What that means is for the server to say.",
        None,
    ),
    on(
        &[Method::Post],
        201,
        "The server made a new thing and chose its URL, which stands in Location.",
        Some("Send the same POST again, and there will be another one."),
    ),
    on(&[Method::Patch], 200, "The change was made, and the rest was left as it was.", None),
    on(
        &[Method::Patch],
        204,
        "The change was made, and the rest was left as it was. The answer has no body.",
        None,
    ),
    on(&[Method::Patch], 404, "There is nothing at this URL to change.", Some("Create it with PUT first.")),
    on(
        &[Method::Patch],
        415,
        "The server does not take this kind of change.",
        Some("Read the Accept-Patch header: it lists the kinds that work here."),
    ),
    on(
        &[Method::Patch],
        422,
        "The server understood the change, but cannot make it.",
        Some("Read the answer's body."),
    ),
    on(&[Method::Delete], 200, "It was removed; the body says more.", None),
    on(&[Method::Delete], 202, "The server will remove it later.", None),
    on(
        &[Method::Delete],
        204,
        "It was removed, and there is nothing more to say.",
        Some("Send it again: the status may change to 404, but it stays removed. DELETE is idempotent."),
    ),
    on(&[Method::Delete], 404, "There is nothing at this URL to remove: as good as removed.", None),
    on(&[Method::Get, Method::Head], 200, "Here is what is stored at this URL now.", None),
    on(
        &[Method::Get, Method::Head],
        404,
        "Nothing is stored at this URL.",
        Some("Create it with PUT, or check the path."),
    ),
    on(&[Method::Get], 304, "Nothing has changed since the version you have, so no body was sent.", None),
    on(&[Method::Options], 200, "The Allow header lists what this URL takes.", None),
    on(&[Method::Options], 204, "The Allow header lists what this URL takes.", None),
];

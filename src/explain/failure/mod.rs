//! Why there is no response to read, and what to do now: one note for every [`Failure`].

mod address;

use super::{cors, needs_preflight, status, unsafe_header_names};
use crate::http::{Failure, Method, Request};
use address::{authority, has_userinfo, host, is_private, is_this_device, port, scheme_is_https};

/// What a learner reads in place of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureNote {
    /// A heading, without a full stop.
    pub title: String,
    /// What happened, and how the page knows.
    pub what: String,
    /// What to do or to check, in the order in which it is worth trying.
    pub next: Vec<String>,
}

/// Puts a failure into words.
///
/// ```
/// use put_playground::{explain::failure, http::{Failure, Request}};
/// let request = Request { url: "http://localhost:8081/things/1".into(), ..Request::default() };
/// let note = failure(&Failure::NoAnswer, &request);
/// assert_eq!(note.title, "Nothing answers at localhost:8081");
/// ```
pub fn failure(failure: &Failure, request: &Request) -> FailureNote {
    let server = authority(&request.url).unwrap_or("the server");
    match failure {
        Failure::Cancelled => note(
            "You cancelled this request",
            format!(
                "You stopped waiting before the answer from {server} was complete. \
                 The request may have arrived and been carried out all the same."
            ),
            vec![repeat_advice(request.method)],
        ),
        Failure::TimedOut { after_ms } => note(
            &format!("No complete answer within {}", duration(*after_ms)),
            format!(
                "The time limit of this request ran out, so the browser stopped waiting for {server}. \
                 The request may have arrived and been carried out all the same."
            ),
            vec![
                repeat_advice(request.method),
                "If the server is known to be slow, raise the timeout in the request's options.".to_owned(),
            ],
        ),
        Failure::Offline => note(
            "You are offline",
            format!("The browser reports that this device has no network, so it cannot reach {server}."),
            vec![
                "Connect, then press Send again: what you typed is still here.".to_owned(),
                "Or use the practice server: it answers without a network.".to_owned(),
            ],
        ),
        Failure::MixedContent => note(
            "A secure page may not call an insecure address",
            format!(
                "This page came over https, and {server} is addressed with http. Browsers block such mixed content \
                 before anything is sent; only this device itself (localhost) is exempt."
            ),
            vec![
                "If the server also speaks https, write https:// in the URL.".to_owned(),
                "Or open the playground over http, for example by running it on your own device.".to_owned(),
                "Or send it from Python: the rule binds only browsers.".to_owned(),
            ],
        ),
        Failure::NoAnswer => no_answer(server, request),
        Failure::Withheld => withheld(server, request),
        Failure::Unexplained => unexplained(server, request),
        Failure::RedirectHidden => note(
            "The answer is a redirect, and the browser hides it",
            format!(
                "{server} sends this request on to another URL, and you asked not to follow. \
                 In that case a browser shows a page neither the status nor the Location header."
            ),
            vec![
                "Allow redirects in the request's options and send again, to see where it leads.".to_owned(),
                format!(
                    "Python shows it: call requests.{}(url, allow_redirects=False) and print the headers.",
                    request.method.as_str().to_ascii_lowercase()
                ),
            ],
        ),
        Failure::BodyUnreadable { status: code } => note(
            &format!("Status {code} arrived, but its body could not be read"),
            format!(
                "{server} answered {code} {}. Then the body broke off, or its bytes are not in the coding that \
                 Content-Encoding names.",
                status(*code, request.method).reason
            ),
            vec![
                "The status counts: it says what became of the request.".to_owned(),
                repeat_advice(request.method),
                "If it happens every time, compare the server's Content-Length and Content-Encoding with the body \
                 that it really sends."
                    .to_owned(),
            ],
        ),
        Failure::Refused { reason } => refused(reason, request),
    }
}

fn note(title: &str, what: String, next: Vec<String>) -> FailureNote {
    FailureNote { title: title.to_owned(), what, next }
}

fn no_answer(server: &str, request: &Request) -> FailureNote {
    let mut next = vec![
        "Is the server running? Start it, then press Send again: what you typed is still here.".to_owned(),
        format!("Is the port right? This URL leads to port {}.", port(&request.url)),
    ];
    if is_this_device(server) {
        next.push(format!(
            "{server} is the device that this browser runs on. A server on another device needs that device's name."
        ));
    } else {
        next.push(format!("Is the name right? Look for a slip of the keys in {server}."));
    }
    if scheme_is_https(&request.url) {
        next.push(
            "Is its certificate valid? Open the address in a tab of its own, and the browser says what it \
             dislikes."
                .to_owned(),
        );
    }
    note(
        &format!("Nothing answers at {server}"),
        format!(
            "No answer of any kind came from {server}: the name leads nowhere, nothing listens at that port, or the \
             connection broke."
        ),
        next,
    )
}

fn withheld(server: &str, request: &Request) -> FailureNote {
    let what = if needs_preflight(request) {
        format!(
            "{server} is up: it answered a probe. But it does not allow this page, which is of another origin (CORS). \
             The browser asks for leave with a preflight, an OPTIONS request. If that is refused, the {method} is never \
             sent; if only the answer to the {method} lacks the permission, it was carried out, and you can't see how.",
            method = request.method
        )
    } else {
        format!(
            "{server} is up: it answered a probe. But its answer does not allow pages of another origin to read it \
             (CORS). The {} was sent and may have been carried out.",
            request.method
        )
    };
    note("The server answers, but forbids this page to read it", what, mend_cors(request))
}

/// The header lines that would let this page read the answer (Fetch Standard, "CORS protocol").
fn mend_cors(request: &Request) -> Vec<String> {
    let mut next = vec![format!(
        "The server must send Access-Control-Allow-Origin with the answer to the {}: this page's origin, or *.",
        request.method
    )];
    if needs_preflight(request) {
        let mut lines = Vec::new();
        if !cors::is_safelisted_method(request.method) {
            lines.push(format!("Access-Control-Allow-Methods: {}", request.method));
        }
        let names = unsafe_header_names(request);
        if !names.is_empty() {
            lines.push(format!("Access-Control-Allow-Headers: {}", names.join(", ")));
        }
        next.push(format!(
            "It must also answer the preflight (OPTIONS on the same URL) with a status of 200 to 299, the same \
             Access-Control-Allow-Origin, and {}.",
            lines.join(" and ")
        ));
    }
    next.push("From Python or curl the same request works: CORS binds only browsers.".to_owned());
    next
}

fn unexplained(server: &str, request: &Request) -> FailureNote {
    let mut next = vec![
        "Let the page probe the server: the button sends one plain GET, and whether that is answered tells the two \
         apart."
            .to_owned(),
        format!(
            "Check the address: is the server running, and are the host {} and the port {} right?",
            host(server),
            port(&request.url)
        ),
    ];
    next.extend(mend_cors(request));
    if is_this_device(server) || is_private(server) {
        next.push(
            "The address is on this device or in your local network: the browser may want your permission before a \
             page may reach it. Look beside the address bar."
                .to_owned(),
        );
    }
    next.push("An ad blocker or another extension can stop a request too.".to_owned());
    note(
        "CORS or network: the browser does not say which",
        format!(
            "The request to {server} failed. Either nothing answered, or an answer came that this page may not read. \
             Browsers make both look alike, so that no page can spy out your network."
        ),
        next,
    )
}

fn refused(reason: &str, request: &Request) -> FailureNote {
    let reason = reason.trim();
    let mut next = Vec::new();
    if request.body.is_some() && !request.method.may_have_body() {
        next.push(format!(
            "A browser sends no body with {}. Set the body to none, or choose another method.",
            request.method
        ));
    }
    if has_userinfo(&request.url) {
        next.push(
            "A browser takes no name and password inside a URL. Remove them, and use an Authorization header."
                .to_owned(),
        );
    }
    if next.is_empty() {
        next.push(
            "Check the URL, the header names and the header values for characters that do not belong there."
                .to_owned(),
        );
    }
    let said = match reason {
        // Browsers quote the URL, and with it the password.
        _ if has_userinfo(&request.url) => "The URL contains a name or a password.".to_owned(),
        "" => "It gave no reason.".to_owned(),
        reason if reason.ends_with(['.', '!', '?']) => format!("It said: {reason}"),
        reason => format!("It said: {reason}."),
    };
    note(
        "The browser refused to send this request",
        format!("Nothing was sent. The browser could not build the request. {said}"),
        next,
    )
}

/// Whether it is wise to send the same again (RFC 9110 §9.2.1, §9.2.2).
fn repeat_advice(method: Method) -> String {
    match method {
        Method::Get | Method::Head | Method::Options => {
            format!("Send it again whenever you like: {method} changes nothing on the server.")
        }
        method if method.is_idempotent() => format!(
            "You may safely send it again: {method} is idempotent, so a second time leaves the server as the first \
             time did."
        ),
        method => format!(
            "Look with a GET first. {method} is not idempotent: if it did arrive, sending it again may do the work twice."
        ),
    }
}

/// A span of time in words.
fn duration(ms: u32) -> String {
    match ms {
        1000 => "1 second".to_owned(),
        0..1000 => format!("{ms} milliseconds"),
        _ if ms.is_multiple_of(1000) => format!("{} seconds", ms / 1000),
        _ => {
            let fraction = format!("{:03}", ms % 1000);
            format!("{}.{} seconds", ms / 1000, fraction.trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        assert_eq!(duration(300), "300 milliseconds");
        assert_eq!(duration(1000), "1 second");
        assert_eq!(duration(2500), "2.5 seconds");
        assert_eq!(duration(30_000), "30 seconds");
    }
}

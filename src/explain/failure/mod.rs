//! Why there is no response to read, and what to do now: one note for every [`Failure`].

mod address;

use super::{needs_preflight, status};
use crate::http::{Failure, Method, Request, split_url};
pub use address::is_local;
use address::{authority, has_userinfo, host, is_this_device, port, scheme_is_https};

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
        Failure::BadUrl => note(
            "The browser takes this for no URL",
            "Nothing was sent. The browser's own parser could make no address of the URL.".to_owned(),
            vec![
                "Look at the host first: an IPv4 address has four numbers from 0 to 255, an IPv6 address stands in \
                 brackets, and a name holds letters, digits, hyphens and dots."
                    .to_owned(),
            ],
        ),
        Failure::BadPort => note(
            &format!("Browsers never connect to port {}", port(&request.url)),
            format!(
                "Nothing was sent to {server}. The port belongs to a service that is not HTTP, such as mail, and a \
                 forged request could harm it; so every browser blocks it (Fetch Standard, “bad port”)."
            ),
            vec![
                "Let the server listen at another port, such as 8080.".to_owned(),
                "Or send it from Python: the rule binds only browsers.".to_owned(),
            ],
        ),
        Failure::ForbiddenByPolicy { directive } => note(
            "This page's own security policy forbids the address",
            format!(
                "Nothing was sent to {server}. Whoever hosts this page sends a Content-Security-Policy with it, and \
                 the browser reported that the request broke its directive {directive}."
            ),
            vec![
                format!("Ask the page's host to add {} to {directive}.", split_url(&request.url).map(|url| url.origin()).unwrap_or_default()),
                "Or run the playground on your own device: it comes without that policy.".to_owned(),
                "Or use the practice server.".to_owned(),
            ],
        ),
        Failure::LocalNetworkDenied => note(
            "This page may not reach your local network",
            format!(
                "Nothing was sent. {server} is on this device or in your local network. A page from elsewhere needs \
                 your permission to reach it, and the browser says that this page was denied it."
            ),
            vec![
                "Open the site's settings, beside the address bar, allow the local network, and press Send again."
                    .to_owned(),
                "Or run the playground on your own device: a page from there needs no permission.".to_owned(),
            ],
        ),
        Failure::RedirectFailed => redirect_failed(server, request),
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
                "{server} answered {code} {}. Then the body broke off; or its bytes are not in the coding that \
                 Content-Encoding names, which this page can't see for certain.",
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
        Failure::Undecodable { status: code, coding } => note(
            &format!("Status {code} arrived, but its body is not {coding}"),
            format!(
                "{server} answered {code} {}, and all bytes of the body arrived. The answer says Content-Encoding: \
                 {coding}, and the browser could not decode them as that.",
                status(*code, request.method).reason
            ),
            vec![
                "The status counts: it says what became of the request.".to_owned(),
                "Let the server encode the body as it says, or leave Content-Encoding out. Often a body is encoded \
                 twice, or not at all."
                    .to_owned(),
                "Python's requests stops at it, too, with a ContentDecodingError.".to_owned(),
            ],
        ),
        Failure::HeaderRefused { name } => note(
            &format!("The browser does not take the header {name}"),
            format!("Nothing was sent. The browser refused the header {name}: its name or its value."),
            vec![
                "A name holds letters, digits and hyphens. A value is one line of characters up to U+00FF.".to_owned(),
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
    next.push(
        "Does it only redirect, in a circle? A server of another origin that forbids this page looks the same then."
            .to_owned(),
    );
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
    note("The server answers, but forbids this page to read it", what, mend_cors())
}

/// What mends a refusal by CORS. The lines themselves depend on the page, see [`preflight`](super::preflight).
fn mend_cors() -> Vec<String> {
    vec![
        "Compare the server's answers with the lines below. Whichever is missing is what mends it."
            .to_owned(),
        "From Python or curl the same request works: CORS binds only browsers.".to_owned(),
    ]
}

fn redirect_failed(server: &str, request: &Request) -> FailureNote {
    note(
        "The redirect leads nowhere",
        format!(
            "Asked again with a GET, and without following, {server} answers with a redirect. The browser tried to \
             follow, and gave up without saying why."
        ),
        vec![
            "Does it lead in a circle? After 20 redirects a browser stops.".to_owned(),
            "Does its Location lead to something else than http or https, or to a server that does not answer or \
             forbids this page?"
                .to_owned(),
            "A preflight may not be redirected at all: to another origin, use the last URL at once.".to_owned(),
            format!(
                "Python shows each step: print the history of requests.{}(url), or the TooManyRedirects that it raises.",
                request.method.as_str().to_ascii_lowercase()
            ),
        ],
    )
}

fn unexplained(server: &str, request: &Request) -> FailureNote {
    let mut next = vec![
        "Let the page probe the server: the button sends a plain GET, and whether that is answered tells the two \
         apart."
            .to_owned(),
        format!(
            "Check the address: is the server running, and are the host {} and the port {} right?",
            host(server),
            port(&request.url)
        ),
    ];
    next.extend(mend_cors());
    if is_local(&request.url) {
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

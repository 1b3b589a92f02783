//! Why an exchange has no response that the page can read.

/// What is known about a failed exchange.
///
/// `fetch` rejects with the same `TypeError` for most of these; the page tells them apart by evidence, and
/// [`Failure::Unexplained`] is what remains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The user pressed Cancel.
    Cancelled,
    /// No complete answer within the time that the user allowed.
    TimedOut {
        /// The limit, in milliseconds.
        after_ms: u32,
    },
    /// The browser reports that it has no network.
    Offline,
    /// The browser's own parser takes the URL for none (URL Standard).
    BadUrl,
    /// A port that no browser connects to (Fetch Standard, "bad port").
    BadPort,
    /// An https page may not call http, loopback apart (Mixed Content).
    MixedContent,
    /// The page's own Content-Security-Policy forbids the address, by this directive.
    ForbiddenByPolicy {
        /// The directive, such as `connect-src`.
        directive: String,
    },
    /// The user, or the browser on the user's behalf, denies this page the local network (Local Network Access).
    LocalNetworkDenied,
    /// Nothing answered: the page's own origin failed, or a probe of another origin did.
    NoAnswer,
    /// The server answers a probe, but its answer to this request is withheld from this page (CORS).
    Withheld,
    /// Another origin, and the browser does not say whether nothing answered or CORS forbade reading it.
    Unexplained,
    /// The server answers with a redirect, and following it came to no end that the browser could show.
    RedirectFailed,
    /// The answer is a redirect, which the user asked not to follow: the browser shows nothing of it.
    RedirectHidden,
    /// The answer began, and its body could not be read to the end.
    BodyUnreadable {
        /// The status that had arrived.
        status: u16,
    },
    /// All bytes of the body arrived, and they are not in the coding that the answer names.
    Undecodable {
        /// The status that had arrived.
        status: u16,
        /// The value of `Content-Encoding`.
        coding: String,
    },
    /// The browser does not take one of the headers.
    HeaderRefused {
        /// The header's name.
        name: String,
    },
    /// The browser refused to build the request.
    Refused {
        /// The browser's own words.
        reason: String,
    },
}

impl Failure {
    /// The failure's name, by which it is stored and explained, and what is known beside it.
    ///
    /// ```
    /// use put_playground::http::Failure;
    /// assert_eq!(Failure::TimedOut { after_ms: 300 }.describe(), ("timed-out", "300".to_owned()));
    /// ```
    pub fn describe(&self) -> (&'static str, String) {
        let name = match self {
            Failure::TimedOut { after_ms } => return ("timed-out", after_ms.to_string()),
            Failure::BodyUnreadable { status } => return ("body-unreadable", status.to_string()),
            Failure::Undecodable { status, coding } => return ("undecodable", format!("{status} {coding}")),
            Failure::ForbiddenByPolicy { directive } => return ("policy", directive.clone()),
            Failure::HeaderRefused { name } => return ("header-refused", name.clone()),
            Failure::Refused { reason } => return ("refused", reason.clone()),
            Failure::Cancelled => "cancelled",
            Failure::Offline => "offline",
            Failure::BadUrl => "bad-url",
            Failure::BadPort => "bad-port",
            Failure::MixedContent => "mixed-content",
            Failure::LocalNetworkDenied => "local-network",
            Failure::NoAnswer => "no-answer",
            Failure::Withheld => "withheld",
            Failure::Unexplained => "unexplained",
            Failure::RedirectFailed => "redirect-failed",
            Failure::RedirectHidden => "redirect-hidden",
        };
        (name, String::new())
    }
}

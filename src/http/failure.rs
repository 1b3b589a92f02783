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
    /// The name of every failure.
    pub const NAMES: [&'static str; 17] = [
        "timed-out",
        "body-unreadable",
        "refused",
        "cancelled",
        "offline",
        "mixed-content",
        "no-answer",
        "withheld",
        "unexplained",
        "redirect-hidden",
        "bad-url",
        "bad-port",
        "policy",
        "local-network",
        "redirect-failed",
        "undecodable",
        "header-refused",
    ];

    /// The failure's name, for storage and for the lesson's steps.
    pub fn name(&self) -> &'static str {
        match self {
            Failure::TimedOut { .. } => "timed-out",
            Failure::BodyUnreadable { .. } => "body-unreadable",
            Failure::Refused { .. } => "refused",
            Failure::Cancelled => "cancelled",
            Failure::Offline => "offline",
            Failure::MixedContent => "mixed-content",
            Failure::NoAnswer => "no-answer",
            Failure::Withheld => "withheld",
            Failure::Unexplained => "unexplained",
            Failure::RedirectHidden => "redirect-hidden",
            Failure::BadUrl => "bad-url",
            Failure::BadPort => "bad-port",
            Failure::ForbiddenByPolicy { .. } => "policy",
            Failure::LocalNetworkDenied => "local-network",
            Failure::RedirectFailed => "redirect-failed",
            Failure::Undecodable { .. } => "undecodable",
            Failure::HeaderRefused { .. } => "header-refused",
        }
    }

    /// The failure's name, by which it is stored and explained, and what is known beside it.
    ///
    /// ```
    /// use put_playground::http::Failure;
    /// assert_eq!(Failure::TimedOut { after_ms: 300 }.describe(), ("timed-out", "300".to_owned()));
    /// ```
    pub fn describe(&self) -> (&'static str, String) {
        let detail = match self {
            Failure::TimedOut { after_ms } => after_ms.to_string(),
            Failure::BodyUnreadable { status } => status.to_string(),
            Failure::Undecodable { status, coding } => format!("{status} {coding}"),
            Failure::ForbiddenByPolicy { directive } => directive.clone(),
            Failure::HeaderRefused { name } => name.clone(),
            Failure::Refused { reason } => reason.clone(),
            _ => String::new(),
        };
        (self.name(), detail)
    }
}

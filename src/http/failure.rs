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
    /// An https page may not call http, loopback apart (Mixed Content).
    MixedContent,
    /// Nothing answered: the page's own origin failed, or a probe of another origin did.
    NoAnswer,
    /// The server answers a probe, but its answer to this request is withheld from this page (CORS).
    Withheld,
    /// Another origin, and the browser does not say whether nothing answered or CORS forbade reading it.
    Unexplained,
    /// The answer is a redirect, which the user asked not to follow: the browser shows nothing of it.
    RedirectHidden,
    /// The answer began, and its body could not be read to the end.
    BodyUnreadable {
        /// The status that had arrived.
        status: u16,
    },
    /// The browser refused to build the request.
    Refused {
        /// The browser's own words.
        reason: String,
    },
}

impl Failure {
    /// The name of every failure.
    pub const NAMES: [&'static str; 10] = [
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
        }
    }
}

//! Each kind of failure, once.

use put_playground::http::Failure;

pub fn all() -> Vec<Failure> {
    vec![
        Failure::Cancelled,
        Failure::TimedOut { after_ms: 1500 },
        Failure::Offline,
        Failure::MixedContent,
        Failure::NoAnswer,
        Failure::Withheld,
        Failure::Unexplained,
        Failure::RedirectHidden,
        Failure::BadUrl,
        Failure::BadPort,
        Failure::ForbiddenByPolicy { directive: "connect-src".to_owned() },
        Failure::LocalNetworkDenied,
        Failure::RedirectFailed,
        Failure::BodyUnreadable { status: 200 },
        Failure::Undecodable { status: 200, coding: "gzip".to_owned() },
        Failure::HeaderRefused { name: "X-Odd".to_owned() },
        Failure::Refused { reason: "Invalid name".to_owned() },
    ]
}

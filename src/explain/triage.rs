//! Failure triage: which failure the evidence speaks for.

use crate::http::{Failure, split_url};

/// How far an exchange had come when it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The browser would not build the request; its own words.
    Building(String),
    /// No response yet.
    Waiting,
    /// The response had begun with this status, and its body was being read.
    Reading(u16),
}

/// What is known when `fetch` rejects. The rejection itself says next to nothing (Fetch Standard, "network error").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How far the exchange had come.
    pub stage: Stage,
    /// The time limit in milliseconds, when it had run out.
    pub timed_out_after_ms: Option<u32>,
    /// What the browser says of its network.
    pub online: bool,
    /// Whether the page came over https.
    pub page_is_https: bool,
    /// The page's origin.
    pub page_origin: String,
}

/// Names the failure that the evidence speaks for, and [`Failure::Unexplained`] where it speaks for none.
pub fn triage(url: &str, evidence: &Evidence) -> Failure {
    if let Some(after_ms) = evidence.timed_out_after_ms {
        return Failure::TimedOut { after_ms };
    }
    match &evidence.stage {
        Stage::Building(reason) => {
            return Failure::Refused { reason: reason.clone() };
        }
        Stage::Reading(status) => return Failure::BodyUnreadable { status: *status },
        Stage::Waiting => {}
    }
    let Ok(url) = split_url(url) else {
        return Failure::Unexplained;
    };
    if evidence.page_is_https && !url.secure && !url.is_loopback() {
        return Failure::MixedContent;
    }
    if !evidence.online && !url.is_loopback() {
        return Failure::Offline;
    }
    // CORS has no say in the page's own origin: there, only a missing answer is left.
    if url.origin() == evidence.page_origin { Failure::NoAnswer } else { Failure::Unexplained }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> Evidence {
        Evidence {
            stage: Stage::Waiting,
            timed_out_after_ms: None,
            online: true,
            page_is_https: true,
            page_origin: "https://page.test".to_owned(),
        }
    }

    #[test]
    fn each_failure_needs_its_own_evidence() {
        let rows = [
            ("https://page.test/x", evidence(), Failure::NoAnswer),
            ("https://other.test/x", evidence(), Failure::Unexplained),
            ("http://other.test/x", evidence(), Failure::MixedContent),
            ("http://localhost:1/x", evidence(), Failure::Unexplained),
            ("https://other.test/x", Evidence { online: false, ..evidence() }, Failure::Offline),
            ("http://127.0.0.1:1/", Evidence { online: false, ..evidence() }, Failure::Unexplained),
            (
                "https://other.test/x",
                Evidence { timed_out_after_ms: Some(5), online: false, ..evidence() },
                Failure::TimedOut { after_ms: 5 },
            ),
            (
                "https://page.test/x",
                Evidence { stage: Stage::Reading(200), ..evidence() },
                Failure::BodyUnreadable { status: 200 },
            ),
            (
                "https://page.test/x",
                Evidence { stage: Stage::Building("no".into()), ..evidence() },
                Failure::Refused { reason: "no".into() },
            ),
        ];
        for (url, evidence, failure) in rows {
            assert_eq!(triage(url, &evidence), failure, "{url} {evidence:?}");
        }
    }
}

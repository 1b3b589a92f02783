//! Failure triage: which failure the evidence speaks for.

use crate::http::{Failure, UrlParts, split_url};

/// How far an exchange had come when it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No response yet.
    Waiting,
    /// The response had begun, and its body was being read.
    Reading {
        /// The status that had arrived.
        status: u16,
        /// The coding that the answer names, when all of its bytes had arrived.
        complete_in: Option<String>,
    },
}

/// What is known when `fetch` rejects. The rejection itself says next to nothing (Fetch Standard, "network error").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How far the exchange had come.
    pub stage: Stage,
    /// The time limit in milliseconds, when it had run out.
    pub timed_out_after_ms: Option<u32>,
    /// The directive of the page's own policy that forbade the address, as `securitypolicyviolation` named it.
    pub violated: Option<String>,
    /// What the browser says of its network.
    pub online: bool,
    /// Whether the page came over https.
    pub page_is_https: bool,
    /// The page's origin.
    pub page_origin: String,
    /// Whether the browser says that this page was denied the network that the URL leads to.
    pub local_denied: bool,
    /// Whether the page's own server answers with a redirect when it is asked again.
    pub redirects: bool,
}

/// Names the failure that the evidence speaks for, and [`Failure::Unexplained`] where it speaks for none.
pub fn triage(url: &str, evidence: &Evidence) -> Failure {
    if let Some(after_ms) = evidence.timed_out_after_ms {
        return Failure::TimedOut { after_ms };
    }
    match &evidence.stage {
        Stage::Reading { status, complete_in: Some(coding) } => {
            return Failure::Undecodable { status: *status, coding: coding.clone() };
        }
        Stage::Reading { status, .. } => return Failure::BodyUnreadable { status: *status },
        Stage::Waiting => {}
    }
    if let Some(directive) = &evidence.violated {
        return Failure::ForbiddenByPolicy { directive: directive.clone() };
    }
    let Ok(url) = split_url(url) else {
        return Failure::Unexplained;
    };
    if is_bad_port(&url) {
        return Failure::BadPort;
    }
    // Before mixed content: a browser that asks for leave lets https pages call http in the local network.
    if evidence.local_denied {
        return Failure::LocalNetworkDenied;
    }
    if evidence.page_is_https && !url.secure && !url.is_loopback() {
        return Failure::MixedContent;
    }
    if !evidence.online && !url.is_loopback() {
        return Failure::Offline;
    }
    if evidence.redirects {
        return Failure::RedirectFailed;
    }
    // CORS has no say in the page's own origin: there, only a missing answer is left.
    if url.origin() == evidence.page_origin { Failure::NoAnswer } else { Failure::Unexplained }
}

/// Which failure a probe of another origin speaks for: two GETs that CORS can't refuse, the second only when the first got
/// no answer, and without following a redirect.
pub fn probed(answers: bool, redirects: bool) -> Failure {
    match (answers, redirects) {
        (true, _) => Failure::Withheld,
        (false, true) => Failure::RedirectFailed,
        (false, false) => Failure::NoAnswer,
    }
}

/// The ports of services that a forged request could harm (Fetch Standard, "bad port"), without 4190 and 6679: Chromium
/// connects to these, so that their failures may have another cause.
const BAD_PORTS: [u16; 81] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
    515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
    2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080,
];

fn is_bad_port(url: &UrlParts<'_>) -> bool {
    let port = url.authority.rsplit_once(':').and_then(|(_, port)| port.parse().ok());
    port.is_some_and(|port: u16| BAD_PORTS.binary_search(&port).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> Evidence {
        Evidence {
            stage: Stage::Waiting,
            timed_out_after_ms: None,
            violated: None,
            online: true,
            page_is_https: true,
            page_origin: "https://page.test".to_owned(),
            local_denied: false,
            redirects: false,
        }
    }

    #[test]
    fn each_failure_needs_its_own_evidence() {
        let (own, other) = ("https://page.test/x", "https://other.test/x");
        let offline = || Evidence { online: false, ..evidence() };
        let reading = |complete_in: Option<&str>| Evidence {
            stage: Stage::Reading { status: 200, complete_in: complete_in.map(str::to_owned) },
            ..evidence()
        };
        let violated = || Evidence { violated: Some("connect-src".into()), ..offline() };
        let denied = || Evidence { local_denied: true, ..evidence() };
        let rows = [
            (own, evidence(), Failure::NoAnswer),
            (own, Evidence { redirects: true, ..evidence() }, Failure::RedirectFailed),
            (other, evidence(), Failure::Unexplained),
            ("http://other.test/x", evidence(), Failure::MixedContent),
            ("http://localhost:81/x", evidence(), Failure::Unexplained),
            ("http://localhost:6000/x", evidence(), Failure::BadPort),
            ("http://[::1]:6000/x", evidence(), Failure::BadPort),
            ("https://[::1]/x", evidence(), Failure::Unexplained),
            ("http://192.168.0.7/x", denied(), Failure::LocalNetworkDenied),
            (other, offline(), Failure::Offline),
            ("http://127.0.0.1:81/", offline(), Failure::Unexplained),
            (other, violated(), Failure::ForbiddenByPolicy { directive: "connect-src".into() }),
            (other, Evidence { timed_out_after_ms: Some(5), ..offline() }, Failure::TimedOut { after_ms: 5 }),
            (own, reading(None), Failure::BodyUnreadable { status: 200 }),
            (own, reading(Some("gzip")), Failure::Undecodable { status: 200, coding: "gzip".into() }),
        ];
        for (url, evidence, failure) in rows {
            assert_eq!(triage(url, &evidence), failure, "{url} {evidence:?}");
        }
    }

    #[test]
    fn ports_are_found_in_order() {
        assert!(BAD_PORTS.is_sorted());
    }
}

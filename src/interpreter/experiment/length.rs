//! No limit on length: how long bodies and URLs may be before a server refuses them (RFC 9110 §15.5.14, §15.5.15).

use super::saying::Saying;
use super::{Evidence, Run, Step, Verdict};

/// The first program sends longer and longer bodies, the second one longer and longer URLs.
pub(super) fn judge(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let mut limits = 0;
    for (program, kind, status) in [(0, "body", 413), (1, "url", 414)] {
        let (mut largest, mut refused) = (0, None);
        for step in run.of(program) {
            let length = length(step, program);
            evidence.rows.push(vec![
                saying.word(kind),
                length.to_string(),
                step.answer(),
                (step.exchange.timing.total_us / 1000).to_string(),
            ]);
            if step.succeeded() {
                largest = largest.max(length);
            } else if step.status() == Some(status) {
                refused = Some(refused.map_or(length, |least: usize| least.min(length)));
            }
        }
        saying.fact("largest", largest);
        saying.fact("refused", refused.unwrap_or(0));
        saying.say(match (kind, refused) {
            ("body", Some(_)) => "body-limit",
            ("body", None) => "no-body-limit",
            (_, Some(_)) => "url-limit",
            (_, None) => "no-url-limit",
        });
        limits += usize::from(refused.is_some() && largest > 0);
    }
    if limits == 2 { Verdict::Holds } else { Verdict::Open }
}

/// The bytes of the body, or of path and query.
fn length(step: &Step, program: usize) -> usize {
    if program == 0 {
        return step.exchange.request.body.as_ref().map_or(0, bytes::Bytes::len);
    }
    let rest = step.url().split_once("://").map_or(step.url(), |(_, rest)| rest);
    rest.find('/').map_or(0, |start| rest.len() - start)
}

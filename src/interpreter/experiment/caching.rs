//! Experiments about what a browser keeps by itself: copies of answers, and the pages that were visited.

use super::saying::Saying;
use super::{Evidence, Run, Verdict};

/// The header by which the sandbox numbers its answers: a copy has the number of the answer that it is a copy of.
const NUMBER: &str = "x-request-id";

/// Which requests came to the server (RFC 9111 §4.4: a PUT does, and makes caches drop their copy).
pub(super) fn cached(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let mut numbers: Vec<&str> = Vec::new();
    let (mut copies, mut put_copies, mut stale) = (0, 0, 0);
    let mut has_changed = false;
    for step in &run.steps {
        let number = step.header(NUMBER);
        let is_logged = number.is_some_and(|number| run.after.log.iter().any(|entry| entry.id == number));
        let came = is_logged && number.is_some_and(|number| !numbers.contains(&number));
        numbers.extend(number);
        let is_put = step.method() == "PUT";
        copies += usize::from(!came && !is_put);
        put_copies += usize::from(!came && is_put);
        stale += usize::from(!came && !is_put && has_changed);
        has_changed = is_put && step.succeeded();
        evidence.rows.push(vec![
            step.method().to_owned(),
            step.answer(),
            if is_put { step.sent() } else { step.received() }.into_owned(),
            saying.word(if came { "came" } else { "copy" }),
        ]);
    }
    let puts = run.steps.iter().filter(|step| step.method() == "PUT").count();
    for (name, value) in [("puts", puts), ("copies", copies), ("put_copies", put_copies), ("stale", stale)] {
        saying.fact(name, value);
    }
    let (finding, verdict) = match (put_copies, stale, copies) {
        (1.., _, _) => ("put-cached", Verdict::Contradicted),
        (_, 1.., _) => ("stale", Verdict::Contradicted),
        (_, _, 0) => ("no-copy", Verdict::Open),
        _ => ("holds", Verdict::Holds),
    };
    saying.say(finding);
    verdict
}

/// Whether requests of a script are in the history, and how a link to the same URL arrives.
pub(super) fn visited(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let (before, after) = (run.before.history, run.after.history);
    saying.fact("before", before);
    saying.fact("after", after);
    saying.fact("sent", run.steps.len());
    let verdict = match before == after {
        true => Verdict::Holds,
        false => Verdict::Contradicted,
    };
    saying.say(if before == after { "unchanged" } else { "grew" });
    let Some(url) = run.steps.first().map(super::Step::url) else {
        return Verdict::Open;
    };
    evidence.link = Some(url.to_owned());
    let path = url.rsplit("/anything").next().unwrap_or_default();
    let is_own =
        |id: &str| run.steps.iter().any(|step| step.header(NUMBER).is_some_and(|number| number == id));
    let opened = run.after.log.iter().find(|entry| {
        let target = entry.line.split(' ').nth(1).unwrap_or_default();
        target.ends_with(path) && !is_own(&entry.id) && !run.before.log.contains(entry)
    });
    match opened {
        Some(entry) => {
            let method = entry.line.split(' ').next().unwrap_or_default();
            saying.fact("method", method);
            saying.say("opened");
            if method == "GET" { verdict } else { Verdict::Contradicted }
        }
        None => {
            saying.say("open-it");
            verdict
        }
    }
}

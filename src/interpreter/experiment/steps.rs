//! Experiments whose evidence is what each step did to one thing.

use super::saying::{Saying, joined};
use super::store::{lines_of, member};
use super::{Evidence, Run, Step, Verdict};
use crate::encode::json;

/// Two who read the same state and both write (RFC 9110 §13.1.1). The first program writes without a condition, the second
/// one with.
pub(super) fn lost_update(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    for (index, step) in run.steps.iter().enumerate() {
        let field = |name| step.asked().get(name).unwrap_or("–").to_owned();
        let who = step.asked().get("From").and_then(|from| from.split('@').next());
        let carried = if step.method() == "GET" { step.received() } else { step.sent() };
        evidence.rows.push(vec![
            (index + 1).to_string(),
            who.unwrap_or("–").to_owned(),
            step.method().to_owned(),
            field("If-Match"),
            step.answer(),
            carried.lines().collect::<Vec<_>>().join(" · "),
        ]);
    }
    let (lost, _) = losses(run, 0);
    let (lost_with, refused) = losses(run, 1);
    let (is_lost, is_lost_with) = (!lost.is_empty(), !lost_with.is_empty());
    saying.fact("lost", joined(lost.into_iter()));
    saying.fact("lost_with", joined(lost_with.into_iter()));
    saying.fact("refused", refused);
    saying.find(if is_lost { "lost" } else { "not-lost" });
    if is_lost_with {
        saying.find("lost-with");
    } else if refused > 0 {
        saying.find("kept");
    } else {
        saying.find("no-conflict");
    }
    match (is_lost, is_lost_with, refused) {
        (_, true, _) => Verdict::Contradicted,
        (true, false, 1..) => Verdict::Holds,
        _ => Verdict::Open,
    }
}

/// The lines that the server took in and in the end has no more, and how many writes it refused.
fn losses(run: &Run, program: usize) -> (Vec<String>, usize) {
    let steps = run.of(program);
    let last = steps.clone().rfind(|step| step.method() == "GET" && step.succeeded());
    let kept = last.map(Step::received).unwrap_or_default();
    let mut lost: Vec<String> = Vec::new();
    for step in steps.clone().filter(|step| step.method() == "PUT" && step.succeeded()) {
        for line in step.sent().lines() {
            if !kept.lines().any(|own| own == line) && !lost.iter().any(|own| own == line) {
                lost.push(line.to_owned());
            }
        }
    }
    (lost, steps.filter(|step| step.status() == Some(412)).count())
}

/// PUT, PATCH and POST on the same thing: each write is followed by a GET that shows what it did.
pub(super) fn create_or_replace(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let (mut current, mut write): (Option<String>, Option<&Step>) = (None, None);
    let (mut replaced, mut wrong) = (false, false);
    for step in &run.steps {
        if step.method() != "GET" {
            write = Some(step);
            continue;
        }
        let after = step.succeeded().then(|| step.received().into_owned());
        if let Some(write) = write.take() {
            let before = current.as_deref();
            let shown = |text: Option<&str>| text.map_or_else(|| saying.word("nothing"), lines_of);
            evidence.rows.push(vec![
                write.method().to_owned(),
                lines_of(&write.sent()),
                write.answer(),
                shown(before),
                shown(after.as_deref()),
            ]);
            let (is_new, is_exact) = (before.is_none(), after.as_deref() == Some(&*write.sent()));
            saying.fact("gone", joined(gone(before, after.as_deref()).into_iter()));
            saying.fact("status", write.answer());
            saying.fact("location", write.header("location").unwrap_or("–"));
            match write.method() {
                "PUT" => {
                    replaced |= is_exact && !is_new;
                    wrong |= !is_exact;
                    saying.find(match (is_exact, is_new) {
                        (false, _) => "not-put",
                        (true, true) => "created",
                        (true, false) => "replaced",
                    });
                }
                "PATCH" => {
                    let keeps = before != after.as_deref() && gone(before, after.as_deref()).is_empty();
                    saying.find(if keeps { "patched" } else { "not-patched" });
                }
                "POST" => {
                    saying.find(if before == after.as_deref() { "posted" } else { "post-changed" });
                }
                _ => {}
            }
        }
        current = after;
    }
    match (wrong, replaced) {
        (true, _) => Verdict::Contradicted,
        (false, true) => Verdict::Holds,
        _ => Verdict::Open,
    }
}

/// The names of the JSON members that are there no more.
fn gone(before: Option<&str>, after: Option<&str>) -> Vec<String> {
    let members = before.and_then(json::members).unwrap_or_default();
    let names = members.into_iter().map(|(name, _)| name);
    names.filter(|name| after.and_then(|after| member(after, name)).is_none()).collect()
}

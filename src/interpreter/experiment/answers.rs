//! Experiments whose evidence is what the sandbox's echo and headers tell.

use super::evidence::beginning;
use super::saying::{Saying, joined};
use super::store::member;
use super::{Evidence, Run, Sheet, Step, Verdict};
use crate::encode::{form, json};

/// The same fields as a form, as JSON and as multipart.
pub(super) fn body_kinds(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let mut fields: Vec<Vec<(String, String)>> = Vec::new();
    for (step, title) in run.steps.iter().zip(saying.columns()) {
        let received = step.received();
        let mut own = Vec::new();
        let mut understood = Vec::new();
        for kind in ["form", "json", "files"] {
            let text = member(&received, kind).unwrap_or_default();
            for (name, value) in json::members(&text).unwrap_or_default() {
                let value = json::string(value).unwrap_or_else(|| value.to_owned());
                understood.push([kind, ": ", &name, " = ", &value].concat());
                own.push((name, value));
            }
        }
        fields.push(own);
        evidence.sheets.push(Sheet {
            title: (*title).to_owned(),
            media_type: step.asked().get("content-type").unwrap_or("–").to_owned(),
            text: beginning(&step.sent()),
            size: step.exchange.request.body.as_ref().map_or(0, bytes::Bytes::len),
            understood,
        });
    }
    // Nothing is said of their order.
    let has_all = |a: &[_], b: &[_]| a.len() == b.len() && a.iter().all(|field| b.contains(field));
    let is_same = fields.windows(2).all(|pair| has_all(&pair[0], &pair[1]));
    let is_same = is_same && !fields.iter().any(Vec::is_empty);
    let differ = |a: &Sheet, b: &Sheet| a.text != b.text && a.media_type != b.media_type;
    let all = &evidence.sheets;
    let are_different = all.iter().enumerate().all(|(at, a)| all[..at].iter().all(|b| differ(a, b)));
    saying.fact("bodies", all.len());
    saying.fact("sizes", joined(all.iter().map(|sheet| sheet.size.to_string())));
    saying.say(if are_different { "different" } else { "alike" });
    saying.say(if is_same { "understood" } else { "misunderstood" });
    if all.len() < saying.columns().len() {
        return Verdict::Open;
    }
    if is_same && are_different { Verdict::Holds } else { Verdict::Contradicted }
}

/// The redirect that a request asks the sandbox for: its status, and where it leads.
pub(super) fn redirect_asked(step: &Step) -> Option<(u16, String)> {
    let (_, query) = step.url().split_once('?')?;
    let pairs = form::decode(query);
    let get = |wanted| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    Some((get("status_code")?.parse().ok()?, get("url")?.clone()))
}

/// A PUT that is redirected, in this browser and in `requests`.
pub(super) fn redirected(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let (mut changed, mut kept, mut differ) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_as_claimed = true;
    for step in &run.steps {
        let Some((status, _)) = redirect_asked(step) else { continue };
        let received = step.received();
        let arrived = member(&received, "method").filter(|_| step.succeeded());
        let has_body = ["data", "form"].iter().any(|name| {
            member(&received, name).is_some_and(|content| !content.is_empty() && content != "{}")
        });
        let here = arrived.map(|method| (method, has_body));
        let python = run.followed.iter().find(|followed| followed.status == status);
        let python = python.map(|followed| (followed.method.clone(), followed.has_body));
        let cell = |saying: &mut Saying, arrived: &Option<(String, bool)>| match arrived {
            Some((method, has_body)) if !method.is_empty() => {
                saying.fact("method", method);
                saying.word(if *has_body { "with-body" } else { "without-body" })
            }
            _ => saying.word("not-followed"),
        };
        let cells = vec![status.to_string(), cell(saying, &here), cell(saying, &python)];
        evidence.rows.push(cells);
        let is_put = here.as_ref().is_some_and(|(method, has_body)| method == "PUT" && *has_body);
        if is_put { &mut kept } else { &mut changed }.push(status.to_string());
        // RFC 9110 §15.4.4, §15.4.8, §15.4.9; 301 and 302 leave it to the client.
        is_as_claimed &= match status {
            303 => here.as_ref().is_some_and(|(method, _)| method == "GET"),
            307 | 308 => is_put,
            _ => true,
        };
        if python.is_some() && python != here {
            differ.push(status.to_string());
        }
    }
    let is_compared = !run.followed.is_empty();
    let has_difference = !differ.is_empty();
    saying.fact("kept", joined(kept.into_iter()));
    saying.fact("changed", joined(changed.into_iter()));
    saying.fact("differ", joined(differ.into_iter()));
    saying.say("here");
    if is_compared {
        saying.say(if has_difference { "differ" } else { "alike" });
    }
    saying.say(if is_as_claimed { "as-claimed" } else { "not-as-claimed" });
    match (evidence.rows.is_empty(), is_as_claimed) {
        (true, _) => Verdict::Open,
        (false, true) => Verdict::Holds,
        (false, false) => Verdict::Contradicted,
    }
}

/// What a page of another origin is shown under each policy.
pub(super) fn cors(run: &Run, saying: &mut Saying, evidence: &mut Evidence) -> Verdict {
    let left = |step: &Step| -> Option<Vec<String>> {
        Some(step.response()?.headers.iter().map(|header| header.name.to_ascii_lowercase()).collect())
    };
    let policy = |step: &Step| -> String {
        let rest = step.url().split_once("/cors/").map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default().to_owned()
    };
    let seen: Vec<(String, Option<Vec<String>>, &Step)> =
        run.steps.iter().map(|step| (policy(step), left(step), step)).collect();
    // What one policy shows, another may hide. What is about CORS itself is no part of the resource.
    let mut all: Vec<String> = Vec::new();
    for name in seen.iter().filter_map(|(_, names, _)| names.as_ref()).flatten() {
        if !name.starts_with("access-control-") && name != "vary" && !all.contains(name) {
            all.push(name.clone());
        }
    }
    for (policy, names, step) in &seen {
        let names = names.clone().unwrap_or_default();
        let (shown, hidden): (Vec<_>, Vec<_>) = all.iter().cloned().partition(|name| names.contains(name));
        let cells = vec![
            policy.clone(),
            if step.response().is_some() { step.answer() } else { saying.word("withheld") },
            joined(shown.into_iter()),
            joined(hidden.into_iter()),
        ];
        evidence.rows.push(cells);
    }
    let count = |wanted: &str| {
        let (_, names, _) = seen.iter().find(|(policy, ..)| policy == wanted)?;
        names.as_ref().map(|names| all.iter().filter(|name| names.contains(name)).count())
    };
    let (closed, simple, open, credentials) =
        (count("closed"), count("simple"), count("open"), count("credentials"));
    for (name, count) in [("simple", simple), ("open", open), ("credentials", credentials)] {
        saying.fact(name, count.unwrap_or(0));
    }
    saying.say(if closed.is_none() { "closed-withheld" } else { "closed-shown" });
    saying.say(if simple < open { "simple-less" } else { "simple-all" });
    match (seen.len() < 4, closed.is_none() && simple.is_some() && simple < open && open <= credentials) {
        (true, _) => Verdict::Open,
        (false, true) => Verdict::Holds,
        (false, false) => Verdict::Contradicted,
    }
}

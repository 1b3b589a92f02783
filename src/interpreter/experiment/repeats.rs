//! Idempotent: whether a PUT that is repeated leaves more than one that is not (RFC 9110 §9.2.2).

use super::saying::{Saying, tally};
use super::{Evidence, Run, Verdict};

/// The first program repeats a PUT, the second one a POST.
pub(super) fn judge(run: &Run, saying: &mut Saying, _: &mut Evidence) -> Verdict {
    let (puts, posts) = (run.of(0), run.of(1));
    let refused = run.steps.iter().filter(|step| !step.succeeded()).count();
    let (sent, posted) = (puts.clone().count(), posts.clone().count());
    // Where it was cancelled before the first POST, the look at the end says the same.
    let between = puts.clone().last().and_then(|step| step.stored);
    let between = between.or_else(|| (posted == 0).then(|| run.after.len()));
    for (name, value) in [("puts", sent), ("posts", posted), ("refused", refused)] {
        saying.fact(name, value);
    }
    saying.fact("put_answers", tally(puts.clone()));
    saying.fact("post_answers", tally(posts.clone()));
    if refused > 0 {
        saying.say("refused");
    }
    let Some(between) = between else {
        saying.say("uncounted");
        return Verdict::Open;
    };
    let put_added = i64::from(between) - i64::from(run.before.len());
    let post_added = i64::from(run.after.len()) - i64::from(between);
    saying.fact("put_added", put_added);
    saying.fact("post_added", post_added);
    // What a single PUT would have left.
    let wanted = puts.clone().last();
    let is_kept = wanted.is_none_or(|put| {
        let id = put.url().rsplit('/').next().unwrap_or_default();
        let text = run.after.thing(id).and_then(|thing| thing.text.as_deref());
        text.is_none_or(|text| text == put.sent())
    });
    let verdict = if put_added > 1 {
        saying.say("put-many");
        Verdict::Contradicted
    } else if !is_kept {
        saying.say("put-other");
        Verdict::Contradicted
    } else {
        saying.say("put-one");
        if sent > 1 && refused == 0 { Verdict::Holds } else { Verdict::Open }
    };
    let statuses: Vec<_> = puts.map(super::Step::status).collect();
    if statuses.windows(2).any(|pair| pair[0] != pair[1]) {
        saying.say("answers-differ");
    }
    if posted > 0 {
        let is_each = usize::try_from(post_added).is_ok_and(|added| added == posted);
        saying.say(if is_each { "post-many" } else { "post-few" });
    }
    if sent == 1 {
        saying.say("once");
    }
    verdict
}

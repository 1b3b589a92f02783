//! Properties of the comparisons that experiments and the server's view show.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use put_playground::interpreter::experiment::{Snapshot, StoreDiff, Stored};
use put_playground::interpreter::{Line, diff};

fn side<'a>(lines: &[Line<'a>], of_new: bool) -> Vec<&'a str> {
    let text = |line: &Line<'a>| match line {
        Line::Same(text) => Some(*text),
        Line::Gone(text) => (!of_new).then_some(*text),
        Line::New(text) => of_new.then_some(*text),
    };
    lines.iter().filter_map(text).collect()
}

/// The length of the longest common subsequence, by definition.
fn common(a: &[&str], b: &[&str]) -> usize {
    match (a.split_first(), b.split_first()) {
        (Some((x, rest_a)), Some((y, rest_b))) if x == y => 1 + common(rest_a, rest_b),
        (Some((_, rest_a)), Some((_, rest_b))) => common(rest_a, b).max(common(a, rest_b)),
        _ => 0,
    }
}

fn texts(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec("[abc]{0,1}", 0..most).prop_map(|lines| lines.join("\n"))
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    prop::collection::btree_map("[a-e]", "[12]", 0..5).prop_map(|things| Snapshot {
        things: things.into_iter().map(|(id, tag)| Stored { id, tag, ..Stored::default() }).collect(),
        ..Snapshot::default()
    })
}

proptest! {
    #[test]
    fn a_diff_has_both_texts_in_it(before in texts(40), after in texts(40)) {
        let lines = diff(&before, &after);
        prop_assert_eq!(side(&lines, false), before.lines().collect::<Vec<_>>());
        prop_assert_eq!(side(&lines, true), after.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_diff_keeps_as_much_as_can_be(before in texts(8), after in texts(8)) {
        let lines = diff(&before, &after);
        let kept = lines.iter().filter(|line| matches!(line, Line::Same(_))).count();
        let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
        prop_assert_eq!(kept, common(&old, &new));
    }

    #[test]
    fn a_diff_of_equal_texts_changes_nothing(text in texts(40)) {
        prop_assert!(diff(&text, &text).iter().all(|line| matches!(line, Line::Same(_))));
    }

    #[test]
    fn a_store_diff_leads_from_before_to_after(before in snapshot(), after in snapshot()) {
        let diff = StoreDiff::between(&before, &after);
        let mut things = before.things.clone();
        things.retain(|thing| !diff.removed.contains(thing));
        for (old, new) in &diff.changed {
            prop_assert_ne!(&old.tag, &new.tag);
            things.iter_mut().find(|thing| thing.id == old.id).unwrap().tag.clone_from(&new.tag);
        }
        prop_assert_eq!(diff.same + diff.changed.len(), things.len());
        things.extend(diff.added.clone());
        things.sort_by(|a, b| a.id.cmp(&b.id));
        prop_assert_eq!(&things, &after.things);
        prop_assert_eq!(diff.is_empty(), before.things == after.things);
    }
}

/// What is too much to compare in time is replaced in one piece, and nothing is lost.
#[test]
fn long_texts_are_compared_in_time() {
    let text = |word: &str| (0..20_000).map(|n| format!("{word}{n}\n")).collect::<String>();
    let (before, after) = (format!("same\n{}end", text("a")), format!("same\n{}end", text("b")));
    let lines = diff(&before, &after);
    assert_eq!(lines.len(), 40_002);
    assert_eq!((lines[0], lines[40_001]), (Line::Same("same"), Line::Same("end")));
}

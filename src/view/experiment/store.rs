//! What changed in the store.

use super::element::{element, text};
use crate::model::experiment::{Line, StoreDiff, Stored, diff, lines_of};
use yew::prelude::*;

/// How many things of a kind are drawn one by one.
const DRAWN: usize = 8;

/// How many lines of a comparison are drawn.
const LINES: usize = 60;

/// Draws the comparison: signs say what colours say.
pub fn draw_store(store: &StoreDiff) -> Html {
    let StoreDiff { added, removed, changed, same } = store;
    let shown = |thing: &Stored| thing.text.as_deref().map(lines_of).unwrap_or_default();
    let mut items = Vec::new();
    let mut item = |class: &str, sign: &str, thing: &Stored, old: &str, new: &str| {
        let name = [sign, " ", &thing.path].concat();
        let name = element("span", &[("class", "wire")], vec![text(&name)]);
        items.push(element("li", &[("class", class)], vec![name, lines(old, new)]));
    };
    removed.iter().take(DRAWN).for_each(|thing| item("gone", "−", thing, &shown(thing), ""));
    changed.iter().take(DRAWN).for_each(|(old, new)| item("", "±", new, &shown(old), &shown(new)));
    added.iter().take(DRAWN).for_each(|thing| item("new", "+", thing, "", &shown(thing)));
    if [added.len(), removed.len(), changed.len()].iter().any(|count| *count > DRAWN) {
        items.push(element("li", &[], vec![text("…")]));
    }
    let told = format!(
        "The store, before and after: {} added (+), {} changed (±), {} removed (−), {same} as before",
        added.len(),
        changed.len(),
        removed.len(),
    );
    let parts = vec![element("figcaption", &[], vec![text(&told)]), element("ul", &[], items)];
    element("figure", &[("class", "picture stored")], parts)
}

/// The lines of a comparison.
fn lines(old: &str, new: &str) -> Html {
    let line = |line| {
        let (class, sign, line) = match line {
            Line::Same(line) => ("", "  ", line),
            Line::Gone(line) => ("gone", "− ", line),
            Line::New(line) => ("new", "+ ", line),
        };
        element("span", &[("class", class)], vec![text(&[sign, line, "\n"].concat())])
    };
    let lines: Vec<Html> = diff(old, new).into_iter().take(LINES).map(line).collect();
    match lines.is_empty() {
        true => Html::default(),
        false => element("pre", &[("class", "diff wire")], lines),
    }
}

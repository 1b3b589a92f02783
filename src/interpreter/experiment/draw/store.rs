//! What changed in the store.

use crate::interpreter::experiment::saying::Saying;
use crate::interpreter::experiment::{StoreDiff, Stored, lines_of};
use crate::interpreter::{Line, diff};
use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// How many things of a kind are drawn one by one.
const DRAWN: usize = 8;

/// How many lines of a comparison are drawn.
const LINES: usize = 60;

/// Draws the comparison: signs say what colours say.
pub fn draw_store(store: &StoreDiff, saying: &mut Saying) -> Figure {
    let StoreDiff { added, removed, changed, same } = store;
    let shown = |thing: &Stored| thing.text.as_deref().map(lines_of).unwrap_or_default();
    let mut items = Vec::new();
    let mut item = |class: &str, sign: &str, thing: &Stored, old: &str, new: &str| {
        let name = Figure::words(Tag::Span, "wire", [sign, " ", &thing.path].concat());
        let item = Figure::new(Tag::Li).with(Attribute::Class, class);
        items.push(item.holding([name]).holding(lines(old, new)));
    };
    removed.iter().take(DRAWN).for_each(|thing| item("gone", "−", thing, &shown(thing), ""));
    changed.iter().take(DRAWN).for_each(|(old, new)| item("", "±", new, &shown(old), &shown(new)));
    added.iter().take(DRAWN).for_each(|thing| item("new", "+", thing, "", &shown(thing)));
    if [added.len(), removed.len(), changed.len()].iter().any(|count| *count > DRAWN) {
        items.push(Figure::words(Tag::Li, "", "…"));
    }
    let counts =
        [("added", added.len()), ("changed", changed.len()), ("removed", removed.len()), ("same", *same)];
    counts.into_iter().for_each(|(name, count)| saying.fact(name, count));
    let caption = Figure::words(Tag::Figcaption, "", saying.word("figure-store"));
    let list = Figure::new(Tag::Ul).holding(items);
    Figure::new(Tag::Figure).with(Attribute::Class, "picture stored").holding([caption, list])
}

/// The lines of a comparison, if there are any.
fn lines(old: &str, new: &str) -> Option<Figure> {
    let line = |line| {
        let (class, sign, line) = match line {
            Line::Same(line) => ("", "  ", line),
            Line::Gone(line) => ("gone", "− ", line),
            Line::New(line) => ("new", "+ ", line),
        };
        Figure::words(Tag::Span, class, [sign, line, "\n"].concat())
    };
    let lines: Vec<Figure> = diff(old, new).into_iter().take(LINES).map(line).collect();
    let pre = Figure::new(Tag::Pre).with(Attribute::Class, "diff wire");
    (!lines.is_empty()).then(|| pre.holding(lines))
}

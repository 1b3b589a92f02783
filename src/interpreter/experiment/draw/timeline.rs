//! Answers and stored things over time: a band for each kind of answer, above it a line of steps.
//!
//! Everything is placed in per cent, so that the picture has any width and its text none but its own size.

use super::table::draw_table;
use crate::interpreter::experiment::saying::Saying;
use crate::interpreter::experiment::{Span, Timeline};
use crate::model::dialogue::figure::{Attribute, Figure, Tag};

const COLUMNS: [&str; 5] = ["table-requests", "table-method", "table-status", "table-stored", "table-ms"];

/// The colour of a status, and a sign that says the same without one.
fn kind(status: Option<u16>) -> (&'static str, &'static str) {
    match status {
        Some(200..300) => ("ok", "●"),
        Some(300..400) => ("redirect", "▲"),
        Some(400..500) => ("client", "■"),
        Some(_) => ("server", "◆"),
        None => ("client", "✕"),
    }
}

fn status(span: &Span) -> String {
    let status = span.status.map_or_else(|| "–".to_owned(), |status| status.to_string());
    [kind(span.status).1, " ", &status].concat()
}

/// A place among so many, in hundredths of a per cent.
fn place(at: u64, all: u64) -> u64 {
    at.saturating_mul(10_000) / all.max(1)
}

/// Hundredths as an attribute: `1230` is `12.30%`.
fn percent(hundredths: u64) -> String {
    let rest = hundredths % 100;
    [(hundredths / 100).to_string().as_str(), if rest < 10 { ".0" } else { "." }, &rest.to_string(), "%"]
        .concat()
}

fn step(x1: &str, x2: &str, y1: &str, y2: &str) -> Figure {
    let line = Figure::new(Tag::Line).with(Attribute::X1, x1).with(Attribute::X2, x2);
    line.with(Attribute::Y1, y1).with(Attribute::Y2, y2)
}

/// Draws the picture, and its table to unfold; `None` where there is nothing to see.
pub fn draw_timeline(line: &Timeline, saying: &mut Saying) -> Option<Figure> {
    if line.spans.is_empty() {
        return None;
    }
    let (least, most) = line.range();
    let x = |us: u64| percent(place(us, line.total_us));
    // The upper two thirds are for the steps; a number that never changes runs along their foot.
    let y = |count: u32| percent(6_000 - place(u64::from(count - least), u64::from(most - least)) * 56 / 100);
    let mut drawn = Vec::new();
    for pair in line.counts.windows(2) {
        let ((from, old), (to, new)) = (pair[0], pair[1]);
        let (from, to, old, new) = (x(from), x(to), y(old), y(new));
        drawn.push(step(&from, &to, &old, &old));
        drawn.push(step(&to, &to, &old, &new));
    }
    let mut rows = Vec::new();
    for span in &line.spans {
        let Span { method, first, count, from_us, to_us, .. } = span;
        let from = place(*from_us, line.total_us);
        let width = place(to_us - from_us, line.total_us);
        let band = Figure::new(Tag::Rect)
            .with(Attribute::Class, kind(span.status).0)
            .with(Attribute::X, percent(from))
            .with(Attribute::Width, percent(width))
            .with(Attribute::Y, "72%")
            .with(Attribute::Height, "26%");
        drawn.push(band);
        // Where there is no room for words, the sign or nothing: the table has them all.
        let words = match width {
            1_600.. => [method, " ", &status(span)].concat(),
            400.. => kind(span.status).1.to_owned(),
            _ => String::new(),
        };
        let words = Figure::words(Tag::Words, "", words);
        drawn.push(words.with(Attribute::X, percent(from + 80)).with(Attribute::Y, "88%"));
        let last = first + count - 1;
        rows.push(vec![
            if *count == 1 { last.to_string() } else { format!("{first}–{last}") },
            (*method).to_owned(),
            status(span),
            span.stored.map_or_else(|| "–".to_owned(), |stored| stored.to_string()),
            ((to_us - from_us) / 1000).to_string(),
        ]);
    }
    saying.fact("least", least);
    saying.fact("most", most);
    saying.fact("ms", line.total_us / 1000);
    let (told, title) = (saying.word("figure-timeline"), saying.word("figure-table"));
    let columns = COLUMNS.iter().map(|name| saying.word(name)).collect();
    let svg = Figure::new(Tag::Svg).with(Attribute::Role, "img").with(Attribute::Label, told.as_str());
    let summary = Figure::words(Tag::Summary, "", title.as_str());
    let table = Figure::new(Tag::Details).holding([summary, draw_table(&title, columns, &rows)]);
    let caption = Figure::words(Tag::Figcaption, "", told);
    let parts = [caption, svg.holding(drawn), table];
    Some(Figure::new(Tag::Figure).with(Attribute::Class, "picture timeline").holding(parts))
}

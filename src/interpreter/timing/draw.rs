//! The waterfall and its table. Every bar has a row, a name and its length in words; colour and pattern only help.

use super::phases::{Account, Phase, Sizes};
use crate::locale::{Argument, tr, tr_with};
use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// The height of a row in pixels: a line of words, and the bar below it.
const ROW: usize = 36;
/// Where the words of a row stand, and its bar begins.
const WORDS_AT: usize = 14;
const BAR_AT: usize = 20;
/// The height of a bar.
const BAR: usize = 10;
/// The least width of a bar, in thousandths of the picture: what is there can be seen.
const LEAST: u64 = 4;

/// Draws an account.
pub fn draw(account: &Account) -> Figure {
    let mut parts = vec![waterfall(account)];
    parts.extend(account.notes.iter().map(|note| Figure::words(Tag::P, "hint-line", *note)));
    if !account.server.is_empty() {
        parts.push(Figure::words(Tag::P, "hint-line", tr("timing-by-server")));
    }
    parts.push(table(account));
    parts.extend(account.sizes.as_ref().map(|sizes| size_table(sizes, &account.protocol)));
    Figure::new(Tag::Div).with(Attribute::Class, "timing").holding(parts)
}

fn waterfall(account: &Account) -> Figure {
    let rows: Vec<&Phase> = account.phases.iter().chain(&account.server).collect();
    let said: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, length(row))).collect();
    let label = format!("{}: {}. {}.", tr("timing-title"), milliseconds(account.total_us), said.join(", "));
    let drawn = rows.iter().enumerate().flat_map(|(at, row)| bar(row, at * ROW, account.total_us));
    Figure::new(Tag::Svg)
        .with(Attribute::Class, "waterfall")
        .with(Attribute::Role, "img")
        .with(Attribute::Label, label)
        .with(Attribute::Width, "100%")
        .with(Attribute::Height, (rows.len() * ROW).to_string())
        .holding(drawn)
}

fn bar(phase: &Phase, top: usize, total_us: u64) -> Vec<Figure> {
    let y = (top + BAR_AT).to_string();
    let words = |x: &str, anchor: &str, text: String| {
        Figure::words(Tag::Words, "", text)
            .with(Attribute::X, x)
            .with(Attribute::Y, (top + WORDS_AT).to_string())
            .with(Attribute::Anchor, anchor)
    };
    let rect = |class: &str, x: String, width: String| {
        Figure::new(Tag::Rect)
            .with(Attribute::Class, class)
            .with(Attribute::X, x)
            .with(Attribute::Y, y.clone())
            .with(Attribute::Width, width)
            .with(Attribute::Height, BAR.to_string())
    };
    let mut drawn = vec![
        words("0", "start", phase.name.clone()),
        words("100%", "end", length(phase)),
        rect("track", "0".to_owned(), "100%".to_owned()),
    ];
    if let Some(length_us) = phase.length_us {
        let start = share(phase.start_us, total_us).min(1000 - LEAST);
        let width = share(length_us, total_us).max(LEAST).min(1000 - start);
        let class = format!("bar {}", phase.class);
        drawn.push(rect(&class, percent(start), percent(width)));
        // The pattern: a line through the bar's middle, which the style sheet dashes.
        let middle = (top + BAR_AT + BAR / 2).to_string();
        let line = Figure::new(Tag::Line)
            .with(Attribute::Class, format!("pattern {}", phase.class))
            .with(Attribute::X1, percent(start))
            .with(Attribute::X2, percent(start + width))
            .with(Attribute::Y1, middle.clone())
            .with(Attribute::Y2, middle);
        drawn.push(line);
    }
    drawn
}

fn table(account: &Account) -> Figure {
    let mut rows: Vec<Figure> = account
        .phases
        .iter()
        .chain(&account.server)
        .map(|phase| row(&phase.name, &[milliseconds(phase.start_us), length(phase)]))
        .collect();
    rows.push(row(tr("timing-whole"), &["".to_owned(), milliseconds(account.total_us)]));
    titled(tr("timing-title"), &[tr("timing-phase"), tr("timing-starts"), tr("timing-takes")], rows)
}

fn size_table(sizes: &Sizes, protocol: &str) -> Figure {
    let transfer = if sizes.transfer == 0 { tr("timing-transfer-none") } else { tr("timing-transfer-is") };
    let mut decoded = tr("timing-decoded-is").to_owned();
    if sizes.encoded > 0 && sizes.decoded > sizes.encoded {
        decoded.push(' ');
        decoded.push_str(tr("timing-saved"));
    }
    let mut rows = vec![
        row("transferSize", &[sizes.transfer.to_string(), transfer.to_owned()]),
        row("encodedBodySize", &[sizes.encoded.to_string(), tr("timing-encoded-is").to_owned()]),
        row("decodedBodySize", &[sizes.decoded.to_string(), decoded]),
    ];
    if !protocol.is_empty() {
        rows.push(row(tr("timing-protocol"), &[protocol.to_owned(), String::new()]));
    }
    titled(tr("timing-sizes"), &[], rows)
}

fn titled(title: &str, heads: &[&str], rows: Vec<Figure>) -> Figure {
    let mut parts = vec![Figure::words(Tag::Caption, "", title)];
    if !heads.is_empty() {
        let heads = heads.iter().map(|head| Figure::words(Tag::Th, "", *head).with(Attribute::Scope, "col"));
        parts.push(Figure::new(Tag::Thead).holding([Figure::new(Tag::Tr).holding(heads)]));
    }
    parts.push(Figure::new(Tag::Tbody).holding(rows));
    Figure::new(Tag::Table).holding(parts)
}

fn row(head: &str, cells: &[String]) -> Figure {
    Figure::new(Tag::Tr)
        .holding([Figure::words(Tag::Th, "", head).with(Attribute::Scope, "row")])
        .holding(cells.iter().map(|cell| Figure::words(Tag::Td, "", cell.as_str())))
}

fn length(phase: &Phase) -> String {
    phase.length_us.map_or_else(|| tr("timing-no-duration").to_owned(), milliseconds)
}

/// Thousandths of the whole.
fn share(part: u64, whole: u64) -> u64 {
    u64::try_from(u128::from(part) * 1000 / u128::from(whole.max(1))).unwrap_or(1000).min(1000)
}

fn percent(thousandths: u64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Microseconds as milliseconds, with as many digits as they are worth.
fn milliseconds(us: u64) -> String {
    match us {
        1..100_000 => {
            let (whole, tenth) = (Argument::Number(us / 1000), Argument::Number(us % 1000 / 100));
            tr_with("timing-milliseconds", &[("whole", whole), ("tenth", tenth)])
        }
        _ => format!("{} ms", us / 1000),
    }
}

//! The view: the request as it arrived, the representation, the lines that changed, and the last requests.

use super::log::{Body, Entry};
use super::looks::{Before, stored};
use crate::encode::json;
use crate::interpreter::{Line, diff};
use crate::locale::{Argument, tr, tr_count, tr_with};
use crate::model::dialogue::figure::{Attribute, Figure, Tag};
use crate::model::dialogue::{Stored, Witnessed};

/// How much of a text is drawn, in bytes: 16 KiB.
const DRAWN_BYTES: usize = 16 * 1024;
/// How many lines of a comparison are drawn.
const DRAWN_LINES: usize = 400;
/// How many unchanged lines stand around a changed one.
const AROUND: usize = 3;
/// How many of the last requests are listed.
const LISTED: usize = 10;

/// Draws the view.
pub fn draw(witnessed: &Witnessed, log: Option<&[Entry]>, before: &Before) -> Figure {
    let mut parts = Vec::new();
    parts.extend(arrived(witnessed, log));
    parts.extend(now(witnessed));
    if let Some(now) = stored(witnessed) {
        parts.push(Figure::words(Tag::H3, "", tr("server-changed")));
        parts.extend(changed(before, &now));
    }
    parts.extend(log.map(|log| last(witnessed, log)).into_iter().flatten());
    Figure::new(Tag::Div).with(Attribute::Class, "witness").holding(parts)
}

fn arrived(witnessed: &Witnessed, log: Option<&[Entry]>) -> Vec<Figure> {
    let heading = Figure::words(Tag::H3, "", tr("server-arrived"));
    let found = log.and_then(|log| log.iter().find(|entry| entry.id == witnessed.request_id));
    let Some(entry) = found else {
        let why = match log {
            None => tr("server-no-log"),
            Some(_) if witnessed.request_id.is_empty() => tr("server-no-id"),
            Some(_) => tr("server-not-in-log"),
        };
        return vec![heading, hint(why)];
    };
    let mut text = entry.line.clone();
    for (name, value) in &entry.headers {
        text.extend(["\n", name, ": ", value]);
    }
    text.push_str("\n\n");
    text.push_str(&body(&entry.body));
    let how = if witnessed.is_worker { tr("server-as-given") } else { tr("server-as-sent") };
    vec![heading, block(tr("server-arrived"), &text), hint(how)]
}

fn body(body: &Body) -> String {
    let mut text = match &body.text {
        _ if body.size == "0" => tr("server-no-body").to_owned(),
        Some(text) => text.clone(),
        None => format!("({})", tr_count("server-binary", body.size.parse().unwrap_or_default())),
    };
    if body.cut {
        text.push('\n');
        text.push_str(tr("server-cut"));
    }
    text
}

fn now(witnessed: &Witnessed) -> Vec<Figure> {
    let heading = Figure::words(Tag::H3, "", tr("server-stored"));
    let Some(Stored { status, media_type, body }) = &witnessed.stored else {
        return vec![heading, hint(tr("server-stores-nothing"))];
    };
    let shown = match (stored(witnessed), std::str::from_utf8(body)) {
        (None, _) => {
            let status = Argument::Number((*status).into());
            hint(&tr_with("server-not-seen", &[("status", status)]))
        }
        (Some(Before::Nothing), _) => hint(tr("server-nothing")),
        (Some(_), Ok("")) => hint(tr("server-empty")),
        (Some(_), Ok(text)) => block(tr("server-stored"), text),
        (Some(_), Err(_)) => hint(&(tr_count("server-binary", body.len()) + ".")),
    };
    let mut parts = vec![heading];
    if *status == 200 {
        let what = format!("{} · {media_type}", witnessed.url);
        parts.push(Figure::words(Tag::P, "hint-line wire", what));
    }
    parts.push(shown);
    parts
}

fn changed(before: &Before, now: &Before) -> Vec<Figure> {
    let (old, new) = match (before, now) {
        (Before::Unknown, _) => return vec![hint(tr("server-unknown"))],
        (before, now) if before == now => return vec![hint(tr("server-same"))],
        (Before::Bytes(old), Before::Bytes(new)) => (&old[..], &new[..]),
        (Before::Bytes(old), _) => (&old[..], &[][..]),
        (Before::Nothing, Before::Bytes(new)) => (&[][..], &new[..]),
        (Before::Nothing, _) => return vec![hint(tr("server-same"))],
    };
    let mut parts = Vec::new();
    match (before, now) {
        (Before::Nothing, _) => parts.push(hint(tr("server-created"))),
        (_, Before::Nothing) => parts.push(hint(tr("server-removed"))),
        _ => {}
    }
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        parts.push(hint(tr("server-binary-changed")));
        return parts;
    };
    // JSON on one line would be one changed line.
    let laid_out = |text: &str| if text.is_empty() { Some(String::new()) } else { json::pretty(text) };
    let (old_json, new_json) = (laid_out(old), laid_out(new));
    let (old, new) = match (&old_json, &new_json) {
        (Some(old), Some(new)) if old == new => {
            parts.push(hint(tr("server-white-space")));
            return parts;
        }
        (Some(old), Some(new)) => (old.as_str(), new.as_str()),
        _ => (old, new),
    };
    let lines = diff(old, new);
    if lines.iter().all(|line| matches!(line, Line::Same(_))) {
        parts.push(hint(tr("server-line-ends")));
        return parts;
    }
    parts.push(comparison(&lines));
    parts.push(hint(tr("server-marks")));
    parts
}

fn comparison(lines: &[Line<'_>]) -> Figure {
    let is_near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        let to = (at + AROUND + 1).min(lines.len());
        lines[from..to].iter().any(|line| !matches!(line, Line::Same(_)))
    };
    let (mut drawn, mut skipped) = (Vec::new(), 0);
    for (at, line) in lines.iter().enumerate() {
        if drawn.len() >= DRAWN_LINES {
            drawn.push(Figure::words(Tag::Span, "hint-line", tr("server-shortened")));
            break;
        }
        if !is_near(at) {
            skipped += 1;
            continue;
        }
        push_skipped(&mut drawn, &mut skipped);
        drawn.push(match line {
            Line::Same(text) => Figure::words(Tag::Span, "", format!("  {text}\n")),
            Line::Gone(text) => Figure::words(Tag::Del, "", format!("− {text}\n")),
            Line::New(text) => Figure::words(Tag::Ins, "", format!("+ {text}\n")),
        });
    }
    push_skipped(&mut drawn, &mut skipped);
    pre(tr("server-changed")).holding(drawn)
}

fn push_skipped(drawn: &mut Vec<Figure>, skipped: &mut usize) {
    let count = std::mem::take(skipped);
    if count > 0 {
        drawn.push(Figure::words(Tag::Span, "hint-line", tr_count("server-lines-alike", count) + "\n"));
    }
}

fn last(witnessed: &Witnessed, log: &[Entry]) -> Vec<Figure> {
    let items = log.iter().take(LISTED).map(|entry| {
        let item = Figure::new(Tag::Li).holding([Figure::words(Tag::Code, "", entry.line.as_str())]);
        if entry.id == witnessed.request_id {
            item.holding([Figure::from(" "), Figure::words(Tag::Strong, "", tr("server-this-one"))])
        } else {
            item
        }
    });
    let list = Figure::new(Tag::Ul).with(Attribute::Label, tr("server-last")).holding(items);
    vec![Figure::words(Tag::H3, "", tr("server-last")), list, hint(tr("server-live"))]
}

/// Text that scrolls where it is long, which the keyboard can do only where it can be reached.
fn block(label: &str, text: &str) -> Figure {
    let end = (0..=DRAWN_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let beginning = &text[..end.unwrap_or_default()];
    let block = pre(label).holding([beginning]);
    if beginning.len() < text.len() {
        block.holding([Figure::words(Tag::Span, "hint-line", format!("\n{}", tr("server-shortened")))])
    } else {
        block
    }
}

fn pre(label: &str) -> Figure {
    Figure::new(Tag::Pre)
        .with(Attribute::Class, "wire-box")
        .with(Attribute::Tabindex, "0")
        .with(Attribute::Label, label)
}

fn hint(text: &str) -> Figure {
    Figure::words(Tag::P, "hint-line", text)
}

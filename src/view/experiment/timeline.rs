//! Answers and stored things over time: a band for each kind of answer, above it a line of steps.
//!
//! Everything is placed in per cent, so that the picture has any width and its text none but its own size.

use crate::model::experiment::{Span, Timeline};
use yew::prelude::*;

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
    span.status.map_or_else(|| "no answer".to_owned(), |status| status.to_string())
}

/// A place among so many, in hundredths of a per cent.
fn place(at: u64, all: u64) -> u64 {
    at.saturating_mul(10_000) / all.max(1)
}

/// Hundredths as an attribute: `1234` is `12.34%`.
fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Draws the picture, and its table to unfold.
pub fn draw_timeline(line: &Timeline) -> Html {
    if line.spans.is_empty() {
        return Html::default();
    }
    let (least, most) = line.range();
    let x = |us: u64| percent(place(us, line.total_us));
    // The upper two thirds are for the steps; one that never changes runs through their middle.
    let y = |count: u32| match most - least {
        0 => percent(3_200),
        range => percent(6_000 - place(u64::from(count - least), u64::from(range)) * 56 / 100),
    };
    let steps = line.counts.windows(2).map(|pair| {
        let ((from, old), (to, new)) = (pair[0], pair[1]);
        html! {
            <>
                <line x1={x(from)} x2={x(to)} y1={y(old)} y2={y(old)} />
                <line x1={x(to)} x2={x(to)} y1={y(old)} y2={y(new)} />
            </>
        }
    });
    let bands = line.spans.iter().map(|span| {
        let (class, sign) = kind(span.status);
        let width = place(span.to_us - span.from_us, line.total_us);
        html! {
            <>
                <rect class={class} x={x(span.from_us)} width={percent(width)} y="72%" height="26%" />
                // Where there is no room for words, the sign or nothing: the table has them all.
                if width > 1_600 {
                    <text x={percent(place(span.from_us, line.total_us) + 80)} y="88%">{ format!("{sign} {} {}", span.method, status(span)) }</text>
                } else if width > 400 {
                    <text x={percent(place(span.from_us, line.total_us) + 80)} y="88%">{ sign }</text>
                }
            </>
        }
    });
    html! {
        <figure class="picture timeline">
            <figcaption>{ format!("Stored things ({least} to {most}) and answers over {} ms", line.total_us / 1000) }</figcaption>
            <svg role="img" aria-label={format!("Stored things went from {} to {}; the answers are in the table below.",
                line.counts.first().map_or(0, |count| count.1), line.counts.last().map_or(0, |count| count.1))}>
                <g class="steps">{ for steps }</g>
                { for bands }
            </svg>
            <details>
                <summary>{ "The same as a table" }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label="Answers in order"><table class="comparison">
                    <thead><tr>{ for ["Requests", "Method", "Status", "Stored then", "Milliseconds"].map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
                    <tbody>{ for line.spans.iter().map(|span| {
                        let last = span.first + span.count - 1;
                        html! {
                            <tr>
                                <th scope="row">{ if span.count == 1 { last.to_string() } else { format!("{}–{last}", span.first) } }</th>
                                <td>{ span.method }</td>
                                <td>{ format!("{} {}", kind(span.status).1, status(span)) }</td>
                                <td>{ span.stored.map_or_else(|| "–".to_owned(), |stored| stored.to_string()) }</td>
                                <td>{ (span.to_us - span.from_us) / 1000 }</td>
                            </tr>
                        }
                    }) }</tbody>
                </table></div>
            </details>
        </figure>
    }
}

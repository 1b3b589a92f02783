//! The evidence as words and pictures. Each picture has its words or its table beside it.

mod bodies;
mod store;
mod table;
mod timeline;

use super::saying::Saying;
use super::{Ended, Evidence, Trial, Verdict};
use crate::lesson::experiment::Picture;
use crate::lesson::{Span, spans};
use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// Draws the evidence.
pub fn draw_evidence(trial: &Trial, evidence: &Evidence) -> Figure {
    let experiment = trial.experiment;
    let mut saying = Saying::new(experiment);
    let (class, sign, title) = match evidence.verdict {
        Verdict::Holds => ("ok", "✓", "verdict-holds"),
        Verdict::Contradicted => ("client", "✕", "verdict-contradicted"),
        Verdict::Open => ("redirect", "?", "verdict-open"),
    };
    let sign = Figure::words(Tag::B, class, sign).with(Attribute::Hidden, "true");
    let heading = Figure::new(Tag::H4).holding([sign, " ".into(), saying.word(title).into()]);
    let mut parts = vec![heading];
    match &evidence.ended {
        Ended::Done => {}
        Ended::Cancelled => parts.push(paragraph(&saying.word("cancelled"))),
        Ended::Broken(words) => {
            parts.push(paragraph(&saying.word("broken")));
            parts.push(Figure::words(Tag::Pre, "wire-box", words.as_str()).with(Attribute::Tabindex, "0"));
        }
    }
    if evidence.verdict == Verdict::Holds {
        let is_right = trial.prediction == experiment.right;
        let said = saying.word(if is_right { "foreseen" } else { "unforeseen" });
        let because = marked(&trial.filled(experiment.because));
        let said = [Figure::words(Tag::Strong, "", said), " ".into()];
        parts.push(Figure::new(Tag::P).holding(said).holding(because));
    }
    parts.extend(evidence.sentences.iter().map(|sentence| paragraph(sentence)));
    parts.extend(experiment.pictures.iter().filter_map(|picture| match picture {
        Picture::Timeline => timeline::draw_timeline(&evidence.timeline, &mut saying),
        Picture::Store => Some(store::draw_store(&evidence.store, &mut saying)),
        Picture::Table => {
            let columns = experiment.columns.iter().map(|cell| (*cell).to_owned()).collect();
            Some(table::draw_table(experiment.title, columns, &evidence.rows))
        }
        Picture::Bodies => Some(bodies::draw_bodies(&evidence.sheets, &mut saying)),
    }));
    Figure::new(Tag::Div).holding(parts)
}

fn paragraph(text: &str) -> Figure {
    Figure::new(Tag::P).holding(marked(text))
}

/// A text with its marks.
fn marked(text: &str) -> Vec<Figure> {
    let figure = |span| match span {
        Span::Plain(text) => text.into(),
        Span::Code(text) => Figure::words(Tag::Code, "", text),
        Span::Emphasis(text) => Figure::words(Tag::Em, "", text),
    };
    spans(text).into_iter().map(figure).collect()
}

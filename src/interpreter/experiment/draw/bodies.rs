//! Bodies side by side, and what the server understood of each; on a narrow screen one below the other.

use crate::interpreter::experiment::Sheet;
use crate::interpreter::experiment::saying::Saying;
use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// Draws the sheets.
pub fn draw_bodies(sheets: &[Sheet], saying: &mut Saying) -> Figure {
    let sheet = |sheet: &Sheet| {
        saying.fact("title", &sheet.title);
        saying.fact("size", sheet.size);
        let text = Figure::words(Tag::Pre, "wire-box", sheet.text.as_str());
        let lines = sheet.understood.iter().map(|line| Figure::words(Tag::Li, "wire", line.as_str()));
        Figure::new(Tag::Figure).holding([
            Figure::words(Tag::Figcaption, "", saying.word("figure-body")),
            Figure::words(Tag::P, "wire", ["Content-Type: ", &sheet.media_type].concat()),
            text.with(Attribute::Tabindex, "0").with(Attribute::Label, sheet.title.as_str()),
            Figure::words(Tag::P, "", saying.word("server-understood")),
            Figure::new(Tag::Ul).holding(lines),
        ])
    };
    let sheets: Vec<Figure> = sheets.iter().map(sheet).collect();
    Figure::new(Tag::Div).with(Attribute::Class, "sheets picture").holding(sheets)
}

//! Rows under columns.

use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// Draws a table; a cell may have several lines. The first cell of a row is its heading.
pub fn draw_table(title: &str, columns: Vec<String>, rows: &[Vec<String>]) -> Figure {
    let head = columns.into_iter().map(|cell| Figure::words(Tag::Th, "", cell).with(Attribute::Scope, "col"));
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => Figure::words(Tag::Th, "", cell.as_str()).with(Attribute::Scope, "row"),
            _ => Figure::words(Tag::Td, "", cell.as_str()),
        });
        Figure::new(Tag::Tr).holding(cells)
    };
    let head = Figure::new(Tag::Thead).holding([Figure::new(Tag::Tr).holding(head)]);
    let body = Figure::new(Tag::Tbody).holding(rows.iter().map(row));
    let table = Figure::new(Tag::Table).with(Attribute::Class, "comparison").holding([head, body]);
    Figure::new(Tag::Div)
        .with(Attribute::Class, "scroll picture")
        .with(Attribute::Tabindex, "0")
        .with(Attribute::Role, "group")
        .with(Attribute::Label, title)
        .holding([table])
}

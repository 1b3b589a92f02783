//! Rows under columns.

use crate::model::dialogue::figure::{Attribute, Figure, Tag};

/// Draws a table; a cell may have several lines. The first cell of a row is its heading. Where there is no room for columns,
/// the style sheet shows each cell below the others, under the name of its column, which is in the cell for that.
pub fn draw_table(title: &str, columns: Vec<String>, rows: &[Vec<String>]) -> Figure {
    let row = |row: &Vec<String>| {
        let cells = row.iter().zip(&columns).enumerate().map(|(at, (cell, column))| {
            let place = match at {
                0 => Figure::new(Tag::Th).with(Attribute::Scope, "row"),
                _ => Figure::new(Tag::Td),
            };
            place.holding([Figure::words(Tag::Span, "column", column.as_str()), cell.as_str().into()])
        });
        Figure::new(Tag::Tr).holding(cells)
    };
    let head =
        columns.iter().map(|cell| Figure::words(Tag::Th, "", cell.as_str()).with(Attribute::Scope, "col"));
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

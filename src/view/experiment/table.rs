//! Rows under columns.

use super::element::{element, text};
use yew::prelude::*;

/// Draws a table; a cell may have several lines. The first cell of a row is its heading.
pub fn draw_table(title: &str, columns: &[&str], rows: &[Vec<String>]) -> Html {
    let head = columns.iter().map(|cell| element("th", &[("scope", "col")], vec![text(cell)])).collect();
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => element("th", &[("scope", "row")], vec![text(cell)]),
            _ => element("td", &[], vec![text(cell)]),
        });
        element("tr", &[], cells.collect())
    };
    let parts = vec![
        element("thead", &[], vec![element("tr", &[], head)]),
        element("tbody", &[], rows.iter().map(row).collect()),
    ];
    let attributes =
        [("class", "scroll picture"), ("tabindex", "0"), ("role", "group"), ("aria-label", title)];
    element("div", &attributes, vec![element("table", &[("class", "comparison")], parts)])
}

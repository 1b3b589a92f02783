//! Bodies side by side, and what the server understood of each.

use super::element::{element, text};
use crate::model::experiment::Sheet;
use yew::prelude::*;

/// What stands before what the server understood.
const UNDERSTOOD: &str = "The server understood:";

/// Draws the sheets; on a narrow screen one below the other.
pub fn draw_bodies(sheets: &[Sheet]) -> Html {
    let sheet = |sheet: &Sheet| {
        let wire = ("class", "wire");
        let line = |line: &String| element("li", &[wire], vec![text(line)]);
        let parts = vec![
            element("figcaption", &[], vec![text(&format!("{} · {} bytes", sheet.title, sheet.size))]),
            element("p", &[wire], vec![text(&["Content-Type: ", &sheet.media_type].concat())]),
            element(
                "pre",
                &[("class", "wire-box"), ("tabindex", "0"), ("aria-label", &sheet.title)],
                vec![text(&sheet.text)],
            ),
            element("p", &[], vec![text(UNDERSTOOD)]),
            element("ul", &[], sheet.understood.iter().map(line).collect()),
        ];
        element("figure", &[], parts)
    };
    element("div", &[("class", "sheets picture")], sheets.iter().map(sheet).collect())
}

//! The response's headers, each with its explanation beside it.

use super::control::{hint, outside};
use super::element::{Attribute, Element, several, tag};
use super::hidden::draw_hidden;
use crate::browser;
use crate::explain::{self, HeaderRow, Moment};
use crate::http::Response;
use crate::locale::tr;

/// Draws the header table.
pub fn draw_headers(response: &Response) -> Element {
    let moment = browser::moment();
    let rows = response.headers.iter();
    let rows =
        rows.fold(tag("tbody"), |rows, header| rows.add(draw_row(&header.name, &header.value, &moment)));
    several()
        .add(header_table("headers", tr("response-headers"), tr("header-value-and-meaning"), rows))
        .add(hint(explain::sentence("hidden-order")))
        .add(draw_hidden(response))
}

/// A table of headers; the heads of its columns are for the ear.
#[inline(never)]
pub fn header_table(class: &str, label: &str, second: &str, rows: Element) -> Element {
    let head = |text: &str| tag("th").set(Attribute::Scope, "col").text(text);
    let heads = tag("tr").add(head(tr("header"))).add(head(second));
    tag("table")
        .class(class)
        .label(label)
        .add(tag("colgroup").add(tag("col")).add(tag("col")))
        .add(tag("thead").class("unseen").add(heads))
        .add(rows)
}

/// Begins the row of a header.
pub fn row_of(name: &str) -> Element {
    tag("tr").add(tag("th").set(Attribute::Scope, "row").text(name))
}

fn draw_row(name: &str, value: &str, moment: &Moment) -> Element {
    let note = explain::header(name);
    let mut says = tag("small").text(note.says);
    if let Some(source) = note.source {
        says = says.text(" ").add(outside(&source.label(), &source.url()).class("source"));
    }
    if let Some(mdn) = note.row.and_then(HeaderRow::mdn) {
        says = says.text(" ").add(outside("MDN", &mdn).class("source"));
    }
    let reading = explain::value(name, value, moment);
    let reading = reading.map(|reading| tag("small").class("reading").text(&reading));
    let value = tag("span").class("wire").text(value);
    row_of(name).add(tag("td").add(value).maybe(reading).add(says))
}

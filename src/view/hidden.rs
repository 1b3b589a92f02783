//! The response headers that the browser may have hidden.

use super::control::{hint, small_head};
use super::element::{Element, several, tag};
use super::headers_face::header_table;
use crate::explain::{self, HiddenHeader, Likely, hidden_headers, sentence};
use crate::http::{Response, Visibility};
use crate::locale::tr;

/// Draws a row for each header that may be there.
pub fn draw_hidden(response: &Response) -> Element {
    let is_foreign = response.visibility != Visibility::SameOrigin;
    let rows = hidden_headers(response).into_iter().fold(tag("tbody"), |rows, row| rows.add(draw_row(row)));
    several()
        .add(small_head("h3", sentence("hidden")))
        .maybe(is_foreign.then(|| hint(sentence("hidden-foreign"))))
        .add(header_table("headers hidden-headers", tr("hidden-headers"), tr("header-meaning"), rows))
        .maybe(is_foreign.then(|| hint(sentence("hidden-incomplete"))))
}

fn draw_row(header: HiddenHeader) -> Element {
    let (mark, why) = words(header.likely);
    let why = tag("small").text(why).text(" ").text(explain::header(header.name).says);
    let meaning = tag("td").add(tag("em").text(mark)).add(why);
    super::headers_face::row_of(header.name).add(meaning)
}

/// The rule that hides a header, and how sure it is that it was sent.
fn words(likely: Likely) -> (&'static str, &'static str) {
    match likely {
        Likely::Certain => (sentence("hidden-unless"), sentence("hidden-certain")),
        Likely::ByStatus => (sentence("hidden-unless"), sentence("hidden-by-status")),
        Likely::Usual => (sentence("hidden-unless"), ""),
        Likely::NeverShown => (sentence("hidden-always"), ""),
    }
}

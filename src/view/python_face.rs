//! What Python prints of a response.

use super::code_face::draw_presence;
use super::element::{Element, nothing, several, tag};
use super::text::marked;
use crate::model::dialogue::Printout;
use crate::model::{Code, Msg};
use yew::prelude::*;

/// Draws what is printed of the exchange with this number.
pub fn draw_python_face(
    printout: Option<&(u32, std::rc::Rc<Printout>)>,
    exchange: u32,
    code: &Code,
    send: &Callback<Msg>,
) -> Element {
    let Some((_, printout)) = printout.filter(|(id, _)| *id == exchange) else {
        return draw_presence(code, send).unwrap_or_else(nothing);
    };
    let notes = printout
        .notes
        .iter()
        .fold(several(), |notes, note| notes.add(tag("p").class("warning").add(marked(note))));
    let list = tag("ol").class("printout").named("what-python-prints");
    let list = printout.lines.iter().fold(list, |list, line| {
        let output = tag("pre").text(&line.output);
        let output = if line.raised { output.class("raised") } else { output };
        let note = (!line.note.is_empty()).then(|| tag("small").add(marked(&line.note)));
        list.add(tag("li").add(tag("code").text(&line.code)).add(output).maybe(note))
    });
    notes.add(list)
}

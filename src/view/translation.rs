//! The draft in a language other than Python, and curl commands taken in.

use super::code_face::draw_fault_place;
use super::control::{button, hint, link, text_area, wire_box};
use super::element::{Attribute, Element, several, tag};
use crate::formats::Language;
use crate::locale::{tr, tr_text};
use crate::model::{Code, CodeMsg, Msg};
use yew::prelude::*;

/// Draws the translation.
pub fn draw_translation(code: &Code, send: &Callback<Msg>) -> Element {
    let translation = code.translation.as_ref().filter(|translation| translation.language == code.language);
    let drawn = translation.map(|translation| {
        let label = tr_text("request-in-language", "language", code.language.label());
        let (copy, save) = (Msg::Copy(translation.text.clone()), Msg::Code(CodeMsg::Save));
        let bar = tag("div")
            .class("run-bar")
            .add(link(tr("copy"), Some(tr("copy-text")), copy, send))
            .add(link(tr("save-as-file"), Some(tr("save-text")), save, send));
        let drawn = several().add(wire_box(&label).text(&translation.text)).add(bar);
        translation.remarks.iter().fold(drawn, |drawn, remark| drawn.add(hint(remark)))
    });
    let command = (code.language == Language::Curl).then(|| draw_command(code, send));
    several().maybe(drawn).maybe(command)
}

/// The box for a curl command.
fn draw_command(code: &Code, send: &Callback<Msg>) -> Element {
    let fault = code.command_fault.as_ref().map(|fault| {
        tag("p").class("problem").id("curl-fault").maybe(draw_fault_place(fault)).text(&fault.words)
    });
    let described_by = if fault.is_some() { "curl-fault" } else { "" };
    let type_in = Box::new(|text| Msg::Code(CodeMsg::Command(text)));
    let area = text_area(("curl", "3"), &code.command, described_by, type_in, send);
    let example = "curl -X PUT https://example.com/things/1 -d key=value";
    let take = Msg::Code(CodeMsg::TakeCommand(code.command.clone()));
    tag("div")
        .class("command")
        .add(tag("label").class("small-head").set(Attribute::For, "curl").say("paste-curl"))
        .add(area.set(Attribute::Placeholder, example))
        .add(button("cancel", tr("fill-the-fields"), take, send))
        .maybe(fault)
}

//! The draft as a program, and in other languages.

use super::control::{button, hint, link, radios};
use super::editor::draw_editor;
use super::element::{Attribute, Element, several, tag};
use super::output::draw_output;
use super::text::{marked, marked_as};
use super::translation::draw_translation;
use crate::formats::Language;
use crate::locale::tr;
use crate::model::dialogue::CodeFault;
use crate::model::{Code, CodeMsg, Msg, Presence, Run};
use yew::prelude::*;

/// Draws the face.
pub fn draw_code_face(code: &Code, run: &Run, send: &Callback<Msg>) -> Element {
    // The row is short on a phone.
    let names = Language::ALL.map(|language| language.label().trim_start_matches("JavaScript "));
    let chosen = Language::ALL.iter().position(|language| *language == code.language).unwrap_or_default();
    let choose = |index: usize| Msg::Code(CodeMsg::Show(Language::ALL[index]));
    let languages = tag("fieldset")
        .class("body-editor languages")
        .add(tag("legend").class("unseen").say("language"))
        .add(radios("language", &names, chosen, choose, send));
    let face = if code.language == Language::Python {
        draw_python(code, run, send)
    } else {
        draw_translation(code, send)
    };
    several().add(languages).maybe(draw_presence(code, send)).add(face)
}

/// Says that the interpreter is on its way, or did not come.
pub fn draw_presence(code: &Code, send: &Callback<Msg>) -> Option<Element> {
    match &code.presence {
        Presence::Failed(words) => {
            let warning = tag("div").class("warning").set(Attribute::Role, "alert");
            let warning = warning.say("python-did-not-load").text(" ").text(words).text(" ");
            Some(warning.add(link(tr("try-again"), None, Msg::Code(CodeMsg::Retry), send)))
        }
        Presence::Unasked | Presence::Starting => {
            Some(hint(tr("loading-python")).set(Attribute::Role, "status"))
        }
        Presence::Ready => None,
    }
}

fn draw_python(code: &Code, run: &Run, send: &Callback<Msg>) -> Element {
    let is_on = run.is_on();
    let is_there = !code.text.is_empty() || code.fault.is_some() || code.revision > 0;
    let editor = is_there.then(|| draw_editor(code, "code-fault code-keys", send));
    let fault = tag("div").id("code-fault").set(Attribute::Live, "polite");
    let notes = code.notes.iter();
    let notes = notes
        .fold(tag("div"), |notes, note| notes.add(tag("p").class("hint-line code-note").add(marked(note))));
    let run_button = button("cancel run", tr("run"), Msg::Run, send).id("run");
    let stop_button = button("cancel", tr("stop"), Msg::Stop, send).id("stop");
    let (copy, save) = (Msg::Copy(code.text.clone()), Msg::Code(CodeMsg::Save));
    let bar = tag("div")
        .class("run-bar")
        .add(run_button.is(Attribute::IsDisabled, is_on))
        .add(stop_button.is(Attribute::IsDisabled, !is_on))
        .add(link(tr("copy"), Some(tr("copy-program")), copy, send))
        .add(link(tr("save-as-file"), Some(tr("save-program")), save, send));
    several()
        .maybe(editor)
        .add(fault.maybe(draw_fault(code, send)))
        // In an element of its own: among the others, a note that comes or goes would take the editor and its focus along.
        .add(notes)
        .add(bar)
        .add(hint("").id("code-keys").add(marked_as(tr("editor-keys"), "kbd", "em")))
        .maybe(draw_output(run, send))
}

/// What is wrong with the program, and the way out where it does not follow the fields.
fn draw_fault(code: &Code, send: &Callback<Msg>) -> Option<Element> {
    let fault = code.fault.as_ref()?;
    let mut words = tag("p").class("problem");
    if code.strays {
        words = words.add(tag("strong").say("code-strays").text(" "));
    }
    words = words.maybe(draw_fault_place(fault)).add(marked(&fault.words));
    if code.strays {
        words = words.text(" ").add(link(tr("write-code-anew"), None, Msg::Code(CodeMsg::Rewrite), send));
    }
    Some(words)
}

/// Where a fault is, where it has a place.
pub fn draw_fault_place(fault: &CodeFault) -> Option<Element> {
    Some(tag("strong").text(&fault.place_in_words()?).text(" "))
}

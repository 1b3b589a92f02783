//! The draft as a program, and in other languages.

use super::control::{link, tell};
use super::editor::draw_editor;
use super::output::draw_output;
use super::translation::draw_translation;
use crate::formats::Language;
use crate::model::{Code, CodeMsg, Msg, Presence, Run};
use yew::prelude::*;

/// Draws the face.
pub fn draw_code_face(code: &Code, run: &Run, send: &Callback<Msg>) -> Html {
    html! {
        <>
            <fieldset class="body-editor languages">
                <legend class="unseen">{ "Language" }</legend>
                <div class="kinds">
                    { for Language::ALL.into_iter().map(|language| html! {
                        <label>
                            <input type="radio" name="language" checked={language == code.language}
                                onchange={send.reform(move |_: Event| Msg::Code(CodeMsg::Show(language)))} />
                            // The row is short on a phone.
                            <span>{ language.label().strip_prefix("JavaScript ").unwrap_or(language.label()) }</span>
                        </label>
                    }) }
                </div>
            </fieldset>
            { draw_presence(code, send) }
            if code.language == Language::Python {
                { draw_python(code, run, send) }
            } else {
                { draw_translation(code, send) }
            }
        </>
    }
}

/// Says that the interpreter is on its way, or did not come.
pub fn draw_presence(code: &Code, send: &Callback<Msg>) -> Html {
    match &code.presence {
        Presence::Failed(words) => html! {
            <div class="warning" role="alert">
                { "Python did not load, so this part of the page stands still. " }{ words }{ " " }
                { link("Try again", None, Msg::Code(CodeMsg::Retry), send) }
            </div>
        },
        Presence::Unasked | Presence::Starting => {
            html! { <p class="hint-line" role="status">{ "Loading Python…" }</p> }
        }
        Presence::Ready => Html::default(),
    }
}

fn draw_python(code: &Code, run: &Run, send: &Callback<Msg>) -> Html {
    let is_on = run.is_on();
    html! {
        <>
            if !code.text.is_empty() || code.fault.is_some() || code.revision > 0 {
                { draw_editor(code, "code-fault code-keys", send) }
            }
            <div id="code-fault" aria-live="polite">{ draw_fault(code, send) }</div>
            // In an element of its own: among the others, a note that comes or goes would take the editor and its focus along.
            <div>{ for code.notes.iter().map(|note| html! { <p class="hint-line code-note">{ note }</p> }) }</div>
            <div class="run-bar">
                <button type="button" class="cancel run" id="run" aria-disabled={is_on.then_some("true")}
                    onclick={tell(send, Msg::Run)}>{ "Run" }</button>
                <button type="button" class="cancel" id="stop" aria-disabled={(!is_on).then_some("true")}
                    onclick={tell(send, Msg::Stop)}>{ "Stop" }</button>
                { link("Copy", Some("Copy the program".to_owned()), Msg::Copy(code.text.clone()), send) }
                { link("Save as file", Some("Save the program as a file".to_owned()), Msg::Code(CodeMsg::Save), send) }
            </div>
            <p class="hint-line" id="code-keys">
                <kbd>{ "Ctrl" }</kbd>{ " or " }<kbd>{ "⌘" }</kbd>{ " + " }<kbd>{ "Shift" }</kbd>{ " + " }<kbd>{ "Enter" }</kbd>
                { " runs. Tab indents; press Escape, then Tab, to leave the editor." }
            </p>
            { draw_output(run, send) }
        </>
    }
}

/// What is wrong with the program, and the way out where it does not follow the fields.
fn draw_fault(code: &Code, send: &Callback<Msg>) -> Html {
    let Some(fault) = &code.fault else {
        return Html::default();
    };
    html! {
        <p class="problem">
            if code.strays {
                <strong>{ "The code no longer follows the fields. " }</strong>
            }
            if fault.line > 0 {
                <strong>{ format!("Line {}, column {}: ", fault.line, fault.column) }</strong>
            }
            { &fault.words }
            if code.strays {
                { " " }{ link("Write the code anew from the fields", None, Msg::Code(CodeMsg::Rewrite), send) }
            }
        </p>
    }
}

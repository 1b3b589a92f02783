//! The draft in a language other than Python, and curl commands taken in.

use super::control::{link, tell};
use crate::formats::Language;
use crate::model::dialogue::CodeFault;
use crate::model::{Code, CodeMsg, Msg};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Draws the translation.
pub fn draw_translation(code: &Code, send: &Callback<Msg>) -> Html {
    let translation = code.translation.as_ref().filter(|translation| translation.language == code.language);
    html! {
        <>
            if let Some(translation) = translation {
                <pre class="wire-box" tabindex="0" aria-label={format!("The request in {}", code.language.label())}>
                    { &translation.text }
                </pre>
                <div class="run-bar">
                    { link("Copy", Some("Copy this text".to_owned()), Msg::Copy(translation.text.clone()), send) }
                    { link("Save as file", Some("Save this text as a file".to_owned()), Msg::Code(CodeMsg::Save), send) }
                </div>
                { for translation.remarks.iter().map(|remark| html! { <p class="hint-line">{ remark }</p> }) }
            }
            if code.language == Language::Curl { { draw_command(code, send) } }
        </>
    }
}

/// The box for a curl command.
fn draw_command(code: &Code, send: &Callback<Msg>) -> Html {
    let on_input = send.reform(|event: InputEvent| {
        Msg::Code(CodeMsg::Command(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    });
    let is_faulty = code.command_fault.is_some();
    html! {
        <div class="command">
            <label class="small-head" for="curl">{ "Paste a curl command" }</label>
            <textarea class="wire" id="curl" rows="3" value={code.command.clone()} oninput={on_input}
                placeholder="curl -X PUT https://example.com/things/1 -d key=value"
                aria-invalid={is_faulty.then_some("true")} aria-describedby={is_faulty.then_some("curl-fault")}
                autocomplete="off" autocapitalize="off" spellcheck="false" />
            <button type="button" class="cancel" onclick={tell(send, Msg::Code(CodeMsg::TakeCommand(code.command.clone())))}>
                { "Fill the fields" }
            </button>
            if let Some(CodeFault { line, column, words, .. }) = &code.command_fault {
                <p class="problem" id="curl-fault">
                    if *line > 0 { <strong>{ format!("Line {line}, column {column}: ") }</strong> }
                    { words }
                </p>
            }
        </div>
    }
}

//! The controls that the page is made of: buttons, text fields, choices, ticks.
//!
//! One function a control keeps labels, error states and events alike everywhere, and the program small: each `html!`
//! that draws a control of its own adds code to the page.

use super::problem::problem_id;
use crate::model::{Msg, Place};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A callback that sends the same message at every click.
pub fn tell(send: &Callback<Msg>, message: Msg) -> Callback<MouseEvent> {
    send.reform(move |_: MouseEvent| message.clone())
}

/// A button that looks like a link; `label` is its accessible name where its text is not enough.
pub fn link(text: impl Into<AttrValue>, label: Option<String>, message: Msg, send: &Callback<Msg>) -> Html {
    let text: AttrValue = text.into();
    html! {
        <button type="button" class="link" aria-label={label} onclick={tell(send, message)}>{ text }</button>
    }
}

/// A button that is a sign.
pub struct Icon {
    pub sign: &'static str,
    pub label: String,
    pub id: Option<String>,
    pub disabled: bool,
}

/// Draws a button that is a sign.
pub fn icon(icon: Icon, message: Msg, send: &Callback<Msg>) -> Html {
    let Icon { sign, label, id, disabled } = icon;
    html! {
        <button type="button" class="icon" {id} {disabled} aria-label={label} onclick={tell(send, message)}>{ sign }</button>
    }
}

/// A text field for something that travels on the wire.
#[derive(Default)]
pub struct TextField<'a> {
    pub value: &'a str,
    /// The accessible name; `None` where a `label` element gives it.
    pub label: Option<String>,
    pub placeholder: &'static str,
    pub inputmode: Option<&'static str>,
    pub invalid: bool,
    /// The id of the text that describes it, when it is not the one of its problem.
    pub described_by: Option<String>,
    pub on_paste: Option<Callback<Event>>,
}

/// Draws a text field; what is typed becomes a message.
pub fn text_field(
    place: Place,
    field: TextField<'_>,
    typed: Box<dyn Fn(String) -> Msg>,
    send: &Callback<Msg>,
) -> Html {
    let on_input = send
        .reform(move |event: InputEvent| typed(event.target_unchecked_into::<HtmlInputElement>().value()));
    let described_by = if field.invalid { Some(problem_id(place)) } else { field.described_by };
    html! {
        <input class="wire" type="text" id={place.element_id()} aria-label={field.label} inputmode={field.inputmode}
            placeholder={field.placeholder} value={field.value.to_owned()} oninput={on_input} onpaste={field.on_paste}
            aria-invalid={field.invalid.then_some("true")} aria-describedby={described_by}
            autocomplete="off" autocapitalize="off" spellcheck="false" />
    }
}

/// The text that a paste brings.
pub fn pasted(event: &Event) -> String {
    let clipboard: &web_sys::ClipboardEvent = event.unchecked_ref();
    clipboard.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default()
}

/// What there is to choose from.
pub struct Choice {
    /// The accessible name; `None` where a `label` element gives it.
    pub label: Option<String>,
    pub id: Option<&'static str>,
    pub class: &'static str,
    pub options: Vec<String>,
    pub chosen: usize,
}

/// Draws a choice; the number of what was chosen becomes a message.
pub fn choice(choice: Choice, chosen: Box<dyn Fn(usize) -> Msg>, send: &Callback<Msg>) -> Html {
    let on_change = send.reform(move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        chosen(usize::try_from(index).unwrap_or_default())
    });
    html! {
        <select class={choice.class} id={choice.id} aria-label={choice.label} onchange={on_change}>
            { for choice.options.into_iter().enumerate().map(|(index, option)| html! {
                <option selected={index == choice.chosen}>{ option }</option>
            }) }
        </select>
    }
}

/// Draws a tick box; its new state becomes a message.
pub fn tick(
    label: Option<String>,
    checked: bool,
    ticked: Box<dyn Fn(bool) -> Msg>,
    send: &Callback<Msg>,
) -> Html {
    let on_change =
        send.reform(move |event: Event| ticked(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! { <input type="checkbox" {checked} aria-label={label} onchange={on_change} /> }
}

/// What an enumeration's values are called, and which of them is chosen.
pub fn options<T: Copy + PartialEq>(
    all: &[T],
    name: fn(T) -> &'static str,
    chosen: T,
) -> (Vec<String>, usize) {
    let names = all.iter().map(|value| name(*value).to_owned()).collect();
    (names, all.iter().position(|value| *value == chosen).unwrap_or_default())
}

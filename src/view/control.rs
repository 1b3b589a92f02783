//! The controls and the small shapes that the page is made of: buttons, text fields, choices, ticks, hints, boxes.
//!
//! One function a shape keeps labels, error states and events alike everywhere, and the program small.

use super::element::{Attribute, Element, On, tag};
use super::problem::problem_id;
use crate::model::{Msg, Place};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

thread_local! {
    static READ_ONLY: Cell<bool> = const { Cell::new(false) };
}

/// Draws controls that show what they hold and change nothing.
pub fn read_only<T>(is: bool, draw: impl FnOnce() -> T) -> T {
    READ_ONLY.set(is);
    let drawn = draw();
    READ_ONLY.set(false);
    drawn
}

/// Whether controls are drawn so.
#[inline(never)]
pub fn is_read_only() -> bool {
    READ_ONLY.get()
}

/// A paragraph of a class.
#[inline(never)]
pub fn paragraph(class: &str, text: &str) -> Element {
    tag("p").class(class).text(text)
}

/// A line of quiet words.
pub fn hint(text: &str) -> Element {
    paragraph("hint-line", text)
}

/// A small heading; `name` is the element's, for its level.
#[inline(never)]
pub fn small_head(name: &'static str, text: &str) -> Element {
    tag(name).class("small-head").text(text)
}

/// A box for what travels on the wire, which scrolls, and so can have the focus.
#[inline(never)]
pub fn wire_box(label: &str) -> Element {
    tag("pre").class("wire-box").set(Attribute::TabIndex, "0").label(label)
}

/// A link that leaves the page.
#[inline(never)]
pub fn outside(label: &str, address: &str) -> Element {
    let relation = "noreferrer noopener";
    let link = tag("a").set(Attribute::Href, address).set(Attribute::Rel, relation);
    link.set(Attribute::Target, "_blank").text(label)
}

/// What can be unfolded, under its summary.
#[inline(never)]
pub fn foldable(summary: &str) -> Element {
    tag("details").add(tag("summary").text(summary))
}

/// A line of a dozen controls: what a control is for, and the control.
#[inline(never)]
pub fn field(label: &str, control: Element) -> Element {
    tag("label").class("field").add(tag("span").text(label)).add(control)
}

/// A number that counts what is folded away.
pub fn badge(count: usize) -> Element {
    tag("span").class("badge").text(&count.to_string())
}

/// A button.
#[inline(never)]
pub fn button(class: &str, text: &str, message: Msg, send: &Callback<Msg>) -> Element {
    tag("button").set(Attribute::Type, "button").class(class).text(text).on_click(message, send)
}

/// A button that looks like a link; `label` is its accessible name where its text is not enough.
#[inline(never)]
pub fn link(text: &str, label: Option<&str>, message: Msg, send: &Callback<Msg>) -> Element {
    let button = button("link", text, message, send);
    match label {
        Some(label) => button.label(label),
        None => button,
    }
}

/// A button that is a sign; `label` says in words what it does.
#[inline(never)]
pub fn icon(sign: &str, label: &str, message: Msg, send: &Callback<Msg>) -> Element {
    button("icon", sign, message, send).label(label)
}

/// A field for text that travels on the wire.
#[inline(never)]
fn wire_field(
    name: &'static str,
    value: &str,
    typed: Box<dyn Fn(String) -> Msg>,
    send: &Callback<Msg>,
) -> Element {
    let field = tag(name).class("wire").value(value).on_typed(typed, send);
    let field = field.set(Attribute::Autocomplete, "off").set(Attribute::Autocapitalize, "off");
    field.set(Attribute::Spellcheck, "false").is(Attribute::ReadOnly, is_read_only())
}

/// A text field for something that travels on the wire.
#[derive(Default)]
pub struct TextField<'a> {
    pub value: &'a str,
    /// The accessible name; empty where a `label` element gives it.
    pub label: &'a str,
    pub placeholder: &'a str,
    pub inputmode: &'static str,
    pub invalid: bool,
    /// The id of the text that describes it, when it is not the one of its problem; empty for none.
    pub described_by: String,
}

/// Draws a text field; what is typed becomes a message.
#[inline(never)]
pub fn text_field(
    place: Place,
    field: TextField<'_>,
    typed: Box<dyn Fn(String) -> Msg>,
    send: &Callback<Msg>,
) -> Element {
    let mut input = wire_field("input", field.value, typed, send)
        .set(Attribute::Type, "text")
        .id(&place.element_id())
        .set(Attribute::Placeholder, field.placeholder);
    let described_by = if field.invalid { problem_id(place) } else { field.described_by };
    for (attribute, value) in [
        (Attribute::Label, field.label),
        (Attribute::InputMode, field.inputmode),
        (Attribute::DescribedBy, &described_by),
    ] {
        if !value.is_empty() {
            input = input.set(attribute, value);
        }
    }
    input.is(Attribute::Invalid, field.invalid)
}

/// Draws a field for several lines; what is typed becomes a message. Without a problem, `described_by` is empty.
#[inline(never)]
pub fn text_area(
    (id, rows): (&str, &str),
    value: &str,
    described_by: &str,
    typed: Box<dyn Fn(String) -> Msg>,
    send: &Callback<Msg>,
) -> Element {
    let area = wire_field("textarea", value, typed, send).id(id).set(Attribute::Rows, rows);
    if described_by.is_empty() {
        return area;
    }
    area.is(Attribute::Invalid, true).set(Attribute::DescribedBy, described_by)
}

/// Tells of the text that a paste brings; whether it was taken, and must not go where it was pasted.
#[inline(never)]
pub fn on_paste(field: Element, pasted: Box<dyn Fn(String) -> bool>) -> Element {
    field.on(On::Paste, move |event| {
        let clipboard: &web_sys::ClipboardEvent = event.unchecked_ref();
        let text = clipboard.clipboard_data().and_then(|data| data.get_data("text").ok());
        if pasted(text.unwrap_or_default()) {
            event.prevent_default();
        }
    })
}

/// What there is to choose from.
pub struct Choice<'a> {
    pub class: &'static str,
    pub options: Vec<String>,
    pub chosen: usize,
    /// The accessible name; empty where a `label` element gives it.
    pub label: &'a str,
}

/// Draws a choice; the number of what was chosen becomes a message.
#[inline(never)]
pub fn choice(choice: Choice<'_>, chosen: Box<dyn Fn(usize) -> Msg>, send: &Callback<Msg>) -> Element {
    let send = send.clone();
    let mut select = tag("select").class(choice.class).on(On::Change, move |event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        send.emit(chosen(usize::try_from(index).unwrap_or_default()));
    });
    for (index, option) in choice.options.iter().enumerate() {
        select = select.add(tag("option").is(Attribute::Selected, index == choice.chosen).text(option));
    }
    select = select.is(Attribute::Disabled, is_read_only());
    if choice.label.is_empty() { select } else { select.label(choice.label) }
}

/// Draws a row of radio buttons; the number of the one that was chosen becomes a message.
#[inline(never)]
pub fn radios(
    name: &str,
    options: &[&str],
    chosen: usize,
    choose: fn(usize) -> Msg,
    send: &Callback<Msg>,
) -> Element {
    let mut row = tag("div").class("kinds");
    for (index, option) in options.iter().enumerate() {
        let send = send.clone();
        let button = tag("input").set(Attribute::Type, "radio").set(Attribute::Name, name);
        // In which language a request is shown is nothing that would change it.
        let button = button.is(Attribute::Disabled, is_read_only() && name != "language");
        let button = button.checked(index == chosen).on(On::Change, move |_| send.emit(choose(index)));
        row = row.add(tag("label").add(button).add(tag("span").text(option)));
    }
    row
}

/// Draws a tick box; its new state becomes a message. `label` is empty where a `label` element gives it a name.
#[inline(never)]
pub fn tick(label: &str, checked: bool, ticked: Box<dyn Fn(bool) -> Msg>, send: &Callback<Msg>) -> Element {
    let send = send.clone();
    let tick = tag("input").set(Attribute::Type, "checkbox").checked(checked).on(On::Change, move |event| {
        send.emit(ticked(event.target_unchecked_into::<HtmlInputElement>().checked()));
    });
    let tick = tick.is(Attribute::Disabled, is_read_only());
    if label.is_empty() { tick } else { tick.label(label) }
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

/// The value of this number; for none, the default one.
pub fn nth<T: Copy + Default>(all: &[T], index: usize) -> T {
    all.get(index).copied().unwrap_or_default()
}

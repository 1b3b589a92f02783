//! Key/value rows: form fields, multipart parts, query parameters, headers.

use super::file_field::{FileField, draw_file_field};
use super::problem::{draw_problem, problem_at, problem_id};
use crate::encode::paste;
use crate::explain;
use crate::model::{Direction, Edit, List, Msg, Place, Problem, Row, RowEdit};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Rows and what is wrong with them.
pub struct Rows<'a> {
    pub list: List,
    pub rows: &'a [Row],
    pub problems: &'a [Problem],
    pub send: &'a Callback<Msg>,
}

/// What the parts of a list are called.
struct Words {
    one: &'static str,
    name: &'static str,
    value: &'static str,
}

fn words(list: List) -> Words {
    match list {
        List::Form | List::Parts => Words {
            one: "field",
            name: "Key",
            value: "Value",
        },
        List::Query => Words {
            one: "parameter",
            name: "Parameter name",
            value: "Parameter value",
        },
        List::Headers => Words {
            one: "header",
            name: "Header name",
            value: "Header value",
        },
    }
}

/// Draws rows and the button that adds one.
pub fn draw_rows(props: &Rows<'_>) -> Html {
    let Words { one, .. } = words(props.list);
    let add = edit(props, |list, ()| Edit::Rows(list, RowEdit::Add)).reform(|_: MouseEvent| ());
    let count = props.rows.len();
    html! {
        <div class="rows">
            { for props.rows.iter().enumerate().map(|(index, row)| draw_row(props, row, index, count)) }
            <button type="button" class="link add" onclick={add}>
                // The sign is for the eye alone: the button's name is "Add field".
                <span aria-hidden="true">{ "+ " }</span>{ format!("Add {one}") }
            </button>
        </div>
    }
}

/// A callback that edits this list.
fn edit<T: 'static>(props: &Rows<'_>, make: impl Fn(List, T) -> Edit + 'static) -> Callback<T> {
    let list = props.list;
    props.send.reform(move |input: T| Msg::Edit(make(list, input)))
}

fn draw_row(props: &Rows<'_>, row: &Row, index: usize, count: usize) -> Html {
    let (list, id, number) = (props.list, row.id, index + 1);
    let Words { one, name, value } = words(list);
    let (name_at, value_at) = (Place::Name(list, id), Place::Value(list, id));
    let on_name = edit(props, move |list, event: InputEvent| {
        Edit::Rows(list, RowEdit::SetName(id, typed(&event)))
    });
    let on_value = edit(props, move |list, event: InputEvent| {
        Edit::Rows(list, RowEdit::SetValue(id, typed(&event)))
    });
    let on_switch = edit(props, move |list, event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        Edit::Rows(list, RowEdit::SetOn(id, on))
    });
    let on_paste = {
        let send = props.send.clone();
        Callback::from(move |event: Event| {
            let text = pasted_text(&event);
            if paste::pairs(&text).is_some() {
                event.prevent_default();
                send.emit(Msg::Pasted(list, id, text));
            }
        })
    };
    let change = |change: RowEdit| edit(props, move |list, _: MouseEvent| Edit::Rows(list, change.clone()));
    let problem = |place| problem_at(props.problems, place).is_some();
    html! {
        <div class={classes!("row", (!row.on).then_some("off"))} key={id}>
            <input type="checkbox" checked={row.on} onchange={on_switch} aria-label={format!("Send {one} {number}")} />
            <input class="wire" type="text" id={name_at.element_id()} aria-label={format!("{name} {number}")}
                placeholder={placeholder(list, index, true)} value={row.name.clone()} oninput={on_name} onpaste={on_paste}
                aria-invalid={problem(name_at).then_some("true")}
                aria-describedby={describe(props, row, name_at)}
                autocomplete="off" autocapitalize="off" spellcheck="false" />
            if row.as_file && list == List::Parts {
                { draw_file_field(
                    FileField {
                        id: value_at.element_id(),
                        label: format!("File {number}"),
                        file: row.file.as_ref(),
                        invalid: problem(value_at),
                    },
                    move |file| Msg::Edit(Edit::Rows(list, RowEdit::SetFile(id, file))),
                    props.send,
                ) }
            } else {
                <input class="wire" type="text" id={value_at.element_id()} aria-label={format!("{value} {number}")}
                    placeholder={placeholder(list, index, false)} value={row.value.clone()} oninput={on_value}
                    aria-invalid={problem(value_at).then_some("true")}
                    aria-describedby={problem(value_at).then(|| problem_id(value_at))}
                    autocomplete="off" autocapitalize="off" spellcheck="false" />
            }
            <span class="row-buttons">
                <button type="button" class="icon" id={format!("{}-up", name_at.element_id())} disabled={index == 0}
                    aria-label={format!("Move {one} {number} up")}
                    onclick={change(RowEdit::Move(id, Direction::Up))}>{ "↑" }</button>
                <button type="button" class="icon" id={format!("{}-down", name_at.element_id())}
                    disabled={number == count} aria-label={format!("Move {one} {number} down")}
                    onclick={change(RowEdit::Move(id, Direction::Down))}>{ "↓" }</button>
                <button type="button" class="icon" aria-label={format!("Remove {one} {number}")}
                    onclick={change(RowEdit::Remove(id))}>{ "✕" }</button>
            </span>
            <div class="row-notes">
                if list == List::Parts { { part_kind(props, row, number) } }
                { draw_problem(props.problems, name_at) }
                { draw_problem(props.problems, value_at) }
                { draw_hint(list, row) }
            </div>
        </div>
    }
}

/// Whether a part is a text or a file.
fn part_kind(props: &Rows<'_>, row: &Row, number: usize) -> Html {
    let id = row.id;
    let choose = edit(props, move |list, event: Event| {
        let is_file = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index()
            == 1;
        Edit::Rows(list, RowEdit::SetAsFile(id, is_file))
    });
    html! {
        <select class="part-kind" aria-label={format!("Kind of field {number}")} onchange={choose}>
            <option selected={!row.as_file}>{ "text" }</option>
            <option selected={row.as_file}>{ "file" }</option>
        </select>
    }
}

/// What the user should know about a row that is no error.
fn draw_hint(list: List, row: &Row) -> Html {
    let id = hint_id(list, row);
    if row.forgotten {
        return html! {
            <p class="hint-line" id={id}>{ "A secret: its value was not kept. Type it again." }</p>
        };
    }
    match dropped(list, row) {
        Some(note) => html! {
            <p class="warning" id={id}>
                <strong>{ format!("The browser drops {}. ", row.name.trim()) }</strong>{ note }
            </p>
        },
        None => Html::default(),
    }
}

fn hint_id(list: List, row: &Row) -> String {
    format!("{}-hint", Place::Name(list, row.id).element_id())
}

fn dropped(list: List, row: &Row) -> Option<String> {
    let note = (list == List::Headers && row.on)
        .then(|| explain::forbidden(row.name.trim(), row.value.trim()))??;
    Some(format!("{} {}", note.why, note.python))
}

fn describe(props: &Rows<'_>, row: &Row, place: Place) -> Option<String> {
    if problem_at(props.problems, place).is_some() {
        return Some(problem_id(place));
    }
    (row.forgotten || dropped(props.list, row).is_some()).then(|| hint_id(props.list, row))
}

fn placeholder(list: List, index: usize, is_name: bool) -> &'static str {
    match (list, index, is_name) {
        (List::Form | List::Parts, 0, true) => "key",
        (List::Form | List::Parts, 0, false) => "value",
        _ => "",
    }
}

fn typed(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

fn pasted_text(event: &Event) -> String {
    let event: &web_sys::ClipboardEvent = event.unchecked_ref();
    event
        .clipboard_data()
        .and_then(|data| data.get_data("text").ok())
        .unwrap_or_default()
}

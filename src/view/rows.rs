//! Key/value rows: form fields, multipart parts, query parameters, headers.

use super::control::{Choice, Icon, TextField, choice, icon, link, pasted, text_field, tick};
use super::file_field::{FileField, draw_file_field};
use super::problem::{draw_problem, problem_at};
use crate::encode::paste;
use crate::explain;
use crate::model::{Direction, Edit, List, Msg, Place, Problem, Row, RowEdit};
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
        List::Form | List::Parts => Words { one: "field", name: "Key", value: "Value" },
        List::Query => Words { one: "parameter", name: "Parameter name", value: "Parameter value" },
        List::Headers => Words { one: "header", name: "Header name", value: "Header value" },
    }
}

/// Draws rows and the button that adds one.
pub fn draw_rows(all: &Rows<'_>) -> Html {
    let Words { one, .. } = words(all.list);
    html! {
        <div class="rows">
            { for all.rows.iter().enumerate().map(|(index, row)| draw_row(all, row, index)) }
            <div class="add">
                { link(format!("+ Add {one}"), Some(format!("Add {one}")), change(all.list, RowEdit::Add), all.send) }
            </div>
        </div>
    }
}

fn change(list: List, edit: RowEdit) -> Msg {
    Msg::Edit(Edit::Rows(list, edit))
}

fn draw_row(all: &Rows<'_>, row: &Row, index: usize) -> Html {
    let (list, id, number, send) = (all.list, row.id, index + 1, all.send);
    let Words { one, name, .. } = words(list);
    let (name_at, value_at) = (Place::Name(list, id), Place::Value(list, id));
    let hint = draw_hint(list, row);
    let name_field = TextField {
        value: &row.name,
        label: Some(format!("{name} {number}")),
        placeholder: placeholder(list, index, "key"),
        invalid: problem_at(all.problems, name_at).is_some(),
        described_by: hint.is_some().then(|| hint_id(list, row)),
        on_paste: Some(on_paste(list, row, send)),
        ..TextField::default()
    };
    let button = |sign, what: String, suffix: Option<&str>, disabled| Icon {
        sign,
        label: what,
        id: suffix.map(|suffix| format!("{}-{suffix}", name_at.element_id())),
        disabled,
    };
    html! {
        <div class={if row.on { "row" } else { "row off" }} key={id}>
            { tick(Some(format!("Send {one} {number}")), row.on,
                Box::new(move |on| change(list, RowEdit::SetOn(id, on))), send) }
            { text_field(name_at, name_field, Box::new(move |text| change(list, RowEdit::SetName(id, text))), send) }
            { draw_value(all, row, index) }
            <span class="row-buttons">
                { icon(button("↑", format!("Move {one} {number} up"), Some("up"), index == 0),
                    change(list, RowEdit::Move(id, Direction::Up)), send) }
                { icon(button("↓", format!("Move {one} {number} down"), Some("down"), number == all.rows.len()),
                    change(list, RowEdit::Move(id, Direction::Down)), send) }
                { icon(button("✕", format!("Remove {one} {number}"), None, false),
                    change(list, RowEdit::Remove(id)), send) }
            </span>
            <div class="row-notes">
                if list == List::Parts { { part_kind(row, number, send) } }
                { draw_problem(all.problems, name_at) }
                { draw_problem(all.problems, value_at) }
                { hint }
            </div>
        </div>
    }
}

/// The value's field, or the file's.
fn draw_value(all: &Rows<'_>, row: &Row, index: usize) -> Html {
    let (list, id, number) = (all.list, row.id, index + 1);
    let place = Place::Value(list, id);
    let invalid = problem_at(all.problems, place).is_some();
    if row.as_file && list == List::Parts {
        let (element_id, label) = (place.element_id(), format!("File {number}"));
        let field = FileField { id: element_id, label, file: row.file.as_ref(), invalid };
        return draw_file_field(field, move |file| change(list, RowEdit::SetFile(id, file)), all.send);
    }
    let field = TextField {
        value: &row.value,
        label: Some(format!("{} {number}", words(list).value)),
        placeholder: placeholder(list, index, "value"),
        invalid,
        ..TextField::default()
    };
    text_field(place, field, Box::new(move |text| change(list, RowEdit::SetValue(id, text))), all.send)
}

/// Whether a part is a text or a file.
fn part_kind(row: &Row, number: usize, send: &Callback<Msg>) -> Html {
    let id = row.id;
    let kinds = Choice {
        label: Some(format!("Kind of field {number}")),
        id: None,
        class: "part-kind",
        options: vec!["text".to_owned(), "file".to_owned()],
        chosen: usize::from(row.as_file),
    };
    choice(kinds, Box::new(move |index| change(List::Parts, RowEdit::SetAsFile(id, index == 1))), send)
}

/// What the user should know about a row that is no error.
fn draw_hint(list: List, row: &Row) -> Option<Html> {
    let id = hint_id(list, row);
    if row.forgotten {
        return Some(
            html! { <p class="hint-line" {id}>{ "A secret: its value was not kept. Type it again." }</p> },
        );
    }
    let is_header = list == List::Headers && row.on;
    let note = is_header.then(|| explain::forbidden(row.name.trim(), row.value.trim()))??;
    Some(html! {
        <p class="warning" {id}>
            <strong>{ format!("The browser drops {}. ", row.name.trim()) }</strong>{ note.why }{ " " }{ note.python }
        </p>
    })
}

fn hint_id(list: List, row: &Row) -> String {
    format!("{}-hint", Place::Name(list, row.id).element_id())
}

fn placeholder(list: List, index: usize, text: &'static str) -> &'static str {
    match (list, index) {
        (List::Form | List::Parts, 0) => text,
        _ => "",
    }
}

/// Pasted pairs fill rows; any other text goes where it was pasted.
fn on_paste(list: List, row: &Row, send: &Callback<Msg>) -> Callback<Event> {
    let (id, send) = (row.id, send.clone());
    Callback::from(move |event: Event| {
        let text = pasted(&event);
        if paste::pairs(&text).is_some() {
            event.prevent_default();
            send.emit(Msg::Pasted(list, id, text));
        }
    })
}

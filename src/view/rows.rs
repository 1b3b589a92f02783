//! Key/value rows: form fields, multipart parts, query parameters, headers.

use super::control::{Choice, TextField, choice, hint, icon, link, on_paste, text_field, tick};
use super::element::{Attribute, Element, tag};
use super::file_field::{FileField, draw_file_field};
use super::problem::{draw_problem, problem_at};
use crate::encode::paste;
use crate::explain;
use crate::locale::{tr, tr_count, tr_text};
use crate::model::{Direction, Edit, List, Msg, Place, Problem, Row, RowEdit};
use std::rc::Rc;
use yew::prelude::*;

/// Rows and what is wrong with them.
pub struct Rows<'a> {
    pub list: List,
    pub rows: &'a [Row],
    pub problems: &'a [Problem],
    pub send: &'a Callback<Msg>,
}

/// What a list says: the keys of its messages.
struct Words {
    add: &'static str,
    sends: &'static str,
    up: &'static str,
    down: &'static str,
    remove: &'static str,
    name: &'static str,
    value: &'static str,
}

/// A key that a table holds; a test finds it by this word.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

fn words(list: List) -> Words {
    match list {
        List::Form | List::Parts => Words {
            add: key!("add-field"),
            sends: key!("send-field"),
            up: key!("move-field-up"),
            down: key!("move-field-down"),
            remove: key!("remove-field"),
            name: key!("field-key"),
            value: key!("field-value"),
        },
        List::Query => Words {
            add: key!("add-parameter"),
            sends: key!("send-parameter"),
            up: key!("move-parameter-up"),
            down: key!("move-parameter-down"),
            remove: key!("remove-parameter"),
            name: key!("parameter-name"),
            value: key!("parameter-value"),
        },
        List::Headers => Words {
            add: key!("add-header"),
            sends: key!("send-header"),
            up: key!("move-header-up"),
            down: key!("move-header-down"),
            remove: key!("remove-header"),
            name: key!("header-name"),
            value: key!("header-value"),
        },
    }
}

/// Draws rows and the button that adds one.
pub fn draw_rows(all: &Rows<'_>) -> Element {
    let add = tr(words(all.list).add);
    let add = link(&["+ ", add].concat(), Some(add), change(all.list, RowEdit::Add), all.send);
    let rows = all.rows.iter().enumerate();
    let rows = rows.fold(tag("div").class("rows"), |rows, (index, row)| rows.add(draw_row(all, row, index)));
    rows.add(tag("div").class("add").add(add))
}

fn change(list: List, edit: RowEdit) -> Msg {
    Msg::Edit(Edit::Rows(list, edit))
}

fn draw_row(all: &Rows<'_>, row: &Row, index: usize) -> Element {
    let (list, id, number, send) = (all.list, row.id, index + 1, all.send);
    let words = words(list);
    let name_at = Place::Name(list, id);
    let hint = draw_hint(list, row);
    let name_field = TextField {
        value: &row.name,
        label: &tr_count(words.name, number),
        placeholder: placeholder(list, index, tr("key-example")),
        invalid: problem_at(all.problems, name_at).is_some(),
        described_by: if hint.is_some() { hint_id(list, row) } else { String::new() },
        ..TextField::default()
    };
    let name = text_field(name_at, name_field, set(list, id, RowEdit::SetName), send);
    let button = |sign, key, edit| icon(sign, &tr_count(key, number), change(list, edit), send);
    let move_to = |sign, key, direction, suffix: &str, is_at_end| {
        let button = button(sign, key, RowEdit::Move(id, direction));
        button.id(&(name_at.element_id() + suffix)).is(Attribute::Disabled, is_at_end)
    };
    let buttons = tag("span")
        .class("row-buttons")
        .add(move_to("↑", words.up, Direction::Up, "-up", index == 0))
        .add(move_to("↓", words.down, Direction::Down, "-down", number == all.rows.len()))
        .add(button("✕", words.remove, RowEdit::Remove(id)));
    let notes = tag("div")
        .class("row-notes")
        .maybe((list == List::Parts).then(|| part_kind(row, number, send)))
        .maybe(draw_problem(all.problems, name_at))
        .maybe(draw_problem(all.problems, Place::Value(list, id)))
        .maybe(hint);
    let turn = Box::new(move |on| change(list, RowEdit::SetOn(id, on)));
    tag("div")
        .class(if row.on { "row" } else { "row off" })
        .key(id)
        .add(tick(&tr_count(words.sends, number), row.on, turn, send))
        .add(on_paste(name, pasted(list, row, send)))
        .add(draw_value(all, row, index))
        .add(buttons)
        .add(notes)
}

fn set(list: List, id: u32, edit: fn(u32, String) -> RowEdit) -> Box<dyn Fn(String) -> Msg> {
    Box::new(move |text| change(list, edit(id, text)))
}

/// The value's field, or the file's.
fn draw_value(all: &Rows<'_>, row: &Row, index: usize) -> Element {
    let (list, id, number) = (all.list, row.id, index + 1);
    let place = Place::Value(list, id);
    let invalid = problem_at(all.problems, place).is_some();
    if row.as_file && list == List::Parts {
        let (element_id, label) = (place.element_id(), tr_count("file-number", number));
        let field = FileField { id: &element_id, label: &label, file: row.file.as_ref(), invalid };
        return draw_file_field(
            field,
            Rc::new(move |file| change(list, RowEdit::SetFile(id, file))),
            all.send,
        );
    }
    let field = TextField {
        value: &row.value,
        label: &tr_count(words(list).value, number),
        placeholder: placeholder(list, index, tr("value-example")),
        invalid,
        ..TextField::default()
    };
    text_field(place, field, set(list, id, RowEdit::SetValue), all.send)
}

/// Whether a part is a text or a file.
fn part_kind(row: &Row, number: usize, send: &Callback<Msg>) -> Element {
    let id = row.id;
    let kinds = Choice {
        label: &tr_count("kind-of-field", number),
        class: "part-kind",
        options: vec![tr("kind-text").to_owned(), tr("kind-file").to_owned()],
        chosen: usize::from(row.as_file),
    };
    choice(kinds, Box::new(move |index| change(List::Parts, RowEdit::SetAsFile(id, index == 1))), send)
}

/// What the user should know about a row that is no error.
fn draw_hint(list: List, row: &Row) -> Option<Element> {
    let id = hint_id(list, row);
    if row.forgotten {
        return Some(hint(tr("secret-not-kept")).id(&id));
    }
    let (name, value) = (row.name.trim(), row.value.trim());
    let is_header = list == List::Headers && row.on;
    let note = is_header.then(|| explain::forbidden(name, value))??;
    let drops = tag("strong").text(&tr_text("browser-drops", "header", name)).text(" ");
    Some(tag("p").class("warning").id(&id).add(drops).text(note.why).text(" ").text(note.python))
}

fn hint_id(list: List, row: &Row) -> String {
    Place::Name(list, row.id).element_id() + "-hint"
}

fn placeholder(list: List, index: usize, text: &'static str) -> &'static str {
    match (list, index) {
        (List::Form | List::Parts, 0) => text,
        _ => "",
    }
}

/// Pasted pairs fill rows; any other text goes where it was pasted.
fn pasted(list: List, row: &Row, send: &Callback<Msg>) -> Box<dyn Fn(String) -> bool> {
    let (id, send) = (row.id, send.clone());
    Box::new(move |text| {
        let is_pairs = paste::pairs(&text).is_some();
        if is_pairs {
            send.emit(Msg::Pasted(list, id, text));
        }
        is_pairs
    })
}

//! A field that holds a file.

use crate::browser::files;
use crate::model::{ChosenFile, Msg};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field and the file in it.
pub struct FileField<'a> {
    pub id: String,
    pub label: String,
    pub file: Option<&'a ChosenFile>,
    pub invalid: bool,
}

/// Draws the field; `made_from` makes the message that takes the file.
pub fn draw_file_field(
    field: FileField<'_>,
    made_from: impl Fn(ChosenFile) -> Msg + Clone + 'static,
    send: &Callback<Msg>,
) -> Html {
    let FileField { id, label, file, invalid } = field;
    let on_change = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            let send = send.clone();
            files::read(file, made_from.clone(), Rc::new(move |message| send.emit(message)));
        })
    };
    html! {
        <span class="file-field">
            <input type="file" {id} aria-label={label} onchange={on_change}
                aria-invalid={invalid.then_some("true")} />
            if let Some(file) = file {
                <span class="hint-line">{ describe(file) }</span>
            }
        </span>
    }
}

fn describe(file: &ChosenFile) -> String {
    match &file.bytes {
        Some(bytes) => {
            let media_type = if file.media_type.is_empty() { "no media type" } else { &file.media_type };
            format!("{} · {} bytes · {media_type}", file.name, bytes.len())
        }
        None => format!("{} · choose it again: a reload keeps a file's name only", file.name),
    }
}

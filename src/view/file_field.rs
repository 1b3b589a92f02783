//! A field that holds a file.

use crate::browser::files;
use crate::model::{ChosenFile, Msg};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: String,
    pub label: String,
    pub file: Option<ChosenFile>,
    pub invalid: bool,
    /// The message that takes the file.
    pub made: Callback<ChosenFile, Msg>,
    pub send: Callback<Msg>,
}

#[function_component]
pub fn FileField(props: &Props) -> Html {
    let on_change = {
        let (send, made) = (props.send.clone(), props.made.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            let (send, made) = (send.clone(), made.clone());
            files::read(
                file,
                move |file| made.emit(file),
                Rc::new(move |message| send.emit(message)),
            );
        })
    };
    html! {
        <span class="file-field">
            <input type="file" id={props.id.clone()} aria-label={props.label.clone()} onchange={on_change}
                aria-invalid={props.invalid.then_some("true")} />
            if let Some(file) = &props.file {
                <span class="hint-line">{ describe(file) }</span>
            }
        </span>
    }
}

fn describe(file: &ChosenFile) -> String {
    match &file.bytes {
        Some(bytes) => {
            let media_type = if file.media_type.is_empty() {
                "no media type"
            } else {
                &file.media_type
            };
            format!("{} · {} bytes · {media_type}", file.name, bytes.len())
        }
        None => format!(
            "{} · choose it again: a reload keeps a file's name only",
            file.name
        ),
    }
}

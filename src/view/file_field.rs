//! A field that holds a file.

use super::control::is_read_only;
use super::element::{Attribute, Element, On, tag};
use crate::browser::files;
use crate::locale::{Argument, tr, tr_text, tr_with};
use crate::model::{ChosenFile, Msg};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field and the file in it.
pub struct FileField<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub file: Option<&'a ChosenFile>,
    pub invalid: bool,
}

/// Draws the field; `made_from` makes the message that takes the file.
#[inline(never)]
pub fn draw_file_field(
    field: FileField<'_>,
    made_from: Rc<dyn Fn(ChosenFile) -> Msg>,
    send: &Callback<Msg>,
) -> Element {
    let FileField { id, label, file, invalid } = field;
    let send = send.clone();
    let input = tag("input").set(Attribute::Type, "file").id(id).label(label).is(Attribute::Invalid, invalid);
    let input = input.is(Attribute::Disabled, is_read_only());
    let input = input.on(On::Change, move |event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let (send, made_from) = (send.clone(), made_from.clone());
        files::read(file, made_from, Rc::new(move |message| send.emit(message)));
    });
    let described = file.map(|file| tag("span").class("hint-line").text(&describe(file)));
    tag("span").class("file-field").add(input).maybe(described)
}

fn describe(file: &ChosenFile) -> String {
    let Some(bytes) = &file.bytes else {
        return tr_text("file-to-choose-again", "name", &file.name);
    };
    let media_type = if file.media_type.is_empty() { tr("no-media-type") } else { &file.media_type };
    let places = [
        ("name", Argument::Text(&file.name)),
        ("count", Argument::Number(bytes.len() as u64)),
        ("type", Argument::Text(media_type)),
    ];
    tr_with("file-chosen", &places)
}

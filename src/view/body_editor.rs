//! The body: its kind, its fields, and the exact bytes that they make.

use super::bytes_face::count_bytes;
use super::control::{TextField, field, hint, paragraph, radios, text_area, text_field};
use super::element::{Attribute, Element, several, tag};
use super::file_field::{FileField, draw_file_field};
use super::problem::{draw_problem, problem_at, problem_id};
use super::rows::{self, Rows};
use super::wire::draw_body;
use crate::locale::{tr, tr_text};
use crate::model::{BodyKind, Draft, Edit, List, Msg, Place, Problem, Row, encode_body};
use std::rc::Rc;
use yew::prelude::*;

/// The draft whose body is edited, and what is wrong with it.
pub struct BodyEditor<'a> {
    pub draft: &'a Draft,
    pub boundary: &'a str,
    pub problems: &'a [Problem],
    pub send: &'a Callback<Msg>,
}

/// Draws the editor.
pub fn draw_body_editor(props: &BodyEditor<'_>) -> Element {
    let (kind, method) = (props.draft.body.kind, props.draft.method);
    let names = BodyKind::ALL.map(kind_name);
    let chosen = BodyKind::ALL.iter().position(|option| *option == kind).unwrap_or_default();
    let kinds =
        radios("kind", &names, chosen, |index| Msg::Edit(Edit::Kind(BodyKind::ALL[index])), props.send);
    let may_have_body = method.may_have_body();
    let not_sent = tr_text("body-not-sent", "method", method.as_str());
    let preview = (kind != BodyKind::None && may_have_body).then(|| draw_preview(props)).flatten();
    tag("fieldset")
        .class("body-editor")
        .add(tag("legend").class("small-head").say("body"))
        .add(kinds)
        .maybe((!may_have_body).then(|| paragraph("warning", &not_sent)))
        .add(draw_fields(props, kind))
        .maybe(preview)
}

fn kind_name(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Form => tr("kind-form"),
        BodyKind::Text => tr("kind-text"),
        BodyKind::File => tr("kind-file"),
        BodyKind::None => tr("kind-none"),
        BodyKind::Json | BodyKind::Multipart => kind.label(),
    }
}

fn draw_fields(props: &BodyEditor<'_>, kind: BodyKind) -> Element {
    let (body, send) = (&props.draft.body, props.send);
    match kind {
        BodyKind::Form => draw_rows(props, List::Form, &body.form),
        BodyKind::Multipart => draw_rows(props, List::Parts, &body.parts),
        BodyKind::Json => draw_text(props, Place::Json, tr("json-body"), &body.json, Edit::Json),
        BodyKind::Text => {
            let text_type = TextField {
                value: &body.text_type,
                placeholder: tr("no-content-type"),
                ..TextField::default()
            };
            let typed = Box::new(|text| Msg::Edit(Edit::TextType(text)));
            let text_type = text_field(Place::TextType, text_type, typed, send);
            several()
                .add(field(tr("type-of-text"), text_type))
                .maybe(draw_problem(props.problems, Place::TextType))
                .add(draw_text(props, Place::Text, tr("text-body"), &body.text, Edit::Text))
        }
        BodyKind::File => {
            let field = FileField {
                id: &Place::File.element_id(),
                label: tr("file"),
                file: body.file.as_ref(),
                invalid: problem_at(props.problems, Place::File).is_some(),
            };
            let field = draw_file_field(field, Rc::new(|file| Msg::Edit(Edit::File(file))), send);
            several().add(field).maybe(draw_problem(props.problems, Place::File))
        }
        BodyKind::None => hint(tr("request-has-no-body")),
    }
}

fn draw_rows(props: &BodyEditor<'_>, list: List, rows: &[Row]) -> Element {
    rows::draw_rows(&Rows { list, rows, problems: props.problems, send: props.send })
}

fn draw_text(
    props: &BodyEditor<'_>,
    place: Place,
    label: &str,
    text: &str,
    make: fn(String) -> Edit,
) -> Element {
    let problem = text_problem(props, place);
    let described_by = if problem.is_some() { problem_id(place) } else { String::new() };
    let typed = Box::new(move |text| Msg::Edit(make(text)));
    let area = text_area((&place.element_id(), "6"), text, &described_by, typed, props.send);
    several().add(area.label(label)).maybe(draw_problem(problem.as_slice(), place))
}

/// JSON is checked while it is typed: the place of the first fault moves with the typing.
fn text_problem(props: &BodyEditor<'_>, place: Place) -> Option<Problem> {
    let is_typed = place == Place::Json && !props.draft.body.json.trim().is_empty();
    let fault = || encode_body(props.draft, props.boundary).err().filter(|problem| problem.place == place);
    is_typed.then(fault).flatten().or_else(|| problem_at(props.problems, place).cloned())
}

fn draw_preview(props: &BodyEditor<'_>) -> Option<Element> {
    let body = encode_body(props.draft, props.boundary).ok()?;
    let bytes = body.bytes.unwrap_or_default();
    let media_type = body.media_type.as_deref();
    let drawn = (!bytes.is_empty()).then(|| tag("pre").class("wire").add(draw_body(&bytes, media_type)));
    let count = [&count_bytes(bytes.len()), " · ", media_type.unwrap_or(tr("no-content-type"))].concat();
    let preview = tag("div").class("preview").set(Attribute::Role, "group").named("body-as-sent");
    Some(preview.maybe(drawn).add(paragraph("count", &count)))
}

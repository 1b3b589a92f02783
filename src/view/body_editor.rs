//! The body: its kind, its fields, and the exact bytes that they make.

use super::bytes_face::count_bytes;
use super::control::{TextField, text_field};
use super::file_field::{FileField, draw_file_field};
use super::problem::{draw_problem, problem_at, problem_id};
use super::rows::{self, Rows};
use super::wire::draw_body;
use crate::model::{BodyKind, Draft, Edit, List, Msg, Place, Problem, encode_body};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The draft whose body is edited, and what is wrong with it.
pub struct BodyEditor<'a> {
    pub draft: &'a Draft,
    pub boundary: &'a str,
    pub problems: &'a [Problem],
    pub send: &'a Callback<Msg>,
}

/// Draws the editor.
pub fn draw_body_editor(props: &BodyEditor<'_>) -> Html {
    let kind = props.draft.body.kind;
    let may_have_body = props.draft.method.may_have_body();
    html! {
        <fieldset class="body-editor">
            <legend class="small-head">{ "Body" }</legend>
            <div class="kinds">
                { for BodyKind::ALL.iter().map(|option| {
                    let option = *option;
                    html! {
                        <label>
                            <input type="radio" name="kind" checked={option == kind}
                                onchange={props.send.reform(move |_: Event| Msg::Edit(Edit::Kind(option)))} />
                            <span>{ option.label() }</span>
                        </label>
                    }
                }) }
            </div>
            if !may_have_body {
                <p class="warning">
                    { format!("A browser sends no body with {}. What stands here is kept, and not sent.", props.draft.method) }
                </p>
            }
            { draw_fields(props, kind) }
            if kind != BodyKind::None && may_have_body { { draw_preview(props) } }
        </fieldset>
    }
}

fn draw_fields(props: &BodyEditor<'_>, kind: BodyKind) -> Html {
    let body = &props.draft.body;
    let text_type =
        TextField { value: &body.text_type, placeholder: "no Content-Type", ..TextField::default() };
    match kind {
        BodyKind::Form => draw_rows(props, List::Form, &body.form),
        BodyKind::Multipart => draw_rows(props, List::Parts, &body.parts),
        BodyKind::Json => html! {
            <>
                { draw_text(props, Place::Json, "JSON body", &body.json, Edit::Json) }
            </>
        },
        BodyKind::Text => html! {
            <>
                <label class="field">
                    <span>{ "Type of the text" }</span>
                    { text_field(Place::TextType, text_type, Box::new(|text| Msg::Edit(Edit::TextType(text))), props.send) }
                </label>
                { draw_problem(props.problems, Place::TextType) }
                { draw_text(props, Place::Text, "Text body", &body.text, Edit::Text) }
            </>
        },
        BodyKind::File => html! {
            <>
                { draw_file_field(
                    FileField {
                        id: Place::File.element_id(),
                        label: "File".to_owned(),
                        file: body.file.as_ref(),
                        invalid: problem_at(props.problems, Place::File).is_some(),
                    },
                    |file| Msg::Edit(Edit::File(file)),
                    props.send,
                ) }
                { draw_problem(props.problems, Place::File) }
            </>
        },
        BodyKind::None => html! { <p class="hint-line">{ "The request has no body." }</p> },
    }
}

fn draw_rows(props: &BodyEditor<'_>, list: List, rows: &[crate::model::Row]) -> Html {
    rows::draw_rows(&Rows { list, rows, problems: props.problems, send: props.send })
}

fn draw_text(
    props: &BodyEditor<'_>,
    place: Place,
    label: &'static str,
    text: &str,
    make: fn(String) -> Edit,
) -> Html {
    let on_input = props.send.reform(move |event: InputEvent| {
        Msg::Edit(make(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    });
    let problem = text_problem(props, place);
    html! {
        <>
            <textarea class="wire" id={place.element_id()} rows="6" aria-label={label} value={text.to_owned()}
                oninput={on_input} aria-invalid={problem.as_ref().map(|_| "true")}
                aria-describedby={problem.as_ref().map(|_| problem_id(place))}
                autocomplete="off" autocapitalize="off" spellcheck="false" />
            { draw_problem(problem.as_slice(), place) }
        </>
    }
}

/// JSON is checked while it is typed: the place of the first fault moves with the typing.
fn text_problem(props: &BodyEditor<'_>, place: Place) -> Option<Problem> {
    let is_typed = place == Place::Json && !props.draft.body.json.trim().is_empty();
    let fault = || encode_body(props.draft, props.boundary).err().filter(|problem| problem.place == place);
    is_typed.then(fault).flatten().or_else(|| problem_at(props.problems, place).cloned())
}

fn draw_preview(props: &BodyEditor<'_>) -> Html {
    let Ok(body) = encode_body(props.draft, props.boundary) else {
        return Html::default();
    };
    let bytes = body.bytes.unwrap_or_default();
    let media_type = body.media_type.as_deref();
    html! {
        <div class="preview" role="group" aria-label="Body as it will be sent">
            if !bytes.is_empty() {
                <pre class="wire">{ draw_body(&bytes, media_type) }</pre>
            }
            <p class="count">
                { count_bytes(bytes.len()) }{ " · " }
                { media_type.map_or("no Content-Type".to_owned(), str::to_owned) }
            </p>
        </div>
    }
}

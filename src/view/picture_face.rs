//! A face of the response that the interpreter draws.

use super::code_face::draw_presence;
use super::figure::draw_figure;
use super::response::ResponseView;
use crate::http::{Exchange, Response};
use crate::locale::tr;
use crate::model::dialogue::Picture;
use crate::model::{Presence, answered_here};
use yew::prelude::*;

/// Draws the face.
pub fn draw_picture_face(
    picture: Picture,
    props: &ResponseView<'_>,
    exchange: &Exchange,
    response: &Response,
) -> Html {
    if picture == Picture::Server && !answered_here(response, props.page, props.home) {
        return html! { <p class="empty">{ tr("server-elsewhere") }</p> };
    }
    match (&props.pictures[picture as usize], &props.code.presence) {
        (Some((id, figure)), _) if *id == exchange.id => draw_figure(figure),
        (_, Presence::Failed(_)) => draw_presence(props.code, props.send),
        _ => html! { <p class="hint-line" role="status">{ tr("picture-coming") }</p> },
    }
}

//! A face of the response that the interpreter draws.

use super::code_face::draw_presence;
use super::control::paragraph;
use super::element::{Attribute, Element, several, tag};
use super::figure::draw_figure;
use super::response::ResponseView;
use crate::http::{Exchange, Response};
use crate::locale::tr;
use crate::model::dialogue::Picture;
use crate::model::{Presence, answered_here};

/// Draws the face.
pub fn draw_picture_face(
    picture: Picture,
    props: &ResponseView<'_>,
    exchange: &Exchange,
    response: &Response,
) -> Element {
    if picture == Picture::Server && !answered_here(response, props.page, props.home) {
        return paragraph("empty", tr("server-elsewhere"));
    }
    match (&props.pictures[picture as usize], &props.code.presence) {
        (Some((id, figure)), _) if *id == exchange.id => several().html(draw_figure(figure)),
        (_, Presence::Failed(_)) => several().maybe(draw_presence(props.code, props.send)),
        _ => tag("p").class("hint-line").set(Attribute::Role, "status").say("picture-coming"),
    }
}

//! A line about what just happened, with an undo where there is one.

use super::control::{icon, link};
use super::element::{Element, tag};
use crate::locale::tr;
use crate::model::{Msg, Notice};
use yew::prelude::*;

/// Draws the notice.
pub fn draw_notice(notice: &Notice, send: &Callback<Msg>) -> Element {
    let undo = notice.undo.as_ref().map(|_| link(tr("undo"), None, Msg::Undo, send));
    let words = tag("span").text(&notice.text);
    let dismiss = icon("✕", tr("dismiss-notice"), Msg::DismissNotice, send);
    tag("div").class("notice").add(words).maybe(undo).add(dismiss)
}

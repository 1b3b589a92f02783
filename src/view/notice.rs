//! A line about what just happened, with an undo where there is one; and the line about a newer version of the page.

use super::control::{icon, link};
use super::element::{Attribute, Element, tag};
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

/// Draws the line about a newer version. Its place is there before it is, so that a screen reader tells of it.
pub fn draw_version(is_outdated: bool, send: &Callback<Msg>) -> Element {
    let line = is_outdated.then(|| {
        tag("p").class("notice").add(tag("span").say("new-version")).add(link(
            tr("reload"),
            None,
            Msg::Reload,
            send,
        ))
    });
    tag("div").class("version").set(Attribute::Role, "status").maybe(line)
}

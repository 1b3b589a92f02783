//! Sharing: a link, and files.

use super::control::{button, hint, icon, tick};
use super::element::{Attribute, Element, tag};
use crate::locale::{Argument, tr, tr_with};
use crate::model::{LINK_BYTES, Msg, Share, ShareMsg, SharedLink, too_long};
use yew::prelude::*;

/// Draws it.
pub fn draw_share(share: &Share, send: &Callback<Msg>) -> Element {
    let head = tag("div").class("share-head").add(tag("h3").say("share"));
    let close = icon("✕", tr("share-close"), Msg::Share(ShareMsg::Toggle), send);
    let link = match &share.link {
        SharedLink::Making => hint(tr("link-is-made")),
        SharedLink::TooLong(length) => tag("p").class("problem").text(&too_long(*length)),
        SharedLink::Ready(link) => draw_link(link, share.is_copied, send),
    };
    let secrets = share.has_secrets.then(|| draw_secrets(share.with_secrets, send));
    tag("section")
        .class("share")
        .id("share")
        .set(Attribute::TabIndex, "-1")
        .named("share")
        .add(head.add(close))
        .add(hint(tr("share-means")))
        .add(link)
        .maybe(secrets)
}

fn draw_link(link: &str, is_copied: bool, send: &Callback<Msg>) -> Element {
    let field = tag("input").class("wire").id("link").set(Attribute::Type, "text").named("link").value(link);
    let copy = button("cancel", tr("copy-link"), Msg::Copy(link.to_owned()), send);
    let places =
        [("length", Argument::Number(link.len() as u64)), ("most", Argument::Number(LINK_BYTES as u64))];
    let length = tr_with("link-length", &places);
    let told = if is_copied { [tr("copied"), " ", &length].concat() } else { length };
    let line = tag("div").class("line").add(field.is(Attribute::ReadOnly, true)).add(copy);
    tag("div").add(line).add(hint(&told))
}

fn draw_secrets(with: bool, send: &Callback<Msg>) -> Element {
    let ticked = Box::new(|with| Msg::Share(ShareMsg::WithSecrets(with)));
    let label = tag("label").class("tick").add(tick("", with, ticked, send)).say("include-secrets");
    let means = if with { tr("secrets-go-along") } else { tr("secrets-left-out") };
    tag("div").add(label).add(hint(means))
}

//! Sharing: a link, and files.

use super::control::{button, hint, icon, link, tick};
use super::element::{Attribute, Element, tag};
use super::file_field::{FileField, draw_file_field};
use crate::locale::{Argument, tr, tr_with};
use crate::model::dialogue::FileKind;
use crate::model::{ChosenFile, LINK_BYTES, Msg, Share, ShareMsg, SharedLink, embed_code, too_long};
use std::rc::Rc;
use yew::prelude::*;

/// Draws it.
pub fn draw_share(share: &Share, base: &str, send: &Callback<Msg>) -> Element {
    let head = tag("div").class("share-head").add(tag("h3").say("share"));
    let close = icon("✕", tr("share-close"), Msg::Share(ShareMsg::Toggle), send);
    let shared = match &share.link {
        // The place of the link is kept, so that nothing jumps below the pointer.
        SharedLink::Making => draw_link("", false, base, send),
        SharedLink::TooLong(length) => tag("p").class("problem").text(&too_long(*length)),
        SharedLink::Ready(link) => draw_link(link, share.is_copied, base, send),
    };
    let secrets = share.has_secrets.then(|| draw_secrets(share.with_secrets, send));
    tag("section")
        .class("share")
        .id("share")
        .set(Attribute::TabIndex, "-1")
        .named("share")
        .add(head.add(close))
        .add(hint(tr("share-means")))
        .add(shared)
        .maybe(secrets)
        .add(draw_files(send))
}

/// What an opened file becomes.
pub fn opened(file: ChosenFile) -> Msg {
    Msg::Share(ShareMsg::Open(file))
}

fn draw_files(send: &Callback<Msg>) -> Element {
    let names = [tr("save-session"), tr("save-request"), tr("save-history")];
    let save = tag("p").say("save-as");
    let save = FileKind::ALL.into_iter().zip(names).fold(save, |save, (kind, name)| {
        save.text(" ").add(link(name, None, Msg::Share(ShareMsg::Save(kind)), send))
    });
    let field = FileField { id: "open-file", label: tr("open-file"), file: None, invalid: false };
    let open = tag("p").say("open-file").text(" ").add(draw_file_field(field, Rc::new(opened), send));
    tag("div").class("files").add(save).add(open).add(hint(tr("open-means")))
}

fn draw_link(link: &str, is_copied: bool, base: &str, send: &Callback<Msg>) -> Element {
    let field = tag("input").class("wire").id("link").set(Attribute::Type, "text").named("link").value(link);
    let copy = button("cancel", tr("copy-link"), Msg::Copy(link.to_owned()), send);
    let embed = button("cancel", tr("copy-embed"), Msg::Copy(embed_code(link, base)), send);
    let places =
        [("length", Argument::Number(link.len() as u64)), ("most", Argument::Number(LINK_BYTES as u64))];
    let is_made = !link.is_empty();
    let length = if is_made { tr_with("link-length", &places) } else { tr("link-is-made").to_owned() };
    let told = if is_copied { [tr("copied"), " ", &length].concat() } else { length };
    let line = tag("div")
        .class("line")
        .add(field.is(Attribute::ReadOnly, true))
        .add(copy.is(Attribute::Disabled, !is_made))
        .add(embed.is(Attribute::Disabled, !is_made));
    tag("div").add(line).add(hint(&told))
}

fn draw_secrets(with: bool, send: &Callback<Msg>) -> Element {
    let ticked = Box::new(|with| Msg::Share(ShareMsg::WithSecrets(with)));
    let label = tag("label").class("tick").add(tick("", with, ticked, send)).say("include-secrets");
    let means = if with { tr("secrets-go-along") } else { tr("secrets-left-out") };
    tag("div").add(label).add(hint(means))
}

//! Sharing: the link follows what the page holds for as long as it is shown.

use super::code::{ask, in_words, keep};
use super::exchange::refuse;
use super::keep_draft;
use super::link::fill;
use crate::http::Exchange;
use crate::locale::{Argument, tr_with};
use crate::model::dialogue::{CodeFault, FileKind, Found, Opened, Question, Saved, Shared};
use crate::model::{
    ChosenFile, Effect, Entry, LINK_BYTES, Model, PageInfo, READABLE, RequestFace, Share, ShareMsg,
    SharedLink, load_entry, save_entry, write_packed,
};
use std::rc::Rc;

/// Does what the user does with sharing.
pub(super) fn update_share(model: &mut Model, message: ShareMsg) -> Vec<Effect> {
    match message {
        ShareMsg::Save(kind) => return save(model, kind),
        ShareMsg::Open(file) => return open(model, file),
        _ => {}
    }
    let Some(share) = &mut model.share else {
        if message != ShareMsg::Toggle {
            return Vec::new();
        }
        model.share = Some(Share::default());
        return vec![Effect::Focus("share".to_owned())];
    };
    match message {
        ShareMsg::Toggle => {
            model.share = None;
            return vec![Effect::Focus("share-opens".to_owned())];
        }
        ShareMsg::WithSecrets(with) => {
            share.with_secrets = with;
            share.made_of = None;
        }
        ShareMsg::Packed(number, bytes) if number == share.number => {
            let readable = std::mem::take(&mut share.readable);
            let packed = bytes.map(|bytes| [&address(&model.page), write_packed(&bytes).as_str()].concat());
            let shorter = packed.filter(|packed| packed.len() < readable.len()).unwrap_or(readable);
            share.link = if shorter.len() > LINK_BYTES {
                model.announcement = too_long(shorter.len());
                SharedLink::TooLong(shorter.len())
            } else {
                SharedLink::Ready(shorter)
            };
        }
        _ => {}
    }
    Vec::new()
}

/// Why there is no link, and what to do.
pub fn too_long(length: usize) -> String {
    let (length, most) = (Argument::Number(length as u64), Argument::Number(LINK_BYTES as u64));
    tr_with("link-too-long", &[("length", length), ("most", most)])
}

/// Has the link made anew where it does not say what the page holds.
pub(super) fn go_on(model: &mut Model) -> Option<Effect> {
    let code = program(model);
    let share = model.share.as_mut()?;
    let holds = (model.draft.clone(), model.code.revision, model.request_face);
    let is_made_of = |(draft, revision, face): &(Rc<_>, u32, _)| {
        Rc::ptr_eq(draft, &holds.0) && (*revision, *face) == (holds.1, holds.2)
    };
    if share.made_of.as_ref().is_some_and(is_made_of) {
        return None;
    }
    let shared = Shared {
        number: share.number + 1,
        draft: model.draft.clone(),
        code,
        view: model.request_face,
        with_secrets: share.with_secrets,
        base: model.page.base.clone(),
    };
    let Share { with_secrets, has_secrets, .. } = *share;
    *share =
        Share { with_secrets, has_secrets, number: shared.number, made_of: Some(holds), ..Share::default() };
    Some(ask(model, Question::Share(Box::new(shared))))
}

/// The program that goes along: what the user wrote, unless the fields have left it behind.
fn program(model: &Model) -> String {
    let code = &model.code;
    let is_meant = code.is_typed && (!code.strays || model.request_face == RequestFace::Code);
    if is_meant { code.text.clone() } else { String::new() }
}

fn save(model: &mut Model, kind: FileKind) -> Vec<Effect> {
    let with_secrets = model.share.as_ref().is_some_and(|share| share.with_secrets);
    let entries = model.history.entries().iter().map(|entry| save_entry(entry, with_secrets)).collect();
    let saved = Saved {
        kind,
        draft: model.draft.clone(),
        code: program(model),
        with_secrets,
        entries,
        boundary: model.page.boundary.clone(),
    };
    vec![ask(model, Question::Save(Box::new(saved)))]
}

fn open(model: &mut Model, file: ChosenFile) -> Vec<Effect> {
    let (name, content) = (file.name, file.bytes.unwrap_or_default());
    let opened = Opened { name, content, draft: model.draft.clone() };
    vec![ask(model, Question::Open(Box::new(opened)))]
}

/// A file was opened: it fills the page in, or changes nothing where it can't be read.
pub(super) fn found(model: &mut Model, found: Result<Box<Found>, CodeFault>) -> Vec<Effect> {
    let Found { draft, code, entries, words } = match found {
        Ok(found) => *found,
        Err(fault) => return refuse(model, &in_words(&fault)),
    };
    let history = (!entries.is_empty()).then(|| model.history.clone());
    for text in entries.iter().rev() {
        if let Some(Entry { exchange, draft }) = load_entry(text, &model.page.boundary) {
            let exchange = Rc::new(Exchange { id: model.next_id, ..Exchange::clone(&exchange) });
            model.next_id += 1;
            model.history.push(Entry { exchange, draft });
        }
    }
    let mut effects = fill(model, draft, code, words, history);
    effects.push(keep_draft(model));
    effects.extend(keep(model));
    effects
}

/// The link has been written; a long one is compressed.
pub(super) fn written(model: &mut Model, number: u32, text: String, has_secrets: bool) -> Vec<Effect> {
    let Some(share) = model.share.as_mut().filter(|share| share.number == number) else {
        return Vec::new();
    };
    share.has_secrets = has_secrets;
    share.readable = [&address(&model.page), text.as_str()].concat();
    if share.readable.len() > READABLE {
        return vec![Effect::Pack(number, text)];
    }
    share.link = SharedLink::Ready(std::mem::take(&mut share.readable));
    Vec::new()
}

/// The page's address as far as the fragment.
fn address(page: &PageInfo) -> String {
    [&page.base, &page.file, "#"].concat()
}

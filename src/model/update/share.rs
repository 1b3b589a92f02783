//! Sharing: the link follows what the page holds for as long as it is shown.

use super::code::ask;
use crate::locale::{Argument, tr_with};
use crate::model::dialogue::Question;
use crate::model::{
    Effect, LINK_BYTES, Model, READABLE, Share, ShareMsg, SharedLink, redacted, write_link, write_packed,
};
use std::rc::Rc;

/// Does what the user does with sharing.
pub(super) fn update_share(model: &mut Model, message: ShareMsg) -> Vec<Effect> {
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
        ShareMsg::Packed(..) => {}
    }
    Vec::new()
}

/// Why there is no link, and what to do.
pub fn too_long(length: usize) -> String {
    let (length, most) = (Argument::Number(length as u64), Argument::Number(LINK_BYTES as u64));
    tr_with("link-too-long", &[("length", length), ("most", most)])
}

/// Makes the link anew where it does not say what the page holds.
pub(super) fn go_on(model: &mut Model) -> Vec<Effect> {
    let Some(share) = &mut model.share else { return Vec::new() };
    let holds = (model.draft.clone(), model.code.revision, model.request_face);
    let is_made_of = |(draft, revision, face): &(Rc<_>, u32, _)| {
        Rc::ptr_eq(draft, &holds.0) && (*revision, *face) == (holds.1, holds.2)
    };
    if share.made_of.as_ref().is_some_and(is_made_of) {
        return Vec::new();
    }
    let (with_secrets, number) = (share.with_secrets, share.number);
    *share = Share { with_secrets, number, made_of: Some(holds), ..Share::default() };
    // Where the secrets are in a program, the interpreter knows.
    if model.code.is_typed {
        let question = Question::Redact { revision: model.code.revision, code: model.code.text.clone() };
        return vec![ask(model, question)];
    }
    make(model).into_iter().collect()
}

/// The interpreter has found the secrets of the program; without one, it cannot go along.
pub(super) fn found(model: &mut Model, program: Option<String>) -> Option<Effect> {
    let share = model.share.as_mut().filter(|share| share.link == SharedLink::Making)?;
    share.program = program;
    make(model)
}

fn make(model: &mut Model) -> Option<Effect> {
    let share = model.share.as_mut()?;
    let public = redacted(&model.draft);
    let program = share.program.as_deref();
    share.has_secrets = public != *model.draft || program.is_some_and(|program| program != model.code.text);
    let (draft, program) = if share.with_secrets {
        (&*model.draft, program.map(|_| model.code.text.as_str()))
    } else {
        (&public, program)
    };
    let text = write_link(draft, program, model.request_face, &model.page.base);
    let readable = [&address(&model.page), text.as_str()].concat();
    share.number += 1;
    if readable.len() <= READABLE {
        share.link = SharedLink::Ready(readable);
        return None;
    }
    share.readable = readable;
    Some(Effect::Pack(share.number, text))
}

/// The page's address as far as the fragment.
fn address(page: &crate::model::PageInfo) -> String {
    [&page.base, &page.file, "#"].concat()
}

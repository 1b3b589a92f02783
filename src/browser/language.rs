//! The language that the page opens in, and that the document says it is in.

use super::interpreter::Interpreter;
use super::{Tell, fetch, words};
use crate::locale::{Locale, speak, spoken, tr};
use crate::model::dialogue::Question;
use crate::model::{Msg, Words};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use std::pin::pin;
use wasm_bindgen_futures::spawn_local;

/// How long the page waits for its words before it opens in English, in milliseconds.
const PATIENCE_MS: u32 = 1000;

/// The language of whoever reads, as `boot.js` has found it: the one that was chosen, or else the first of the browser's
/// languages that there are words for. It has the words of that language loading already.
pub fn preferred() -> Locale {
    let root = super::page::root();
    let tag = root.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    Locale::from_tag(&tag).unwrap_or_default()
}

/// Speaks the language of whoever reads, as soon as the page's own words are here in it. Until then there is the line of
/// `index.html` that the page is loading, in that language: a page that is first drawn in English would be read aloud
/// twice, and jump while it is read. The words are one small file that has been on its way since `boot.js` ran, so they are
/// mostly here first; but no reader is to wait for them longer than a moment. A page that opens in English all the same
/// changes as soon as they come.
pub async fn open() {
    let locale = preferred();
    if locale == Locale::English {
        return;
    }
    let page = pin!(words::get(locale, Words::Page));
    if let Either::Left((true, _)) = select(page, TimeoutFuture::new(PATIENCE_MS)).await {
        speak(locale);
    }
}

/// Says in the document which language it is in, for screen readers and translators, and names the page in it.
pub(super) fn apply(locale: Locale) {
    if let Some(root) = super::page::root() {
        // Setting an attribute of the root element cannot fail.
        let _ = root.set_attribute("lang", locale.tag());
    }
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(tr("page-title"));
    }
}

/// Has the interpreter speak this language, whenever it starts. Should its words not come, it goes on in English: what it
/// says stands beside Python, which speaks English too.
pub(super) fn teach(locale: Locale, interpreter: Interpreter, tell: Tell) {
    spawn_local(async move {
        let path = ["words/", locale.tag(), "/interpreter.ftl"].concat();
        let text = match locale {
            Locale::English => Some(String::new()),
            Locale::Spanish => fetch::text(&path, "GET").await,
        };
        // Meanwhile yet another one may have been chosen.
        if let Some(text) = text.filter(|_| locale == spoken()) {
            interpreter.ask(&Question::Speak { locale, text }, &tell);
            tell(Msg::Taught);
        }
    });
}

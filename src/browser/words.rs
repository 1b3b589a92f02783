//! Loads the words that travel beside the program. Where they are kept is the business of the rooms they belong to.

use super::Tell;
use crate::lesson::CHAPTERS;
use crate::locale::Locale;
use crate::model::{Msg, Words};
use crate::{explain, locale};
use wasm_bindgen_futures::spawn_local;

/// Loads a file; whether it came arrives as [`Msg::WordsArrived`].
pub(super) fn load(locale: Locale, words: Words, tell: Tell) {
    spawn_local(async move {
        let here = get(locale, words).await;
        tell(Msg::WordsArrived(locale, words, here));
    });
}

/// Loads a file, and says whether it came.
pub(super) async fn get(locale: Locale, words: Words) -> bool {
    let text = match words.path(locale) {
        Some(path) => super::fetch::text(&path, "GET").await,
        None => None,
    };
    match words {
        Words::Page => text.is_some_and(|text| locale::keep(locale, &text)),
        Words::Headers => explain::install_headers(locale, text),
        Words::Statuses => explain::install_statuses(locale, text),
        Words::Failures => explain::install_failures(locale, text),
        Words::Chapter(at) => CHAPTERS.get(at).is_some_and(|chapter| chapter.install(locale, text)),
    }
}

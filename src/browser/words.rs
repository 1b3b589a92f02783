//! Loads the words that travel beside the program. Where they are kept is the business of the rooms they belong to.

use super::Tell;
use crate::explain;
use crate::lesson::CHAPTERS;
use crate::model::{Msg, Words};
use wasm_bindgen_futures::spawn_local;

/// Loads a file; whether it came arrives as [`Msg::WordsArrived`].
pub(super) fn load(words: Words, tell: Tell) {
    spawn_local(async move {
        let text = fetch(words).await;
        let here = match words {
            Words::Headers => explain::install_headers(text),
            Words::Statuses => explain::install_statuses(text),
            Words::Failures => explain::install_failures(text),
            Words::Chapter(at) => {
                CHAPTERS.get(at).zip(text).is_some_and(|(chapter, text)| chapter.install(text))
            }
        };
        tell(Msg::WordsArrived(words, here));
    });
}

async fn fetch(words: Words) -> Option<String> {
    super::fetch::text(&words.path()?, "GET").await
}

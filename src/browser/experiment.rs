//! What an experiment wants fetched: its words, what the sandbox says of itself, and what is stored.

use super::{Tell, fetch};
use crate::model::Msg;
use crate::model::experiment::ExperimentMsg;
use wasm_bindgen_futures::spawn_local;

/// Fetches or deletes one after the other, and tells what came.
pub(super) fn fetch_all(number: u32, paths: Vec<String>, delete: bool, tell: Tell) {
    spawn_local(async move {
        let mut texts = Vec::new();
        for path in &paths {
            texts.push(fetch::text(path, if delete { "DELETE" } else { "GET" }).await);
        }
        let history = web_sys::window().and_then(|window| window.history().ok()?.length().ok());
        let history = history.unwrap_or_default();
        tell(Msg::Experiment(ExperimentMsg::Fetched { number, texts, history }));
    });
}

//! What an experiment wants looked at: its words, the sandbox's index, and what is stored.

use super::{Tell, fetch};
use crate::encode::json;
use crate::lesson::experiment::EXPERIMENTS;
use crate::model::Msg;
use crate::model::experiment::{ExperimentMsg, Snapshot};
use crate::sandbox::DEFAULT_MAX_BODY;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestCache;

/// Loads an experiment's words unless they are there, and asks the sandbox what it says of itself.
pub(super) fn open(at: usize, tell: Tell) {
    spawn_local(async move {
        let Some(entry) = EXPERIMENTS.get(at) else { return };
        if entry.content().is_none() {
            let path = ["words/experiments/", entry.slug, ".txt"].concat();
            if let Some(text) = fetch::text(&path, RequestCache::Default).await {
                entry.install(text);
            }
        }
        let index = fetch::text("sandbox/", RequestCache::NoStore).await.unwrap_or_default();
        let members = json::members(&index).unwrap_or_default();
        let get = |wanted| members.iter().find(|(name, _)| name == wanted).map(|(_, literal)| *literal);
        let second = get("second_origin").and_then(json::string);
        let second = second.map_or_else(String::new, |origin| origin + "/sandbox/");
        let max_body = get("max_body").and_then(|size| size.parse().ok()).unwrap_or(DEFAULT_MAX_BODY as u64);
        tell(Msg::Experiment(ExperimentMsg::Opened { at, second, max_body }));
    });
}

/// Looks at what is stored, and at the log.
pub(super) fn look(log: bool, tell: Tell) {
    spawn_local(async move {
        let log = if log { fetch::text("sandbox/log", RequestCache::NoStore).await } else { None };
        let things = fetch::text("sandbox/things", RequestCache::NoStore).await;
        let history = web_sys::window().and_then(|window| window.history().ok()?.length().ok());
        let mut snapshot = Snapshot::read(
            &things.unwrap_or_default(),
            &log.unwrap_or_default(),
            history.unwrap_or_default(),
        );
        let wanted: Vec<_> = snapshot.wanted().to_vec();
        for thing in wanted {
            if let Some(text) = fetch::text(&thing.path, RequestCache::NoStore).await {
                snapshot.show(&thing.id, &text);
            }
        }
        tell(Msg::Experiment(ExperimentMsg::Looked(snapshot)));
    });
}

/// Counts what is stored.
pub(super) fn count(tell: Tell) {
    spawn_local(async move {
        let things = fetch::text("sandbox/things", RequestCache::NoStore).await;
        let stored = things.and_then(|things| Snapshot::count(&things));
        tell(Msg::Experiment(ExperimentMsg::Counted(stored)));
    });
}

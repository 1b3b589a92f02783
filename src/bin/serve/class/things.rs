//! What the shared store holds, as the board shows it.

use super::Class;
use axum::response::Response;
use bytes::Bytes;
use put_playground::sandbox::{Problem, StoreError, Summary, Thing};
use serde::Serialize;
use std::time::{Duration, Instant, UNIX_EPOCH};

/// How many things are shown: those that changed last.
const SHOWN: usize = 60;

/// How much of a text is shown, in characters.
const MAX_TEXT: usize = 300;

/// How old an account may be: to make one is to look at all that is stored, and several boards may ask.
const FRESH: Duration = Duration::from_millis(500);

/// The last account.
#[derive(Debug)]
pub struct Account {
    made: Instant,
    json: Bytes,
}

/// The account as the board's page reads it.
#[derive(Serialize)]
struct Shelf<'a> {
    /// The number of the last request whose writing is in it for sure.
    upto: u64,
    count: usize,
    things: Vec<Shown<'a>>,
}

/// One thing.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    size: u64,
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Its beginning, where it is text.
    text: Option<String>,
    /// Absent where nobody here knows; null for a guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Option<String>>,
    modified: u64,
}

/// Everything that is stored, or of much the latest, in the order of the ids.
///
/// # Errors
///
/// The store can't be read.
pub async fn answer(class: &Class) -> Result<Response, Problem> {
    // Who waits here gets what is made meanwhile.
    let mut kept = class.account.lock().await;
    let json = match kept.as_ref().filter(|kept| kept.made.elapsed() < FRESH) {
        Some(kept) => kept.json.clone(),
        None => {
            let made = Instant::now();
            let json = Bytes::from(account(class).await?);
            *kept = Some(Account { made, json: json.clone() });
            json
        }
    };
    Ok(super::pages::json(json))
}

async fn account(class: &Class) -> Result<String, StoreError> {
    let upto = class.requests.last();
    let mut list = class.store.list().await?;
    let count = list.len();
    list.sort_by(|one, other| other.modified.cmp(&one.modified).then_with(|| one.id.cmp(&other.id)));
    list.truncate(SHOWN);
    list.sort_by(|one, other| one.id.cmp(&other.id));
    let mut things = Vec::with_capacity(list.len());
    for summary in &list {
        // It may be gone by now.
        let Some(thing) = class.store.get(&summary.id).await? else { continue };
        things.push(shown(class, summary, &thing));
    }
    Ok(serde_json::to_string(&Shelf { upto, count, things }).unwrap_or_default())
}

fn shown<'a>(class: &Class, summary: &'a Summary, thing: &Thing) -> Shown<'a> {
    let by = class.writers.of(&summary.id, &thing.entity_tag().to_string());
    let modified = thing.modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Shown {
        id: &summary.id,
        size: thing.body.len() as u64,
        kind: thing.content_type.as_ref().map(|kind| String::from_utf8_lossy(kind.as_bytes()).into_owned()),
        text: beginning(thing),
        by: by.map(|who| who.map(|name| name.as_str().to_owned())),
        modified,
    }
}

/// The beginning of the content, where it is text that is not coded.
fn beginning(thing: &Thing) -> Option<String> {
    if thing.content_encoding.is_some() {
        return None;
    }
    let most = thing.body.len().min(MAX_TEXT * 4);
    let text = match std::str::from_utf8(&thing.body[..most]) {
        Ok(text) => text,
        // The cut fell inside a character.
        Err(error) if most < thing.body.len() && error.error_len().is_none() => {
            std::str::from_utf8(&thing.body[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    let shown: String = text.chars().take(MAX_TEXT).collect();
    let is_cut = shown.len() < thing.body.len();
    Some(if is_cut { shown + "…" } else { shown })
}

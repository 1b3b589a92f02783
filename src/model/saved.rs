//! What survives a reload, and what is left out of it: secrets and the content of files.

use super::exchange_text::{entry_key, read_entry, write_entry};
use super::{Draft, ENTRIES_KEPT, Entry, Row, read_draft, write_draft};
use crate::encode::{form, json};
use crate::explain;
use crate::http::{Exchange, Failure, HeaderList, Outcome, Response};
use std::rc::Rc;

/// How many bytes of a response body are kept in storage: 16 KiB. Fifty of them stay well below the 5 MiB that
/// browsers grant an origin's localStorage.
const BODY_BYTES_KEPT: usize = 16 * 1024;

/// The draft as it goes into storage.
pub fn save_draft(draft: &Draft, keep_secrets: bool) -> String {
    if keep_secrets { write_draft(draft) } else { write_draft(&redacted(draft)) }
}

/// A draft from storage.
pub fn load_draft(text: &str) -> Draft {
    read_draft(text)
}

/// The draft without the values of secrets: header and field values, members of a JSON body, parameters in the URL.
pub fn redacted(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    blank(&mut draft.headers, explain::is_secret_header);
    let body = &mut draft.body;
    for rows in [&mut draft.query, &mut body.form, &mut body.parts] {
        blank(rows, explain::is_secret_field);
    }
    let (json, text) = (json::blank(&body.json, explain::is_secret_field), blank_pairs(&body.text));
    let url = blank_url(&draft.url);
    // What was left out before stays known, until the user types there again.
    draft.forgotten.json |= json != body.json;
    draft.forgotten.text |= text != body.text;
    draft.forgotten.url |= url != draft.url;
    (body.json, body.text, draft.url) = (json, text, url);
    draft
}

fn blank(rows: &mut [Row], is_secret: impl Fn(&str) -> bool) {
    for row in rows.iter_mut().filter(|row| !row.value.is_empty() && is_secret(row.name.trim())) {
        row.value.clear();
        row.forgotten = true;
    }
}

/// A URL without user name and password, and without the values of secret parameters.
fn blank_url(url: &str) -> String {
    let (address, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (path, query) = address.split_at(address.find('?').map_or(address.len(), |at| at + 1));
    let path = match (path.find("://"), path.find('@')) {
        (Some(scheme), Some(at)) if at > scheme && !path[scheme + 3..at].contains('/') => {
            format!("{}{}", &path[..scheme + 3], &path[at + 1..])
        }
        _ => path.to_owned(),
    };
    format!("{path}{}{fragment}", blank_pairs(query))
}

/// `a=1&token=x` without the value of `token`; any other text as it is.
fn blank_pairs(text: &str) -> String {
    let is_secret = |pair: &str| {
        let name = form::decode(pair).into_iter().next().map(|(name, _)| name);
        name.is_some_and(|name| explain::is_secret_field(&name))
    };
    let keep = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if is_secret(pair) => format!("{name}="),
        _ => pair.to_owned(),
    };
    text.split('&').map(keep).collect::<Vec<_>>().join("&")
}

/// The values that [`redacted`] takes out of a draft.
fn secrets(draft: &Draft) -> Vec<&str> {
    let values = |rows: &'_ [Row], is_secret: fn(&str) -> bool| -> Vec<usize> {
        let secret =
            rows.iter().enumerate().filter(|(_, row)| !row.value.is_empty() && is_secret(row.name.trim()));
        secret.map(|(at, _)| at).collect()
    };
    let mut found: Vec<&str> = Vec::new();
    for at in values(&draft.headers, explain::is_secret_header) {
        found.push(draft.headers[at].value.trim());
    }
    for rows in [&draft.query, &draft.body.form, &draft.body.parts] {
        for at in values(rows, explain::is_secret_field) {
            found.push(rows[at].value.as_str());
        }
    }
    found
}

/// A history entry as it goes into storage.
pub fn save_entry(entry: &Entry, keep_secrets: bool) -> String {
    let exchange = &entry.exchange;
    if keep_secrets {
        let outcome = match &exchange.outcome {
            Outcome::Answered(response) => Outcome::Answered(Rc::new(save_response(response, &[], false))),
            Outcome::Failed(failure) => Outcome::Failed(failure.clone()),
        };
        return write_entry(&Exchange { outcome, ..Exchange::clone(exchange) }, &entry.draft);
    }
    let draft = redacted(&entry.draft);
    let outcome = match &exchange.outcome {
        Outcome::Answered(response) => {
            let is_private = *entry.draft != draft;
            Outcome::Answered(Rc::new(save_response(response, &secrets(&entry.draft), is_private)))
        }
        // The browser's own words may quote the URL, password and all.
        Outcome::Failed(Failure::Refused { .. }) => {
            Outcome::Failed(Failure::Refused { reason: String::new() })
        }
        Outcome::Failed(failure) => Outcome::Failed(failure.clone()),
    };
    write_entry(&Exchange { outcome, ..Exchange::clone(exchange) }, &draft)
}

/// A history entry from storage; `None` when it is damaged.
pub fn load_entry(text: &str, boundary: &str) -> Option<Entry> {
    read_entry(text, boundary)
}

/// The entries of this tab, and those that other tabs have stored meanwhile: newest first, each once, this tab's word
/// first.
pub fn merge_entries(mut ours: Vec<String>, stored: Vec<String>) -> Vec<String> {
    for entry in stored {
        let Some((at, id)) = entry_key(&entry) else { continue };
        if ours.iter().all(|other| entry_key(other) != Some((at, id))) {
            let older = ours.iter().position(|other| entry_key(other).is_none_or(|(time, _)| time < at));
            ours.insert(older.unwrap_or(ours.len()), entry);
        }
    }
    ours.truncate(ENTRIES_KEPT);
    ours
}

/// A response without what repeats a secret: an echoing server sends the request's secrets straight back.
fn save_response(response: &Response, secrets: &[&str], is_private: bool) -> Response {
    let repeats = |text: &str| secrets.iter().any(|secret| text.contains(secret));
    let headers: HeaderList = response
        .headers
        .iter()
        .map(|header| (header.name.as_str(), if repeats(&header.value) { "" } else { header.value.as_str() }))
        .collect();
    // Inside a body a secret may stand escaped or encoded, so the whole body of such an exchange is left out.
    let kept = if is_private { 0 } else { response.body.len().min(BODY_BYTES_KEPT) };
    Response {
        headers,
        body: response.body.slice(..kept),
        url: if is_private { blank_url(&response.url) } else { response.url.clone() },
        ..response.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Timing;
    use crate::model::{Edit, List, RowEdit, edit};
    use bytes::Bytes;

    fn draft_with_secrets() -> Draft {
        let mut draft = Draft::at("https://me:pw1@a.test/x?token=pw2&a=1#f");
        let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        edit(&mut draft, Edit::Rows(List::Headers, RowEdit::Add));
        let header = draft.headers[0].id;
        let headers = pairs(&[("Authorization", "Bearer pw3"), ("Accept", "*/*")]);
        edit(&mut draft, Edit::Rows(List::Headers, RowEdit::Fill(header, headers)));
        let fields = pairs(&[("user", "ann"), ("Password", "pw4")]);
        edit(&mut draft, Edit::Rows(List::Form, RowEdit::Fill(0, fields)));
        edit(&mut draft, Edit::Json(r#"{"user": "ann", "password": "pw5", "api_key" : 678}"#.into()));
        edit(&mut draft, Edit::Text("a=1&client_secret=pw6".into()));
        draft
    }

    #[test]
    fn no_secret_is_left_in_a_saved_draft() {
        let saved = save_draft(&draft_with_secrets(), false);
        for secret in ["pw1", "pw2", "pw3", "pw4", "pw5", "678", "pw6"] {
            assert!(!saved.contains(secret), "{secret} in {saved}");
        }
        let loaded = load_draft(&saved);
        assert_eq!(loaded.url, "https://a.test/x?token=&a=1#f");
        assert_eq!(loaded.body.json, r#"{"user": "ann", "password": "", "api_key" : null}"#);
        assert_eq!(loaded.body.text, "a=1&client_secret=");
        assert!(
            loaded.headers[0].forgotten && loaded.body.form[1].forgotten && !loaded.body.form[0].forgotten
        );
    }

    #[test]
    fn ticked_in_secrets_stay() {
        let saved = save_draft(&draft_with_secrets(), true);
        for secret in ["pw1", "pw2", "pw3", "pw4", "pw5", "678", "pw6"] {
            assert!(saved.contains(secret), "{secret} in {saved}");
        }
    }

    #[test]
    fn what_other_tabs_stored_is_kept() {
        let entry = |at: u64, id: u32, tab: &str| format!("id={id}&at={at}&tab={tab}");
        let ours = vec![entry(30, 3, "a"), entry(10, 1, "a")];
        let stored = vec![entry(20, 2, "b"), entry(10, 1, "b"), entry(5, 1, "b"), "damaged".to_owned()];
        let merged = [entry(30, 3, "a"), entry(20, 2, "b"), entry(10, 1, "a"), entry(5, 1, "b")];
        assert_eq!(merge_entries(ours, stored), merged);
        let many = (0..60).map(|at| entry(at, 1, "b")).collect();
        assert_eq!(merge_entries(Vec::new(), many).len(), ENTRIES_KEPT);
    }

    #[test]
    fn an_echoed_secret_is_left_out_of_a_saved_entry() {
        let draft = Rc::new(draft_with_secrets());
        let response = Response {
            headers: HeaderList::from_iter([("x-echo", "Bearer pw3")]),
            body: Bytes::from_static(b"pw\\u0034"),
            size: 8,
            ..Response::default()
        };
        let exchange = Exchange {
            id: 1,
            started_at_ms: 0,
            request: Rc::default(),
            outcome: Outcome::Answered(Rc::new(response)),
            timing: Timing::default(),
        };
        let entry = Entry { exchange: Rc::new(exchange), draft };
        let saved = save_entry(&entry, false);
        assert!(!saved.contains("pw"), "{saved}");
        let Outcome::Answered(response) = &load_entry(&saved, "b").unwrap().exchange.outcome.clone() else {
            panic!("answered")
        };
        assert_eq!((response.body.len(), response.size, response.headers.get("x-echo")), (0, 8, Some("")));
    }
}

//! What survives a reload, and what is left out of it: secrets and the content of files.

use super::{Draft, Entry, Row, prepare};
use crate::encode::{form, json};
use crate::explain;
use crate::http::{Exchange, Failure, HeaderList, Outcome, Request, Response, Timing, Visibility};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// How many bytes of a response body are kept in storage: 16 KiB. Fifty of them stay well below the 5 MiB that
/// browsers grant an origin's localStorage.
const BODY_BYTES_KEPT: usize = 16 * 1024;

/// The draft as it goes into storage.
pub fn save_draft(draft: &Draft, keep_secrets: bool) -> Draft {
    if keep_secrets {
        draft.clone()
    } else {
        redacted(draft)
    }
}

/// A draft from storage. Rows without a number of their own get one, so that edits reach the right row.
pub fn load_draft(mut draft: Draft) -> Draft {
    let mut next = 0;
    let body = &mut draft.body;
    for rows in [
        &mut draft.query,
        &mut draft.headers,
        &mut body.form,
        &mut body.parts,
    ] {
        for row in rows {
            row.id = next;
            next += 1;
        }
    }
    if body.form.is_empty() {
        body.form.push(Row::new(next, "", ""));
        next += 1;
    }
    draft.next_row = next;
    draft
}

/// The draft without the values of secrets: header and field values, members of a JSON body, parameters in the URL.
pub fn redacted(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    blank(&mut draft.headers, explain::is_secret_header);
    let body = &mut draft.body;
    for rows in [&mut draft.query, &mut body.form, &mut body.parts] {
        blank(rows, explain::is_secret_field);
    }
    body.json = json::blank(&body.json, explain::is_secret_field);
    body.text = blank_pairs(&body.text);
    draft.url = blank_url(&draft.url);
    draft
}

fn blank(rows: &mut [Row], is_secret: impl Fn(&str) -> bool) {
    for row in rows
        .iter_mut()
        .filter(|row| !row.value.is_empty() && is_secret(row.name.trim()))
    {
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
        let secret = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.value.is_empty() && is_secret(row.name.trim()));
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

/// A history entry as it goes into storage. The request's bytes are made again from the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedEntry {
    id: u32,
    started_at_ms: u64,
    timing: Timing,
    draft: Draft,
    outcome: SavedOutcome,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SavedOutcome {
    Answered(SavedResponse),
    Failed(Failure),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedResponse {
    status: u16,
    reason: String,
    headers: HeaderList,
    body_base64: String,
    size: u64,
    url: String,
    redirected: bool,
    visibility: Visibility,
}

impl SavedEntry {
    /// Makes an entry ready for storage.
    pub fn save(entry: &Entry, keep_secrets: bool) -> Self {
        let exchange = &entry.exchange;
        let secrets = if keep_secrets {
            Vec::new()
        } else {
            secrets(&entry.draft)
        };
        let is_private = *entry.draft != save_draft(&entry.draft, keep_secrets);
        let outcome = match &exchange.outcome {
            Outcome::Failed(failure) => SavedOutcome::Failed(failure.clone()),
            Outcome::Answered(response) => {
                SavedOutcome::Answered(save_response(response, &secrets, is_private))
            }
        };
        Self {
            id: exchange.id,
            started_at_ms: exchange.started_at_ms,
            timing: exchange.timing,
            draft: save_draft(&entry.draft, keep_secrets),
            outcome,
        }
    }

    /// Brings an entry back; `boundary` stands in for a multipart body's own.
    pub fn load(self, boundary: &str) -> Entry {
        let draft = load_draft(self.draft);
        let request = prepare(&draft, boundary).unwrap_or_else(|_| Request {
            method: draft.method,
            url: draft.url.clone(),
            ..Request::default()
        });
        let outcome = match self.outcome {
            SavedOutcome::Failed(failure) => Outcome::Failed(failure),
            SavedOutcome::Answered(saved) => Outcome::Answered(Rc::new(Response {
                status: saved.status,
                reason: saved.reason,
                headers: saved.headers,
                body: STANDARD
                    .decode(saved.body_base64)
                    .map(Bytes::from)
                    .unwrap_or_default(),
                size: saved.size,
                url: saved.url,
                redirected: saved.redirected,
                visibility: saved.visibility,
            })),
        };
        let exchange = Exchange {
            id: self.id,
            started_at_ms: self.started_at_ms,
            request: Rc::new(request),
            outcome,
            timing: self.timing,
        };
        Entry {
            exchange: Rc::new(exchange),
            draft: Rc::new(draft),
        }
    }
}

/// A response without what repeats a secret: an echoing server sends the request's secrets straight back.
fn save_response(response: &Response, secrets: &[&str], is_private: bool) -> SavedResponse {
    let repeats = |text: &str| secrets.iter().any(|secret| text.contains(secret));
    // Inside a body a secret may stand escaped or encoded, so the whole body of such an exchange is left out.
    let body = if is_private {
        &[][..]
    } else {
        response.body.get(..BODY_BYTES_KEPT).unwrap_or(&response.body)
    };
    let headers = response.headers.iter().map(|header| {
        let value = if repeats(&header.value) {
            ""
        } else {
            header.value.as_str()
        };
        (header.name.as_str(), value)
    });
    SavedResponse {
        status: response.status,
        reason: response.reason.clone(),
        headers: headers.collect(),
        body_base64: STANDARD.encode(body),
        size: response.size,
        url: blank_url(&response.url),
        redirected: response.redirected,
        visibility: response.visibility,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, List, RowEdit, edit};

    fn draft_with_secrets() -> Draft {
        let mut draft = Draft::at("https://me:pw1@a.test/x?token=pw2&a=1#f");
        let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        edit(&mut draft, Edit::Rows(List::Headers, RowEdit::Add));
        let header = draft.headers[0].id;
        let headers = pairs(&[("Authorization", "Bearer pw3"), ("Accept", "*/*")]);
        edit(
            &mut draft,
            Edit::Rows(List::Headers, RowEdit::Fill(header, headers)),
        );
        let fields = pairs(&[("user", "ann"), ("Password", "pw4")]);
        edit(&mut draft, Edit::Rows(List::Form, RowEdit::Fill(0, fields)));
        edit(
            &mut draft,
            Edit::Json(r#"{"user": "ann", "password": "pw5", "api_key" : 678}"#.into()),
        );
        edit(&mut draft, Edit::Text("a=1&client_secret=pw6".into()));
        draft
    }

    #[test]
    fn no_secret_is_left_in_a_saved_draft() {
        let saved = serde_json::to_string(&save_draft(&draft_with_secrets(), false)).unwrap();
        for secret in ["pw1", "pw2", "pw3", "pw4", "pw5", "678", "pw6"] {
            assert!(!saved.contains(secret), "{secret} in {saved}");
        }
        assert!(
            saved.contains("ann") && saved.contains("https://a.test/x?token=&a=1#f"),
            "{saved}"
        );
    }

    #[test]
    fn ticked_in_secrets_stay() {
        let draft = draft_with_secrets();
        assert_eq!(save_draft(&draft, true), draft);
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
        let entry = Entry {
            exchange: Rc::new(exchange),
            draft,
        };
        let saved = serde_json::to_string(&SavedEntry::save(&entry, false)).unwrap();
        assert!(
            !saved.contains("pw3") && saved.contains(r#""body_base64":"""#),
            "{saved}"
        );
        let back: SavedEntry = serde_json::from_str(&saved).unwrap();
        let Outcome::Answered(response) = &back.load("b").exchange.outcome else {
            panic!("answered")
        };
        assert_eq!((response.body.len(), response.size), (0, 8));
    }
}

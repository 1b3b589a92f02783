//! Saves what the page holds: as a session, or as an `.http` file.

use crate::encode::form;
use crate::formats::{HttpRequest, Pairs, Past, Session, write_http_file, write_session};
use crate::http::Outcome;
use crate::interpreter::fields::redact;
use crate::locale::tr_count;
use crate::model::dialogue::{Answer, FileKind, Saved};
use crate::model::{Draft, load_entry, outgoing, redacted, write_draft};

/// The file.
pub(in crate::interpreter) fn save(saved: &Saved) -> Answer {
    let Saved { kind, draft, code, with_secrets, entries, boundary } = saved;
    let draft = if *with_secrets { Draft::clone(draft) } else { redacted(draft) };
    let requests = match kind {
        FileKind::Session => {
            let code = if *with_secrets { code.clone() } else { redact(code) };
            let history = entries.iter().map(|entry| past(entry)).collect();
            let session = Session::new(form::decode(&write_draft(&draft)), code, history);
            let (name, text) = ("session.json".to_owned(), write_session(&session));
            return Answer::File { name, text, words: String::new() };
        }
        FileKind::Request => vec![http_request(&draft, String::new())],
        FileKind::History => entries.iter().filter_map(|entry| of_entry(entry, boundary)).collect(),
    };
    let written = write_http_file(&requests, boundary);
    let name = if *kind == FileKind::Request { "request.http" } else { "history.http" };
    let words = match written.beside {
        0 => String::new(),
        count => tr_count("file-bodies-beside", count as usize),
    };
    Answer::File { name: name.to_owned(), text: written.text, words }
}

/// An entry of the history: its request apart from what became of it.
fn past(entry: &str) -> Past {
    let (mut request, mut exchange) = (Pairs::new(), Pairs::new());
    for (name, value) in form::decode(entry) {
        if name == DRAFT { request = form::decode(&value) } else { exchange.push((name, value)) }
    }
    Past { request, exchange }
}

/// The name of the request among the pairs of an entry.
pub(super) const DRAFT: &str = "draft";

fn of_entry(entry: &str, boundary: &str) -> Option<HttpRequest> {
    let entry = load_entry(entry, boundary)?;
    let result = match &entry.exchange.outcome {
        Outcome::Answered(response) => response.status.to_string(),
        Outcome::Failed(failure) => failure.name().to_owned(),
    };
    Some(http_request(&entry.draft, format!("{}: {result}", entry.exchange.id)))
}

fn http_request(draft: &Draft, name: String) -> HttpRequest {
    HttpRequest {
        name,
        request: outgoing(draft),
        timeout: Some(draft.options.timeout.clone()),
        follows_redirects: draft.options.follow_redirects,
        unknown: Vec::new(),
    }
}

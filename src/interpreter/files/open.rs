//! Opens a file, or a text, by what it is: a curl command, a program, an `.http` file, a session.

use super::save::DRAFT;
use crate::encode::form;
use crate::formats::{HttpFault, Past, Session, SessionError, read_http_file, read_session};
use crate::interpreter::fields::{read_command, without_place};
use crate::locale::{tr, tr_count, tr_text};
use crate::model::dialogue::{CodeFault, Found, Opened};
use crate::model::{Draft, incoming, read_draft};

/// What it gives, or what is wrong with it.
pub(in crate::interpreter) fn open(opened: &Opened) -> Result<Box<Found>, CodeFault> {
    let Opened { name, content, draft } = opened;
    let text = std::str::from_utf8(content).ok().filter(|text| !text.contains('\0'));
    let text = text.ok_or_else(|| without_place(tr("file-no-text")))?;
    let mut found = match kind(name, text) {
        Some(Kind::Command) => {
            let fields = read_command(text, draft)?;
            Found { draft: Some(fields.draft), words: fields.notes.join(" "), ..Found::default() }
        }
        Some(Kind::Program) => Found { code: text.replace("\r\n", "\n"), ..Found::default() },
        Some(Kind::Http) => http(text, draft)?,
        Some(Kind::Session) => session(text)?,
        None => return Err(without_place(tr("file-unknown"))),
    };
    let begin =
        if name.is_empty() { tr("text-opened").to_owned() } else { tr_text("file-opened", "name", name) };
    found.words = [begin.as_str(), " ", &found.words].concat().trim_end().to_owned();
    Ok(Box::new(found))
}

enum Kind {
    Command,
    Program,
    Http,
    Session,
}

/// What a file is by its name, and a text by its looks.
fn kind(name: &str, text: &str) -> Option<Kind> {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let begins = |words: &[&str]| words.iter().any(|word| begin.starts_with(word));
    Some(match ending.as_str() {
        "py" => Kind::Program,
        "http" | "rest" => Kind::Http,
        "json" => Kind::Session,
        _ if begins(&["curl ", "curl.exe ", "$ curl "]) => Kind::Command,
        _ if begins(&["{"]) => Kind::Session,
        _ if begins(&["###", "GET ", "PUT ", "POST ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "]) => {
            Kind::Http
        }
        _ if begins(&["import ", "from "]) || text.contains("requests.") => Kind::Program,
        _ => return None,
    })
}

fn http(text: &str, draft: &Draft) -> Result<Found, CodeFault> {
    let requests = read_http_file(text).map_err(|error| {
        let words = match &error.fault {
            HttpFault::Empty => tr("http-empty").to_owned(),
            HttpFault::NoRequestLine => tr("http-no-request-line").to_owned(),
            HttpFault::Method(method) => tr_text("http-method", "method", method),
            HttpFault::NoHeaderLine => tr("http-no-header-line").to_owned(),
        };
        CodeFault { line: u32::try_from(error.line).unwrap_or(u32::MAX), column: 1, ..without_place(words) }
    })?;
    let mut words = Vec::new();
    if requests.len() > 1 {
        words.push(tr_count("http-first", requests.len()));
    }
    let Some(first) = requests.into_iter().next() else { return Err(without_place(tr("http-empty"))) };
    if !first.unknown.is_empty() {
        words.push(tr_text("http-unknown", "names", &first.unknown.join(", ")));
    }
    let mut draft = incoming(first.request, draft.clone());
    draft.options.follow_redirects = first.follows_redirects;
    if let Some(timeout) = first.timeout {
        draft.options.timeout = timeout;
    }
    Ok(Found { draft: Some(draft), words: words.join(" "), ..Found::default() })
}

fn session(text: &str) -> Result<Found, CodeFault> {
    let session = read_session(text).map_err(|error| match error {
        SessionError::Json { line, column } => {
            let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            CodeFault { line: number(line), column: number(column), ..without_place(tr("session-no-json")) }
        }
        SessionError::Other => without_place(tr("session-other")),
    })?;
    let newer = if session.is_newer() { tr("session-newer") } else { "" };
    let Session { request, program, history, .. } = session;
    let draft = request.map(|pairs| read_draft(&text_of(&pairs)));
    let entries: Vec<String> = history.iter().map(entry).collect();
    let history = if entries.is_empty() { String::new() } else { tr_count("session-history", entries.len()) };
    let words = [history.as_str(), " ", newer].concat();
    Ok(Found { draft, code: program, entries, words: words.trim().to_owned() })
}

/// The entry as storage has it: with its request behind its number and its time, where it is found fast.
fn entry(past: &Past) -> String {
    let request = text_of(&past.request);
    let mut pairs = past.exchange.clone();
    pairs.insert(pairs.len().min(2), (DRAFT.to_owned(), request));
    text_of(&pairs)
}

fn text_of(pairs: &[(String, String)]) -> String {
    form::encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

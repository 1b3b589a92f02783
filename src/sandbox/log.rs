//! The server's own view: the last requests, as they arrived.

use super::{
    Pending, Problem, Recorded, Secrets,
    call::Call,
    json::{self, Json},
    router::{Parts, Sandbox},
};
use axum::{body::Body, response::Response};
use futures_util::Stream;
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use std::{pin::Pin, sync::Arc};

/// How many requests the log keeps.
pub const MAX_ENTRIES: usize = 200;

/// Keeps the last [`MAX_ENTRIES`] requests. Unlike a thing, an entry may be lost: recording is best effort.
///
/// A log that outlives the process, or leaves it, keeps [`Recorded::to_text`] with [`Secrets::Hidden`].
pub trait Log: Send + Sync {
    /// Adds an entry.
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()>;

    /// The entries, newest first.
    fn latest(&self) -> Pending<'_, Vec<Logged>>;

    /// Forgets all entries.
    fn clear(&self) -> Pending<'_, ()>;

    /// The entries from now on, whoever recorded them; `None` where this log knows only those that it is given.
    fn follow(&self) -> Option<Following> {
        None
    }

    /// A way to stream the entries from now on; `None` where the home can't.
    fn stream(&self) -> Option<Streaming> {
        None
    }

    /// Whether the entries still have their secrets.
    fn keeps_secrets(&self) -> bool {
        false
    }
}

/// An entry that a log kept.
#[derive(Clone, Debug)]
pub enum Logged {
    /// In memory, with its secrets unless the log's home took them out.
    Whole(Arc<Recorded>),
    /// As [`Recorded::to_text`] without secrets.
    Text(String),
}

/// New entries as they come. It ends when the server does.
pub type Following = Pin<Box<dyn Stream<Item = News> + Send>>;

/// Makes a body of a text, and of what [`Tell`] makes of the news since this was had. The home does it, because the worker
/// would pay for streams that it never has.
pub type Streaming = Box<dyn FnOnce(String, Tell) -> Body + Send>;

/// News as text of the stream; `None` for what was told already.
pub type Tell = Box<dyn Fn(&News) -> Option<String> + Send>;

/// What somebody who follows the log is told.
#[derive(Clone, Debug)]
pub enum News {
    /// A request has arrived.
    Entry(Logged),
    /// So many requests came faster than they were read, and are left out.
    Missed(u64),
    /// Nothing has happened for a while; a line that says so keeps proxies from closing the connection.
    Quiet,
}

impl Logged {
    /// The id of the entry. Text begins with it.
    fn id(&self) -> &str {
        match self {
            Self::Whole(request) => request.id(),
            Self::Text(text) => text.split('"').nth(3).unwrap_or_default(),
        }
    }

    fn to_json(&self, secrets: Secrets) -> Option<Json> {
        match self {
            Self::Whole(request) => Some(request.to_json(secrets)),
            Self::Text(text) => Json::parse(text).ok(),
        }
    }

    /// As a server-sent event (HTML Standard, "The event stream format"): its id, and a `data` line for each line.
    fn to_event(&self, secrets: Secrets) -> String {
        let json = self.to_json(secrets).unwrap_or_else(Json::null).to_string();
        format!("id: {}\ndata: {}\n\n", self.id(), json.replace('\n', "\ndata: "))
    }
}

/// The value of a parameter of the query.
fn parameter(call: &Call, wanted: &str) -> Option<String> {
    call.query().into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
}

/// What `secrets=show` asks for.
///
/// # Errors
///
/// 403 where secrets are not kept, or are not for this client.
fn secrets(sandbox: &Parts, call: &Call) -> Result<Secrets, Problem> {
    if parameter(call, "secrets").as_deref() != Some("show") {
        return Ok(Secrets::Hidden);
    }
    let why = if !sandbox.log.keeps_secrets() {
        "This log does not keep secrets"
    } else if !call.arrival.sees_secrets {
        "This log shows secrets only to this machine, and to no page of another origin"
    } else {
        return Ok(Secrets::Shown);
    };
    Err(Problem::new(StatusCode::FORBIDDEN, format!("{why}. Ask without secrets=show.")))
}

/// `log`: GET shows, DELETE clears. `log/events`: the entries after `Last-Event-ID`, oldest first, and where the home can
/// stream, each new one. Their own requests are not recorded: who looks must not change what is seen.
pub(super) async fn log(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    if call.method == Method::DELETE {
        sandbox.log.clear().await?;
        let mut response = Response::default();
        *response.status_mut() = StatusCode::NO_CONTENT;
        return Ok(response);
    }
    let secrets = secrets(&sandbox, &call)?;
    let is_stream = call.target.starts_with("/log/events");
    // Before the kept ones are read, so that nothing falls between the two.
    let streaming = if is_stream { sandbox.log.stream() } else { None };
    let mut entries = sandbox.log.latest().await?;
    let id = call.header(&HeaderName::from_static("last-event-id")).or_else(|| parameter(&call, "since"));
    // All of them where that one is not there (any more).
    let known = id.and_then(|id| entries.iter().position(|entry| entry.id() == id));
    entries.truncate(known.unwrap_or(entries.len()));
    if let Some(limit) = parameter(&call, "limit") {
        let limit = limit.parse();
        entries.truncate(
            limit.map_err(|_| Problem::bad_request("limit takes a whole number, like log?limit=10."))?,
        );
    }
    Ok(if is_stream {
        events(entries, secrets, streaming)
    } else {
        json::passing(&Json::List(entries.iter().filter_map(|entry| entry.to_json(secrets)).collect()))
    })
}

/// The entries as server-sent events, and what `streaming` adds to them.
fn events(kept: Vec<Logged>, secrets: Secrets, streaming: Option<Streaming>) -> Response {
    let mut text = "retry: 1000\n\n".to_owned();
    if streaming.is_none() {
        text.push_str(": This home cannot stream: here are the entries so far. Ask again with Last-Event-ID, or listen to BroadcastChannel put-playground-log.\n\n");
    }
    for entry in kept.iter().rev() {
        text.push_str(&entry.to_event(secrets));
    }
    let mut response = Response::new(match streaming {
        None => Body::from(text),
        Some(streaming) => streaming(text, Box::new(move |news| tell(news, secrets, &kept))),
    });
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// News as text of the stream; `None` for an entry that was told already.
fn tell(news: &News, secrets: Secrets, told: &[Logged]) -> Option<String> {
    match news {
        News::Entry(entry) if told.iter().any(|earlier| earlier.id() == entry.id()) => None,
        News::Entry(entry) => Some(entry.to_event(secrets)),
        News::Missed(count) => Some(format!("event: missed\ndata: {count}\n\n")),
        News::Quiet => Some(": quiet\n\n".to_owned()),
    }
}

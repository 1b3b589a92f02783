//! `things` and `things/{id}`: what PUT, GET, PATCH and DELETE mean (RFC 9110 §9.3, RFC 5789).

use super::{
    Change, EntityTag, Place, Problem, Summary, Thing,
    call::Call,
    clock::{unix_ms, whole_seconds},
    conditional::{Validators, Verdict, evaluate, is_conditional},
    field::latin1,
    json::{self, Json},
    merge_patch::merge_patch,
    number::within,
    prefer::Return,
    resources::cache::MAX_AGE,
    response::{empty, isolate, set},
    router::Sandbox,
    store::decide,
};
use axum::{body::Body, response::Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Version, header};
use std::time::SystemTime;

/// The one patch format that things understand (RFC 7396).
pub(super) const PATCH_TYPE: &str = "application/merge-patch+json";

/// What a write did to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// There was none; now there is.
    Created,
    /// It has new content.
    Replaced,
    /// It had exactly this content already.
    Unchanged,
}

impl Done {
    fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Replaced => "replaced",
            Self::Unchanged => "unchanged",
        }
    }
}

/// The account of a thing at `path`, in lists and after writes.
fn account(summary: &Summary, path: &str) -> Json {
    let kind = summary.content_type.as_ref().map(|value| latin1(value.as_bytes()));
    Json::object(vec![
        ("id", Json::text(&summary.id)),
        ("path", Json::text(path)),
        ("size", Json::number(summary.size)),
        ("type", kind.map_or_else(Json::null, |kind| Json::text(&kind))),
        ("etag", Json::text(&summary.etag)),
        ("modified", Json::text(&httpdate::fmt_http_date(summary.modified))),
    ])
}

/// `things`.
pub(super) async fn collection(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    let is_read = matches!(call.method, Method::GET | Method::HEAD);
    // Everything is looked through for what shows it, or depends on it.
    let list =
        if is_read || is_conditional(&call.headers) { sandbox.store.list().await? } else { Vec::new() };
    // The dates too: they are in the content, and a thing that was removed and put again has its tag of before.
    let dates: Vec<[u8; 8]> = list.iter().map(|summary| unix_ms(summary.modified).to_le_bytes()).collect();
    let tags = list
        .iter()
        .zip(&dates)
        .flat_map(|(summary, date)| [summary.id.as_bytes(), summary.etag.as_bytes(), date.as_slice()]);
    let validators = Validators { tag: EntityTag::of(tags), modified: None };
    let verdict = evaluate(&call.method, &call.headers, Some(&validators))?;
    match call.method {
        Method::POST => create(&sandbox, call).await,
        Method::DELETE => {
            let removed = sandbox.store.clear().await?;
            Ok(json::document(&Json::object(vec![("removed", Json::number(removed))])))
        }
        _ => {
            let mut response = match verdict {
                Verdict::Perform => {
                    let accounts =
                        list.iter().map(|summary| account(summary, &call.path_to("things", &summary.id)));
                    json::document(&Json::List(accounts.collect()))
                }
                Verdict::NotModified => empty(StatusCode::NOT_MODIFIED),
            };
            validate(response.headers_mut(), &validators.tag.to_string(), None);
            revalidate(response.headers_mut());
            Ok(response)
        }
    }
}

/// POST: the server picks the URL (RFC 9110 §9.3.3).
async fn create(sandbox: &Sandbox, call: Call) -> Result<Response, Problem> {
    let thing = Thing::new(&call.headers, call.body.clone(), sandbox.clock.now());
    one_content_type(&call)?;
    demand_length(sandbox, &call)?;
    let id = sandbox.store.add(thing.clone()).await?;
    Ok(written(&call, &id, &thing, Done::Created))
}

/// `things/{id}`.
pub(super) async fn thing(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    let id = checked_id(&call)?;
    match call.method {
        Method::PUT => put(&sandbox, &call, id).await,
        Method::PATCH => patch(&sandbox, &call, id).await,
        Method::DELETE => delete(&sandbox, &call, id).await,
        _ => get(&sandbox, &call, id).await,
    }
}

/// The id, unless it could not be found again under its own URL.
fn checked_id(call: &Call) -> Result<&str, Problem> {
    match call.param(0) {
        // A client removes these before it sends, however they are escaped (WHATWG URL, double-dot segment).
        id @ ("." | "..") => {
            Err(Problem::bad_request(format!("{id} can't be an id: URLs give it another meaning.")))
        }
        id if id.chars().any(char::is_control) => {
            Err(Problem::bad_request("An id can't have control characters, such as %00 or %0A."))
        }
        id => Ok(id),
    }
}

/// GET and HEAD (RFC 9110 §9.3.1).
async fn get(sandbox: &Sandbox, call: &Call, id: &str) -> Result<Response, Problem> {
    let thing = sandbox.store.get(id).await?.ok_or_else(|| absent(call))?;
    let validators = thing.validators();
    match evaluate(&call.method, &call.headers, Some(&validators))? {
        Verdict::NotModified => {
            // RFC 9110 §15.4.5: what guides the cache, no other metadata.
            let mut response = empty(StatusCode::NOT_MODIFIED);
            set(response.headers_mut(), header::ETAG, &validators.tag.to_string());
            may_be_kept(call, response.headers_mut())?;
            Ok(response)
        }
        Verdict::Perform => {
            let mut response = representation(&thing, &validators.tag.to_string());
            may_be_kept(call, response.headers_mut())?;
            Ok(response)
        }
    }
}

/// PUT (RFC 9110 §9.3.4).
async fn put(sandbox: &Sandbox, call: &Call, id: &str) -> Result<Response, Problem> {
    if call.headers.contains_key(header::CONTENT_RANGE) {
        return Err(Problem::bad_request(
            "A PUT replaces the whole thing; Content-Range would make it a part (RFC 9110 §14.5). Send the whole body, or a PATCH.",
        ));
    }
    one_content_type(call)?;
    demand_length(sandbox, call)?;
    demand_condition(call)?;
    let new = Thing::new(&call.headers, call.body.clone(), sandbox.clock.now());
    let (thing, done) = decide(&*sandbox.store, id, |current| {
        // To name a version is to look at all of it, and the store waits meanwhile.
        let validators = current.filter(|_| is_conditional(&call.headers)).map(Thing::validators);
        evaluate(&call.method, &call.headers, validators.as_ref())?;
        Ok(replace(current, new.clone()))
    })
    .await?;
    Ok(written(call, id, &thing, done))
}

/// PATCH with a merge patch (RFC 5789, RFC 7396).
async fn patch(sandbox: &Sandbox, call: &Call, id: &str) -> Result<Response, Problem> {
    if call.media_type().as_deref() != Some(PATCH_TYPE) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("A PATCH must say how it changes the thing: set Content-Type to {PATCH_TYPE}."),
        )
        .with(header::HeaderName::from_static("accept-patch"), PATCH_TYPE));
    }
    demand_length(sandbox, call)?;
    demand_condition(call)?;
    let change = Json::parse(&call.text()?)
        .map_err(|malformed| Problem::bad_request(format!("The patch is not JSON: {malformed}.")))?;
    let now = sandbox.clock.now();
    let (thing, done) = decide(&*sandbox.store, id, |current| {
        let current = current.ok_or_else(|| absent(call))?;
        evaluate(&call.method, &call.headers, Some(&current.validators()))?;
        let text = std::str::from_utf8(&current.body).map_err(|_| not_json())?;
        let target = Json::parse(text).map_err(|_| not_json())?;
        let merged = merge_patch(target, change.clone()).to_string();
        let new = Thing { body: Bytes::from(merged), modified: whole_seconds(now), ..current.clone() };
        Ok(replace(Some(current), new))
    })
    .await?;
    Ok(written(call, id, &thing, done))
}

/// DELETE (RFC 9110 §9.3.5).
async fn delete(sandbox: &Sandbox, call: &Call, id: &str) -> Result<Response, Problem> {
    demand_condition(call)?;
    decide(&*sandbox.store, id, |current| {
        // Without a precondition this would be 404, so the precondition is not looked at (RFC 9110 §13.2.1).
        let current = current.ok_or_else(|| absent(call))?;
        evaluate(&call.method, &call.headers, Some(&current.validators()))?;
        Ok((Change::Remove, ()))
    })
    .await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Puts `new` in the place of `current`. The same content again is no modification: the date stays too, so that repeating a
/// PUT leaves nothing behind that could tell (RFC 9110 §9.2.2).
fn replace(current: Option<&Thing>, new: Thing) -> (Change, (Thing, Done)) {
    match current {
        None => (Change::Put(new.clone()), (new, Done::Created)),
        Some(old) if old.is_same_content(&new) => (Change::Keep, (old.clone(), Done::Unchanged)),
        Some(old) => {
            // A clock that was set back must not make a version look older than the one before it.
            let modified = new.modified.max(old.modified);
            let new = Thing { modified, ..new };
            (Change::Put(new.clone()), (new, Done::Replaced))
        }
    }
}

/// The answer to a write. It may carry the validators, because a thing is stored as it was sent (RFC 9110 §9.3.4).
fn written(call: &Call, id: &str, thing: &Thing, done: Done) -> Response {
    let wanted = Return::wanted(&call.headers);
    let path = call.path_to("things", id);
    let summary = thing.summary(id);
    let mut response = match wanted {
        Return::Account => json::document(&Json::object(vec![
            ("did", Json::text(done.as_str())),
            ("stored", account(&summary, &path)),
        ])),
        Return::Minimal => empty(StatusCode::NO_CONTENT),
        Return::Representation => {
            let mut response = representation(thing, &summary.etag);
            // The content is what a GET of this URL would give (RFC 9110 §8.7).
            set(response.headers_mut(), header::CONTENT_LOCATION, &path);
            response
        }
    };
    if done == Done::Created {
        *response.status_mut() = StatusCode::CREATED;
        set(response.headers_mut(), header::LOCATION, &path);
    }
    validate(response.headers_mut(), &summary.etag, Some(summary.modified));
    if let Some(applied) = wanted.applied() {
        let name = header::HeaderName::from_static("preference-applied");
        response.headers_mut().insert(name, HeaderValue::from_static(applied));
    }
    response
}

/// A 200 with the thing itself.
fn representation(thing: &Thing, tag: &str) -> Response {
    let mut response = Response::new(Body::from(thing.body.clone()));
    let headers = response.headers_mut();
    thing.describe(headers);
    validate(headers, tag, Some(thing.modified));
    revalidate(headers);
    isolate(headers);
    response
}

fn validate(headers: &mut HeaderMap, tag: &str, modified: Option<SystemTime>) {
    set(headers, header::ETAG, tag);
    if let Some(modified) = modified {
        set(headers, header::LAST_MODIFIED, &httpdate::fmt_http_date(modified));
    }
}

/// Without this a browser guesses how long a copy stays fresh (RFC 9111 §4.2.2), and a learner sees an old one.
fn revalidate(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}

/// `?max-age=60` lets caches keep the answer for so many seconds: only so can be seen that a PUT makes them drop it
/// (RFC 9111 §4.4).
fn may_be_kept(call: &Call, headers: &mut HeaderMap) -> Result<(), Problem> {
    match call.query().into_iter().find(|(name, _)| name == "max-age") {
        Some((_, seconds)) => {
            let seconds = within("max-age", &seconds, 0, MAX_AGE)?;
            set(headers, header::CACHE_CONTROL, &format!("max-age={seconds}"));
        }
        None => revalidate(headers),
    }
    Ok(())
}

/// 428 where `?require=if-match` asks for conditional writes and this is none (RFC 6585 §3).
fn demand_condition(call: &Call) -> Result<(), Problem> {
    let demanded = call.query().iter().any(|(name, value)| name == "require" && value == "if-match");
    let given = [header::IF_MATCH, header::IF_NONE_MATCH].iter().any(|name| call.headers.contains_key(name));
    if !demanded || given {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::PRECONDITION_REQUIRED,
        "This URL takes only conditional writes: GET the thing and send its ETag in If-Match, or If-None-Match: * to create it.",
    ))
}

/// 411 where `?require=content-length` asks for a body whose size is said beforehand, and from HTTP/1.0, which can't say
/// otherwise where a body ends (RFC 9110 §15.5.12). A Service Worker is not shown the field, so there it is not asked for.
fn demand_length(sandbox: &Sandbox, call: &Call) -> Result<(), Problem> {
    let demanded = call.version == Version::HTTP_10
        || call.query().iter().any(|(name, value)| name == "require" && value == "content-length");
    if !demanded || sandbox.place == Place::Worker || call.headers.contains_key(header::CONTENT_LENGTH) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::LENGTH_REQUIRED,
        "The size of the body must come before it: send Content-Length instead of chunks. A body from memory has one by itself.",
    ))
}

/// Two content types would leave open what the bytes are (RFC 9110 §8.3).
fn one_content_type(call: &Call) -> Result<(), Problem> {
    if call.headers.get_all(header::CONTENT_TYPE).iter().count() > 1 {
        return Err(Problem::bad_request("There is more than one Content-Type. Send one, or none."));
    }
    Ok(())
}

fn absent(call: &Call) -> Problem {
    let path = call.target.split('?').next().unwrap_or_default();
    let path = format!("{}{}", call.arrival.mount, path.trim_start_matches('/'));
    Problem::not_found(format!("Nothing is stored at {path}. PUT something there first."))
}

fn not_json() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "What is stored here is not JSON, so a merge patch has nothing to merge into. PUT a JSON document first.",
    )
}

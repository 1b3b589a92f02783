//! The router, and what happens to every request before and after its resource answers.

use super::{
    Arrival, Clock, Log, Problem, Recorded, Store,
    call::Call,
    clock::unix_ms,
    cors,
    random::Random,
    recorded::MAX_LOGGED,
    table::{Answer, Row, TABLE},
};
use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{FromRequestParts, RawPathParams, Request, rejection::RawPathParamsRejection},
    handler::HandlerWithoutStateExt,
    response::Response,
};
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderName, HeaderValue, Method, StatusCode, Version, header};
use http_body_util::BodyExt;
use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// A GET or HEAD with this field is left out of the log: by it the page looks at what is stored, and who looks must not change
/// what is seen.
pub const LOOK: &str = "sandbox-look";

/// The longest path and query that is looked at, in bytes. RFC 9110 §4.1 asks for at least 8000.
const MAX_TARGET: usize = 16 * 1024;

/// How much the header fields may have together, in bytes; names and values count.
const MAX_FIELDS: usize = 32 * 1024;

/// How much of a refused body is still read, in bytes: a client that is busy sending would otherwise see a broken
/// connection instead of the 413.
const MAX_DRAINED: usize = 64 * 1024 * 1024;

/// How much is reserved for a body before it comes, in bytes.
const MAX_RESERVED: usize = 64 * 1024;

/// What answers call themselves.
const SOFTWARE: &str = concat!("put-playground/", env!("CARGO_PKG_VERSION"));

/// Where a sandbox lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind a TCP port.
    Tcp,
    /// In a Service Worker.
    Worker,
    /// In a test.
    Test,
}

impl Place {
    /// Every place.
    const ALL: [Place; 3] = [Self::Tcp, Self::Worker, Self::Test];

    /// The place that a word in the index names.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.as_str() == word)
    }

    /// The word for it in the index.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Worker => "worker",
            Self::Test => "test",
        }
    }
}

/// What a home gives the sandbox.
pub struct Config {
    /// Which home it is.
    pub place: Place,
    /// The largest body to accept, in bytes.
    pub max_body: usize,
    /// Where things are kept.
    pub store: Arc<dyn Store>,
    /// Where requests are recorded.
    pub log: Arc<dyn Log>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
}

/// What every resource can use.
pub(super) type Sandbox = Arc<Parts>;

/// The parts of a sandbox.
pub(super) struct Parts {
    pub(super) place: Place,
    pub(super) max_body: usize,
    pub(super) store: Arc<dyn Store>,
    pub(super) log: Arc<dyn Log>,
    pub(super) clock: Arc<dyn Clock>,
    started_ms: u64,
    answered: AtomicU64,
}

impl Parts {
    /// Unique among the requests of this sandbox, across restarts too.
    fn request_id(&self) -> String {
        let count = self.answered.fetch_add(1, Ordering::Relaxed) + 1;
        format!("{:x}-{count}", self.started_ms)
    }

    /// A source of numbers that differ from request to request.
    pub(super) fn random(&self) -> Random {
        Random::new(unix_ms(self.clock.now()) ^ self.answered.load(Ordering::Relaxed).rotate_left(32))
    }
}

/// The sandbox as an axum router. A home mounts it and puts an [`Arrival`] into each request's extensions.
pub fn router(config: Config) -> Router {
    let started_ms = unix_ms(config.clock.now());
    let sandbox = Arc::new(Parts {
        place: config.place,
        max_body: config.max_body,
        store: config.store,
        log: config.log,
        clock: config.clock,
        started_ms,
        answered: AtomicU64::new(0),
    });
    // One kind of service for all, because axum compiles its share anew for each; and no method routers, because a row
    // knows its methods itself.
    let routes = |lab: Option<Router>| {
        let answering = |row: Option<&'static Row>| {
            let lab = lab.clone().filter(|_| row.is_some_and(Row::is_cors));
            let sandbox = sandbox.clone();
            (move |request: Request| async move {
                match lab {
                    Some(resources) => cors::answer(resources, request).await,
                    None => answer(sandbox, row, request).await,
                }
            })
            .into_service()
        };
        let mut router = Router::new();
        for row in TABLE {
            router = router.route_service(row.path, answering(Some(row)));
        }
        router.fallback_service(answering(None))
    };
    routes(Some(routes(None)))
}

/// Reads the request in full, records it, lets its resource answer, and completes the answer.
async fn answer(sandbox: Sandbox, row: Option<&'static Row>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let params = match RawPathParams::from_request_parts(&mut parts, &()).await {
        Ok(params) => Ok(params.iter().map(|(_, value)| value.to_owned()).collect()),
        Err(RawPathParamsRejection::MissingPathParams(_)) => Ok(Vec::new()),
        Err(_) => Err(Problem::bad_request("The path is not UTF-8 once its % escapes are decoded.")),
    };
    let version = match (sandbox.place, parts.version) {
        (Place::Worker, _) => "",
        (_, Version::HTTP_10) => "HTTP/1.0",
        (_, Version::HTTP_2) => "HTTP/2",
        _ => "HTTP/1.1",
    };
    let expects_continue = parts.headers.contains_key(header::EXPECT);
    let Arrived { content, size, fault } = read(body, sandbox.max_body, expects_continue).await;
    let mut call = Call {
        method: parts.method,
        version: parts.version,
        target: parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned(),
        headers: parts.headers,
        body: content,
        params: Vec::new(),
        arrival: parts.extensions.remove::<Arrival>().unwrap_or_default(),
    };
    let id = sandbox.request_id();
    let looks = call.method.is_safe() && call.headers.contains_key(LOOK);
    if !looks && row.is_none_or(|row| !row.path.starts_with("/log")) {
        let request = Recorded::new(&id, sandbox.clock.now(), version, &mut call, size);
        // Best effort: a log that can't be written must not keep a request from its answer.
        let _ = sandbox.log.record(Arc::new(request)).await;
    }
    let method = call.method.clone();
    let response = async {
        call.params = params?;
        fault.map_or(Ok(()), Err)?;
        resource(sandbox.clone(), row, call).await
    };
    let response = response.await.unwrap_or_else(Problem::into_response);
    complete(response, &method, id, &sandbox)
}

/// The answer of the resource itself.
async fn resource(sandbox: Sandbox, row: Option<&'static Row>, call: Call) -> Result<Response, Problem> {
    if call.target.len() > MAX_TARGET {
        return Err(Problem::new(
            StatusCode::URI_TOO_LONG,
            format!(
                "The URL has {} bytes after the host; {MAX_TARGET} is the limit here.",
                call.target.len()
            ),
        ));
    }
    let fields = call.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>();
    if fields > MAX_FIELDS {
        return Err(Problem::new(
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            format!(
                "The header fields have {fields} bytes together; {MAX_FIELDS} is the limit here. Send fewer or shorter ones."
            ),
        ));
    }
    let Some(row) = row else {
        return Err(Problem::not_found(format!(
            "The sandbox has nothing at {}. GET {} lists what it has.",
            call.path_and_query(),
            call.arrival.mount
        )));
    };
    if call.method == Method::OPTIONS {
        return Ok(options(row));
    }
    if !row.has(&call.method) {
        let allow = row.allow();
        return Err(Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            format!("{} is not possible here. Use one of: {allow}.", call.method),
        )
        .with(header::ALLOW, &allow));
    }
    match row.answer {
        Answer::Now(answer) => answer(&sandbox, &call),
        Answer::Later(answer) => answer(sandbox, call).await,
    }
}

/// What the resource allows (RFC 9110 §9.3.7).
fn options(row: &Row) -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    if let Ok(allow) = HeaderValue::from_str(&row.allow()) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    for (name, value) in row.options {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// What came of a body.
struct Arrived {
    /// All of it; its beginning where there is a fault.
    content: Bytes,
    /// How many bytes arrived.
    size: usize,
    /// 413 where it is larger than the limit, 400 where it breaks off, 408 where the home says that it took too long (an
    /// `std::io::Error` of the kind `TimedOut`).
    fault: Option<Problem>,
}

/// Reads the body, which may have `limit` bytes.
async fn read(mut body: Body, limit: usize, expects_continue: bool) -> Arrived {
    let too_large = || {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!(
                "The body is larger than {limit} bytes, the limit here. HTTP has none; every server has."
            ),
        )
    };
    // A client that waits for 100 Continue has sent nothing yet: refuse before it does (RFC 9110 §10.1.1).
    if expects_continue && body.size_hint().lower() > limit as u64 {
        return Arrived { content: Bytes::new(), size: 0, fault: Some(too_large()) };
    }
    // A size that is claimed takes no memory before it has come.
    let expected = usize::try_from(body.size_hint().lower()).unwrap_or(0);
    let mut content = Vec::with_capacity(expected.min(limit).min(MAX_RESERVED));
    let mut size = 0;
    let mut fault = None;
    while let Some(frame) = body.frame().await {
        let frame = match frame {
            Ok(frame) => frame,
            Err(error) => {
                fault = Some(broken(error));
                break;
            }
        };
        let Ok(data) = frame.into_data() else { continue };
        size += data.len();
        if size <= limit {
            content.extend_from_slice(&data);
        } else if size > limit.saturating_add(MAX_DRAINED) {
            break;
        } else {
            // The log shows how it began.
            let missing = MAX_LOGGED.saturating_sub(content.len());
            content.extend_from_slice(data.get(..missing).unwrap_or(&data));
            content.truncate(MAX_LOGGED);
            content.shrink_to_fit();
        }
    }
    let fault = if size > limit { Some(too_large()) } else { fault };
    Arrived { content: Bytes::from(content), size, fault }
}

/// Why the body did not come to its end.
fn broken(error: axum::Error) -> Problem {
    let error = error.into_inner();
    let error = error.downcast_ref::<std::io::Error>();
    if error.is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut) {
        return Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "The body took too long. Send it faster, or in smaller parts.",
        );
    }
    Problem::bad_request("The body broke off before its end, or its framing is wrong.")
}

/// Adds what every answer has, and takes the content from where there must be none.
fn complete(mut response: Response, method: &Method, id: String, sandbox: &Parts) -> Response {
    let status = response.status();
    let size = response.body().size_hint().exact();
    // A resource that names its own software plays another server: nothing is added that gives it away.
    let plays = response.headers().contains_key(header::SERVER);
    let headers = response.headers_mut();
    if !headers.contains_key(header::DATE)
        && let Ok(date) = HeaderValue::try_from(httpdate::fmt_http_date(sandbox.clock.now()))
    {
        headers.insert(header::DATE, date);
    }
    if !plays {
        headers.insert(header::SERVER, HeaderValue::from_static(SOFTWARE));
        if let Ok(id) = HeaderValue::try_from(id) {
            headers.insert(HeaderName::from_static("x-request-id"), id);
        }
    }
    // RFC 9110 §8.6: no Content-Length with 204; with 304 it would have to be that of the 200.
    let has_content = !matches!(status.as_u16(), 100..=199 | 204 | 304);
    if let Some(size) = size.filter(|_| has_content && !headers.contains_key(header::CONTENT_LENGTH)) {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    }
    // A browser drops it from a worker's answer without a word.
    if sandbox.place == Place::Worker && response.headers_mut().remove(header::SET_COOKIE).is_some() {
        let note = HeaderValue::from_static("Set-Cookie is left out: a Service Worker can't set cookies");
        response.headers_mut().insert(HeaderName::from_static("sandbox-note"), note);
    }
    if !has_content || (method == Method::HEAD && size.is_none()) {
        // A body of unknown size: axum would give one of known size a Content-Length.
        *response.body_mut() = Body::from_stream(stream::empty::<Result<Bytes, Infallible>>());
    } else if method == Method::HEAD || status == StatusCode::RESET_CONTENT {
        *response.body_mut() = Body::empty();
    }
    response
}

//! Sends requests through `fetch`, by gloo-net, and reads answers as they arrive.

use super::evidence::{Violations, is_local_denied, wire_bytes};
use super::{Tell, timing, version};
use crate::explain::{Evidence, Stage, is_local, probed, triage};
use crate::http::{Failure, HeaderList, Outcome, Request, Response, Timing, Visibility, split_url};
use crate::model::{CacheMode, Credentials, Msg, Options, PageInfo};
use bytes::Bytes;
use gloo_net::http::{Headers, Request as GlooRequest, Response as GlooResponse};
use gloo_timers::callback::{Interval, Timeout};
use js_sys::{Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect, ResponseType,
};

/// How often the page hears of an exchange under way, in milliseconds.
const TICK_MS: u32 = 100;

/// What is to be sent.
pub(super) struct Call {
    pub id: u32,
    pub request: Rc<Request>,
    pub options: Options,
    pub timeout_ms: Option<u32>,
}

/// The exchange under way. Its timers stop when it is dropped.
pub(super) struct InFlight {
    id: u32,
    controller: AbortController,
    _tick: Interval,
    _timeout: Option<Timeout>,
}

/// How far an exchange under way has come.
#[derive(Default)]
struct Progress {
    headers_us: Cell<Option<u64>>,
    received: Cell<u64>,
    expected: Cell<Option<u64>>,
    timed_out: Cell<bool>,
}

/// Starts an exchange; its end arrives as [`Msg::Finished`].
pub(super) fn start(call: Call, page: PageInfo, in_flight: Rc<RefCell<Option<InFlight>>>, tell: Tell) {
    // js-sys: a Date holds milliseconds below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let started_at_ms = js_sys::Date::now() as u64;
    timing::make_room();
    let started = Clock::start();
    let progress = Rc::new(Progress::default());
    let Ok(controller) = AbortController::new() else {
        return;
    };

    let tick = {
        let (tell, progress) = (tell.clone(), progress.clone());
        let id = call.id;
        Interval::new(TICK_MS, move || {
            tell(Msg::Progress {
                id,
                elapsed_ms: u32::try_from(started.elapsed_us() / 1000).unwrap_or(u32::MAX),
                received: progress.received.get(),
                expected: progress.expected.get(),
            });
        })
    };
    let timeout = call.timeout_ms.map(|ms| {
        let (controller, progress) = (controller.clone(), progress.clone());
        Timeout::new(ms, move || {
            progress.timed_out.set(true);
            // gloo-net cannot take a rejection that is no Error: abort without a reason.
            controller.abort();
        })
    });
    in_flight.replace(Some(InFlight {
        id: call.id,
        controller: controller.clone(),
        _tick: tick,
        _timeout: timeout,
    }));

    spawn_local(async move {
        let violations = Violations::watch(&call.request.url);
        let result = exchange(&call, &controller, started, &progress).await;
        // To gather evidence takes time of its own.
        let total_us = started.elapsed_us();
        let outcome = match result {
            Ok(response) => Outcome::Answered(Rc::new(response)),
            Err(Broken::Known(failure)) => Outcome::Failed(failure),
            Err(Broken::At(stage)) => {
                let violated = match stage {
                    Stage::Waiting => violations.directive().await,
                    Stage::Reading { .. } => None,
                };
                let evidence = gather(&call, stage, violated, &page, &controller, &progress).await;
                Outcome::Failed(triage(&call.request.url, &evidence))
            }
        };
        in_flight.borrow_mut().take_if(|flight| flight.id == call.id);
        let timing = Timing { headers_us: progress.headers_us.get(), total_us };
        tell(Msg::Finished { id: call.id, started_at_ms, outcome, timing });
        tell(Msg::Measured(call.id, timing::account(started.started_ms).await));
    });
}

/// Stops an exchange, which then ends as failed.
pub(super) fn abort(id: u32, in_flight: &RefCell<Option<InFlight>>) {
    if let Some(flight) = in_flight.borrow().as_ref().filter(|flight| flight.id == id) {
        flight.controller.abort();
    }
}

/// What else the browser knows of an exchange that failed.
async fn gather(
    call: &Call,
    stage: Stage,
    violated: Option<String>,
    page: &PageInfo,
    controller: &AbortController,
    progress: &Progress,
) -> Evidence {
    let url = &call.request.url;
    let is_waiting = stage == Stage::Waiting;
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    // The page's own server may be asked once more: only a redirect, which the first answer may have been, is sought.
    let may_redirect = is_waiting
        && violated.is_none()
        && call.options.follow_redirects
        && split_url(url).is_ok_and(|url| url.origin() == page.origin);
    Evidence {
        local_denied: is_waiting && is_local(url) && is_local_denied(url).await,
        redirects: may_redirect && redirects(url, Some(&controller.signal())).await,
        stage,
        violated,
        online,
        page_is_https: page.https,
        page_origin: page.origin.clone(),
        timed_out_after_ms: call.timeout_ms.filter(|_| progress.timed_out.get()),
    }
}

/// Asks the server once more with a GET whose answer stays unread (`no-cors`): CORS cannot refuse that. Where it fails,
/// either no server answers, or one that only redirects: a second GET, which follows nothing, tells.
pub(super) fn probe(id: u32, url: String, tell: Tell) {
    spawn_local(async move {
        let answers = ask(&url, RequestMode::NoCors, RequestRedirect::Follow, None).await.is_some();
        let redirects = !answers && redirects(&url, None).await;
        tell(Msg::Probed(id, probed(answers, redirects)));
    });
}

/// Whether the answer to a GET is a redirect.
async fn redirects(url: &str, signal: Option<&AbortSignal>) -> bool {
    let answer = ask(url, RequestMode::Cors, RequestRedirect::Manual, signal).await;
    answer.is_some_and(|answer| answer.type_() == ResponseType::Opaqueredirect)
}

/// Sends a GET without credentials, past all caches.
async fn ask(
    url: &str,
    mode: RequestMode,
    redirect: RequestRedirect,
    signal: Option<&AbortSignal>,
) -> Option<GlooResponse> {
    let init = RequestInit::new();
    init.set_mode(mode);
    init.set_redirect(redirect);
    init.set_signal(signal);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    let request = web_sys::Request::new_with_str_and_init(url, &init).ok()?;
    GlooRequest::from(request).send().await.ok()
}

/// A text of the page's own host, asked for by this method; `None` when it did not come with a 2xx. Words may come from the
/// browser's cache, and nothing else.
pub(super) async fn text(path: &str, method: &str) -> Option<String> {
    let init = RequestInit::new();
    init.set_method(method);
    let words = version::place(path);
    init.set_cache(if words.is_some() { RequestCache::Default } else { RequestCache::NoStore });
    let place = words.as_deref().unwrap_or(path);
    let request = web_sys::Request::new_with_str_and_init(place, &init).ok()?;
    let answer = GlooRequest::from(request).send().await.ok().filter(GlooResponse::ok);
    if answer.is_none() && words.is_some() {
        version::missed();
    }
    answer?.text().await.ok()
}

/// Why there is no response.
enum Broken {
    /// The cause is plain.
    Known(Failure),
    /// `fetch` rejected at this stage.
    At(Stage),
}

async fn exchange(
    call: &Call,
    controller: &AbortController,
    started: Clock,
    progress: &Progress,
) -> Result<Response, Broken> {
    let request = build(call, controller).map_err(Broken::Known)?;
    let answer = GlooRequest::from(request).send().await.map_err(|_| Broken::At(Stage::Waiting))?;
    progress.headers_us.set(Some(started.elapsed_us()));
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(Broken::Known(Failure::RedirectHidden));
    }
    let headers: HeaderList = answer.headers().entries().collect();
    // The length counts encoded bytes, and the page reads decoded ones.
    if !headers.contains("content-encoding") {
        progress.expected.set(headers.get("content-length").and_then(|length| length.parse().ok()));
    }
    let status = answer.status();
    let body = match read_body(&answer, progress).await {
        Ok(body) => body,
        Err(_) => {
            let complete_in = complete_in(&headers, &answer.url()).await;
            return Err(Broken::At(Stage::Reading { status, complete_in }));
        }
    };
    Ok(Response {
        status,
        reason: answer.status_text(),
        headers,
        size: body.len() as u64,
        body,
        url: answer.url(),
        redirected: answer.redirected(),
        visibility: match answer.type_() {
            ResponseType::Cors if call.options.credentials == Credentials::Include => {
                Visibility::WithCredentials
            }
            ResponseType::Cors => Visibility::CrossOrigin,
            _ => Visibility::SameOrigin,
        },
    })
}

/// The coding that the answer names, if all bytes that it announced have arrived.
async fn complete_in(headers: &HeaderList, url: &str) -> Option<String> {
    let coding = headers.get("content-encoding")?;
    let announced: u64 = headers.get("content-length")?.parse().ok()?;
    (announced > 0 && wire_bytes(url).await >= announced).then(|| coding.to_owned())
}

/// Builds the browser's request. gloo-net's own builder would set each header once only and parse the URL twice.
fn build(call: &Call, controller: &AbortController) -> Result<web_sys::Request, Failure> {
    let refused = |error: JsValue| Failure::Refused { reason: words(&error) };
    let (request, options) = (&call.request, &call.options);
    if web_sys::Url::new(&request.url).is_err() {
        return Err(Failure::BadUrl);
    }
    let headers = web_sys::Headers::new().map_err(refused)?;
    for header in &request.headers {
        let taken = headers.append(&header.name, &header.value);
        taken.map_err(|_| Failure::HeaderRefused { name: header.name.clone() })?;
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&Headers::from_raw(headers).into_raw());
    if let Some(body) = &request.body {
        // A byte array has no type of its own; a string would bring text/plain along (Fetch Standard, "extract").
        init.set_body(&Uint8Array::from(&body[..]));
    }
    init.set_signal(Some(&controller.signal()));
    init.set_redirect(if options.follow_redirects {
        RequestRedirect::Follow
    } else {
        RequestRedirect::Manual
    });
    init.set_credentials(match options.credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    init.set_cache(match options.cache {
        CacheMode::Default => RequestCache::Default,
        CacheMode::NoStore => RequestCache::NoStore,
        CacheMode::Reload => RequestCache::Reload,
        CacheMode::NoCache => RequestCache::NoCache,
        CacheMode::ForceCache => RequestCache::ForceCache,
    });
    web_sys::Request::new_with_str_and_init(&request.url, &init).map_err(refused)
}

/// Reads the body to its end, chunk by chunk, so that progress shows and Cancel works at any time.
async fn read_body(answer: &GlooResponse, progress: &Progress) -> Result<Bytes, JsValue> {
    let Some(stream) = answer.body() else {
        return Ok(Bytes::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(Bytes::from(body));
        }
        let chunk: Uint8Array = Reflect::get(&result, &"value".into())?.dyn_into()?;
        let start = body.len();
        body.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut body[start..]);
        progress.received.set(body.len() as u64);
    }
}

/// A JavaScript error's own words.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| error.message().into())
}

/// Measures time by the browser's monotonic clock.
#[derive(Clone, Copy)]
struct Clock {
    started_ms: f64,
}

impl Clock {
    fn start() -> Self {
        Self { started_ms: now_ms() }
    }

    fn elapsed_us(self) -> u64 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let microseconds = ((now_ms() - self.started_ms) * 1000.0).max(0.0) as u64;
        microseconds
    }
}

fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}

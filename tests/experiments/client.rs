//! What a browser does between a program and the sandbox, by the rules of the Fetch Standard: it follows redirects, keeps
//! copies, and hides what CORS hides. The sandbox behind it is the real one; a journey runs the same in a real browser.

use crate::sandbox_common::{Answer, Sandbox, arrival};
use http::HeaderMap;
use put_playground::http::{
    Exchange, Failure, HeaderList, Method, Outcome, Request, Response, Timing, Visibility,
};
use put_playground::sandbox::Arrival;
use std::collections::HashMap;
use std::rc::Rc;

/// The sandbox's URL in the page's origin.
pub const SANDBOX: &str = "http://example.com/app/sandbox/";

/// The same in another origin.
pub const SECOND: &str = "http://example.com:81/app/sandbox/";

/// What a server or a client does wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Each PUT of a thing makes another thing besides.
    PutCountsTwice,
    /// A PUT that was there before is stored with something behind it.
    PutAppends,
    /// `If-Match` is not looked at.
    IgnoresIfMatch,
    /// A PUT only adds to what is stored.
    PutMerges,
    /// A repeated POST is recognised.
    PostOnce,
    /// No content type arrives.
    DropsContentType,
    /// The copy is kept though a PUT succeeded.
    KeepsStaleCopies,
    /// There is no cache.
    KeepsNothing,
    /// A PUT is answered from a copy.
    CachesPut,
    /// A redirect makes each request a GET.
    RedirectsToGet,
    /// All is shown to pages of other origins.
    ExposesAll,
}

/// A browser with its cache.
pub struct Client {
    pub sandbox: Sandbox,
    pub fault: Fault,
    cache: HashMap<String, Rc<Response>>,
    sent: u32,
    /// Milliseconds since 1970.
    pub now_ms: u64,
}

impl Client {
    pub fn new(sandbox: Sandbox, fault: Fault) -> Self {
        Self { sandbox, fault, cache: HashMap::new(), sent: 0, now_ms: 1_767_225_600_000 }
    }

    /// Sends a request and says what became of it, the time that it took included: 3 ms each.
    pub async fn exchange(&mut self, request: Request) -> Rc<Exchange> {
        let outcome = match self.fetch(&request).await {
            Some(response) => Outcome::Answered(response),
            None => Outcome::Failed(Failure::Unexplained),
        };
        self.sent += 1;
        self.now_ms += 3;
        let timing = Timing { headers_us: Some(2_000), total_us: 3_000 };
        let (id, started_at_ms) = (self.sent, self.now_ms - 3);
        Rc::new(Exchange { id, started_at_ms, request: Rc::new(request), outcome, timing })
    }

    async fn fetch(&mut self, request: &Request) -> Option<Rc<Response>> {
        let url = request.url.as_str();
        let is_read = request.method == Method::Get;
        let is_copied = is_read || self.fault == Fault::CachesPut && request.method == Method::Put;
        if let Some(copy) = self.cache.get(url).filter(|_| is_copied) {
            return Some(copy.clone());
        }
        let (mut method, mut body) = (request.method, request.body.clone());
        let mut headers = request.headers.clone();
        let mut at = url.to_owned();
        let mut redirected = false;
        let answer = loop {
            let is_cross = at.starts_with(SECOND);
            let path = at.strip_prefix(if is_cross { SECOND } else { SANDBOX })?.to_owned();
            if is_cross && !self.is_allowed(&path, method).await {
                return None;
            }
            let answer =
                self.answer(&path, method, &headers, body.clone().unwrap_or_default(), is_cross).await;
            if !matches!(answer.status.as_u16(), 301 | 302 | 303 | 307 | 308) {
                if is_cross && answer.header("access-control-allow-origin").is_empty() {
                    return None;
                }
                break answer;
            }
            redirected = true;
            let location = answer.header("location");
            let folder = &at[..at.split('?').next()?.rfind('/')? + 1];
            at = format!("{folder}{location}");
            // Fetch Standard, "HTTP-redirect fetch", step 12.
            let status = answer.status.as_u16();
            let becomes_get = status == 303 && method != Method::Head
                || matches!(status, 301 | 302) && method == Method::Post
                || self.fault == Fault::RedirectsToGet;
            if becomes_get {
                (method, body) = (Method::Get, None);
                headers = headers
                    .iter()
                    .filter(|header| !header.name.eq_ignore_ascii_case("content-type"))
                    .map(|header| (header.name.clone(), header.value.clone()))
                    .collect();
            }
        };
        let response = Rc::new(Response {
            status: answer.status.as_u16(),
            headers: self.visible(&answer.headers, at.starts_with(SECOND)),
            size: answer.body.len() as u64,
            body: answer.body.clone(),
            visibility: if at.starts_with(SECOND) { Visibility::CrossOrigin } else { Visibility::SameOrigin },
            url: at,
            redirected,
            ..Response::default()
        });
        // RFC 9111 §4.2 and §4.4.
        let may_be_kept = answer.header("cache-control").starts_with("max-age=");
        if is_read && may_be_kept && self.fault != Fault::KeepsNothing {
            self.cache.insert(url.to_owned(), response.clone());
        } else if !is_read && answer.status.is_success() && self.fault != Fault::KeepsStaleCopies {
            self.cache.remove(url);
        }
        if self.fault == Fault::CachesPut && request.method == Method::Put {
            self.cache.insert(url.to_owned(), response.clone());
        }
        Some(response)
    }

    /// The preflight.
    async fn is_allowed(&self, path: &str, method: Method) -> bool {
        if matches!(method, Method::Get | Method::Head | Method::Post) {
            return true;
        }
        let headers = [("origin", "http://example.com"), ("access-control-request-method", method.as_str())];
        let answer = self.sandbox.send_from(second(), "OPTIONS", path, &headers, "").await;
        answer.status.is_success()
            && !answer.header("access-control-allow-origin").is_empty()
            && answer.header("access-control-allow-methods").contains(method.as_str())
    }

    /// What a page sees (Fetch Standard, "CORS-safelisted response-header name"), lower-cased and sorted.
    fn visible(&self, headers: &HeaderMap, is_cross: bool) -> HeaderList {
        const SAFE: [&str; 7] = [
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma",
        ];
        let exposed =
            headers.get("access-control-expose-headers").map_or("", |value| value.to_str().unwrap());
        let is_seen = |name: &str| {
            !is_cross
                || SAFE.contains(&name)
                || exposed == "*"
                || exposed.split(", ").any(|own| own == name)
                || self.fault == Fault::ExposesAll
        };
        let mut names: Vec<&str> = headers.keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        names
            .into_iter()
            .filter(|name| *name != "set-cookie" && is_seen(name))
            .map(|name| (name, headers[name].to_str().unwrap()))
            .collect()
    }

    async fn answer(
        &self,
        path: &str,
        method: Method,
        headers: &HeaderList,
        body: bytes::Bytes,
        is_cross: bool,
    ) -> Answer {
        let mut headers: Vec<(&str, &str)> =
            headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
        if is_cross {
            headers.push(("origin", "http://example.com"));
        }
        let has = |headers: &[(&str, &str)], wanted: &str| {
            headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted))
        };
        let from = if is_cross { second() } else { arrival() };
        let is_thing = path.starts_with("things/");
        match (self.fault, method) {
            (Fault::PutCountsTwice, Method::Put) if is_thing => {
                self.sandbox.send("POST", "things", &[], body.clone()).await;
            }
            (Fault::PutAppends, Method::Put) if is_thing => {
                let twice = [&body[..], &body[..]].concat();
                return self.sandbox.send_from(from, "PUT", path, &headers, twice).await;
            }
            (Fault::PutMerges, Method::Put) if is_thing && self.sandbox.get(path).await.status == 200 => {
                let merge = [("content-type", "application/merge-patch+json")];
                return self.sandbox.send_from(from, "PATCH", path, &merge, body).await;
            }
            (Fault::PostOnce, Method::Post) => {
                return self.sandbox.send_from(from, "PUT", "things/posted", &headers, body).await;
            }
            (Fault::IgnoresIfMatch, _) if has(&headers, "if-match") => {
                headers.retain(|(name, _)| !name.eq_ignore_ascii_case("if-match"));
            }
            (Fault::DropsContentType, _) => {
                headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
            }
            _ => {}
        }
        self.sandbox.send_from(from, method.as_str(), path, &headers, body).await
    }
}

/// How requests come in by the second origin.
fn second() -> Arrival {
    Arrival { origin: "http://example.com:81".to_owned(), ..arrival() }
}

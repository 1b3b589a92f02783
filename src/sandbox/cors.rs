//! `cors/{policy}/…`: any other resource, as a server with this policy for other origins gives it (Fetch Standard, "CORS
//! protocol").
//!
//! The resource itself answers, the preflight too; the policy decides which fields the answer then has. So the log, the
//! methods and the errors are those of the resource.

use super::{Arrival, Problem, call::Call, router::Parts};
use axum::{Router, body::Body, extract::Request, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery};
use tower_service::Service;

/// What a server lets pages of other origins do and see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Policy {
    /// Nothing.
    Closed,
    /// Every request, without credentials; of the answer the fields that are always visible.
    Simple,
    /// Every request, without credentials; all of the answer.
    Open,
    /// Every request, with credentials; all of the answer.
    Credentials,
}

/// The fields that a page sees of an allowed answer without being told (Fetch Standard, "CORS-safelisted response-header
/// name"), and the one that it never sees.
const NEVER_EXPOSED: [&str; 8] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
    "set-cookie",
];

impl Policy {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "closed" => Self::Closed,
            "simple" => Self::Simple,
            "open" => Self::Open,
            "credentials" => Self::Credentials,
            _ => return None,
        })
    }
}

/// The row of the table: where no policy was found that could hand the request on.
pub(super) fn refuse(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Err(Problem::not_found(match Policy::named(call.param(0)) {
        Some(_) => "One policy is enough: cors/ can't stand inside cors/.".to_owned(),
        None => format!(
            "{} is no policy. Use one of cors/closed/, cors/simple/, cors/open/, cors/credentials/.",
            call.param(0)
        ),
    }))
}

/// Lets `router` answer what is behind `cors/{policy}/`.
pub(super) async fn answer(mut router: Router, mut request: Request) -> Response {
    let uri = request.uri().clone();
    let target = uri.path_and_query().map_or("", PathAndQuery::as_str);
    let (word, rest) =
        target.strip_prefix("/cors/").and_then(|path| path.split_once('/')).unwrap_or_default();
    let policy = Policy::named(word);
    let mut arrival = request.extensions_mut().remove::<Arrival>().unwrap_or_default();
    if policy.is_some() {
        arrival.mount = format!("{}cors/{word}/", arrival.mount);
        // A path that was one stays one when its beginning goes.
        if let Ok(target) = PathAndQuery::try_from(format!("/{rest}")) {
            *request.uri_mut() = Uri::from(target);
        }
    }
    // The segments that this path matched are not those of the resource.
    request.extensions_mut().clear();
    request.extensions_mut().insert(arrival);
    let asked = Asked::of(&request);
    let mut response = match router.call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    if let Some(policy) = policy {
        asked.decide(policy, &mut response);
    }
    response
}

/// What a browser asks for a page of another origin.
struct Asked {
    /// `Origin`; without it the request is not from such a page.
    origin: Option<HeaderValue>,
    /// The method that a preflight asks about; without it this is none.
    method: Option<HeaderValue>,
    /// The names that a preflight asks about.
    headers: String,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let get = |name: HeaderName| request.headers().get(name).cloned();
        let origin = get(header::ORIGIN);
        let method = get(header::ACCESS_CONTROL_REQUEST_METHOD);
        let headers = get(header::ACCESS_CONTROL_REQUEST_HEADERS);
        let headers = headers.as_ref().and_then(|names| names.to_str().ok()).unwrap_or_default();
        let names = headers.split(',').map(str::trim);
        let names: Vec<&str> = names.filter(|name| HeaderName::from_bytes(name.as_bytes()).is_ok()).collect();
        let is_preflight = request.method() == Method::OPTIONS && origin.is_some();
        Self { method: method.filter(|_| is_preflight), headers: names.join(", "), origin }
    }

    /// Gives the answer the fields of this policy, and no other's.
    fn decide(self, policy: Policy, response: &mut Response) {
        let names = response.headers().keys().filter(|name| name.as_str().starts_with("access-control-"));
        for name in names.cloned().collect::<Vec<_>>() {
            response.headers_mut().remove(name);
        }
        if policy == Policy::Closed {
            return;
        }
        let is_preflight = self.method.is_some();
        if let Some(method) = self.method {
            permit(method, &self.headers, response);
        }
        let exposed = match policy {
            Policy::Open => "*".to_owned(),
            Policy::Credentials => exposed(response.headers()),
            _ => String::new(),
        };
        let headers = response.headers_mut();
        if policy == Policy::Credentials {
            // The answer depends on who asks; a cache must not give it to another.
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
            let Some(origin) = self.origin else { return };
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        } else {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        if let Ok(exposed) = HeaderValue::from_str(&exposed)
            && !is_preflight
            && !exposed.is_empty()
        {
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        }
    }
}

/// Makes a preflight's answer a permission: of the resource's own methods, or where nothing is there, of the one that was
/// asked for, so that the page gets to see the 404.
fn permit(method: HeaderValue, names: &str, response: &mut Response) {
    if !response.status().is_success() {
        *response.status_mut() = StatusCode::NO_CONTENT;
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    let headers = response.headers_mut();
    let methods = headers.get(header::ALLOW).cloned().unwrap_or(method);
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    // Each request of the lesson shall show its preflight.
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("0"));
    if let Ok(names) = HeaderValue::from_str(names)
        && !names.is_empty()
    {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
    }
}

/// The names of the answer's fields, one by one: with credentials `*` is the name of a field called `*`.
fn exposed(headers: &HeaderMap) -> String {
    let names = headers.keys().map(HeaderName::as_str);
    names.filter(|name| !NEVER_EXPOSED.contains(name)).collect::<Vec<_>>().join(", ")
}

//! Who answers a request: the sandbox, the page's files, or the server itself.

use crate::{
    body::timed,
    class::{self, Attempt, Class},
    heads::{Heads, Sent},
    options::Times,
    rate::Rate,
};
use axum::{Router, body::Body, response::Response};
use http::{HeaderValue, Method, Request, StatusCode, Uri, Version, header, uri::PathAndQuery};
use hyper::{
    body::{Body as _, Incoming},
    ext::ReasonPhrase,
};
use put_playground::sandbox::{Arrival, Problem, Store, reason_phrase};
use std::{
    convert::Infallible,
    net::IpAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tower::Service;

/// Where the sandbox is mounted; the page asks for it relative to itself.
const MOUNT: &str = "/sandbox/";

/// What all connections share.
pub struct Front {
    /// The practice server.
    pub sandbox: Router,
    /// The page's files.
    pub site: Router,
    /// Where the sandbox keeps things, to ask whether it is well.
    pub store: Arc<dyn Store>,
    /// How much one address may ask for; `None` without a limit.
    pub rate: Option<Rate>,
    /// How long requests may take.
    pub times: Times,
    /// The port of the second origin.
    pub second_port: u16,
    /// The class that uses this server, if one does: then nobody sees secrets.
    pub class: Option<Arc<Class>>,
}

/// One of the two origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The page and the sandbox.
    First,
    /// The sandbox alone.
    Second,
}

/// One client at one connection: a service that answers its requests.
#[derive(Clone)]
pub struct Visit(Arc<Visitor>);

struct Visitor {
    front: Arc<Front>,
    heads: Heads,
    peer: IpAddr,
    /// The address in words, which every request needs.
    peer_name: String,
    face: Face,
}

impl Visit {
    /// A connection from `peer`.
    pub fn new(front: Arc<Front>, heads: Heads, peer: IpAddr, face: Face) -> Self {
        let peer = peer.to_canonical();
        Self(Arc::new(Visitor { front, heads, peer, peer_name: peer.to_string(), face }))
    }
}

impl Service<Request<Incoming>> for Visit {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Incoming>) -> Self::Future {
        let visitor = self.0.clone();
        Box::pin(async move { Ok(visitor.answer(request).await) })
    }
}

impl Visitor {
    async fn answer(&self, request: Request<Incoming>) -> Response {
        let front = &self.front;
        // Taken for every request, or the next one would get this one's.
        let sent = self.heads.next();
        if sent.as_ref().is_some_and(|sent| sent.is_ambiguous) {
            return Problem::bad_request(
                "Content-Length and Transfer-Encoding both say where the body ends. Send one of them.",
            )
            .with(header::CONNECTION, "close")
            .into_response();
        }
        if let Some(fault) = fault(&request) {
            return fault.with(header::CONNECTION, "close").into_response();
        }
        let path = request.uri().path();
        if path == "*" && *request.method() == Method::OPTIONS {
            return of_the_server();
        }
        if !path.starts_with('/') {
            // A host alone is for proxies, and * for OPTIONS (RFC 9112 §3.2.3, §3.2.4).
            return Problem::bad_request("The target of the request must be a path, like /sandbox/things/1.")
                .into_response();
        }
        if path == "/healthz" {
            return self.health(request.method()).await;
        }
        // Who wants to pause a class that sends too much must get through.
        let is_teacher = front.class.as_ref().is_some_and(|class| class.key.is_in(request.headers()));
        if let Some(rate) = front.rate.as_ref().filter(|_| !is_teacher)
            && let Err(wait) = rate.check(self.peer)
        {
            return too_many(wait);
        }
        if path.starts_with(MOUNT) {
            let attempt = front.class.as_ref().map(|class| Attempt::new(class, &request, MOUNT));
            let response = match attempt.as_ref().and_then(Attempt::refusal) {
                Some(refusal) => refusal,
                None => self.practise(request, sent, attempt.as_ref().and_then(Attempt::who)).await,
            };
            if let Some(attempt) = attempt {
                attempt.ended(&response);
            }
            return response;
        }
        if path == MOUNT.trim_end_matches('/') {
            return to_mount(request.uri().query());
        }
        match self.face {
            Face::First => self.visit(request).await,
            Face::Second => Problem::not_found(format!(
                "This port is the second origin; it has the sandbox alone, at {MOUNT}."
            ))
            .into_response(),
        }
    }

    /// The sandbox's answer.
    async fn practise(
        &self,
        request: Request<Incoming>,
        sent: Option<Sent>,
        who: Option<String>,
    ) -> Response {
        let front = &self.front;
        let line = sent.map(|sent| sent.head).filter(|head| is_of(head.as_bytes(), &request));
        let arrival = Arrival { head: line, who, ..self.arrival(&request) };
        let mut request = request.map(|body| timed(body, front.times));
        request.extensions_mut().insert(arrival);
        strip(request.uri_mut());
        let is_old = request.version() < Version::HTTP_11;
        let mut response = called(front.sandbox.clone(), request).await;
        if is_old && response.body().size_hint().exact().is_none() {
            // Only the connection's end tells where the body ends (RFC 9112 §6.3); hyper would promise to keep it in an
            // answer that is of another version than the request.
            *response.version_mut() = Version::HTTP_10;
        }
        response
    }

    /// The answer of the class's own pages, or of the page's files.
    async fn visit(&self, request: Request<Incoming>) -> Response {
        let front = &self.front;
        let request = request.map(|body| timed(body, front.times));
        let request = match &front.class {
            Some(class) => match class::answer(class, request).await {
                Ok(response) => return response,
                Err(request) => request,
            },
            None => request,
        };
        called(front.site.clone(), request).await
    }

    /// Whether the server can do what it is there for.
    async fn health(&self, method: &Method) -> Response {
        if method != Method::GET && method != Method::HEAD {
            return Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Ask with GET or HEAD.")
                .with(header::ALLOW, "GET, HEAD")
                .into_response();
        }
        match self.front.store.get("healthz").await {
            Err(error) => Problem::from(error).into_response(),
            Ok(_) => {
                let mut response = Response::new(Body::from("{\"status\":\"ok\"}\n"));
                let headers = response.headers_mut();
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                response
            }
        }
    }

    /// By which URL the request came. The authority is the target's where it has one, else `Host`'s (RFC 9112 §3.2.2).
    fn arrival(&self, request: &Request<Incoming>) -> Arrival {
        let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
        let authority = request.uri().authority().map(|authority| authority.as_str()).or(host);
        let authority = authority.unwrap_or("localhost");
        let origin = ["http://", authority].concat();
        // Looked into only when it matters.
        let asks = request.uri().query().is_some_and(|query| query.contains("secrets"));
        let sees_secrets = asks && self.may_see_secrets(request, authority, &origin);
        Arrival {
            origin,
            mount: MOUNT.to_owned(),
            peer: self.peer_name.clone(),
            head: None,
            second_port: Some(self.front.second_port),
            sees_secrets,
            who: None,
        }
    }

    /// Only somebody at this machine, and no page but one of this very server: neither one of another origin, nor one whose
    /// own name points here (DNS rebinding).
    fn may_see_secrets(&self, request: &Request<Incoming>, authority: &str, origin: &str) -> bool {
        let of_this_page = request.headers().get(header::ORIGIN).is_none_or(|asking| asking == origin);
        self.front.class.is_none() && self.peer.is_loopback() && of_this_page && is_no_name(authority)
    }
}

/// What makes a request wrong wherever it goes, and hyper lets through.
fn fault(request: &Request<Incoming>) -> Option<Problem> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let is_host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.as_bytes().iter().all(|byte| is_of_host(*byte)),
        (None, _) => request.version() < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    };
    if !is_host {
        return Some(Problem::bad_request(
            "A request needs one Host field, with a name or an address and perhaps a port (RFC 9112 §3.2).",
        ));
    }
    // Another coding before it would be taken for the content (RFC 9112 §6.1, §7).
    let mut codings = request.headers().get_all(header::TRANSFER_ENCODING).iter();
    let is_chunked = codings.next().is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked"));
    (!is_chunked || codings.next().is_some()).then(|| {
        Problem::new(
            StatusCode::NOT_IMPLEMENTED,
            "The only transfer coding here is chunked, once. Send content in another coding with Content-Encoding.",
        )
    })
}

/// Whether the byte may stand in `Host`: a name, an address in brackets, a port (RFC 3986 §3.2.2, §3.2.3).
fn is_of_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(&byte)
}

/// What `OPTIONS *` asks: what the server as a whole can do (RFC 9110 §9.3.7).
fn of_the_server() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    let allow = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    response.headers_mut().insert(header::ALLOW, allow);
    response
}

/// Whether the authority is `localhost` or an IP address, which nobody can point elsewhere.
fn is_no_name(authority: &str) -> bool {
    let Ok(authority) = authority.parse::<http::uri::Authority>() else { return false };
    let host = authority.host();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok()
}

/// Whether the head belongs to the request: should the two ever get out of step, no head is better than another's.
fn is_of(head: &[u8], request: &Request<Incoming>) -> bool {
    let head = head.trim_ascii_start();
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut words = line.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let method = words.next().unwrap_or_default();
    let target = words.next().unwrap_or_default();
    let path = request.uri().path_and_query().map_or("", PathAndQuery::as_str).as_bytes();
    // The target may have an authority before the path, and a fragment behind it.
    let has_path = target.starts_with(path) || target.windows(path.len().max(1)).any(|part| part == path);
    method == request.method().as_str().as_bytes() && has_path
}

/// Makes the path relative to the mount.
fn strip(uri: &mut Uri) {
    let target = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    // A path that was one stays one when its beginning goes.
    if let Some(Ok(target)) = target.get(MOUNT.len() - 1..).map(PathAndQuery::try_from) {
        *uri = Uri::from(target);
    }
}

async fn called(mut router: Router, request: Request<Body>) -> Response {
    match router.call(request).await {
        Ok(response) => named(response),
        Err(never) => match never {},
    }
}

/// Names a status in its line as today's HTTP does, where hyper would not.
fn named(mut response: Response) -> Response {
    let reason = reason_phrase(response.status());
    if Some(reason) != response.status().canonical_reason() && !reason.is_empty() {
        response.extensions_mut().insert(ReasonPhrase::from_static(reason.as_bytes()));
    }
    response
}

fn to_mount(query: Option<&str>) -> Response {
    let target = query.map_or_else(|| MOUNT.to_owned(), |query| format!("{MOUNT}?{query}"));
    let mut response = Response::default();
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(target) = HeaderValue::from_str(&target) {
        response.headers_mut().insert(header::LOCATION, target);
    }
    response
}

fn too_many(wait: Duration) -> Response {
    let seconds = wait.as_secs() + 1;
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        format!("This address has sent too many requests. Wait {seconds} s, as Retry-After says."),
    )
    .with(header::RETRY_AFTER, &seconds.to_string())
    .into_response()
}

#[cfg(test)]
mod tests {
    use super::is_no_name;

    #[test]
    fn a_name_may_point_anywhere() {
        for authority in ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:8080", "[::1]"] {
            assert!(is_no_name(authority), "{authority}");
        }
        for authority in ["example.org", "localhost.example.org:80", "", "127.0.0.1.example.org"] {
            assert!(!is_no_name(authority), "{authority}");
        }
    }
}

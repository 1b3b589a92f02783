//! One call from its first request to its last answer: redirects by the rules of `requests.sessions`.

use super::body::Body;
use super::cookie::Origin;
use super::headers::HeaderDict;
use super::pairs::decode_utf8;
use super::prepared::Prepared;
use super::response::Response;
use super::session::Session;
use super::url::{quote, split};
use super::{Call, Surroundings, Wire};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome};
use std::rc::Rc;

/// What came back for a request. The body is already free of its chunks and its coding.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The reason phrase.
    pub reason: Str,
    /// The header lines in order.
    pub headers: Vec<(Str, Str)>,
    /// The content.
    pub content: Vec<u8>,
    /// How long it took until the headers were there, in microseconds.
    pub elapsed: u64,
    /// The URL that answered, where whoever sent has followed redirects by itself, as a browser does.
    pub url: Option<Str>,
}

/// What is to be done next.
#[derive(Debug)]
pub enum Step {
    /// Send [`Transfer::wire`], and hand what comes back to [`Transfer::receive`].
    Send(Box<Transfer>),
    /// This is the response that the program gets.
    Done(Rc<Response>),
}

/// What a call asks of the connection. `requests` hands it on, and it changes no byte of a request.
#[derive(Clone, Debug)]
pub struct Transport {
    /// `verify=`.
    pub verify: Value,
    /// `cert=`.
    pub cert: Value,
    /// `stream=`.
    pub stream: Value,
}

impl Transport {
    fn new(session: &Session, [verify, cert, stream]: [&Value; 3]) -> Outcome<Self> {
        Ok(Self {
            verify: session.setting(verify, "verify")?,
            cert: session.setting(cert, "cert")?,
            stream: session.setting(stream, "stream")?,
        })
    }
}

/// A call that waits for an answer.
#[derive(Debug)]
pub struct Transfer {
    session: Rc<Session>,
    prepared: Prepared,
    wire: Wire,
    follows_redirects: bool,
    timeout: Value,
    proxies: Value,
    transport: Transport,
    hooks: Vec<Value>,
    history: Vec<Rc<Response>>,
    /// The fragment that a redirect without one takes over.
    fragment: String,
}

impl Transfer {
    /// Prepares the first request of a call; every error that needs no server is raised here.
    pub fn start(session: &Rc<Session>, call: &Call, surroundings: &mut dyn Surroundings) -> Outcome<Self> {
        let hooks = session.hooks(&call.hooks)?;
        let prepared = session.prepare(call, surroundings)?;
        let proxies = session.setting(&call.proxies, "proxies")?;
        let transport = Transport::new(session, [&call.verify, &call.cert, &call.stream])?;
        let follows_redirects = call.allow_redirects.is_truthy();
        let transfer =
            Self::of(session, prepared, follows_redirects, call.timeout.clone(), proxies, transport)?;
        Ok(Self { hooks, ..transfer })
    }

    /// Sends a request that is already prepared (`Session.send`).
    pub fn send(
        session: &Rc<Session>,
        prepared: Prepared,
        timeout: Value,
        follows_redirects: bool,
    ) -> Outcome<Self> {
        let proxies = session.setting(&Value::None, "proxies")?;
        let transport = Transport::new(session, [&Value::None; 3])?;
        Self::of(session, prepared, follows_redirects, timeout, proxies, transport)
    }

    fn of(
        session: &Rc<Session>,
        prepared: Prepared,
        follows_redirects: bool,
        timeout: Value,
        proxies: Value,
        transport: Transport,
    ) -> Outcome<Self> {
        let wire = Wire::new(&prepared, &timeout, &proxies)?;
        let fragment = split::split(&wire.url).fragment;
        let session = Rc::clone(session);
        Ok(Self {
            session,
            prepared,
            wire,
            follows_redirects,
            timeout,
            proxies,
            transport,
            hooks: Vec::new(),
            history: Vec::new(),
            fragment,
        })
    }

    /// What is to be sent.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The request behind it.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// What the program wants called with each response.
    pub fn hooks(&self) -> &[Value] {
        &self.hooks
    }

    /// `timeout=`, which whoever sends has to keep.
    pub fn timeout(&self) -> &Value {
        &self.timeout
    }

    /// `proxies=`, which whoever sends may go through.
    pub fn proxies(&self) -> &Value {
        &self.proxies
    }

    /// What the call asks of the connection.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// `allow_redirects=`.
    pub fn follows_redirects(&self) -> bool {
        self.follows_redirects
    }

    /// Takes an answer: the next request of a redirect, or the response.
    pub fn receive(mut self, reply: Reply, surroundings: &mut dyn Surroundings) -> Outcome<Step> {
        let now = surroundings.now();
        let lines: Vec<&Str> = reply
            .headers
            .iter()
            .filter(|(name, _)| is_named(name, "set-cookie"))
            .map(|(_, value)| value)
            .collect();
        let origin = Origin::new(&self.wire.url, &self.prepared.headers);
        self.session.with_jar(|jar| jar.extract(&lines, &origin, now));
        let mut response = Response::new(&reply, self.prepared.clone(), now);
        // Read in any case: one that is not UTF-8 is an error even where it is not followed.
        let location = response.redirect_target()?;
        let Some(location) = location.filter(|location| self.follows_redirects && !location.is_empty())
        else {
            response.set_history(self.history);
            return Ok(Step::Done(Rc::new(response)));
        };
        response.set_history(self.history.clone());
        let response = Rc::new(response);
        self.history.push(Rc::clone(&response));
        let limit = self.session.redirect_limit();
        if i64::try_from(self.history.len()).is_ok_and(|count| count > limit) {
            let raised = Exception::new(Class::TooManyRedirects, format!("Exceeded {limit} redirects."));
            let request = Value::object(self.prepared);
            return Err(raised.with("response", Response::value(response)).with("request", request));
        }
        self.redirect(&location, response.status(), &lines, &origin, now)?;
        Ok(Step::Send(Box::new(self)))
    }

    /// Turns the request into the one that the redirect asks for.
    fn redirect(
        &mut self,
        location: &str,
        status: u16,
        lines: &[&Str],
        origin: &Origin,
        now: i64,
    ) -> Outcome<()> {
        let old = self.wire.url.clone();
        let new = self.fragment_kept(location, &old)?;
        let request = &mut self.prepared;
        request.url = new.as_str().into();
        let is_head = request.method == *"HEAD";
        let becomes_get =
            matches!(status, 302 | 303) && !is_head || status == 301 && request.method == *"POST";
        if becomes_get {
            request.method = "GET".into();
        }
        if !matches!(status, 307 | 308) {
            for name in ["Content-Length", "Content-Type", "Transfer-Encoding"] {
                request.headers.remove(&name.into());
            }
            request.body = Body::None;
        }
        request.headers.remove(&"Cookie".into());
        let mut jar = request.cookies.clone();
        jar.extract(lines, origin, now);
        self.session.with_jar(|own| jar.merge(own));
        request.prepare_cookies(jar, now)?;
        request.headers.remove(&"Proxy-Authorization".into());
        if strips_auth(&old, &new) {
            request.headers.remove(&"Authorization".into());
        }
        rewind(request)?;
        self.wire = Wire::new(request, &self.timeout, &self.proxies)?;
        Ok(())
    }

    /// The URL that a redirect leads to; one without a fragment takes the last one over (RFC 9110 §10.2.2).
    fn fragment_kept(&mut self, location: &str, old: &str) -> Outcome<String> {
        let location = match location.starts_with("//") {
            true => format!("{}:{location}", split::split(old).scheme),
            false => location.to_owned(),
        };
        let mut parts = split::split(&location);
        if parts.fragment.is_empty() {
            parts.fragment.clone_from(&self.fragment);
        } else {
            self.fragment.clone_from(&parts.fragment);
        }
        let url = quote::requote(parts.join().as_bytes())?;
        split::check(&url)?;
        Ok(if parts.netloc.is_empty() { split::resolve(old, &url) } else { url })
    }
}

fn is_named(name: &Str, wanted: &str) -> bool {
    name.as_str().is_some_and(|name| name.eq_ignore_ascii_case(wanted))
}

/// Puts a file that is the body back to where it was.
fn rewind(request: &mut Prepared) -> Outcome<()> {
    let has_body =
        request.headers.contains("Content-Length") || request.headers.contains("Transfer-Encoding");
    let (Some(position), true) = (request.body_position, has_body) else {
        return Ok(());
    };
    match &request.body {
        Body::Other(Value::Stream(stream)) => {
            stream.borrow_mut().seek(position);
            Ok(())
        }
        _ => Err(Exception::new(Class::UnrewindableBodyError, "Unable to rewind request body for redirect.")),
    }
}

/// `should_strip_auth`: another host, port or scheme, but for the step from `http` to `https` on their own ports.
fn strips_auth(old: &str, new: &str) -> bool {
    let (old, new) = (split::split(old), split::split(new));
    if old.host() != new.host() {
        return true;
    }
    let is_on = |parts: &split::Parts, port| parts.port().is_none_or(|own| own == port);
    if old.scheme == "http" && is_on(&old, 80) && new.scheme == "https" && is_on(&new, 443) {
        return false;
    }
    let changed_scheme = old.scheme != new.scheme;
    let is_default = |parts: &split::Parts| parts.port().is_none() || parts.port() == old.default_port();
    if !changed_scheme && is_default(&old) && is_default(&new) {
        return false;
    }
    changed_scheme || old.port() != new.port()
}

/// The location of a redirect, which servers write in UTF-8; `None` where the answer is none.
pub(super) fn redirect_target(status: u16, headers: &HeaderDict) -> Outcome<Option<String>> {
    match headers.get_str("location") {
        Some(location) if is_redirect(status) => Ok(Some(decode_utf8(&location.to_latin1()?)?.to_lossy())),
        _ => Ok(None),
    }
}

/// The statuses that are followed.
pub(super) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

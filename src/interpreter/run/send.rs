//! A request of the program as the browser can send it.

use super::{Program, limit};
use crate::encode::multipart;
use crate::explain::forbidden;
use crate::formats::{Body, File, Outgoing, Part, own_headers};
use crate::http::{Header, Request, UnknownMethod};
use crate::locale::Argument::{Number, Text};
use crate::locale::{tr, tr_with};
use crate::model::dialogue::Answer;
use crate::model::{Draft, incoming};
use crate::python::float;
use crate::python::requests::{Transfer, Wire};
use crate::python::{Class, Exception, Value};
use bytes::Bytes;

impl Program {
    /// What the page is to send, or the exception in its place.
    pub(super) fn send(&mut self, answers: &mut Vec<Answer>) -> Result<Answer, Exception> {
        let made = self.machine.transfer().map(answer);
        match made {
            Some(Ok((request, draft, plan))) => Ok(Answer::Send {
                run: self.run,
                request: Box::new(request),
                draft: Box::new(draft),
                timeout_ms: plan.timeout_ms,
                follows_redirects: plan.follows_redirects,
                notes: plan.notes,
            }),
            Some(Err(UnknownMethod(method))) => {
                self.remark(tr_with("run-unknown-method", &[("method", Text(&method))]), answers);
                let words = tr_with("raised-unknown-method", &[("method", Text(&method))]);
                Err(Exception::new(Class::RequestException, words))
            }
            // The machine stops here only with something to send.
            None => Err(Exception::new(Class::RequestException, tr("raised-nothing"))),
        }
    }
}

/// How a request is sent.
struct Plan {
    timeout_ms: Option<u32>,
    follows_redirects: bool,
    notes: Vec<String>,
}

fn answer(transfer: &Transfer) -> Result<(Request, Draft, Plan), UnknownMethod> {
    let wire = transfer.wire();
    let mut outgoing = Outgoing::of_wire(wire)?;
    let mut notes = Vec::new();
    let request = request(wire, &outgoing, &mut notes);
    if let Body::Raw { bytes, media_type: Some(media_type) } = &outgoing.body
        && let Some(parts) = parts(media_type, bytes)
    {
        outgoing.body = Body::Multipart(parts);
    }
    let mut draft = incoming(outgoing, Draft::default());
    let timeout_ms = limit::milliseconds(transfer.timeout());
    let follows_redirects = transfer.follows_redirects();
    draft.options.timeout = timeout_ms
        .map(|ms| float::repr(f64::from(ms) / 1000.0).trim_end_matches(".0").to_owned())
        .unwrap_or_default();
    draft.options.follow_redirects = follows_redirects;
    notes.extend(asked_of_the_connection(transfer));
    Ok((request, draft, Plan { timeout_ms, follows_redirects, notes }))
}

/// The request without what a browser does not send.
fn request(wire: &Wire, outgoing: &Outgoing, notes: &mut Vec<String>) -> Request {
    let mut request = Request { method: outgoing.method, url: outgoing.url.clone(), ..Request::default() };
    let content = wire.content();
    let has_no_place = !content.is_empty() && !outgoing.method.may_have_body();
    for Header { name, value } in &own_headers(wire) {
        if forbidden(name, value).is_some() {
            request.dropped.push(name.as_str(), value.as_str());
            notes.push(tr_with("run-dropped", &[("name", Text(name))]));
        } else if !(has_no_place && name.eq_ignore_ascii_case("Content-Type")) {
            request.headers.push(name.as_str(), value.as_str());
        }
        if name.eq_ignore_ascii_case("User-Agent") {
            notes.push(tr("run-user-agent").to_owned());
        }
    }
    if has_no_place {
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let method = outgoing.method.as_str();
        notes.push(tr_with("run-no-body", &[("method", Text(method)), ("length", Number(length))]));
    } else if !content.is_empty() {
        request.body = Some(Bytes::from(content));
    }
    request
}

/// The parts of a multipart body, where a draft has room for each of them.
fn parts(media_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=")?;
    let part = |part: multipart::Part<'_>| {
        let name = part.name.to_owned();
        match (part.file_name, part.media_type) {
            (None, None) => Some(Part::Field(name, String::from_utf8(part.content.to_vec()).ok()?)),
            (None, Some(_)) => None,
            (Some(file_name), media_type) => {
                let bytes = Some(Bytes::copy_from_slice(part.content));
                let (file_name, media_type) = (file_name.to_owned(), media_type.map(str::to_owned));
                Some(Part::File(name, File { name: file_name, media_type, bytes }))
            }
        }
    };
    multipart::decode(boundary, body)?.into_iter().map(part).collect()
}

/// What the program asks of the connection, which is the browser's own.
fn asked_of_the_connection(transfer: &Transfer) -> Vec<String> {
    let transport = transfer.transport();
    let is_pair = matches!(transfer.timeout(), Value::Tuple(_));
    let trusts_otherwise = !matches!(transport.verify, Value::None | Value::Bool(true));
    let notes = [
        (trusts_otherwise, tr("run-verify")),
        (transport.cert.is_truthy(), tr("run-cert")),
        (transfer.proxies().is_truthy(), tr("run-proxies")),
        (transport.stream.is_truthy(), tr("run-stream")),
        (is_pair, tr("run-one-limit")),
    ];
    notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note.to_owned()).collect()
}

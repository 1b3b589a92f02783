//! What Python prints of an answer, line by line.

use super::hidden::{note, notes};
use crate::http::{Exchange, Outcome, Response as Answered};
use crate::locale::{Argument::Number, tr, tr_with};
use crate::model::dialogue::{PrintedLine, Printout};
use crate::model::{BodyKind, Draft, Row};
use crate::python::requests::{Call, Reply, Response, Session, Step, Surroundings, Transfer};
use crate::python::{Arguments, Exception, Object, Outcome as Done, Str, Value};
use std::rc::Rc;

/// The longest output of a line, in characters.
const SHOWN: usize = 2000;

/// Prints an exchange that was answered.
pub(super) fn present(exchange: &Exchange, draft: &Draft, surroundings: &mut dyn Surroundings) -> Printout {
    let Outcome::Answered(answer) = &exchange.outcome else {
        return Printout::default();
    };
    match response(exchange, answer, draft, surroundings) {
        Ok(response) => {
            Printout { lines: lines(&response, answer, exchange), notes: notes(answer, exchange) }
        }
        // What the browser sends and `requests` refuses: a header with a leading space, say.
        Err(exception) => {
            let code =
                format!("response = requests.{}(…)", exchange.request.method.as_str().to_ascii_lowercase());
            let note = tr("print-refused");
            Printout { lines: vec![raised(code, &exception, note)], notes: Vec::new() }
        }
    }
}

/// The response object that `requests` makes of the answer.
fn response(
    exchange: &Exchange,
    answer: &Answered,
    draft: &Draft,
    surroundings: &mut dyn Surroundings,
) -> Done<Rc<Response>> {
    let request = &exchange.request;
    let text = |text: &str| Value::str(text);
    let mut headers = crate::python::dict::Dict::new();
    for header in &request.headers {
        headers.insert_str(&header.name, text(&header.value));
    }
    let url = if answer.url.is_empty() { &request.url } else { &answer.url };
    let mut keywords = vec![
        ("headers".to_owned(), Value::dict(headers)),
        ("allow_redirects".to_owned(), Value::Bool(false)),
    ];
    if let Some(bytes) = &request.body {
        let sent = draft.body.form.iter().filter(|row| row.is_sent());
        let pair = |row: &Row| Value::tuple([text(&row.name), text(&row.value)]);
        let data = match draft.body.kind {
            BodyKind::Form => Value::list(sent.map(pair)),
            BodyKind::Text => text(&String::from_utf8_lossy(bytes)),
            _ => Value::bytes(&bytes[..]),
        };
        keywords.push(("data".to_owned(), data));
    }
    let positional = vec![text(request.method.as_str()), text(url)];
    let call = Call::new("request", &Arguments { positional, keywords }, false)?;
    let transfer = Transfer::start(&Session::new(), &call, surroundings)?;
    let header =
        |header: &crate::http::Header| (Str::from(header.name.as_str()), Str::from(header.value.as_str()));
    let reply = Reply {
        status: answer.status,
        reason: answer.reason.as_str().into(),
        headers: answer.headers.iter().map(header).collect(),
        content: answer.body.to_vec(),
        elapsed: exchange.timing.headers_us.unwrap_or(exchange.timing.total_us),
        url: None,
    };
    match transfer.receive(reply, surroundings)? {
        Step::Done(response) => Ok(response),
        // No redirect is followed.
        Step::Send(_) => Err(Exception::value_error("another request")),
    }
}

/// What a line reads: an attribute of the response, or of its request; or a method without arguments.
enum Reads {
    Itself,
    Attribute(&'static str),
    Header,
    Request(&'static str),
    Method(&'static str),
}

const LINES: &[(&str, Reads, &str)] = &[
    ("print(response)", Reads::Itself, ""),
    ("print(response.status_code)", Reads::Attribute("status_code"), ""),
    ("print(response.reason)", Reads::Attribute("reason"), "reason"),
    ("print(response.ok)", Reads::Attribute("ok"), ""),
    ("print(response.url)", Reads::Attribute("url"), "redirect"),
    ("print(response.headers)", Reads::Attribute("headers"), "headers"),
    ("print(response.headers['content-type'])", Reads::Header, ""),
    ("print(response.encoding)", Reads::Attribute("encoding"), ""),
    ("print(response.apparent_encoding)", Reads::Attribute("apparent_encoding"), "guess"),
    ("print(response.text)", Reads::Attribute("text"), "cut"),
    ("print(response.content)", Reads::Attribute("content"), "cut"),
    ("print(response.json())", Reads::Method("json"), "cut"),
    ("print(response.elapsed)", Reads::Attribute("elapsed"), "elapsed"),
    ("print(response.cookies)", Reads::Attribute("cookies"), "cookies"),
    ("print(response.history)", Reads::Attribute("history"), "redirect"),
    ("print(response.links)", Reads::Attribute("links"), ""),
    ("print(response.request.method)", Reads::Request("method"), "method"),
    ("print(response.request.url)", Reads::Request("url"), "redirect"),
    ("print(response.request.headers)", Reads::Request("headers"), "sent"),
    ("print(response.request.body)", Reads::Request("body"), ""),
    ("response.raise_for_status()", Reads::Method("raise_for_status"), ""),
];

fn lines(response: &Rc<Response>, answer: &Answered, exchange: &Exchange) -> Vec<PrintedLine> {
    let mut lines = Vec::new();
    for (code, reads, topic) in LINES {
        let mut code = (*code).to_owned();
        let absent = || Ok(Value::None);
        let value = match reads {
            Reads::Itself => Ok(Value::Object(Rc::clone(response) as Rc<dyn Object>)),
            Reads::Attribute(name) => response.attribute(name).unwrap_or_else(absent),
            Reads::Request(name) => match response.attribute("request") {
                Some(Ok(Value::Object(request))) => request.attribute(name).unwrap_or_else(absent),
                _ => absent(),
            },
            Reads::Method(name) => response.call_method(name, &Arguments::default()).unwrap_or_else(absent),
            Reads::Header => {
                // A header that is there is the better example.
                let first = answer.headers.iter().next().map(|header| header.name.as_str());
                let name = if answer.headers.contains("Content-Type") { None } else { first };
                if let Some(name) = name {
                    code = code.replace("content-type", name);
                }
                match response.attribute("headers") {
                    Some(Ok(Value::Object(headers))) => {
                        headers.item(&Value::str(name.unwrap_or("content-type"))).unwrap_or_else(absent)
                    }
                    _ => absent(),
                }
            }
        };
        let mut remark = note(topic, answer, exchange).to_owned();
        let line = match value.and_then(|value| value.to_str()) {
            Ok(_) if code == "response.raise_for_status()" => {
                PrintedLine { code, note: tr("print-no-error").to_owned(), ..PrintedLine::default() }
            }
            Ok(text) => {
                let all = text.len();
                let mut output = text.to_lossy();
                if let Some((end, _)) = output.char_indices().nth(SHOWN) {
                    output.truncate(end);
                    output.push('…');
                    let number = |count| Number(u64::try_from(count).unwrap_or(u64::MAX));
                    let cut = tr_with("print-cut", &[("all", number(all)), ("shown", number(SHOWN))]);
                    remark = if remark.is_empty() { cut } else { format!("{cut} {remark}") };
                }
                PrintedLine { code, output, raised: false, note: remark }
            }
            Err(exception) => raised(code, &exception, &remark),
        };
        lines.push(line);
    }
    lines
}

/// An exception as the last line of its traceback.
fn raised(code: String, exception: &Exception, note: &str) -> PrintedLine {
    let name = exception.class.qualified_name();
    let message = exception.message().to_lossy();
    let output = if message.is_empty() { name.to_string() } else { format!("{name}: {message}") };
    PrintedLine { code, output, raised: true, note: note.to_owned() }
}

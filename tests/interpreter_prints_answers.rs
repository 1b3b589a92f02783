//! The Python face of an answer: what Python prints of it, and where the browser hid or changed something.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod interpreter_common;

use bytes::Bytes;
use interpreter_common::ask;
use put_playground::http::{Exchange, HeaderList, Method, Outcome, Request, Response, Timing, Visibility};
use put_playground::model::dialogue::{Answer, PrintedLine, Printout, Question};
use put_playground::model::{Draft, Row};
use std::rc::Rc;

fn exchange(response: Response) -> Exchange {
    let request = Request {
        url: "http://localhost:8080/things/1".into(),
        headers: HeaderList::from_iter([("Content-Type", "application/x-www-form-urlencoded")]),
        body: Some(Bytes::from_static(b"key1=value1")),
        ..Request::default()
    };
    Exchange {
        id: 9,
        started_at_ms: 0,
        request: Rc::new(request),
        outcome: Outcome::Answered(Rc::new(response)),
        timing: Timing { headers_us: Some(12_345), total_us: 20_000 },
    }
}

fn present(exchange: Exchange) -> Printout {
    let mut draft = Draft::at(exchange.request.url.clone());
    draft.body.form = vec![Row::new(0, "key1", "value1")];
    match ask(Question::Present { exchange: Rc::new(exchange), draft: Rc::new(draft) }) {
        Answer::Presented { exchange: 9, printout } => printout,
        other => panic!("{other:?}"),
    }
}

fn json_answer() -> Response {
    Response {
        status: 201,
        reason: "Created".into(),
        headers: HeaderList::from_iter([
            ("content-type", "application/json"),
            ("link", "<http://a.test/2>; rel=\"next\""),
            ("vary", "Origin"),
        ]),
        body: Bytes::from_static("{\"name\": \"Zoë\", \"n\": null}".as_bytes()),
        size: 26,
        url: "http://localhost:8080/things/1".into(),
        ..Response::default()
    }
}

fn line<'p>(printout: &'p Printout, code: &str) -> &'p PrintedLine {
    printout.lines.iter().find(|line| line.code == code).unwrap_or_else(|| panic!("{code}"))
}

#[test]
fn each_line_prints_what_python_prints() {
    let printout = present(exchange(json_answer()));
    let rows = [
        ("print(response)", "<Response [201]>"),
        ("print(response.status_code)", "201"),
        ("print(response.reason)", "Created"),
        ("print(response.ok)", "True"),
        ("print(response.url)", "http://localhost:8080/things/1"),
        (
            "print(response.headers)",
            "{'content-type': 'application/json', 'link': '<http://a.test/2>; rel=\"next\"', 'vary': 'Origin'}",
        ),
        ("print(response.headers['content-type'])", "application/json"),
        ("print(response.encoding)", "utf-8"),
        ("print(response.text)", "{\"name\": \"Zoë\", \"n\": null}"),
        ("print(response.content)", "b'{\"name\": \"Zo\\xc3\\xab\", \"n\": null}'"),
        ("print(response.json())", "{'name': 'Zoë', 'n': None}"),
        ("print(response.elapsed)", "0:00:00.012345"),
        ("print(response.cookies)", "<RequestsCookieJar[]>"),
        ("print(response.history)", "[]"),
        ("print(response.links)", "{'next': {'url': 'http://a.test/2', 'rel': 'next'}}"),
        ("print(response.request.method)", "PUT"),
        ("print(response.request.url)", "http://localhost:8080/things/1"),
        (
            "print(response.request.headers)",
            "{'User-Agent': 'python-requests/2.34.2', 'Accept-Encoding': 'gzip, deflate', 'Accept': '*/*', 'Connection': \
             'keep-alive', 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '11'}",
        ),
        ("print(response.request.body)", "key1=value1"),
        ("response.raise_for_status()", ""),
    ];
    for (code, output) in rows {
        let line = line(&printout, code);
        assert_eq!((line.output.as_str(), line.raised), (output, false), "{code}");
    }
    for code in ["print(response.elapsed)", "print(response.headers)", "print(response.request.headers)"] {
        assert!(!line(&printout, code).note.is_empty(), "{code}");
    }
    assert_eq!(printout.notes.len(), 2, "{:?}", printout.notes);
}

#[test]
fn exceptions_are_the_last_line_of_their_traceback() {
    let answer = Response {
        status: 404,
        reason: "Not Found".into(),
        body: Bytes::from_static(b"no"),
        ..json_answer()
    };
    let printout = present(exchange(answer));
    let error = line(&printout, "response.raise_for_status()");
    let words =
        "requests.exceptions.HTTPError: 404 Client Error: Not Found for url: http://localhost:8080/things/1";
    assert_eq!((error.output.as_str(), error.raised), (words, true));
    let error = line(&printout, "print(response.json())");
    assert!(error.raised);
    assert_eq!(
        error.output,
        "requests.exceptions.JSONDecodeError: Expecting value: line 1 column 1 (char 0)"
    );
    assert_eq!(line(&printout, "print(response.ok)").output, "False");
}

#[test]
fn what_the_browser_hid_is_said() {
    let mut headers = json_answer().headers;
    headers.push("content-encoding", "gzip");
    let answer = Response {
        visibility: Visibility::CrossOrigin,
        redirected: true,
        reason: String::new(),
        headers,
        ..json_answer()
    };
    let mut exchange = exchange(answer);
    let mut request = Request::clone(&exchange.request);
    request.dropped.push("Cookie", "a=b");
    exchange.request = Rc::new(request);
    let printout = present(exchange);
    let all = printout.notes.join("\n");
    for words in ["lower case", "Set-Cookie", "another origin", "decoded", "redirect", "left out header rows"]
    {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(line(&printout, "print(response.history)").note.contains("redirect"));
    assert!(line(&printout, "print(response.reason)").note.contains("HTTP/2"));
}

#[test]
fn long_outputs_are_cut_and_say_so() {
    let answer = Response { body: Bytes::from("é".repeat(5000)), size: 10_000, ..json_answer() };
    let printout = present(exchange(answer));
    let text = line(&printout, "print(response.text)");
    assert_eq!(text.output.chars().count(), 2001);
    assert!(text.note.contains("5000") && text.note.contains("2000"), "{}", text.note);
}

#[test]
fn an_answer_without_a_type_shows_a_header_that_it_has() {
    let answer = Response { headers: HeaderList::from_iter([("etag", "\"1\"")]), ..json_answer() };
    assert_eq!(line(&present(exchange(answer)), "print(response.headers['etag'])").output, "\"1\"");
    let answer = Response { headers: HeaderList::new(), ..json_answer() };
    let printout = present(exchange(answer));
    let error = line(&printout, "print(response.headers['content-type'])");
    assert_eq!((error.output.as_str(), error.raised), ("KeyError: 'content-type'", true));
    assert_eq!(line(&printout, "print(response.encoding)").output, "None");
}

#[test]
fn no_request_of_a_get_has_a_body() {
    let mut exchange = exchange(json_answer());
    let request = Request {
        method: Method::Get,
        body: None,
        headers: HeaderList::new(),
        ..Request::clone(&exchange.request)
    };
    exchange.request = Rc::new(request);
    assert_eq!(line(&present(exchange), "print(response.request.body)").output, "None");
}

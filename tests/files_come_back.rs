//! What is saved as a file can be opened again: a session with its history, `.http` files to the byte that is sent. What
//! cannot be read says what is wrong and where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod any_draft;
mod dice;
mod interpreter_common;

use any_draft::draft;
use bytes::Bytes;
use dice::Dice;
use interpreter_common::ask;
use proptest::prelude::*;
use put_playground::formats::{HttpFault, HttpRequest, Outgoing, read_http_file, write_http_file};
use put_playground::http::{Exchange, HeaderList, Method, Outcome, Response, Timing};
use put_playground::model::dialogue::{Answer, CodeFault, FileKind, Found, Opened, Question, Saved};
use put_playground::model::{
    BodyKind, Draft, Entry, load_entry, prepare, read_draft, redacted, save_entry, write_draft,
};
use std::rc::Rc;

const BOUNDARY: &str = "0123456789abcdef";

fn save(
    kind: FileKind,
    draft: &Rc<Draft>,
    code: &str,
    entries: &[String],
    with_secrets: bool,
) -> (String, String, String) {
    let (draft, code, entries) = (draft.clone(), code.to_owned(), entries.to_vec());
    let saved = Saved { kind, draft, code, with_secrets, entries, boundary: BOUNDARY.to_owned() };
    match ask(Question::Save(Box::new(saved))) {
        Answer::File { name, text, words } => (name, text, words),
        other => panic!("{other:?}"),
    }
}

fn open(name: &str, content: impl Into<Bytes>) -> Result<Box<Found>, CodeFault> {
    let opened = Opened { name: name.to_owned(), content: content.into(), draft: Rc::default() };
    match ask(Question::Open(Box::new(opened))) {
        Answer::Found(found) => found,
        other => panic!("{other:?}"),
    }
}

fn entry(id: u32, draft: &Rc<Draft>) -> Entry {
    let response = Response {
        status: 201,
        headers: HeaderList::from_iter([("ETag", "\"1\""), ("X-É", "ü")]),
        body: Bytes::from_static(b"\0\xffbytes"),
        size: 7,
        ..Response::default()
    };
    let exchange = Exchange {
        id,
        started_at_ms: 1_767_225_600_000 + u64::from(id),
        request: Rc::default(),
        outcome: Outcome::Answered(Rc::new(response)),
        timing: Timing { headers_us: Some(1), total_us: 2 },
    };
    Entry { exchange: Rc::new(exchange), draft: draft.clone() }
}

/// A draft as a text keeps it.
fn kept(draft: &Draft) -> Draft {
    read_draft(&write_draft(draft))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_session_comes_back_whole(draft in draft(), code in "[ -~\n\t\u{e9}\u{1f600}]{0,40}", count in 0_u32..4, with_secrets: bool) {
        let entries: Vec<String> = (1..=count).rev().map(|id| save_entry(&entry(id, &draft), with_secrets)).collect();
        let (name, text, words) = save(FileKind::Session, &draft, &code, &entries, with_secrets);
        prop_assert_eq!((name.as_str(), words.as_str()), ("session.json", ""));
        let found = open(&name, text).expect("a session");
        let expected = if with_secrets { Draft::clone(&draft) } else { redacted(&draft) };
        prop_assert_eq!(found.draft.unwrap(), kept(&expected));
        if with_secrets {
            prop_assert_eq!(found.code, code);
        }
        prop_assert_eq!(found.entries.len(), entries.len());
        for (own, other) in entries.iter().zip(&found.entries) {
            prop_assert_eq!(load_entry(own, "b"), load_entry(other, "b"));
        }
    }

    /// What is sent for the draft is sent for the file as well.
    #[test]
    fn an_http_file_sends_the_same(
        method in proptest::sample::select(&Method::ALL[..]),
        kind in proptest::sample::select(&[BodyKind::Form, BodyKind::Json, BodyKind::Multipart, BodyKind::Text, BodyKind::None][..]),
        names in proptest::collection::vec("[a-zA-Z-]{1,8}", 0..3),
        pairs in proptest::collection::vec(("[ -~\u{e9}\u{1f600}]{1,9}", "[ -~\n\u{e9}&=]{0,12}"), 1..4),
        text in "[ -~\n\u{e9}#<]{0,40}",
        follows: bool,
    ) {
        let mut draft = Draft::at("http://a.test/x y?a=ü&b={c}#f");
        (draft.method, draft.body.kind) = (method, kind);
        let row = |at: usize, (name, value): &(String, String)| put_playground::model::Row::new(at as u32, name, value);
        draft.headers = names.iter().enumerate()
            .filter(|(_, name)| !name.eq_ignore_ascii_case("content-type"))
            .map(|(at, name)| row(at, &(name.clone(), text.replace('\n', " ").trim().to_owned()))).collect();
        draft.body.form = pairs.iter().enumerate().map(|(at, pair)| row(at, pair)).collect();
        draft.body.parts = draft.body.form.clone();
        draft.body.json = serde_json::to_string_pretty(&pairs).unwrap();
        draft.body.text.clone_from(&text);
        draft.options.follow_redirects = follows;
        draft.options.timeout = "7.5".to_owned();
        let draft = Rc::new(draft);
        let (name, file, words) = save(FileKind::Request, &draft, "", &[], true);
        let read = open(&name, file.clone()).unwrap_or_else(|fault| panic!("{fault:?}\n{file}"));
        let read = read.draft.unwrap();
        prop_assert_eq!((read.options.timeout.as_str(), read.options.follow_redirects), ("7.5", follows));
        if !words.is_empty() {
            prop_assert!(file.contains("< ./body."), "{}", file);
            return Ok(());
        }
        let sent = |draft: &Draft| {
            let request = prepare(draft, BOUNDARY).unwrap_or_else(|problems| panic!("{problems:?}\n{file}"));
            let mut headers: Vec<_> = request.headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect();
            headers.sort_by_key(|(name, _)| name.eq_ignore_ascii_case("content-type"));
            let body = request.body.map(|body| String::from_utf8_lossy(&body).trim_end_matches(['\r', '\n']).to_owned());
            (request.method, headers, body.filter(|body| !body.is_empty()))
        };
        prop_assert_eq!(sent(&read), sent(&draft), "{}", file);
        prop_assert_eq!(read.url.as_str(), "http://a.test/x%20y?a=%C3%BC&b={c}");
    }

    #[test]
    fn any_file_is_read_or_refused(name in "[a-z]{0,3}(\\.(http|json|py|rest|txt))?", content in any::<Vec<u8>>()) {
        let _ = open(&name, content);
    }
}

#[test]
fn mutated_files_are_read_or_refused() {
    let draft = Rc::new(Draft::at("http://a.test/"));
    let entries = [save_entry(&entry(1, &draft), false)];
    let (_, session, _) = save(FileKind::Session, &draft, "x = 1\n", &entries, false);
    let parts = "### a\n# @timeout 3\nPOST http://a.test/{{x}}\nContent-Type: multipart/form-data; boundary=b\n\n--b\n\
                 Content-Disposition: form-data; name=\"f\"; filename=\"g\"\n\n< ./g\n--b--\n\n### b\n@x = 1\nGET http://b.test\n";
    let mut dice = Dice::new(11);
    for (name, text) in [("a.json", session.as_str()), ("a.http", parts)] {
        for _ in 0..10_000 {
            let mut bytes = text.as_bytes().to_vec();
            (0..=dice.below(4)).for_each(|_| dice.damage(&mut bytes));
            let _ = open(name, bytes);
        }
    }
}

#[test]
fn what_editors_write_is_understood() {
    let file = "@host = http://a.test\n// first\n\nPUT {{host}}/things\n  ?a=1\n  &b=2 HTTP/1.1\r\nX-A: {{b}}\n# remark\nContent-Type: \
                application/json\n\n{\n  \"a\": 1\n}\n\n> {% client.log(1) %}\n\n###\n\n### two\n# @no-redirect\nDELETE \
                http://b.test\n###\nPOST http://c.test\n\n< ./folder/data.bin\n";
    let requests = read_http_file(file).unwrap();
    let [first, second, third] = &requests[..] else { panic!("{requests:#?}") };
    assert_eq!(
        (first.request.method, first.request.url.as_str()),
        (Method::Put, "http://a.test/things?a=1&b=2")
    );
    assert_eq!(first.unknown, ["b"]);
    assert!(first.follows_redirects && !second.follows_redirects);
    assert_eq!((second.name.as_str(), second.request.method), ("two", Method::Delete));
    let found = open("a.rest", file).unwrap();
    assert_eq!(
        found.words,
        "Filled from “a.rest”. It holds 3 requests; this is the first. Nothing is set for b."
    );
    let draft = found.draft.unwrap();
    assert_eq!((draft.body.kind, draft.body.json.as_str()), (BodyKind::Json, "{\n  \"a\": 1\n}"));
    let body = format!("{:?}", third.request.body);
    assert!(body.contains("data.bin") && !body.contains("folder"), "{body}");
}

#[test]
fn a_file_is_known_by_its_name_or_its_looks() {
    let of = |name: &str, text: &str| open(name, text.to_owned()).unwrap();
    assert_eq!(of("a.py", "import requests\r\n").code, "import requests\n");
    assert_eq!(
        of("", "import requests\nrequests.put('http://a.test')").words,
        "Filled from what you dropped."
    );
    assert_eq!(of("command.sh", "curl -X PUT http://a.test/1 -d a=b").draft.unwrap().url, "http://a.test/1");
    assert_eq!(of("", "PATCH http://a.test/2").draft.unwrap().method, Method::Patch);
}

#[test]
fn what_cannot_be_read_says_what_is_wrong_and_where() {
    for (name, content, line, words) in [
        ("a.http", "\n###\n", 1, "There is no request in the file"),
        ("a.http", "PUT http://a.test\nno colon\n", 2, "A header is a name"),
        ("a.http", "### x\n\nhello\n", 3, "A request begins with"),
        ("a.http", "BREW http://a.test/\n", 1, "The method BREW"),
        ("a.json", "{\n  \"format\": 1\n}", 2, "This is no JSON"),
        ("a.json", "{\"log\": {}}", 0, "The file is JSON, but"),
        ("a.txt", "hello", 0, "Nothing was changed: this is neither"),
        ("a.txt", "curl --request=PUT http://a.test/", 1, "Curl does not read"),
        ("a.png", "\0", 0, "The file is no text"),
    ] {
        let fault = open(name, content.as_bytes().to_vec()).unwrap_err();
        assert!(fault.words.starts_with(words) && fault.line == line, "{fault:?}");
    }
    let error = read_http_file("").unwrap_err();
    assert_eq!(error.fault, HttpFault::Empty);
}

#[test]
fn secrets_stay_out_of_files() {
    let mut draft = Draft::at("http://a.test/?token=s3cr3t");
    draft.headers.push(put_playground::model::Row::new(9, "Authorization", "Bearer s3cr3t"));
    let draft = Rc::new(draft);
    for kind in FileKind::ALL {
        let entries = [save_entry(&entry(1, &draft), false)];
        let (_, text, _) = save(kind, &draft, "auth=('me', 's3cr3t')", &entries, false);
        assert!(text.contains("a.test") && !text.contains("s3cr3t"), "{text}");
        let entries = [save_entry(&entry(1, &draft), true)];
        assert!(save(kind, &draft, "", &entries, true).1.contains("s3cr3t"));
    }
}

#[test]
fn a_history_is_a_request_each() {
    let draft = Rc::new(Draft::at("http://a.test/"));
    let entries: Vec<String> = [2, 1].map(|id| save_entry(&entry(id, &draft), false)).into();
    let (name, text, _) = save(FileKind::History, &draft, "", &entries, false);
    assert_eq!(name, "history.http");
    let requests = read_http_file(&text).unwrap();
    assert_eq!(
        requests.iter().map(|request| request.name.as_str()).collect::<Vec<_>>(),
        ["2: 201", "1: 201"]
    );
    // A name is one line, and a URL has no spaces.
    let odd = HttpRequest {
        name: "a\n### b".into(),
        request: Outgoing { url: "x y".into(), ..Outgoing::default() },
        ..HttpRequest::default()
    };
    assert_eq!(write_http_file(&[odd], "b").text.lines().count(), 3);
}

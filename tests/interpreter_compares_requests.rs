//! What a program sends first, beside what the browser sends for the fields: every difference is named and explained.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
#[path = "snippets_run_for_real/drafts.rs"]
mod drafts;
mod interpreter_common;

use bytes::Bytes;
use interpreter_common::{ask, fields, written};
use put_playground::model::dialogue::{Answer, PythonRequest, Question, Side};
use put_playground::model::{ChosenFile, Draft, Row, head_lines, prepare};
use std::rc::Rc;

const ORIGIN: &str = "http://localhost:8080";
const BOUNDARY: &str = "0123456789abcdef0123456789abcdef";

fn prepared(code: &str, draft: &Draft) -> Result<PythonRequest, String> {
    let question = Question::Prepare {
        revision: 3,
        code: code.to_owned(),
        draft: Rc::new(draft.clone()),
        origin: ORIGIN.to_owned(),
        boundary: BOUNDARY.to_owned(),
    };
    match ask(question) {
        Answer::Prepared { revision: 3, request } => request.map(|request| *request),
        other => panic!("{other:?}"),
    }
}

/// The differences of a call, with the fields taken from it.
fn differences(arguments: &str) -> Vec<(String, Side, String)> {
    let code = format!("import requests\nrequests.{arguments}");
    let draft = fields(&code, &Draft::default()).unwrap().draft;
    of(prepared(&code, &draft).unwrap())
}

fn of(request: PythonRequest) -> Vec<(String, Side, String)> {
    request.differences.into_iter().map(|found| (found.what, found.side, found.why)).collect()
}

fn why<'d>(found: &'d [(String, Side, String)], what: &str) -> &'d str {
    found.iter().find(|(own, ..)| own == what).map_or("", |(.., why)| why.as_str())
}

#[test]
fn the_first_put_of_the_tutorial_differs_in_what_each_says_of_itself() {
    let code = "import requests\nprint('before')\nr = requests.put('http://localhost:8080/things/1', data={'key1': 'value1', 'key2': 'value2'})\nprint(r.json()['never reached'])";
    let draft = fields(code, &Draft::default()).unwrap().draft;
    let request = prepared(code, &draft).unwrap();
    assert_eq!(
        request.head,
        [
            "PUT /things/1 HTTP/1.1",
            "Host: localhost:8080",
            "User-Agent: python-requests/2.34.2",
            "Accept-Encoding: gzip, deflate",
            "Accept: */*",
            "Connection: keep-alive",
            "Content-Length: 23",
            "Content-Type: application/x-www-form-urlencoded",
        ]
    );
    assert_eq!(request.marks, [false, false, true, true, false, true, false, false]);
    assert_eq!(request.body, "key1=value1&key2=value2");
    assert_eq!(request.media_type.as_deref(), Some("application/x-www-form-urlencoded"));
    let names: Vec<(String, Side)> = of(request).into_iter().map(|(what, side, _)| (what, side)).collect();
    assert_eq!(
        names,
        [
            ("User-Agent".to_owned(), Side::Both),
            ("Accept-Encoding".to_owned(), Side::Both),
            ("Connection".to_owned(), Side::Python),
            ("Origin".to_owned(), Side::Browser),
            ("Accept-Language, Sec-Fetch-…".to_owned(), Side::Browser),
            ("Order".to_owned(), Side::Both),
        ]
    );
}

#[test]
fn each_difference_is_explained() {
    let form = differences("put('http://a.test/', data={'a': '*'})");
    assert!(why(&form, "Body").contains("escapes `*` and keeps ~"), "{form:?}");
    assert!(why(&form, "Content-Length").contains("lengths"), "{form:?}");
    let mut draft = Draft::at("http://a.test/");
    draft.body.kind = put_playground::model::BodyKind::Json;
    draft.body.json = "{\"a\":\"é\"}".to_owned();
    let (code, _) = written("", &draft).unwrap();
    let json = of(prepared(&code, &draft).unwrap());
    assert!(why(&json, "Body").contains("the same JSON"), "{json:?}");
    let parts = differences("put('http://a.test/', files={'a': (None, 'x')})");
    assert!(
        why(&parts, "Body").contains("boundary") && why(&parts, "Content-Type").contains("chance"),
        "{parts:?}"
    );
    let cookie = differences("put('http://a.test/', cookies={'a': 'b'}, headers={'X-A': '1'})");
    assert!(why(&cookie, "Cookie").contains("A page cannot set Cookie"), "{cookie:?}");
    assert!(why(&cookie, "Case").contains("lower case"), "{cookie:?}");
    let dropped = differences("put('http://a.test/', headers={'Date': 'x'})");
    assert!(why(&dropped, "Date").contains("keeps this header to itself"), "{dropped:?}");
    let target = differences("put('http://a.test/%7Ea')");
    assert!(why(&target, "Target").contains("same address"), "{target:?}");
    let dots = differences("put('http://a.test/a/../b')");
    assert!(why(&dots, "Target").contains("spell"), "{dots:?}");
    let host = differences("put('http://A.test:80/')");
    assert_eq!(why(&host, "Host"), "");
    let host = differences("put('http://bücher.test/')");
    assert!(why(&host, "Host").contains("xn--"), "{host:?}");
    let chunks = differences("put('http://a.test/', data={'a': None})");
    assert!(why(&chunks, "Transfer-Encoding").contains("chunks"), "{chunks:?}");
    assert!(why(&chunks, "Content-Length").contains("chunks"), "{chunks:?}");
    let body = differences("get('http://a.test/', data='x')");
    assert!(why(&body, "Body").contains("no body with GET"), "{body:?}");
    let delete = differences("delete('http://a.test/')");
    assert!(why(&delete, "Content-Length").contains("no content"), "{delete:?}");
}

#[test]
fn a_program_that_does_not_come_to_send_says_why() {
    let draft = Draft::at("http://a.test/");
    let error = |code: &str| prepared(code, &draft).unwrap_err();
    assert!(error("print(1)").contains("ends before it sends"));
    assert!(error("while True:\n    pass").starts_with("Line 1, column 1: `while`"));
    let traceback = error("import requests\nrequests.put('nothing')");
    assert!(
        traceback.starts_with("Traceback (most recent call last):") && traceback.contains("MissingSchema"),
        "{traceback}"
    );
    assert!(error("import requests\nfor i in range(10 ** 12):\n    pass").contains("more than a second"));
    assert!(
        error("import requests\nrequests.put('http://a.test/', data=open('a.png', 'rb'))").contains("a.png")
    );
}

#[test]
fn files_come_from_the_fields() {
    let mut draft = Draft::at("http://a.test/");
    let bytes = Some(Bytes::from_static(b"\x89PNG"));
    draft.body.file = Some(ChosenFile { name: "a.png".into(), media_type: String::new(), bytes });
    let code = "import requests\nrequests.put('http://a.test/', data=open('pictures/a.png', 'rb'))";
    let draft = fields(code, &draft).unwrap().draft;
    let request = prepared(code, &draft).unwrap();
    assert_eq!(request.body, &b"\x89PNG"[..]);
    assert!(of(request).iter().all(|(what, ..)| what != "Body"));
    let mut parts = Draft::at("http://a.test/");
    parts.body.kind = put_playground::model::BodyKind::Multipart;
    let file = ChosenFile {
        name: "sent.csv".into(),
        media_type: String::new(),
        bytes: Some(Bytes::from_static(b"1,2")),
    };
    parts.body.parts = vec![Row { as_file: true, file: Some(file), ..Row::new(1, "f", "") }];
    let code =
        "import requests\nrequests.put('http://a.test/', files={'f': ('sent.csv', open('own.csv', 'rb'))})";
    let found = of(prepared(code, &parts).unwrap());
    assert!(why(&found, "Body").contains("boundary"), "{found:?}");
}

/// Of the programs written from drafts: where no difference of a header, the target or the body is named, there is none.
#[test]
fn no_difference_goes_unnamed() {
    let (mut count, mut bodies) = (0, 0);
    for case in drafts::cases("http://a.test/anything/", 600) {
        let Ok(request) = prepare(&case.draft, BOUNDARY) else { continue };
        let Ok((code, _)) = written("", &case.draft) else { continue };
        let Ok(python) = prepared(&code, &case.draft) else { continue };
        let lines: Vec<String> = head_lines(&request, ORIGIN).into_iter().map(|line| line.text).collect();
        let named = |what: &str| python.differences.iter().any(|found| found.what.eq_ignore_ascii_case(what));
        assert_eq!(python.head.len(), python.marks.len());
        for (line, mark) in python.head.iter().zip(&python.marks).skip(1) {
            let (name, _) = line.split_once(": ").unwrap();
            assert_eq!(*mark, named(name), "{line}\n{:?}\n{lines:?}\n{code}", python.differences);
        }
        assert_eq!(python.marks[0], named("Target"), "{:?} {:?}", python.head, lines);
        let is_other = python.body != request.body.clone().unwrap_or_default();
        assert_eq!(is_other, named("Body"), "{code}");
        bodies += usize::from(is_other);
        count += 1;
    }
    println!("{count} requests compared, {bodies} with another body");
    assert!(count > 350 && bodies > 50, "{count} {bodies}");
}

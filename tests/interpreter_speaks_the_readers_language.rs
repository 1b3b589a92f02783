//! What the interpreter says it says in the reader's language. The language here is one made for the test: English with every
//! message in brackets, so that words which are in no file stand out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod interpreter_common;

use bytes::Bytes;
use interpreter_common::Fixed;
use interpreter_common::figure::words;
use put_playground::formats::Language;
use put_playground::http::{
    Exchange, Failure, HeaderList, Method, Outcome, Request, Response, Timing, Visibility,
};
use put_playground::interpreter::Interpreter;
use put_playground::locale::{INTERPRETER, Locale};
use put_playground::model::dialogue::{Answer, CodeFault, Ending, Question, Reply, Stored, Timed, Witnessed};
use put_playground::model::{BodyKind, CacheMode, Draft, Row};
use std::rc::Rc;
use std::time::Instant;

const SPANISH: &str = include_str!("../static/words/es/interpreter.ftl");

/// English with each message, and each variant of a choice, between brackets.
fn marked() -> String {
    let line = |line: &str| {
        let variant = line.trim_start();
        let at = match variant.starts_with('[') || variant.starts_with("*[") {
            true => line.find("] ").map(|at| at + 2),
            false if line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.ends_with("->") => {
                line.find("= ").map(|at| at + 2)
            }
            false => None,
        };
        at.map_or_else(|| line.to_owned(), |at| format!("{}⟦{}⟧", &line[..at], &line[at..]))
    };
    INTERPRETER.lines().map(line).collect::<Vec<_>>().join("\n")
}

struct Page {
    interpreter: Interpreter,
    start: Instant,
}

impl Page {
    fn speaking(locale: Locale, text: &str) -> Self {
        let mut page = Self { interpreter: Interpreter::default(), start: Instant::now() };
        page.speak(locale, text);
        page
    }

    fn speak(&mut self, locale: Locale, text: &str) {
        assert!(self.ask(Question::Speak { locale, text: text.to_owned() }).is_empty());
    }

    fn ask(&mut self, question: Question) -> Vec<Answer> {
        let question = Question::read(question.write()).unwrap();
        let start = self.start;
        self.interpreter.ask(question, &mut Fixed, &|| start.elapsed())
    }

    fn one(&mut self, question: Question) -> Answer {
        let mut answers = self.ask(question);
        assert_eq!(answers.len(), 1, "{answers:?}");
        answers.remove(0)
    }

    /// Why a program has no fields.
    fn fault(&mut self, code: &str) -> String {
        let draft = Rc::new(Draft::default());
        match self.one(Question::Read { revision: 1, code: code.to_owned(), draft }) {
            Answer::Read { fields: Err(CodeFault { words, .. }), .. } => words,
            other => panic!("{code}: {other:?}"),
        }
    }

    /// The fields of a program, and what they cannot show of it.
    fn fields(&mut self, code: &str) -> (Draft, Vec<String>) {
        let draft = Rc::new(Draft::default());
        match self.one(Question::Read { revision: 1, code: code.to_owned(), draft }) {
            Answer::Read { fields: Ok(fields), .. } => (fields.draft, fields.notes),
            other => panic!("{code}: {other:?}"),
        }
    }

    fn prepare(&mut self, code: &str, draft: Draft) -> Result<Vec<String>, String> {
        let (origin, boundary) = ("http://localhost:8080".to_owned(), "b".repeat(32));
        let question =
            Question::Prepare { revision: 1, code: code.to_owned(), draft: Rc::new(draft), origin, boundary };
        match self.one(question) {
            Answer::Prepared { request, .. } => {
                request.map(|request| request.differences.into_iter().map(|found| found.why).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    /// All that is said while a program runs whose every request ends so.
    fn run(&mut self, code: &str, outcome: &Outcome) -> (Vec<String>, Ending) {
        let (mut said, mut question) = (Vec::new(), Question::Run { run: 1, code: code.to_owned() });
        loop {
            let mut next = None;
            for answer in self.ask(question) {
                match answer {
                    Answer::Remarked { note, .. } => said.push(note),
                    Answer::Send { notes, .. } => {
                        said.extend(notes);
                        let (outcome, timing) = (outcome.clone(), Timing { headers_us: None, total_us: 1 });
                        next = Some(Question::Reply(Reply { run: 1, outcome, timing, timeout_ms: None }));
                    }
                    Answer::Paused { run } => next = Some(Question::GoOn { run }),
                    Answer::Ended { ending, .. } => return (said, ending),
                    Answer::Printed { .. } => {}
                    other => panic!("{other:?}"),
                }
            }
            question = next.unwrap();
        }
    }
}

#[track_caller]
fn assert_marked<'w>(words: impl IntoIterator<Item = &'w String>) {
    let mut count = 0;
    for words in words {
        assert!(words.contains('⟦') && words.contains('⟧'), "in no file of words: {words}");
        count += 1;
    }
    assert!(count > 0, "nothing was said");
}

fn answer(visibility: Visibility) -> Response {
    let headers = HeaderList::from_iter([("content-type".to_owned(), "text/plain".to_owned())]);
    Response {
        status: 200,
        reason: String::new(),
        headers,
        body: Bytes::from("x".repeat(3000)),
        size: 9000,
        url: "http://a.test/2".to_owned(),
        redirected: true,
        visibility,
    }
}

#[test]
fn what_is_wrong_with_a_program() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    for code in [
        "while True: pass",
        "x = \"a",
        "x = (",
        "x = )",
        "x = (]",
        "x = ",
        "f(a=1, 2)",
        "x = {1: 2, 3}",
        "x = [1 2]",
        "f(1 2)",
        "for 1 in x: pass",
        "if x:\nprint(1)",
        "  x = 1",
        "print 1",
        "x = 01",
        "x = 1j",
        "x = “a”",
        "@a\ndef f(): pass",
        "x: int = 1",
        "from . import a",
        "import numpy",
        "open('a', 'w')",
        "x = f'{}'",
        "x = f'{a!x}'",
        "x = '\\N{DIGIT ONE}'",
        "x = [a for a in b]",
        "requests.put('http://a.test/')",
        "x = 1",
    ] {
        assert_marked([&page.fault(code)]);
    }
}

#[test]
fn what_fields_and_program_cannot_say_of_each_other() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    for call in [
        "get('http://a.test/', data={'a': 1})",
        "put('http://a.test/', cookies={'a': 'b'}, headers={'': ''})",
        "put(len('a'), auth=('é€', 'b'))",
        "request('LINK', 'http://a.test/')",
        "put()",
        "put('http://a.test/', data='a', files={'b': open('c', 'rb')})",
        "put('http://a.test/', files={'b': (None, b'\\xff')})",
        "put('http://a.test/')\nrequests.put('http://a.test/')",
    ] {
        assert_marked(&page.fields(&format!("import requests\nrequests.{call}")).1);
    }
    let mut draft = Draft { method: Method::Get, url: "http://a.test/".to_owned(), ..Draft::default() };
    draft.headers = vec![Row::new(1, "A", "b"), Row::new(2, "a", "c"), Row::new(3, "off", "x")];
    draft.headers[2].on = false;
    draft.body.kind = BodyKind::Text;
    draft.body.text = "body".to_owned();
    draft.options.cache = CacheMode::NoStore;
    for code in ["", "import requests\nrequests.get(url, headers=f())"] {
        let question = Question::Write { revision: 1, code: code.to_owned(), draft: Rc::new(draft.clone()) };
        match page.one(question) {
            Answer::Written { notes, .. } => assert_marked(&notes),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn where_the_requests_differ() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    for call in [
        "put('http://a.test/', data={'a': '*~'})",
        "put('http://a.test/', json={'a': [1, 2]}, headers={'X-Mine': 'a', 'Cookie': 'a=b'})",
        "put('http://a.test/%7Ea', data=open('a', 'rb'))",
        "post('http://a.test/', data=b'text', headers={'Accept': 'a/b'})",
        "delete('http://a.test/')",
        "put('http://a.test/', files={'a': ('b', 'c')})",
    ] {
        let code = format!("import requests\nrequests.{call}");
        let draft = page.fields(&code).0;
        match page.prepare(&code, draft) {
            Ok(reasons) => assert_marked(&reasons),
            Err(words) => assert_marked([&words]),
        }
        // The fields of another request, and of none.
        let other = Draft { url: "http://b.test/c?d".to_owned(), ..Draft::default() };
        for draft in [other, Draft { url: "no URL".to_owned(), ..Draft::default() }] {
            if let Ok(reasons) = page.prepare(&code, draft) {
                assert_marked(&reasons);
            }
        }
    }
    for code in ["import requests", "x = = 1", "while x: pass"] {
        assert_marked([&page.prepare(code, Draft::default()).unwrap_err()]);
    }
}

#[test]
fn what_python_prints_of_an_answer() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    let dropped = HeaderList::from_iter([("Cookie".to_owned(), "a=b".to_owned())]);
    let request =
        Request { method: Method::Put, url: "http://a.test/1".to_owned(), dropped, ..Request::default() };
    let exchange = Exchange {
        id: 1,
        started_at_ms: 0,
        request: Rc::new(request),
        outcome: Outcome::Answered(Rc::new(answer(Visibility::CrossOrigin))),
        timing: Timing { headers_us: Some(1), total_us: 2 },
    };
    match page.one(Question::Present { exchange: Rc::new(exchange), draft: Rc::new(Draft::default()) }) {
        Answer::Presented { printout, .. } => {
            assert_marked(&printout.notes);
            let notes: Vec<_> = printout.lines.iter().map(|line| &line.note).collect();
            assert_marked(notes.into_iter().filter(|note| !note.is_empty()));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_said_of_a_run() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    let code = "import requests\nr = requests.put('http://a.test/', data='a', headers={'Cookie': 'a', 'User-Agent': 'b'}, \
                verify=False, cert='a', proxies={'http': 'b'}, stream=True, timeout=(1, 2))\nprint(r.headers, r.cookies)";
    let (said, ending) = page.run(code, &Outcome::Answered(Rc::new(answer(Visibility::CrossOrigin))));
    assert_eq!(ending, Ending::Done);
    assert_marked(&said);
    for failure in [
        Failure::TimedOut { after_ms: 5 },
        Failure::BodyUnreadable { status: 200 },
        Failure::Undecodable { status: 200, coding: "br".to_owned() },
        Failure::Refused { reason: "no".to_owned() },
        Failure::HeaderRefused { name: "A".to_owned() },
        Failure::ForbiddenByPolicy { directive: "connect-src".to_owned() },
        Failure::Offline,
        Failure::MixedContent,
        Failure::NoAnswer,
        Failure::Withheld,
        Failure::Unexplained,
        Failure::RedirectHidden,
        Failure::RedirectFailed,
        Failure::BadUrl,
        Failure::BadPort,
        Failure::LocalNetworkDenied,
    ] {
        let name = failure.name();
        let (said, ending) =
            page.run("import requests\nrequests.put('http://a.test/')", &Outcome::Failed(failure));
        assert_marked(&said);
        match ending {
            // What Python would have said itself stays in its words.
            Ending::Raised(traceback) if name == "timed-out" => {
                assert!(traceback.contains("Read timed out."))
            }
            Ending::Raised(traceback) => assert_marked([&traceback]),
            other => panic!("{other:?}"),
        }
    }
    let (_, ending) =
        page.run("import requests\nrequests.put('http://a.test/')", &Outcome::Failed(Failure::Cancelled));
    assert!(matches!(&ending, Ending::Limited(words) if words.contains('⟦')), "{ending:?}");
    let (_, ending) = page.run("x = 'a' * 999999999", &Outcome::Failed(Failure::Cancelled));
    assert!(matches!(&ending, Ending::Limited(words) if words.contains('⟦')), "{ending:?}");
    // Python's own words are no words of the playground.
    let (_, ending) = page.run("[][0]", &Outcome::Failed(Failure::Cancelled));
    assert!(
        matches!(&ending, Ending::Raised(text) if text.contains("IndexError: list index out of range")),
        "{ending:?}"
    );
}

/// Every line of a picture, without the names and numbers that are no words of the interpreter.
fn assert_marked_picture(answer: Answer, data: &[&str]) {
    let Answer::Drawn { figure, .. } = answer else { panic!("{answer:?}") };
    let text = words(&figure);
    assert!(text.matches('⟦').count() > 3, "{text}");
    for line in text.lines().filter(|line| line.contains(char::is_alphabetic) && *line != "0 ms") {
        assert!(
            line.contains(['⟦', '⟧']) || data.iter().any(|own| line.contains(own)),
            "not from a file: {line}"
        );
    }
}

#[test]
fn where_the_time_went() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    let entry = r#"{"startTime": 10, "redirectStart": 10, "redirectEnd": 11, "workerStart": 0, "fetchStart": 11,
        "domainLookupStart": 12, "domainLookupEnd": 13, "connectStart": 13, "secureConnectionStart": 14, "connectEnd": 15,
        "requestStart": 16, "responseStart": 17.5, "responseEnd": 19, "transferSize": 400, "encodedBodySize": 100,
        "decodedBodySize": 300, "nextHopProtocol": "h2", "serverTiming": [{"name": "db", "duration": 0, "description": ""}]}"#;
    let blind = r#"{"startTime": 10, "fetchStart": 10, "responseEnd": 19}"#;
    for (entry, is_cross, is_worker, is_kept) in [
        (entry, false, false, false),
        (entry, false, true, false),
        (&*entry.replace("400", "50"), false, false, false),
        (
            &*entry.replace("\"connectEnd\": 15", "\"connectEnd\": 13").replace("400", "0"),
            false,
            false,
            false,
        ),
        (blind, true, false, false),
        (blind, false, false, false),
        ("", false, false, true),
        ("", false, false, false),
    ] {
        let timed = Timed {
            exchange: 1,
            entry: entry.to_owned(),
            headers_us: Some(1500),
            total_us: 9000,
            server_timing: String::new(),
            is_cross,
            is_worker,
            is_kept,
        };
        let answer = page.one(Question::Time(Box::new(timed)));
        assert_marked_picture(answer, &["db", "h2", "transferSize", "encodedBodySize", "decodedBodySize"]);
    }
}

#[test]
fn what_the_server_saw() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    let log = |id: &str| {
        let entry = |body: &str| {
            format!(
                r#"{{"id": "{id}", "line": "PUT /data HTTP/1.1", "headers": [{{"name": "data", "value": "data"}}], "body": {body}}}"#
            )
        };
        let [empty, text] =
            [r#"{"size": 0, "cut": false, "text": ""}"#, r#"{"size": 9, "cut": true, "text": "data"}"#];
        let bytes = r#"{"size": 9, "cut": false, "text": null}"#;
        Bytes::from(format!("[{}, {}, {}]", entry(empty), entry(text), entry(bytes)))
    };
    let many: String = (0..40).map(|number| format!("data {number}\n")).collect();
    let bodies: [(u16, &[u8]); 9] = [
        (404, b""),
        (200, br#"{"data": 1}"#),
        (200, br#"{"data":1}"#),
        (200, b"\xff"),
        (200, b""),
        (500, b""),
        (200, many.as_bytes()),
        (200, b"data\r\n"),
        (200, b"data\n"),
    ];
    for (number, (status, body)) in bodies.into_iter().enumerate() {
        for (request_id, log) in
            [("a", log("a")), ("b", log("a")), ("", log("a")), ("a", Bytes::from("no log"))]
        {
            let witnessed = Witnessed {
                exchange: u32::try_from(number).unwrap(),
                status: 200,
                request_id: request_id.to_owned(),
                log,
                url: "http://data.test/".to_owned(),
                stored: Some(Stored {
                    status,
                    media_type: "data".to_owned(),
                    body: Bytes::copy_from_slice(body),
                }),
                is_worker: number % 2 == 0,
            };
            assert_marked_picture(page.one(Question::Witness(Box::new(witnessed))), &["data"]);
        }
    }
    let nothing =
        Witnessed { exchange: 20, request_id: "a".to_owned(), log: log("a"), ..Witnessed::default() };
    assert_marked_picture(page.one(Question::Witness(Box::new(nothing))), &["data"]);
}

#[test]
fn other_languages_and_curl() {
    let mut page = Page::speaking(Locale::Spanish, &marked());
    let mut draft = Draft { url: "http://a.test/%7e".to_owned(), ..Draft::default() };
    draft.body.kind = BodyKind::Form;
    draft.body.form = vec![Row::new(1, "a", "*~")];
    for language in [Language::Python, Language::Httpie] {
        let question = Question::Translate {
            revision: 1,
            language,
            draft: Rc::new(draft.clone()),
            boundary: "b".repeat(32),
        };
        match page.one(question) {
            Answer::Translated { translation, .. } => assert_marked(&translation.remarks),
            other => panic!("{other:?}"),
        }
    }
    for command in [
        "",
        "wget http://a.test/",
        "curl 'http://a.test/",
        "curl http://a.test/ -X",
        "curl",
        "curl -X LINK http://a.test/",
        "curl http://a.test/ -d a -d @b",
        "curl http://a.test/ -F a",
        "curl http://a.test/ -d a -F b=c",
        "curl a.test -k --nope --limit-rate 1 -T b http://b.test/ $c ; d",
    ] {
        let question = Question::Curl { command: command.to_owned(), draft: Rc::new(Draft::default()) };
        match page.one(question) {
            Answer::Curl { fields: Ok(fields) } => assert_marked(&fields.notes),
            Answer::Curl { fields: Err(fault) } => {
                // What is wrong, and what to do about it.
                assert_eq!(fault.words.matches('⟦').count(), 2, "{}", fault.words);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_language_changes_and_comes_back() {
    let mut page = Page::speaking(Locale::Spanish, SPANISH);
    assert_eq!(page.fault("while x: pass"), "Este playground no admite `while`.");
    assert_eq!(page.fault("x = {1, 2 3}"), "Aquí falta `}` o `,`.");
    page.speak(Locale::English, "");
    assert_eq!(page.fault("while x: pass"), "`while` is not available in this playground.");
    // A text without a message changes nothing.
    page.speak(Locale::Spanish, "404 not found");
    assert_eq!(page.fault("print 1"), "`print` needs parentheses: print(…).");
}

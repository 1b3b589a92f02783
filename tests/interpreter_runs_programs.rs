//! The interpreter runs programs message by message, as the page drives it: each request goes to the real sandbox, whose
//! answers come back as a browser shows them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use bytes::Bytes;
use put_playground::encode::form;
use put_playground::http::{Failure, HeaderList, Method, Outcome, Request, Response, Timing, Visibility};
use put_playground::interpreter::Interpreter;
use put_playground::model::dialogue::{Answer, Ending, Question, Reply};
use put_playground::model::{BodyKind, Draft};
use put_playground::python::eval::REQUESTS;
use put_playground::python::requests::Surroundings;
use sandbox_common::Sandbox;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Where the sandbox seems to be.
const BASE: &str = "http://example.com/app/sandbox/";

/// Chance and time that are the same in each run.
struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "0123456789abcdef0123456789abcdef".to_owned()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

/// What is said of one request.
#[derive(Debug)]
struct Sent {
    request: Request,
    draft: Draft,
    timeout_ms: Option<u32>,
    follows_redirects: bool,
    notes: Vec<String>,
}

/// A page: it asks, and writes down what is said.
struct Page {
    interpreter: Interpreter,
    start: Instant,
    output: String,
    remarks: Vec<String>,
    sent: Vec<Sent>,
    opened: Vec<String>,
    pauses: usize,
    ending: Option<Ending>,
}

impl Page {
    fn new() -> Self {
        Self {
            interpreter: Interpreter::default(),
            start: Instant::now(),
            output: String::new(),
            remarks: Vec::new(),
            sent: Vec::new(),
            opened: Vec::new(),
            pauses: 0,
            ending: None,
        }
    }

    /// Asks as it crosses, and gives the answers as they crossed.
    fn ask(&mut self, question: Question) -> Vec<Answer> {
        let question = Question::read(question.write()).unwrap();
        let start = self.start;
        let answers = self.interpreter.ask(question, &mut Fixed, &|| start.elapsed());
        answers.iter().map(|answer| Answer::read(answer.write()).unwrap()).collect()
    }

    /// Asks, and gives what the page has to do next.
    fn step(&mut self, question: Question) -> Option<Answer> {
        let mut next = None;
        for answer in self.ask(question) {
            assert_eq!(next, None, "the program waits, and goes on all the same");
            match answer {
                Answer::Printed { run: 1, text } => self.output += &text,
                Answer::Remarked { run: 1, note } => self.remarks.push(note),
                Answer::Ended { run: 1, ending } => self.ending = Some(ending),
                Answer::Paused { run: 1 } => {
                    self.pauses += 1;
                    next = Some(answer);
                }
                other => next = Some(other),
            }
        }
        next
    }

    /// Runs a program to its end; `answer` says what becomes of each request.
    async fn run(program: &str, mut answer: impl AsyncFnMut(&Sent) -> Outcome) -> Self {
        let mut page = Self::new();
        let mut next = page.step(Question::Run { run: 1, code: program.to_owned() });
        while let Some(wanted) = next.take() {
            next = match wanted {
                Answer::Send { run: 1, request, draft, timeout_ms, follows_redirects, notes } => {
                    let sent =
                        Sent { request: *request, draft: *draft, timeout_ms, follows_redirects, notes };
                    let outcome = answer(&sent).await;
                    page.sent.push(sent);
                    let timing = Timing { headers_us: Some(12_345), total_us: 23_456 };
                    page.step(Question::Reply(Reply { run: 1, outcome, timing, timeout_ms }))
                }
                Answer::Open { run: 1, name } => {
                    let content = (name == "report.csv").then(|| Bytes::from_static(b"a,b\r\n1,2\n"));
                    page.opened.push(name);
                    page.step(Question::File { run: 1, content })
                }
                Answer::Paused { run: 1 } => page.step(Question::GoOn { run: 1 }),
                other => panic!("{other:?}"),
            };
        }
        page
    }

    /// Runs a program whose requests the sandbox answers.
    async fn sandboxed(program: &str) -> Self {
        let sandbox = Sandbox::new();
        Self::run(program, async |sent| browse(&sandbox, sent).await).await
    }

    /// Runs a program that sends nothing.
    async fn silent(program: &str) -> Self {
        Self::run(program, async |sent| panic!("sends {sent:?}")).await
    }

    /// Runs a program whose requests all fail so.
    async fn failing(program: &str, failure: Failure) -> Self {
        Self::run(program, async |_| Outcome::Failed(failure.clone())).await
    }

    fn traceback(&self) -> &str {
        match self.ending.as_ref().unwrap() {
            Ending::Raised(traceback) => traceback,
            other => panic!("{other:?}\n{}", self.output),
        }
    }

    fn assert_done(&self) {
        assert_eq!(self.ending, Some(Ending::Done), "{}", self.output);
    }
}

/// What a browser makes of the sandbox's answer: redirects followed, names lower-case and sorted, no Set-Cookie.
async fn browse(sandbox: &Sandbox, sent: &Sent) -> Outcome {
    let mut url = sent.request.url.clone();
    let mut redirected = false;
    let answer = loop {
        let path = url.strip_prefix(BASE).unwrap_or_else(|| panic!("{url} is not the sandbox's"));
        let headers: Vec<_> =
            sent.request.headers.iter().map(|h| (h.name.as_str(), h.value.as_str())).collect();
        let body = sent.request.body.clone().unwrap_or_default();
        let answer = sandbox.send(sent.request.method.as_str(), path, &headers, body).await;
        if !answer.status.is_redirection() || answer.header("location").is_empty() {
            break answer;
        }
        if !sent.follows_redirects {
            return Outcome::Failed(Failure::RedirectHidden);
        }
        let location = answer.header("location");
        url = match location.strip_prefix('/') {
            Some(path) => format!("http://example.com/{path}"),
            None if location.contains("://") => location.to_owned(),
            None => format!("{}/{location}", url.rsplit_once('/').unwrap().0),
        };
        redirected = true;
    };
    let mut headers: Vec<(String, String)> = Vec::new();
    for (name, value) in &answer.headers {
        if name != "set-cookie" {
            headers.push((name.as_str().to_owned(), value.to_str().unwrap().to_owned()));
        }
    }
    headers.sort();
    Outcome::Answered(Rc::new(Response {
        status: answer.status.as_u16(),
        reason: answer.status.canonical_reason().unwrap_or_default().to_owned(),
        headers: HeaderList::from_iter(headers),
        size: answer.body.len() as u64,
        body: answer.body,
        url,
        redirected,
        visibility: Visibility::SameOrigin,
    }))
}

fn put(rest: &str) -> String {
    format!("import requests\nr = requests.put('{BASE}{rest}\n")
}

#[tokio::test]
async fn the_first_program_of_the_tutorial_prints_the_response() {
    let page =
        Page::sandboxed(&(put("put', data={'key': 'value'})") + "print(r)\nprint(r.json()['form'])\n")).await;
    page.assert_done();
    assert_eq!(page.output, "<Response [200]>\n{'key': 'value'}\n");
    let [sent] = &page.sent[..] else { panic!("{:?}", page.sent) };
    assert_eq!(sent.request.body.as_deref(), Some(b"key=value".as_slice()));
    let headers = HeaderList::from_iter([("Content-Type", form::MEDIA_TYPE)]);
    assert_eq!((&sent.request.headers, sent.request.dropped.len()), (&headers, 0));
    assert_eq!((sent.timeout_ms, sent.follows_redirects, sent.notes.len()), (None, true, 0));
    assert_eq!((sent.draft.method, sent.draft.body.kind), (Method::Put, BodyKind::Form));
    assert_eq!(
        (sent.draft.body.form[0].name.as_str(), sent.draft.body.form[0].value.as_str()),
        ("key", "value")
    );
    assert!(page.remarks.is_empty(), "{:?}", page.remarks);
}

#[tokio::test]
async fn the_second_program_of_the_tutorial_prints_the_headers() {
    let data = "{'key1': 'value1', 'key2': 'value2'}";
    let page = Page::sandboxed(&(put(&format!("tutorial', data={data})")) + "print(r.headers)\n")).await;
    page.assert_done();
    assert_eq!(page.sent[0].request.body.as_deref(), Some(b"key1=value1&key2=value2".as_slice()));
    for part in
        ["'server': 'Apache/2'", "'content-type': 'text/html; charset=UTF-8'", "'x-powered-by': 'PHP/"]
    {
        assert!(page.output.contains(part), "{part}: {}", page.output);
    }
    assert!(page.remarks.len() == 1 && page.remarks[0].contains("sorted"), "{:?}", page.remarks);
}

#[tokio::test]
async fn what_is_stored_can_be_read_again() {
    let program = format!(
        "import requests\nurl = '{BASE}things/1'\nfirst = requests.put(url, json={{'a': 1.50}})\n\
         second = requests.put(url, json={{'a': 2}}, headers={{'If-Match': first.headers['ETag']}})\n\
         third = requests.put(url, json={{'a': 3}}, headers={{'If-Match': first.headers['ETag']}})\n\
         print(first.status_code, second.status_code, third.status_code, requests.get(url).json())"
    );
    let page = Page::sandboxed(&program).await;
    page.assert_done();
    assert_eq!(page.output, "201 200 412 {'a': 2}\n");
    assert_eq!(page.sent[0].draft.body.kind, BodyKind::Json);
    assert_eq!(page.sent[0].draft.body.json, "{\"a\": 1.5}");
    assert_eq!((page.sent[3].request.method, &page.sent[3].request.body), (Method::Get, &None));
    assert_eq!(page.remarks.len(), 1, "once a run: {:?}", page.remarks);
}

#[tokio::test]
async fn a_redirect_that_the_browser_followed_shows_in_the_url() {
    let page = Page::sandboxed(&format!(
        "import requests\nr = requests.get('{BASE}redirect/2')\nprint(r.status_code, r.url, r.history)"
    ))
    .await;
    page.assert_done();
    assert_eq!(page.output, format!("200 {BASE}get []\n"));
    assert!(page.remarks.iter().any(|note| note.contains("followed a redirect")), "{:?}", page.remarks);
}

#[tokio::test]
async fn a_redirect_that_nobody_followed_is_an_exception_and_a_remark() {
    let program = format!(
        "import requests\ntry:\n    requests.get('{BASE}redirect/1', allow_redirects=False)\n\
         except requests.exceptions.RequestException as e:\n    print('caught', e)"
    );
    let page = Page::sandboxed(&program).await;
    page.assert_done();
    assert!(!page.sent[0].follows_redirects && !page.sent[0].draft.options.follow_redirects);
    assert!(page.output.starts_with("caught The answer is a redirect"), "{}", page.output);
    assert!(page.remarks.iter().any(|note| note.contains("Location")), "{:?}", page.remarks);
}

#[tokio::test]
async fn failures_are_the_exceptions_that_programs_catch() {
    for (failure, class, part) in [
        (Failure::NoAnswer, "ConnectionError", "HTTPConnectionPool(host='example.com', port=80)"),
        (Failure::Offline, "ConnectionError", "with url: /app/sandbox/put (Caused by NewConnectionError"),
        (Failure::MixedContent, "ConnectionError", "https page"),
        (Failure::Withheld, "ConnectionError", "CORS"),
        (Failure::Unexplained, "ConnectionError", "CORS"),
        (Failure::TimedOut { after_ms: 500 }, "ReadTimeout", "Read timed out. (read timeout=0.5)"),
        (Failure::BodyUnreadable { status: 200 }, "ChunkedEncodingError", "200"),
        (Failure::Refused { reason: "odd".into() }, "RequestException", "odd"),
    ] {
        let program = put("put', timeout=0.5)");
        let page = Page::failing(&program, failure.clone()).await;
        let last = page.traceback().lines().last().unwrap();
        assert!(last.starts_with(&format!("requests.exceptions.{class}: ")), "{failure:?}: {last}");
        assert!(last.contains(part), "{failure:?}: {last}");
        assert!(page.traceback().contains("line 2, in <module>"), "{}", page.traceback());
        assert!(!page.remarks.is_empty(), "{failure:?}");
        assert_eq!(page.sent[0].timeout_ms, Some(500));
        let caught = program.replace("r =", "try:\n    r =")
            + &format!("except requests.exceptions.{class} as e:\n    print(type(e).__name__, e.response)");
        let page = Page::failing(&caught, failure).await;
        page.assert_done();
        assert_eq!(page.output, format!("{class} None\n"));
    }
}

#[tokio::test]
async fn a_cancelled_request_ends_the_program() {
    let mut page = Page::failing(&(put("put')") + "print('on')"), Failure::Cancelled).await;
    assert!(
        matches!(&page.ending, Some(Ending::Limited(why)) if why.contains("cancelled")),
        "{:?}",
        page.ending
    );
    assert_eq!(page.output, "");
    assert_eq!(page.ask(Question::GoOn { run: 1 }), []);
}

#[tokio::test]
async fn errors_before_sending_are_python_s() {
    let page = Page::silent("import requests\nrequests.put('nowhere')").await;
    assert!(page.traceback().contains("MissingSchema: Invalid URL 'nowhere'"), "{}", page.traceback());
    let page = Page::silent("print('a')\nprint(1 / 0)").await;
    assert_eq!(page.output, "a\n");
    assert!(page.traceback().ends_with("ZeroDivisionError: division by zero\n"), "{}", page.traceback());
}

#[tokio::test]
async fn a_program_is_refused_before_it_sends() {
    let code = "import requests\nrequests.put('http://example.com/')\nwhile True: pass";
    let page = Page::silent(code).await;
    let Some(Ending::Refused(fault)) = &page.ending else { panic!("{:?}", page.ending) };
    assert_eq!((fault.line, fault.column), (3, 1));
    assert_eq!(&code[fault.start as usize..fault.end as usize], "while");
    assert!(fault.words.contains("`while` is not available"), "{}", fault.words);
}

#[tokio::test]
async fn what_a_browser_does_not_send_is_left_out_and_said() {
    let arguments = "headers={'Cookie': 'a=1', 'X-Own': 'ü', 'User-Agent': 'me/1', 'Accept': 'text/html'}, verify=False, \
                     cert='x.pem', proxies={'http': 'http://proxy.test'}, stream=True, timeout=(3.05, 27)";
    let page = Page::sandboxed(&put(&format!("put', {arguments})"))).await;
    page.assert_done();
    let sent = &page.sent[0];
    let names = |list: &HeaderList| list.iter().map(|h| h.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&sent.request.headers), ["User-Agent", "Accept", "X-Own"]);
    assert_eq!(names(&sent.request.dropped), ["Cookie"]);
    assert_eq!(sent.timeout_ms, Some(30_050));
    assert_eq!(sent.draft.options.timeout, "30.05");
    for part in ["Cookie", "User-Agent", "verify=", "cert=", "proxies=", "stream=True", "timeout="] {
        assert_eq!(
            sent.notes.iter().filter(|note| note.contains(part)).count(),
            1,
            "{part}: {:?}",
            sent.notes
        );
    }
}

#[tokio::test]
async fn user_and_password_travel_in_a_header() {
    let program = "import requests\nr = requests.get('http://user:pass@example.com/app/sandbox/basic-auth/user/pass')\nprint(r.status_code)";
    let page = Page::sandboxed(program).await;
    assert_eq!(page.output, "200\n");
    assert_eq!(page.sent[0].request.url, format!("{BASE}basic-auth/user/pass"));
    assert_eq!(page.sent[0].request.headers.get("Authorization"), Some("Basic dXNlcjpwYXNz"));
}

#[tokio::test]
async fn a_get_with_a_body_goes_without_it() {
    let page =
        Page::sandboxed(&format!("import requests\nprint(requests.get('{BASE}get', data={{'a': 1}}))")).await;
    page.assert_done();
    let sent = &page.sent[0];
    assert_eq!((&sent.request.body, sent.request.headers.len()), (&None, 0));
    assert!(sent.notes.iter().any(|note| note.contains("no body with GET")), "{:?}", sent.notes);
}

#[tokio::test]
async fn a_method_that_a_page_cannot_send_is_an_exception() {
    let page = Page::silent("import requests\nrequests.request('TRACE', 'http://example.com/')").await;
    assert!(page.traceback().contains("RequestException: TRACE"), "{}", page.traceback());
    assert_eq!(page.remarks.len(), 1);
}

#[tokio::test]
async fn bodies_become_fields_again() {
    let program = format!(
        "import requests\nurl = '{BASE}put'\nrequests.put(url, data='caf\u{e9}'.encode())\n\
         requests.put(url, data=b'\\xff\\x00')\nrequests.put(url, data=iter([b'a', b'b']))\n\
         requests.put(url, data='{{', headers={{'Content-Type': 'application/json'}})\n\
         r = requests.put(url, data={{'a': '1'}}, files={{'f': ('x.csv', open('report.csv', 'rb'), 'text/csv')}})\n\
         print(r.json()['files'], r.json()['form'])"
    );
    let page = Page::sandboxed(&program).await;
    page.assert_done();
    assert_eq!(page.output, "{'f': 'a,b\\r\\n1,2\\n'} {'a': '1'}\n");
    let body = |at: usize| &page.sent[at].draft.body;
    assert_eq!(
        (body(0).kind, body(0).text.as_str(), body(0).text_type.as_str()),
        (BodyKind::Text, "caf\u{e9}", "")
    );
    assert_eq!(body(1).kind, BodyKind::File);
    assert_eq!(body(1).file.as_ref().unwrap().bytes.as_deref(), Some(b"\xff\0".as_slice()));
    assert_eq!(page.sent[2].request.body.as_deref(), Some(b"ab".as_slice()), "no frames of chunks");
    assert_eq!((body(3).kind, body(3).text_type.as_str()), (BodyKind::Text, "application/json"));
    assert_eq!(body(4).kind, BodyKind::Multipart);
    let [field, file] = &body(4).parts[..] else { panic!("{:?}", body(4).parts) };
    assert_eq!((field.name.as_str(), field.value.as_str(), field.as_file), ("a", "1", false));
    let chosen = file.file.as_ref().unwrap();
    assert_eq!((chosen.name.as_str(), chosen.media_type.as_str()), ("x.csv", "text/csv"));
    assert_eq!(chosen.bytes.as_deref(), Some(b"a,b\r\n1,2\n".as_slice()));
}

#[tokio::test]
async fn a_file_is_opened_or_missing() {
    let page = Page::silent("print(open('report.csv').read())\nopen('none.txt')").await;
    assert_eq!(page.opened, ["report.csv", "none.txt"]);
    assert_eq!(page.output, "a,b\n1,2\n\n");
    assert!(page.traceback().contains("FileNotFoundError: [Errno 2]"), "{}", page.traceback());
}

#[tokio::test]
async fn a_thousand_requests_are_the_limit() {
    let program =
        format!("import requests\nfor i in range(2000):\n    requests.put('{BASE}things/1', data=str(i))\n");
    let page = Page::sandboxed(&program).await;
    assert_eq!(page.sent.len(), REQUESTS);
    assert!(matches!(&page.ending, Some(Ending::Limited(why)) if why.contains("1,000")), "{:?}", page.ending);
}

#[tokio::test]
async fn a_program_that_prints_for_long_lets_the_page_breathe() {
    let mut page = Page::new();
    // A clock that leaps: each look is 1 ms later.
    let now = std::cell::Cell::new(Duration::ZERO);
    let clock = || {
        now.set(now.get() + Duration::from_millis(1));
        now.get()
    };
    let code = "for i in range(10 ** 9): print(i)".to_owned();
    let mut answers = page.interpreter.ask(Question::Run { run: 1, code }, &mut Fixed, &clock);
    let mut pauses = 0;
    while let Some(Answer::Paused { run: 1 }) = answers.last() {
        pauses += 1;
        assert!(answers.len() <= 4, "{} answers in one turn", answers.len());
        answers = page.interpreter.ask(Question::GoOn { run: 1 }, &mut Fixed, &clock);
    }
    assert!(pauses > 20, "{pauses} pauses");
    assert!(matches!(answers.last(), Some(Answer::Ended { ending: Ending::Limited(_), .. })), "{answers:?}");
}

#[tokio::test]
async fn only_the_program_that_runs_is_heard() {
    let mut page = Page::new();
    let run = |run| Question::Run { run, code: put("put')") + &format!("print({run})") };
    let outcome = || Outcome::Answered(Rc::new(Response { status: 200, ..Response::default() }));
    let reply =
        |run| Question::Reply(Reply { run, outcome: outcome(), timing: Timing::default(), timeout_ms: None });
    assert!(matches!(page.ask(run(7))[..], [Answer::Send { run: 7, .. }]));
    assert!(matches!(page.ask(run(8))[..], [Answer::Send { run: 8, .. }]), "it takes the place of the first");
    for late in [
        reply(7),
        Question::GoOn { run: 8 },
        Question::File { run: 8, content: None },
        Question::Stop { run: 7 },
    ] {
        assert_eq!(page.ask(late.clone()), [], "{late:?}");
    }
    let answers = page.ask(reply(8));
    let [Answer::Printed { run: 8, text }, Answer::Ended { run: 8, ending: Ending::Done }] = &answers[..]
    else {
        panic!("{answers:?}")
    };
    assert_eq!(text, "8\n");
    assert!(matches!(page.ask(run(9))[..], [Answer::Send { run: 9, .. }]));
    assert_eq!(page.ask(Question::Stop { run: 9 }), []);
    assert_eq!(page.ask(reply(9)), []);
}

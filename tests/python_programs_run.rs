//! Programs run: with scripted answers they print what they should, and without requests they print what CPython prints,
//! tracebacks included.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod python_common;

use dice::Dice;
use put_playground::python::eval::{Limit, Machine, REQUESTS, Step};
use put_playground::python::requests::{Reply, Surroundings};
use put_playground::python::{Class, Exception, Str};
use python_common::generate;
use python_common::{ask_python, fixtures};
use std::time::{Duration, Instant};

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

/// What a program wrote and how it ended.
#[derive(Debug, Default, PartialEq)]
struct Ran {
    output: String,
    error: String,
    limit: Option<Limit>,
    sent: Vec<String>,
}

fn reply(status: u16, reason: &str, headers: &[(&str, &str)], content: &str) -> Reply {
    let headers = headers.iter().map(|(name, value)| (Str::from(*name), Str::from(*value))).collect();
    Reply {
        status,
        reason: Str::from(reason),
        headers,
        content: content.as_bytes().to_vec(),
        elapsed: 12_345,
        url: None,
    }
}

/// Runs a program; each request is answered by `answer`, which sees its line and its body.
fn run(source: &str, mut answer: impl FnMut(&str, &str) -> Result<Reply, Exception>) -> Ran {
    let mut ran = Ran::default();
    let mut machine = match Machine::new(source) {
        Ok(machine) => machine,
        Err(error) => panic!("{error}\n{source}"),
    };
    let start = Instant::now();
    let clock = || start.elapsed();
    loop {
        match machine.run(&mut Fixed, &clock) {
            Step::Print(text) => ran.output += &text,
            Step::Send => {
                let bytes = machine.transfer().unwrap().wire().bytes();
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let (head, body) = text.split_once("\r\n\r\n").unwrap();
                let line = head.lines().next().unwrap();
                ran.sent.push(format!("{line}|{body}"));
                machine.answer(answer(line, body), &mut Fixed);
            }
            Step::Open(name) => machine.file((name == "report.csv").then_some(b"a,b\r\n1,2\n".as_slice())),
            Step::Pause => {}
            Step::Done => return ran,
            Step::Raised(traceback) => {
                ran.error = traceback;
                return ran;
            }
            Step::Ended(limit) => {
                ran.limit = Some(limit);
                return ran;
            }
        }
    }
}

fn silent(source: &str) -> Ran {
    run(source, |line, _| panic!("sends {line}"))
}

/// Runs each program under CPython; answers with its output and its errors as JSON.
const RUN: &str = r#"
import contextlib, io, json, sys, traceback
for line in sys.stdin.readlines():
    source = json.loads(line)
    out, err = io.StringIO(newline=''), ''
    with contextlib.redirect_stdout(out):
        try:
            code = compile(source, 'main.py', 'exec')
            import linecache
            linecache.cache['main.py'] = (len(source), None, (source + '\n').splitlines(True), 'main.py')
            exec(code, {'__name__': '__main__'})
        except SystemExit:
            pass
        except BaseException as error:
            text = traceback.TracebackException(type(error), error, error.__traceback__.tb_next)
            frames = list(text.format())
            # What is inside of a library is not shown in the playground.
            err = ''.join(f for f in frames if not f.startswith('  File') or '"main.py"' in f)
    print(json.dumps([out.getvalue(), err]))
"#;

#[test]
fn programs_without_requests_print_what_cpython_prints() {
    let mut programs: Vec<String> = fixtures("programs")
        .into_iter()
        .chain(fixtures("layout"))
        .map(|(_, source)| source)
        .filter(|source| !source.contains("requests"))
        .collect();
    programs.extend(SNIPPETS.split("\n---\n").map(str::to_owned));
    let mut wrong = Vec::new();
    for (program, answer) in programs.iter().zip(ask_python(RUN, &programs)) {
        let (output, error): (String, String) = serde_json::from_str(&answer).unwrap();
        let ours = silent(program);
        if (&ours.output, &ours.error) != (&output, &error) {
            wrong.push(format!(
                "=== {program}\n--- CPython\n{output}{error}\n--- playground\n{}{}{:?}",
                ours.output, ours.error, ours.limit
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), programs.len(), wrong.join("\n"));
}

/// Small programs, each about one thing.
const SNIPPETS: &str = include_str!("fixtures/python/snippets.txt");

/// Answers with `repr(ast.literal_eval(…))` as a JSON string, or null.
const LITERAL: &str = r#"
import ast, json, sys
for line in sys.stdin:
    try:
        print(json.dumps(repr(ast.literal_eval(json.loads(line)))))
    except Exception:
        print('null')
"#;

#[test]
fn literals_are_what_literal_eval_makes_of_them() {
    let literals: Vec<String> = (0..12_000).map(|seed| generate::literal(&mut Dice::new(seed), 3)).collect();
    let (mut same, mut wrong) = (0, Vec::new());
    for (literal, answer) in literals.iter().zip(ask_python(LITERAL, &literals)) {
        let expected: Option<String> = serde_json::from_str(&answer).unwrap();
        let Ok(mut machine) = Machine::new(&format!("print(ascii(\n{literal}\n))")) else { continue };
        let start = Instant::now();
        let output = match machine.run(&mut Fixed, &|| start.elapsed()) {
            Step::Print(text) => text.trim_end_matches('\n').to_owned(),
            other => format!("{other:?}"),
        };
        match expected {
            Some(expected) => {
                let expected: String = expected
                    .chars()
                    .map(|c| match u32::from(c) {
                        ..=0x7F => c.to_string(),
                        point @ ..=0xFF => format!("\\x{point:02x}"),
                        point @ ..=0xFFFF => format!("\\u{point:04x}"),
                        point => format!("\\U{point:08x}"),
                    })
                    .collect();
                if output == expected {
                    same += 1;
                } else {
                    wrong.push(format!("{literal}\n  CPython    {expected}\n  playground {output}"));
                }
            }
            // What is no literal for `literal_eval` may still be an expression, or an error when it runs.
            None => assert!(!output.is_empty()),
        }
    }
    println!("{same} literals are the same");
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    assert!(same > 6_000, "only {same} literals were read");
}

#[test]
fn the_tutorial_programs_run() {
    let put = "import requests\nresponse = requests.put('http://x.test/put', data={'key': 'value'})\n\
               print(response)\nprint(response.content)";
    let ran = run(put, |_, _| Ok(reply(200, "OK", &[("Content-Type", "application/json")], "{\"a\": 1}")));
    assert_eq!(ran.sent, ["PUT /put HTTP/1.1|key=value"]);
    assert_eq!(ran.output, "<Response [200]>\nb'{\"a\": 1}'\n");
    let headers = "import requests\nresponse = requests.put('http://x.test/put', {'key1': 'value1', 'key2': 'value2'})\n\
                   print(response.headers)";
    let ran = run(headers, |_, _| Ok(reply(200, "OK", &[("Date", "now"), ("Vary", "it's")], "")));
    assert_eq!(ran.sent, ["PUT /put HTTP/1.1|key1=value1&key2=value2"]);
    assert_eq!(ran.output, "{'Date': 'now', 'Vary': \"it's\"}\n");
}

/// Every program of the fixtures that sends runs to its end with plain answers.
#[test]
fn the_fixtures_run() {
    for (path, source) in fixtures("programs") {
        let json = "{\"url\": \"u\", \"args\": {\"page\": \"1\"}}";
        let ran = run(&source, |_, _| {
            Ok(reply(200, "OK", &[("Content-Type", "application/json"), ("ETag", "\"1\"")], json))
        });
        let may_miss = source.contains("photo.png");
        assert!(ran.error.is_empty() || may_miss, "{}\n{}{}", path.display(), ran.output, ran.error);
        assert_eq!(ran.limit, None, "{}", path.display());
        assert_eq!(!ran.sent.is_empty(), source.contains("requests") && !may_miss, "{}", path.display());
    }
}

#[test]
fn redirects_are_followed_and_counted() {
    let source = "import requests\nr = requests.put('http://x.test/a', data='body')\nprint(r.url, r.history, r.status_code)";
    let ran = run(source, |line, _| {
        Ok(if line.contains("/a ") {
            reply(303, "See Other", &[("Location", "/b")], "")
        } else {
            reply(200, "OK", &[], "")
        })
    });
    assert_eq!(ran.sent, ["PUT /a HTTP/1.1|body", "GET /b HTTP/1.1|"]);
    assert_eq!(ran.output, "http://x.test/b [<Response [303]>] 200\n");
}

#[test]
fn exceptions_of_requests_are_caught_or_reported() {
    let caught = "import requests\ntry:\n    requests.put('http://x.test/')\nexcept requests.exceptions.ConnectionError as e:\n    \
                  print('caught', e)\nprint('on')";
    let fail = |_: &str, _: &str| Err(Exception::new(Class::ConnectionError, "no route"));
    assert_eq!(run(caught, fail).output, "caught no route\non\n");
    let uncaught = "import requests\nr = requests.put('http://x.test/')";
    let expected = "Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n    \
                    r = requests.put('http://x.test/')\n        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\
                    requests.exceptions.ConnectionError: no route\n";
    assert_eq!(run(uncaught, fail).error, expected);
    let invalid = "import requests\nrequests.put('nowhere')";
    let ran = silent(invalid);
    let last = ran.error.lines().last().unwrap().to_owned();
    assert_eq!(
        last,
        "requests.exceptions.MissingSchema: Invalid URL 'nowhere': No scheme supplied. Perhaps you meant https://nowhere?"
    );
    let status = "import requests\nr = requests.put('http://x.test/')\nr.raise_for_status()";
    let ran = run(status, |_, _| Ok(reply(404, "NOT FOUND", &[], "")));
    assert!(
        ran.error.ends_with("HTTPError: 404 Client Error: NOT FOUND for url: http://x.test/\n"),
        "{}",
        ran.error
    );
}

/// As CPython 3.11 ends a program; its own library for tracebacks says so from 3.12 on only.
#[test]
fn a_misspelt_name_is_answered_with_the_right_one() {
    let last = |source: &str| silent(source).error.lines().last().unwrap().to_owned();
    let cases = [
        (
            "respons = 1\nprint(response)",
            "NameError: name 'response' is not defined. Did you mean: 'respons'?",
        ),
        ("pritn('x')", "NameError: name 'pritn' is not defined. Did you mean: 'print'?"),
        ("Print('x')", "NameError: name 'Print' is not defined. Did you mean: 'print'?"),
        ("print(nowhere_near)", "NameError: name 'nowhere_near' is not defined"),
    ];
    for (source, expected) in cases {
        assert_eq!(last(source), expected);
    }
}

#[test]
fn what_is_not_available_is_refused_before_anything_is_sent() {
    let cases = [
        (
            "import requests\nrequests.put('http://x.test')\ninput()",
            "line 3, column 1: `input` is not available",
        ),
        ("import os", "line 1, column 8: the module `os` is not available"),
        ("from requests import adapters", "line 1, column 22: `adapters` is not available"),
        (
            "import requests\nr = requests.put('u')\nfor c in r.iter_content(5): pass",
            "line 3, column 12: `.iter_content` is",
        ),
        ("f = open('x', 'w')", "line 1, column 15: writing a file is not available"),
        ("print(f'{eval(1)}')", "line 1, column 10: `eval` is not available"),
    ];
    for (source, expected) in cases {
        let error = Machine::new(source).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    assert!(Machine::new("input = 5\nprint(input)").is_ok(), "a name of one's own is no name of Python");
}

#[test]
fn limits_end_a_program() {
    let endless = "import requests\nfor i in range(10 ** 9):\n    requests.put('http://x.test/')";
    let ran = run(endless, |_, _| Ok(reply(200, "OK", &[], "")));
    assert_eq!((ran.sent.len(), ran.limit), (REQUESTS, Some(Limit::Requests)));
    let large = [
        "x = 'x' * 10 ** 12",
        "x = [0] * 10 ** 9",
        "x = 2 ** 10 ** 9",
        "x = 1 << 10 ** 9",
        "x = 'a'\nfor i in range(100): x += x",
        "x = []\nfor i in range(60): x = [x, x]\nprint(x)",
        "x = []\nfor i in range(60): x = [x, x]\nprint(x == [x, x])",
        "x = list(range(10 ** 12))",
        "x = bytes(10 ** 12)",
        "x = []\nfor i in range(10 ** 9): x.append('x' * 10 ** 6)",
        "print('%1000000000d' % 1)",
        "print(f'{1:1000000000}')",
        "x = 'x'.join(['y' * 10 ** 6] * 10 ** 5)",
        "x = ('a' * 1000).replace('a', 'b' * 100000)",
    ];
    for source in large {
        assert_eq!(silent(source).limit, Some(Limit::Memory), "{source}");
    }
    let ran = silent("for i in range(10 ** 9): print('x' * 1000)");
    assert_eq!(ran.limit, Some(Limit::Output));
}

#[test]
fn computing_is_ended_by_the_clock_and_pauses_meanwhile() {
    let mut machine = Machine::new("for i in range(10 ** 12): pass").unwrap();
    // A clock that leaps: each look is 1 ms later.
    let now = std::cell::Cell::new(Duration::ZERO);
    let clock = || {
        now.set(now.get() + Duration::from_millis(1));
        now.get()
    };
    let mut pauses = 0;
    loop {
        match machine.run(&mut Fixed, &clock) {
            Step::Pause => pauses += 1,
            step => {
                assert_eq!(step, Step::Ended(Limit::Time));
                break;
            }
        }
    }
    assert!((100..1000).contains(&pauses), "{pauses} pauses");
    assert!(now.get() < Duration::from_secs(12), "{:?}", now.get());
}

/// A nest of lists that no recursion could follow is built and dropped.
#[test]
fn deep_values_do_no_harm() {
    let ran = silent("x = []\nfor i in range(100000): x = [x]\nprint(len(x))\nprint(x)");
    assert_eq!(ran.output, "1\n");
    assert!(ran.error.contains("RecursionError"), "{ran:?}");
}

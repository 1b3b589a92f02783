//! Fields and program are two faces of one draft: reading a program and writing it back never changes it, and what is
//! written from fields reads back as the same request.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
#[path = "snippets_run_for_real/drafts.rs"]
mod drafts;
mod interpreter_common;
mod python_common;

use bytes::Bytes;
use dice::Dice;
use interpreter_common::{ask, fields, written};
use put_playground::http::Method;
use put_playground::model::dialogue::{Answer, Kind, Question};
use put_playground::model::{BodyKind, ChosenFile, Draft, Row, prepare};
use python_common::{all_fixtures, fixtures};
use std::rc::Rc;

const BOUNDARY: &str = "0123456789abcdef0123456789abcdef";

fn row(id: u32, name: &str, value: &str) -> Row {
    Row::new(id, name, value)
}

/// Drafts of every kind, those of the snippets' test among them, with rows that are off, and options.
fn some_drafts(number: usize) -> Vec<Draft> {
    let mut drafts: Vec<Draft> =
        drafts::cases("http://a.test/anything/", number).into_iter().map(|case| case.draft).collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let random = &mut Dice::new(at as u64);
        draft.next_row = 1000;
        let mut off = |rows: &mut Vec<Row>| {
            if random.one_in(4) {
                let place = random.below(rows.len() + 1);
                let mut row = row(500 + u32::try_from(random.below(99)).unwrap(), "off", "1");
                row.on = false;
                rows.insert(place, row);
            }
        };
        off(&mut draft.query);
        off(&mut draft.headers);
        off(&mut draft.body.form);
        off(&mut draft.body.parts);
        draft.options.timeout = random.pick(&["30", "30", "", "5", "0.50", "1.", ".25", "007"]).to_owned();
        draft.options.follow_redirects = !random.one_in(4);
    }
    drafts
}

/// Whether the draft can be sent; then what a program cannot say does not matter.
fn sent(draft: &Draft) -> Option<put_playground::http::Request> {
    prepare(draft, BOUNDARY).ok()
}

/// Fails where reading the program and writing it back changes it.
fn assert_stays(code: &str, draft: &Draft) -> Draft {
    let read = fields(code, draft).unwrap_or_else(|fault| panic!("{fault:?}\n{code}"));
    let (back, _) = written(code, &read.draft).unwrap_or_else(|fault| panic!("{fault:?}\n{code}"));
    assert_eq!(back, code, "{:?}", read.draft);
    let again = fields(code, &read.draft).unwrap();
    assert_eq!(again.draft, read.draft, "reading twice\n{code}");
    read.draft
}

#[test]
fn a_program_that_is_read_is_written_back_as_it_was() {
    let drafts = some_drafts(60);
    let mut count = 0;
    for (path, code) in fixtures("programs") {
        if fields(&code, &Draft::default()).is_err() {
            continue;
        }
        assert_stays(&code, &Draft::at("http://old.test/"));
        for draft in &drafts {
            assert_stays(&code, draft);
            count += 1;
        }
        println!("{}", path.display());
    }
    assert!(count > 900, "{count}");
}

#[test]
fn what_is_written_from_fields_reads_back_as_the_same_request() {
    let programs: Vec<String> = fixtures("programs").into_iter().map(|(_, code)| code).collect();
    let (mut count, mut refused) = (0, 0);
    for (at, draft) in some_drafts(1500).iter().enumerate() {
        let Some(request) = sent(draft) else { continue };
        let own = ["", programs[at % programs.len()].as_str()];
        for (is_old, code) in own.into_iter().enumerate() {
            let (code, notes) = match written(code, draft) {
                Ok(written) => written,
                Err(fault) if is_old == 1 && fields(code, draft).is_err() => {
                    assert!(fault.words.contains("requests"), "{fault:?}");
                    continue;
                }
                Err(fault) if is_old == 1 && fault.words.contains("only a run") => {
                    refused += 1;
                    continue;
                }
                Err(fault) => panic!("{fault:?}\n{code}\n{draft:?}"),
            };
            // What the program computes stays computed.
            if notes.iter().any(|note| note.contains("computed")) {
                continue;
            }
            let read = fields(&code, draft).unwrap_or_else(|fault| panic!("{fault:?}\n{code}"));
            assert_eq!(sent(&read.draft).as_ref(), Some(&request), "{code}\n{draft:?}");
            assert_eq!(read.draft.options.follow_redirects, draft.options.follow_redirects, "{code}");
            // A program is not tied to the fields it was written from.
            let mut bare = Draft::default();
            bare.body.file.clone_from(&draft.body.file);
            bare.body.parts.clone_from(&draft.body.parts);
            let fresh = fields(&code, &bare).unwrap().draft;
            let fresh = sent(&fresh).unwrap_or_else(|| panic!("{code}\n{fresh:?}"));
            assert_eq!((fresh.method, &fresh.url), (request.method, &request.url), "{code}");
            if draft.body.kind != BodyKind::Json {
                assert_eq!(fresh.body, request.body, "{code}");
            }
            assert_stays(&code, draft);
            assert_stays(&code, &read.draft);
            count += 1;
        }
    }
    println!("{count} programs written and read, {refused} refused");
    assert!(count > 1800 && refused * 20 < count, "{count} {refused}");
}

#[test]
fn an_empty_program_is_written_as_a_tutorial_writes_it() {
    let mut draft = Draft::at("http://a.test/things/1");
    draft.body.form = vec![row(0, "key1", "value1"), row(1, "key2", "value2")];
    let (code, notes) = written(" \n", &draft).unwrap();
    let expected = "import requests\n\nr = requests.put('http://a.test/things/1', data={'key1': 'value1', 'key2': 'value2'})\n\
                    print(r.status_code)\nprint(r.headers)\n";
    // 81 characters: one more than a line has.
    let expected = expected.replace(
        "put('http://a.test/things/1', data={'key1': 'value1', 'key2': 'value2'})",
        "put(\n    'http://a.test/things/1',\n    data={'key1': 'value1', 'key2': 'value2'},\n)",
    );
    assert_eq!(code, expected);
    assert!(notes.is_empty(), "{notes:?}");
    draft.url = "http://a.test/".to_owned();
    draft.body.form.pop();
    let (code, _) = written("", &draft).unwrap();
    assert_eq!(
        code,
        "import requests\n\nr = requests.put('http://a.test/', data={'key1': 'value1'})\nprint(r.status_code)\nprint(r.headers)\n"
    );
}

#[test]
fn rows_keep_their_numbers_and_what_is_off_stays() {
    let mut draft = Draft::at("http://a.test/");
    let off = Row { on: false, ..row(7, "off", "x") };
    draft.body.form = vec![row(3, "a", "1"), off.clone(), row(5, "b", "2"), row(6, "c", "3")];
    draft.next_row = 10;
    let (code, notes) = written("", &draft).unwrap();
    assert!(notes[0].contains("switched off"), "{notes:?}");
    assert!(!code.contains("off"), "{code}");
    let changed = code.replace("'b': '2', ", "");
    let read = fields(&changed, &draft).unwrap().draft;
    assert_eq!(read.body.form, [row(3, "a", "1"), off.clone(), row(6, "c", "3")]);
    let changed = code.replace("'c': '3'", "'c': '3', 'd': '4'").replace("'2'", "'two'");
    let read = fields(&changed, &draft).unwrap().draft;
    assert_eq!(
        read.body.form,
        [row(3, "a", "1"), off, row(5, "b", "two"), row(6, "c", "3"), row(10, "d", "4")]
    );
    assert_eq!(read.next_row, 11);
}

#[test]
fn each_argument_has_its_field() {
    let code = "import requests\nr = requests.post('http://a.test/?x=1', params={'q': 'two words'}, \
                headers={'X-A': 'b'}, json={'n': [1, None]}, auth=('me', 'pw'), timeout=2.5, allow_redirects=False, \
                cookies={'c': '1'})\nrequests.get('http://b.test')";
    let mut draft = Draft::at("http://old.test/");
    draft.body.json = "{\"n\":[1,null]}".to_owned();
    let read = fields(code, &draft).unwrap();
    let taken = &read.draft;
    assert_eq!((taken.method, taken.url.as_str()), (Method::Post, "http://a.test/?x=1"));
    assert_eq!((taken.query[0].name.as_str(), taken.query[0].value.as_str()), ("q", "two words"));
    let headers: Vec<_> = taken.headers.iter().map(|row| (row.name.as_str(), row.value.as_str())).collect();
    assert_eq!(headers, [("X-A", "b"), ("Authorization", "Basic bWU6cHc=")]);
    // The text that means the same stays as it was typed.
    assert_eq!((taken.body.kind, taken.body.json.as_str()), (BodyKind::Json, "{\"n\":[1,null]}"));
    assert_eq!((taken.options.timeout.as_str(), taken.options.follow_redirects), ("2.5", false));
    let all = read.notes.join(" ");
    assert!(all.contains("cookies=") && all.contains("2 places"), "{all}");
    // A changed password goes where the old one stands.
    let mut changed = taken.clone();
    changed.headers[1].value = "Basic bWU6bmV3".to_owned();
    assert_eq!(written(code, &changed).unwrap().0, code.replace("'pw'", "'new'"));
    changed.headers[1].value = "Bearer t".to_owned();
    let (bearer, _) = written(code, &changed).unwrap();
    assert!(
        bearer.contains("{'X-A': 'b', 'Authorization': 'Bearer t'}") && !bearer.contains("auth="),
        "{bearer}"
    );
}

#[test]
fn bodies_of_every_kind_are_taken() {
    let take = |argument: &str, draft: &Draft| {
        fields(&format!("import requests\nrequests.put('http://a.test/', {argument})"), draft).unwrap().draft
    };
    let blank = Draft::default();
    let text = take("data='raw', headers={'content-type': 'text/csv', 'A': 'b'}", &blank);
    assert_eq!(
        (text.body.kind, text.body.text.as_str(), text.body.text_type.as_str()),
        (BodyKind::Text, "raw", "text/csv")
    );
    assert_eq!(text.headers.len(), 1);
    assert_eq!(take("data=b'\\xff'", &blank).body.file.unwrap().bytes, Some(Bytes::from_static(b"\xff")));
    let mut chosen = blank.clone();
    let bytes = Some(Bytes::from_static(b"png"));
    chosen.body.file =
        Some(ChosenFile { name: "a.png".into(), media_type: "image/png".into(), bytes: bytes.clone() });
    let file = take("data=open('dir/a.png', 'rb')", &chosen);
    assert_eq!(file.body.kind, BodyKind::File);
    assert_eq!(file.body.file.unwrap().bytes, bytes);
    let parts = take(
        "data={'a': 1}, files={'f': open('a.png', 'rb'), 'g': (None, 'text'), 'h': ('x.txt', 'hi', 'text/x')}",
        &chosen,
    );
    assert_eq!(parts.body.kind, BodyKind::Multipart);
    let shown: Vec<_> = parts
        .body
        .parts
        .iter()
        .map(|row| {
            let file = row.file.clone().unwrap_or_default();
            (row.name.as_str(), row.value.as_str(), row.as_file, file.name, file.bytes)
        })
        .collect();
    let hi = Some(Bytes::from_static(b"hi"));
    assert_eq!(
        shown,
        [
            ("a", "1", false, String::new(), None),
            ("f", "", true, "a.png".into(), bytes),
            ("g", "text", false, String::new(), None),
            ("h", "", true, "x.txt".into(), hi),
        ]
    );
    assert_eq!(take("timeout=1", &parts).body.kind, BodyKind::None);
}

#[test]
fn a_get_loses_its_body_and_gets_it_back() {
    let code = "import requests\nrequests.put('http://a.test/', data={'a': '1'})  # mine\n";
    let mut draft = fields(code, &Draft::default()).unwrap().draft;
    draft.method = Method::Get;
    let (get, notes) = written(code, &draft).unwrap();
    assert_eq!(get, "import requests\nrequests.get('http://a.test/')  # mine\n");
    assert!(notes.join(" ").contains("GET"), "{notes:?}");
    let read = fields(&get, &draft).unwrap().draft;
    assert_eq!(read, draft);
    draft.method = Method::Put;
    assert_eq!(written(&get, &draft).unwrap().0, code);
    draft.method = Method::Head;
    assert!(
        written(code, &draft).unwrap().0.contains("requests.head('http://a.test/', allow_redirects=True)")
    );
}

#[test]
fn faults_have_a_place_and_words() {
    let fault = fields("import requests\nwhile True:\n    pass", &Draft::default()).unwrap_err();
    assert_eq!((fault.line, fault.column, fault.start, fault.end), (2, 1, 16, 21));
    assert_eq!(fault.words, "`while` is not available in this playground.");
    let fault = fields("print('é", &Draft::default()).unwrap_err();
    assert_eq!((fault.line, fault.column), (1, 7));
    let fault = fields("x = 1", &Draft::default()).unwrap_err();
    assert_eq!((fault.line, fault.words.starts_with("The program sends no request.")), (0, true));
    let fault = written("requests.put('x')", &Draft::default()).unwrap_err();
    assert!(fault.words.contains("import requests"), "{}", fault.words);
    let mut draft = Draft::default();
    draft.body.kind = BodyKind::Json;
    draft.body.json = "{".to_owned();
    for code in ["", "import requests\nrequests.put('x')"] {
        assert!(written(code, &draft).unwrap_err().words.contains("JSON"));
    }
}

#[test]
fn what_only_a_run_tells_stays_and_is_named() {
    let code =
        "import requests\nfor i in range(3):\n    requests.put('http://a.test/' + str(i), data={'i': i})\n";
    let mut draft = Draft::at("http://old.test/");
    draft.body.form = vec![row(0, "a", "1")];
    let read = fields(code, &draft).unwrap();
    assert_eq!((read.draft.url.as_str(), &read.draft.body.form), ("http://old.test/", &draft.body.form));
    assert!(read.notes.iter().any(|note| note.starts_with("`url=` is computed")), "{:?}", read.notes);
    draft.headers.push(row(2, "X-A", "b"));
    let (changed, notes) = written(code, &draft).unwrap();
    assert_eq!(changed, code.replace("'i': i}", "'i': i}, headers={'X-A': 'b'}"));
    assert_eq!(notes.len(), 2, "{notes:?}");
}

#[test]
fn colours_cover_every_program() {
    let colours = |code: &str| {
        let question = Question::Read { revision: 1, code: code.to_owned(), draft: Rc::default() };
        match ask(question) {
            Answer::Read { colours, .. } => colours,
            other => panic!("{other:?}"),
        }
    };
    let code = "import requests  # é\nr = requests.put('x', data={'a': 1}, x==y)\n";
    let mut at = 0;
    let mut found = Vec::new();
    for colour in colours(code) {
        let end = at + colour.length as usize;
        if colour.kind != Kind::Plain {
            found.push((colour.kind, &code[at..end]));
        }
        at = end;
    }
    let expected = [
        (Kind::Keyword, "import"),
        (Kind::Comment, "# é"),
        (Kind::Call, "put"),
        (Kind::Text, "'x'"),
        (Kind::Argument, "data"),
        (Kind::Text, "'a'"),
        (Kind::Number, "1"),
    ];
    assert_eq!(found, expected);
    for (path, code) in all_fixtures() {
        let random = &mut Dice::new(1);
        let mut damaged = code.clone().into_bytes();
        for _ in 0..20 {
            let text = String::from_utf8_lossy(&damaged).into_owned();
            let colours = colours(&text);
            let sum: usize = colours.iter().map(|colour| colour.length as usize).sum();
            assert_eq!(sum, text.len(), "{}", path.display());
            assert!(colours.windows(2).all(|pair| pair[0].kind != pair[1].kind && pair[0].length > 0));
            random.damage(&mut damaged);
        }
    }
}

//! The fields of a curl command, and the fields in every language, as the page asks for them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
#[path = "snippets_run_for_real/drafts.rs"]
mod drafts;
mod interpreter_common;

use bytes::Bytes;
use interpreter_common::ask;
use put_playground::formats::Language;
use put_playground::http::Method;
use put_playground::model::dialogue::{Answer, CodeFault, Fields, Question, Translation};
use put_playground::model::{BodyKind, ChosenFile, Draft, Row, outgoing, prepare};
use std::rc::Rc;

const BOUNDARY: &str = "0123456789abcdef0123456789abcdef";

fn curl(command: &str, draft: &Draft) -> Result<Fields, CodeFault> {
    match ask(Question::Curl { command: command.to_owned(), draft: Rc::new(draft.clone()) }) {
        Answer::Curl { fields } => fields.map(|fields| *fields),
        other => panic!("{other:?}"),
    }
}

fn translated(language: Language, draft: &Draft) -> Translation {
    let question = Question::Translate {
        revision: 5,
        language,
        draft: Rc::new(draft.clone()),
        boundary: BOUNDARY.to_owned(),
    };
    match ask(question) {
        Answer::Translated { revision: 5, translation } => translation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_command_fills_the_fields_and_names_what_it_leaves_out() {
    let mut draft = Draft::at("http://old.test/");
    draft.query = vec![Row::new(8, "q", "1"), Row { on: false, ..Row::new(9, "off", "1") }];
    draft.next_row = 10;
    let command =
        "curl -sX PATCH 'http://a.test/x?y=1' -u me:pw -H 'X-A: b' \\\n  -d a=1 -d b='2 3' -m 5 --nonsense";
    let Fields { draft, notes } = curl(command, &draft).unwrap();
    assert_eq!((draft.method, draft.url.as_str()), (Method::Patch, "http://a.test/x?y=1"));
    assert_eq!(draft.query.len(), 1, "what is off stays");
    let pairs =
        |rows: &[Row]| rows.iter().map(|row| (row.name.clone(), row.value.clone())).collect::<Vec<_>>();
    let owned = |list: &[(&str, &str)]| {
        list.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&draft.headers), owned(&[("X-A", "b"), ("Authorization", "Basic bWU6cHc=")]));
    assert_eq!(pairs(&draft.body.form), owned(&[("a", "1"), ("b", "2 3")]));
    assert_eq!((draft.body.kind, draft.options.timeout.as_str()), (BodyKind::Form, "5"));
    assert_eq!(notes[0], "Line 1, column 6: -s has no effect in a browser.");
    assert!(
        notes.iter().any(|note| note.starts_with("Line 2, column") && note.contains("--nonsense")),
        "{notes:?}"
    );
    let mut ids: Vec<_> = draft.headers.iter().chain(&draft.body.form).map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4, "numbers are used once");
}

#[test]
fn files_wait_to_be_chosen_and_chosen_ones_stay() {
    let mut draft = Draft::default();
    let bytes = Some(Bytes::from_static(b"x"));
    draft.body.file =
        Some(ChosenFile { name: "a.png".into(), media_type: String::new(), bytes: bytes.clone() });
    let file = curl("curl -T pictures/a.png http://a.test/b", &draft).unwrap().draft;
    assert_eq!((file.method, file.body.kind), (Method::Put, BodyKind::File));
    assert_eq!(file.body.file.unwrap().bytes, bytes);
    let parts = curl("curl -F a=1 -F 'f=@b.txt;type=text/x' http://a.test/", &draft).unwrap().draft;
    let row = &parts.body.parts[1];
    assert_eq!((parts.body.kind, row.name.as_str(), row.as_file), (BodyKind::Multipart, "f", true));
    assert_eq!(row.file.as_ref().unwrap().media_type, "text/x");
    let json = curl("curl --json '{\"a\":1}' http://a.test/", &draft).unwrap().draft;
    assert_eq!(prepare(&json, BOUNDARY).unwrap().body, Some(Bytes::from_static(b"{\"a\":1}")));
}

#[test]
fn a_fault_has_a_place_and_a_remedy() {
    let fault = curl("curl http://a.test/ \\\n --request=PUT x", &Draft::default()).unwrap_err();
    assert_eq!((fault.line, fault.column), (2, 2));
    assert_eq!((fault.start, fault.end), (23, 36));
    assert_eq!(
        fault.words,
        "Curl does not read --request=PUT. Write a space in place of the equals sign: --request PUT"
    );
    for command in ["", "wget x", "curl 'é", "curl", "é curl -d", "curl -d x\n\n"] {
        let fault = curl(command, &Draft::default()).unwrap_err();
        assert!(
            fault.line > 0 && fault.start <= fault.end && fault.end as usize <= command.len(),
            "{fault:?}"
        );
        assert!(
            command.is_char_boundary(fault.start as usize) && command.is_char_boundary(fault.end as usize)
        );
    }
}

#[test]
fn every_language_is_the_one_of_the_library() {
    let mut binary = 0;
    for case in drafts::cases("http://a.test/", 200) {
        for language in Language::ALL {
            let own = language.write(&outgoing(&case.draft), BOUNDARY);
            let answer = translated(language, &case.draft);
            assert_eq!((answer.language, answer.remarks.len()), (language, own.remarks.len()));
            assert_eq!(answer.bytes.as_deref().unwrap_or(answer.text.as_bytes()), own.bytes());
            binary += usize::from(answer.bytes.is_some());
        }
    }
    assert!(binary > 10, "{binary}");
}

/// What a snippet for curl says comes back as the same request, where it says it exactly.
#[test]
fn a_curl_snippet_comes_back_as_the_same_fields() {
    let mut count = 0;
    for case in drafts::cases("http://a.test/", 400) {
        let draft = &case.draft;
        let Ok(request) = prepare(draft, BOUNDARY) else { continue };
        // A name alone does not bring a file back.
        if matches!(draft.body.kind, BodyKind::File | BodyKind::Multipart) || !request.dropped.is_empty() {
            continue;
        }
        let snippet = translated(Language::Curl, draft);
        let Ok(read) = curl(&snippet.text, &Draft::default()) else { continue };
        if !read.notes.is_empty() || !snippet.remarks.is_empty() {
            continue;
        }
        let again = prepare(&read.draft, BOUNDARY)
            .unwrap_or_else(|problems| panic!("{problems:?}\n{}", snippet.text));
        assert_eq!(again.method, request.method, "{}", snippet.text);
        assert_eq!(
            again.body.unwrap_or_default(),
            request.body.clone().unwrap_or_default(),
            "{}",
            snippet.text
        );
        count += 1;
    }
    println!("{count} commands");
    assert!(count > 100, "{count}");
}

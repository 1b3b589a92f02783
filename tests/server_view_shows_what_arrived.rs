//! The server's view shows the request as the real sandbox logged it, what is stored, and the lines that changed.
#![allow(clippy::unwrap_used)]

mod interpreter_common;
mod sandbox_common;

use bytes::Bytes;
use interpreter_common::Fixed;
use interpreter_common::figure::{all, words};
use put_playground::interpreter::Interpreter;
use put_playground::model::dialogue::figure::{Figure, Tag};
use put_playground::model::dialogue::{Answer, Picture, Question, Stored, Witnessed};
use put_playground::sandbox::LOOK;
use sandbox_common::{Answer as Answered, Sandbox};
use std::time::Duration;

/// The page of a test: it sends, looks, and has the view drawn.
struct Page {
    sandbox: Sandbox,
    interpreter: Interpreter,
    exchange: u32,
}

impl Page {
    fn new() -> Self {
        Self { sandbox: Sandbox::new(), interpreter: Interpreter::default(), exchange: 0 }
    }

    async fn put(&mut self, body: &'static str) -> Answered {
        self.exchange += 1;
        let headers = [("X-Odd", "b"), ("authorization", "Basic dTpw"), ("content-type", "application/json")];
        self.sandbox.send("PUT", "things/1", &headers, body).await
    }

    /// Looks at `things/1`, as the page does after this answer.
    async fn look(&mut self, answer: &Answered) -> Figure {
        let log = self.sandbox.get("log?limit=100").await.body;
        let stored = self.sandbox.send("GET", "things/1", &[(LOOK, "1")], "").await;
        let witnessed = Witnessed {
            exchange: self.exchange,
            status: answer.status.as_u16(),
            request_id: answer.header("x-request-id").to_owned(),
            log,
            url: "http://example.com/app/sandbox/things/1".to_owned(),
            stored: Some(Stored {
                status: stored.status.as_u16(),
                media_type: stored.header("content-type").to_owned(),
                body: stored.body,
            }),
            is_worker: false,
        };
        self.draw(witnessed)
    }

    fn draw(&mut self, witnessed: Witnessed) -> Figure {
        let question = Question::Witness(Box::new(witnessed));
        let mut answers = self.interpreter.ask(question, &mut Fixed, &|| Duration::ZERO);
        match answers.pop() {
            Some(Answer::Drawn { picture: Picture::Server, figure, .. }) => figure,
            other => panic!("{other:?}"),
        }
    }
}

fn marked(figure: &Figure, tag: Tag) -> Vec<String> {
    all(figure, tag).into_iter().map(|line| words(line).trim_end().to_owned()).collect()
}

#[tokio::test]
async fn the_request_is_shown_as_it_arrived_and_without_secrets() {
    let mut page = Page::new();
    let answer = page.put(r#"{"a": 1}"#).await;
    let figure = page.look(&answer).await;
    let arrived = words(all(&figure, Tag::Pre)[0]);
    assert!(arrived.starts_with("PUT "), "{arrived}");
    assert!(
        arrived.contains("things/1") && arrived.contains("\nauthorization: Basic (hidden)\n"),
        "{arrived}"
    );
    assert!(arrived.ends_with("\n\n{\"a\": 1}\n"), "{arrived}");
    assert!(!words(&figure).contains("dTpw"));
    assert_eq!(words(all(&figure, Tag::Pre)[1]), "{\"a\": 1}\n");
    assert_eq!(marked(&figure, Tag::Strong), ["this exchange"]);
}

#[tokio::test]
async fn a_look_is_not_in_the_log_and_a_write_with_the_same_field_is() {
    let sandbox = Sandbox::new();
    sandbox.put("things/1", "a").await;
    sandbox.send("GET", "things/1", &[(LOOK, "1")], "").await;
    sandbox.send("HEAD", "things/1", &[(LOOK, "1")], "").await;
    assert_eq!(sandbox.get("log").await.json().as_array().unwrap().len(), 1);
    sandbox.send("PUT", "things/1", &[(LOOK, "1")], "b").await;
    sandbox.get("things/1").await;
    assert_eq!(sandbox.get("log").await.json().as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn the_changed_line_is_marked_and_no_other() {
    let mut page = Page::new();
    let answer = page.put(r#"{"name":"Ada","age":36,"city":"London"}"#).await;
    assert!(words(&page.look(&answer).await).contains("Before, nothing was stored here."));
    let answer = page.put(r#"{"name":"Ada","age":37,"city":"London"}"#).await;
    let figure = page.look(&answer).await;
    assert_eq!(marked(&figure, Tag::Del), [r#"−   "age": 36,"#]);
    assert_eq!(marked(&figure, Tag::Ins), [r#"+   "age": 37,"#]);
    // The same look again says the same.
    assert_eq!(marked(&page.look(&answer).await, Tag::Ins), [r#"+   "age": 37,"#]);
    // The same bytes, sent once more, change nothing.
    let answer = page.put(r#"{"name":"Ada","age":37,"city":"London"}"#).await;
    assert!(words(&page.look(&answer).await).contains("the same bytes"));
    let answer = page.put(r#"{"name": "Ada", "age": 37, "city": "London"}"#).await;
    assert!(words(&page.look(&answer).await).contains("only white space differs"));
}

#[tokio::test]
async fn what_another_client_changes_shows_too() {
    let mut page = Page::new();
    let answer = page.put("one\ntwo\n").await;
    let figure = page.look(&answer).await;
    assert!(words(&figure).contains("Before, nothing was stored here."));
    assert_eq!(marked(&figure, Tag::Ins), ["+ one", "+ two"]);
    page.sandbox.put("things/1", "one\n2\n").await;
    let figure = page.look(&answer).await;
    assert_eq!(
        (marked(&figure, Tag::Del), marked(&figure, Tag::Ins)),
        (vec!["− two".into()], vec!["+ 2".into()])
    );
    page.sandbox.send("DELETE", "things/1", &[], "").await;
    let figure = page.look(&answer).await;
    assert!(words(&figure).contains("What was stored here is gone."));
    assert_eq!(marked(&figure, Tag::Del), ["− one", "− 2"]);
    let list = words(all(&figure, Tag::Ul)[0]);
    assert!(list.contains("DELETE"), "{list}");
}

#[tokio::test]
async fn without_a_look_before_the_log_says_what_was_stored() {
    let mut page = Page::new();
    page.put("one\ntwo\n").await;
    page.sandbox.get("things/1").await;
    page.sandbox.put("things/2", "other").await;
    let answer = page.put("one\n2\n").await;
    let figure = page.look(&answer).await;
    assert_eq!(
        (marked(&figure, Tag::Del), marked(&figure, Tag::Ins)),
        (vec!["− two".into()], vec!["+ 2".into()])
    );
    // Whether a conditional PUT was done the log does not say.
    let mut page = Page::new();
    page.put("one").await;
    page.sandbox.send("PUT", "things/1", &[("if-match", "\"no\"")], "never").await.assert_problem(412);
    let answer = page.put("two").await;
    assert!(words(&page.look(&answer).await).contains("has not seen what was stored before"));
}

#[tokio::test]
async fn what_is_no_text_is_counted_and_not_drawn() {
    let mut page = Page::new();
    page.exchange = 1;
    let body = Bytes::from_static(&[0xff, 0xfe, 0]);
    let answer = page.sandbox.send("PUT", "things/1", &[], body).await;
    let shown = words(&page.look(&answer).await);
    assert!(
        shown.contains("(3 bytes that are no text)") && shown.contains("3 bytes that are no text."),
        "{shown}"
    );
}

#[test]
fn a_log_that_cannot_be_read_is_said_so() {
    let mut page = Page::new();
    for (log, said) in [("", "could not be read"), ("<h1>", "could not be read"), ("[]", "no longer has")] {
        let figure =
            page.draw(Witnessed { request_id: "a-1".into(), log: log.into(), ..Witnessed::default() });
        assert!(words(&figure).contains(said), "{log}");
        assert!(words(&figure).contains("This resource stores nothing"), "{log}");
    }
}

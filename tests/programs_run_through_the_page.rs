//! Running a program, message by message, with the interpreter's answers made by hand: each request is an exchange, and
//! nothing else is sent meanwhile.
#![allow(clippy::unwrap_used)]

use bytes::Bytes;
use put_playground::http::{Failure, Method, Outcome, Request, Response, Timing};
use put_playground::model::dialogue::{Answer, Ending, Question};
use put_playground::model::{
    ChosenFile, CodeMsg, Draft, Edit, Effect, Model, Msg, PROGRAM_FILE, PageInfo, RequestFace, ResponseFace,
    RunState, Settings, Voice, update,
};
use put_playground::sandbox::Home;
use std::rc::Rc;

fn fresh() -> Model {
    let page = PageInfo {
        base: "http://page.test/".into(),
        origin: "http://page.test".into(),
        ..PageInfo::default()
    };
    Model::new(page, None, Vec::new(), Settings::default())
}

/// A page that runs a program.
fn running(home: Option<Home>) -> Model {
    let mut model = fresh();
    home.into_iter().for_each(|home| drop(update(&mut model, Msg::HomeFound(home))));
    update(&mut model, Msg::ShowRequest(RequestFace::Code));
    update(&mut model, Msg::Code(CodeMsg::Type("program".into())));
    let effects = update(&mut model, Msg::Run);
    assert!(effects.contains(&Effect::Ask(Question::Run { run: 1, code: "program".into() })), "{effects:?}");
    model
}

fn says(model: &mut Model, answer: Answer) -> Vec<Effect> {
    update(model, Msg::Answered(answer))
}

fn wants(model: &mut Model, run: u32, url: &str) -> Vec<Effect> {
    let request = Request { method: Method::Put, url: url.into(), ..Request::default() };
    let answer = Answer::Send {
        run,
        request: Box::new(request),
        draft: Box::new(Draft::at(url)),
        timeout_ms: Some(500),
        follows_redirects: false,
        notes: vec!["a browser is stricter".into()],
    };
    says(model, answer)
}

fn finish(model: &mut Model) -> Vec<Effect> {
    let id = model.in_flight.as_ref().unwrap().id;
    let outcome = Outcome::Answered(Rc::new(Response { status: 200, ..Response::default() }));
    update(model, Msg::Finished { id, started_at_ms: 1, outcome, timing: Timing::default() })
}

fn said(model: &Model, voice: Voice) -> String {
    model.run.output.iter().filter(|said| said.voice == voice).map(|said| said.text.as_str()).collect()
}

fn saves_of_history(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::SaveHistory(_))).count()
}

#[test]
fn each_request_is_an_exchange_and_its_answer_goes_back() {
    let mut model = running(Some(Home::Tcp));
    let effects = wants(&mut model, 1, "http://page.test/sandbox/put");
    let [Effect::Send { request, options, timeout_ms, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(
        (request.url.as_str(), options.follow_redirects, *timeout_ms),
        ("http://page.test/sandbox/put", false, Some(500))
    );
    let effects = finish(&mut model);
    assert!(
        matches!(&effects[..], [Effect::Ask(Question::Reply(reply))] if reply.run == 1 && reply.timeout_ms == Some(500)),
        "{effects:?}"
    );
    assert_eq!(model.history.entries().len(), 1);
    assert_eq!(model.shown.as_ref().unwrap().id, 1);
    says(&mut model, Answer::Printed { run: 1, text: "200\n".into() });
    let effects = says(&mut model, Answer::Ended { run: 1, ending: Ending::Done });
    assert_eq!(saves_of_history(&effects), 1);
    assert_eq!(
        (said(&model, Voice::Program).as_str(), said(&model, Voice::Note).as_str()),
        ("200\n", "a browser is stricter")
    );
    assert_eq!(model.announcement, "The program has ended. It sent one request.");
    assert!(!model.run.is_on());
}

#[test]
fn a_thousand_requests_store_the_history_once() {
    let mut model = running(Some(Home::Tcp));
    let mut saves = 0;
    for _ in 0..1000 {
        saves += saves_of_history(&wants(&mut model, 1, "http://page.test/sandbox/put"));
        saves += saves_of_history(&finish(&mut model));
    }
    saves += saves_of_history(&says(&mut model, Answer::Ended { run: 1, ending: Ending::Done }));
    assert_eq!((saves, model.run.sent, model.history.entries().len()), (1, 1000, 50));
    assert_eq!(model.run.output.len(), 1, "a note is made once");
}

#[test]
fn a_run_waits_for_the_practice_server_like_send() {
    let mut model = running(None);
    assert_eq!(wants(&mut model, 1, "http://page.test/sandbox/put"), []);
    assert!(matches!(model.run.state, RunState::Waiting(_)));
    let effects = update(&mut model, Msg::HomeFound(Home::Worker));
    assert!(matches!(&effects[..], [Effect::Send { .. }]), "{effects:?}");
}

#[test]
fn send_and_run_refuse_each_other() {
    let mut model = running(Some(Home::Tcp));
    assert_eq!(update(&mut model, Msg::Send), []);
    assert!(model.announcement.contains("Stop it"), "{}", model.announcement);
    assert!(model.notice.is_some());
    assert_eq!(update(&mut model, Msg::Run), []);

    let mut model = fresh();
    update(&mut model, Msg::Code(CodeMsg::Type("program".into())));
    update(&mut model, Msg::Edit(Edit::Url("http://other.test/".into())));
    update(&mut model, Msg::Send);
    assert_eq!(update(&mut model, Msg::Run), []);
    assert!(!model.run.is_on() && model.announcement.contains("under way"), "{}", model.announcement);
}

#[test]
fn stop_ends_it_whatever_it_does() {
    // While it waits for an answer.
    let mut model = running(Some(Home::Tcp));
    wants(&mut model, 1, "http://page.test/sandbox/put");
    let effects = update(&mut model, Msg::Stop);
    assert_eq!(effects[..2], [Effect::Abort(1), Effect::Ask(Question::Stop { run: 1 })]);
    let effects = finish(&mut model);
    assert!(
        matches!(&effects[..], [Effect::SaveHistory(_)]),
        "no answer goes to a program that is gone: {effects:?}"
    );
    assert_eq!(model.shown.as_ref().unwrap().outcome, Outcome::Failed(Failure::Cancelled));
    // While it computes, and may not hear.
    let mut model = running(Some(Home::Tcp));
    assert_eq!(says(&mut model, Answer::Paused { run: 1 }), [Effect::Ask(Question::GoOn { run: 1 })]);
    let effects = update(&mut model, Msg::Stop);
    assert_eq!(effects[0], Effect::EndInterpreter);
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Ask(Question::Read { .. }))),
        "what it had not answered yet is asked again: {effects:?}"
    );
    // What still comes of it is not heard.
    assert_eq!(says(&mut model, Answer::Paused { run: 1 }), []);
    says(&mut model, Answer::Printed { run: 1, text: "late".into() });
    assert_eq!(wants(&mut model, 1, "http://page.test/sandbox/put"), []);
    assert_eq!(said(&model, Voice::Program), "");
    assert_eq!(update(&mut model, Msg::Stop), []);
    // And the next one runs.
    let effects = update(&mut model, Msg::Run);
    assert!(matches!(&effects[0], Effect::Ask(Question::Run { run: 2, .. })));
    says(&mut model, Answer::Printed { run: 1, text: "late".into() });
    assert_eq!(said(&model, Voice::Program), "");
}

#[test]
fn cancel_stops_the_program_too() {
    let mut model = running(Some(Home::Tcp));
    wants(&mut model, 1, "http://page.test/sandbox/put");
    update(&mut model, Msg::Cancel);
    assert!(!model.run.is_on());
}

#[test]
fn a_file_is_one_of_the_draft_or_is_asked_for() {
    let mut model = running(Some(Home::Tcp));
    let file = |name: &str| ChosenFile {
        name: name.into(),
        bytes: Some(Bytes::from_static(b"x")),
        ..ChosenFile::default()
    };
    update(&mut model, Msg::Edit(Edit::File(file("report.csv"))));
    let content = |effects: &[Effect]| match &effects[0] {
        Effect::Ask(Question::File { content, .. }) => content.clone(),
        _ => panic!("{effects:?}"),
    };
    let open = |model: &mut Model, name: &str| says(model, Answer::Open { run: 1, name: name.into() });
    assert_eq!(content(&open(&mut model, "data/report.csv")), Some(Bytes::from_static(b"x")));
    assert_eq!(open(&mut model, "other.csv"), [Effect::Focus(PROGRAM_FILE.to_owned())]);
    assert!(model.announcement.contains("other.csv"));
    assert_eq!(
        content(&update(&mut model, Msg::File(Some(file("another name"))))),
        Some(Bytes::from_static(b"x"))
    );
    assert_eq!(
        content(&open(&mut model, "other.csv")),
        Some(Bytes::from_static(b"x")),
        "it is not asked for twice"
    );
    open(&mut model, "none.csv");
    assert_eq!(content(&update(&mut model, Msg::File(None))), None);
    assert_eq!(model.run.state, RunState::Computing);
}

#[test]
fn how_it_ended_is_said() {
    let endings = [
        (Ending::Raised("KeyError: 'a'".into()), "KeyError: 'a'"),
        (Ending::Limited("1000 requests".into()), "1000 requests"),
    ];
    for (ending, words) in endings {
        let mut model = running(Some(Home::Tcp));
        says(&mut model, Answer::Ended { run: 1, ending });
        assert_eq!(said(&model, Voice::Error), words);
        assert!(!model.run.is_on());
    }
    let mut model = running(Some(Home::Tcp));
    update(&mut model, Msg::InterpreterFailed("a fault".into()));
    assert!(!model.run.is_on() && said(&model, Voice::Error).contains("Python stopped"));
}

#[test]
fn what_python_prints_is_asked_for_while_it_is_shown() {
    let mut model = fresh();
    update(&mut model, Msg::HomeFound(Home::Tcp));
    update(&mut model, Msg::Send);
    assert_eq!(finish(&mut model).iter().filter(|effect| matches!(effect, Effect::Ask(_))).count(), 0);
    let presents = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Ask(Question::Present { .. })))
    };
    assert!(presents(&update(&mut model, Msg::ShowFace(ResponseFace::Python))));
    says(
        &mut model,
        Answer::Presented { exchange: 1, printout: put_playground::model::dialogue::Printout::default() },
    );
    update(&mut model, Msg::ShowFace(ResponseFace::Body));
    assert!(!presents(&update(&mut model, Msg::ShowFace(ResponseFace::Python))), "it is known");
    update(&mut model, Msg::Send);
    assert!(presents(&finish(&mut model)));
    assert_eq!(model.face, ResponseFace::Python, "the face stays");
}

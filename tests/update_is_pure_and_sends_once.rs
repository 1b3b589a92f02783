//! What the page does, message by message, without a browser.
#![allow(clippy::unwrap_used)]

use bytes::Bytes;
use put_playground::http::{Failure, Method, Outcome, Response, Timing};
use put_playground::model::{
    BodyKind, Draft, Edit, Effect, List, Model, Msg, PageInfo, Place, ResponseFace, RowEdit, Settings,
    load_draft, save_draft, update,
};
use put_playground::sandbox::Home;
use std::rc::Rc;

fn page() -> PageInfo {
    PageInfo {
        base: "http://page.test/app/".to_owned(),
        file: String::new(),
        origin: "http://page.test".to_owned(),
        https: false,
        boundary: "42".to_owned(),
        is_embedded: false,
    }
}

fn model() -> Model {
    let mut model = Model::new(page(), None, Vec::new(), Settings::default());
    update(&mut model, Msg::HomeFound(Home::Tcp));
    model
}

fn sends(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Send { .. })).count()
}

fn finish(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    let id = model.in_flight.as_ref().unwrap().id;
    let timing = Timing { headers_us: None, total_us: 1500 };
    update(model, Msg::Finished { id, started_at_ms: 1, outcome, timing })
}

fn answer(status: u16) -> Outcome {
    Outcome::Answered(Rc::new(Response { status, ..Response::default() }))
}

fn type_url(model: &mut Model, url: &str) {
    update(model, Msg::Edit(Edit::Url(url.to_owned())));
}

fn stored_draft(effects: &[Effect]) -> &str {
    effects
        .iter()
        .find_map(|effect| if let Effect::SaveDraft(text) = effect { Some(text) } else { None })
        .unwrap()
}

#[test]
fn the_first_draft_is_a_put_to_the_sandbox() {
    let model = model();
    assert_eq!(
        (model.draft.method, model.draft.url.as_str()),
        (Method::Put, "http://page.test/app/sandbox/things/1")
    );
    assert!(model.problems().is_empty());
}

#[test]
fn a_second_press_sends_nothing() {
    let mut model = model();
    assert_eq!(sends(&update(&mut model, Msg::Send)), 1);
    assert_eq!(sends(&update(&mut model, Msg::Send)), 0);
    finish(&mut model, answer(201));
    assert_eq!(sends(&update(&mut model, Msg::Send)), 1);
}

#[test]
fn a_send_before_the_sandbox_is_found_goes_out_once_it_is() {
    let mut model = Model::new(page(), None, Vec::new(), Settings::default());
    assert_eq!(sends(&update(&mut model, Msg::Send)), 0);
    assert_eq!(sends(&update(&mut model, Msg::Send)), 0);
    assert_eq!(sends(&update(&mut model, Msg::HomeFound(Home::Worker))), 1);
    assert_eq!(model.history.entries().len(), 0);
}

#[test]
fn a_send_that_waits_for_the_sandbox_can_be_cancelled() {
    let mut model = Model::new(page(), None, Vec::new(), Settings::default());
    update(&mut model, Msg::Send);
    update(&mut model, Msg::Cancel);
    assert_eq!(sends(&update(&mut model, Msg::HomeFound(Home::Worker))), 0);
}

#[test]
fn another_server_needs_no_sandbox() {
    let mut model = Model::new(page(), None, Vec::new(), Settings::default());
    type_url(&mut model, "https://other.test/x");
    assert_eq!(sends(&update(&mut model, Msg::Send)), 1);
}

#[test]
fn a_draft_with_problems_is_not_sent_and_the_first_field_gets_the_focus() {
    let mut model = model();
    type_url(&mut model, "ftp://a.test/");
    update(&mut model, Msg::Edit(Edit::Kind(BodyKind::Json)));
    update(&mut model, Msg::Edit(Edit::Json("{".to_owned())));
    let effects = update(&mut model, Msg::Send);
    assert_eq!(effects, [Effect::Focus("url".to_owned())]);
    assert!(model.shows_problems && model.announcement.starts_with("Not sent."), "{}", model.announcement);
    assert_eq!(model.problems().len(), 2);
    assert_eq!(model.draft.body.json, "{");
    type_url(&mut model, "http://a.test/");
    update(&mut model, Msg::Edit(Edit::Json("{}".to_owned())));
    assert!(!model.shows_problems);
}

#[test]
fn a_cancelled_exchange_is_cancelled_whatever_arrives() {
    let mut model = model();
    update(&mut model, Msg::Send);
    let id = model.in_flight.as_ref().unwrap().id;
    assert_eq!(update(&mut model, Msg::Cancel), [Effect::Abort(id)]);
    assert_eq!(update(&mut model, Msg::Cancel), []);
    let effects = finish(&mut model, Outcome::Failed(Failure::NoAnswer));
    assert_eq!(model.shown.as_ref().unwrap().outcome, Outcome::Failed(Failure::Cancelled));
    assert!(effects.contains(&Effect::Focus("send".to_owned())), "the button Cancel is gone: {effects:?}");
}

#[test]
fn a_late_end_of_another_exchange_changes_nothing() {
    let mut model = model();
    update(&mut model, Msg::Send);
    let before = model.clone();
    let late = Msg::Finished { id: 99, started_at_ms: 0, outcome: answer(200), timing: Timing::default() };
    assert_eq!(update(&mut model, late), []);
    assert_eq!(model, before);
}

#[test]
fn fifty_exchanges_are_kept_and_numbers_go_on_after_a_reload() {
    let mut model = model();
    for _ in 0..52 {
        update(&mut model, Msg::Send);
        finish(&mut model, answer(200));
    }
    assert_eq!(model.history.entries().len(), 50);
    assert_eq!(model.history.entries()[0].exchange.id, 52);
    let entries = model.history.entries().to_vec();
    let mut model = Model::new(page(), None, entries, Settings::default());
    update(&mut model, Msg::HomeFound(Home::Tcp));
    update(&mut model, Msg::Send);
    assert_eq!(model.in_flight.as_ref().unwrap().id, 53);
}

#[test]
fn a_paste_fills_rows_and_can_be_undone() {
    let mut model = model();
    let before = model.draft.clone();
    let row = model.draft.body.form[0].id;
    let effects = update(&mut model, Msg::Pasted(List::Form, row, "a=1&b=2&a=3".to_owned()));
    let pairs: Vec<_> =
        model.draft.body.form.iter().map(|row| (row.name.as_str(), row.value.as_str())).collect();
    assert_eq!(pairs, [("a", "1"), ("b", "2"), ("a", "3")]);
    assert!(
        matches!(effects.last(), Some(Effect::Focus(id)) if *id == format!("form-value-{}", model.draft.body.form[2].id))
    );
    update(&mut model, Msg::Undo);
    assert_eq!(model.draft, before);
}

#[test]
fn removing_a_row_leaves_the_focus_on_a_row_that_is_there() {
    let mut model = model();
    update(&mut model, Msg::Edit(Edit::Rows(List::Form, RowEdit::Add)));
    let [first, second] = [0, 1].map(|at| model.draft.body.form[at].id);
    let focus = |effects: Vec<Effect>| effects.into_iter().find(|effect| matches!(effect, Effect::Focus(_)));
    let effects = update(&mut model, Msg::Edit(Edit::Rows(List::Form, RowEdit::Remove(first))));
    assert_eq!(focus(effects), Some(Effect::Focus(format!("form-name-{second}"))));
    let effects = update(&mut model, Msg::Edit(Edit::Rows(List::Form, RowEdit::Remove(second))));
    let last = model.draft.body.form[0].id;
    assert_eq!(focus(effects), Some(Effect::Focus(format!("form-name-{last}"))));
}

#[test]
fn a_probe_tells_down_from_refused() {
    for failure in [Failure::Withheld, Failure::NoAnswer] {
        let mut model = model();
        type_url(&mut model, "http://other.test/x");
        update(&mut model, Msg::Send);
        finish(&mut model, Outcome::Failed(Failure::Unexplained));
        let id = model.shown.as_ref().unwrap().id;
        assert_eq!(update(&mut model, Msg::Probe(id)), [Effect::Probe(id, "http://other.test/x".to_owned())]);
        assert_eq!(update(&mut model, Msg::Probe(id)), []);
        let effects = update(&mut model, Msg::Probed(id, failure.clone()));
        assert!(effects.contains(&Effect::Focus("result".to_owned())), "its button is gone: {effects:?}");
        assert_eq!(model.shown.as_ref().unwrap().outcome, Outcome::Failed(failure));
    }
}

#[test]
fn secrets_reach_storage_only_when_ticked_in() {
    let mut model = model();
    update(&mut model, Msg::Edit(Edit::Rows(List::Headers, RowEdit::Add)));
    let row = model.draft.headers[0].id;
    update(
        &mut model,
        Msg::Edit(Edit::Rows(List::Headers, RowEdit::SetName(row, "Authorization".to_owned()))),
    );
    let secret = RowEdit::SetValue(row, "hunter2".to_owned());
    let effects = update(&mut model, Msg::Edit(Edit::Rows(List::Headers, secret)));
    assert!(!stored_draft(&effects).contains("hunter2"));
    let effects = update(&mut model, Msg::KeepSecrets(true));
    assert!(stored_draft(&effects).contains("hunter2"));
    let effects = update(&mut model, Msg::KeepSecrets(false));
    assert!(!stored_draft(&effects).contains("hunter2"));
    assert_eq!(model.draft.headers[0].value, "hunter2", "what is typed stays on the page");
}

#[test]
fn a_header_that_the_browser_drops_is_set_apart_and_the_rest_is_sent() {
    let mut model = model();
    update(&mut model, Msg::Edit(Edit::Rows(List::Headers, RowEdit::Add)));
    let row = model.draft.headers[0].id;
    update(&mut model, Msg::Pasted(List::Headers, row, "Cookie: a=1\nX-Own: 2".to_owned()));
    update(&mut model, Msg::Send);
    let request = model.in_flight.as_ref().unwrap().request.clone();
    assert_eq!((request.dropped.get("cookie"), request.headers.get("x-own")), (Some("a=1"), Some("2")));
    assert!(!request.headers.contains("cookie"));
}

#[test]
fn a_get_keeps_the_body_and_does_not_send_it() {
    let mut model = model();
    update(&mut model, Msg::Edit(Edit::Kind(BodyKind::Text)));
    update(&mut model, Msg::Edit(Edit::Text("kept".to_owned())));
    update(&mut model, Msg::Edit(Edit::Method(Method::Get)));
    update(&mut model, Msg::Send);
    let request = model.in_flight.as_ref().unwrap().request.clone();
    assert_eq!((request.body.clone(), request.headers.contains("content-type")), (None, false));
    finish(&mut model, answer(200));
    update(&mut model, Msg::Edit(Edit::Method(Method::Put)));
    update(&mut model, Msg::Send);
    assert_eq!(model.in_flight.as_ref().unwrap().request.body, Some(Bytes::from_static(b"kept")));
}

#[test]
fn an_old_exchange_can_be_shown_and_used_again() {
    let mut model = model();
    update(&mut model, Msg::Send);
    finish(&mut model, answer(201));
    type_url(&mut model, "http://other.test/");
    update(&mut model, Msg::Send);
    finish(&mut model, answer(404));
    update(&mut model, Msg::ShowFace(ResponseFace::Sent));
    update(&mut model, Msg::Open(1));
    assert_eq!(model.shown.as_ref().unwrap().id, 1);
    update(&mut model, Msg::Reuse(1));
    assert_eq!(model.draft.url, "http://page.test/app/sandbox/things/1");
    update(&mut model, Msg::Undo);
    assert_eq!(model.draft.url, "http://other.test/");
}

#[test]
fn the_result_is_announced() {
    let mut model = model();
    update(&mut model, Msg::Send);
    finish(&mut model, answer(201));
    assert!(model.announcement.starts_with("Answered 201 Created after 1 ms"), "{}", model.announcement);
    let draft = Draft::at("http://other.test/");
    let mut model = Model::new(page(), Some(draft), Vec::new(), Settings::default());
    update(&mut model, Msg::Send);
    finish(&mut model, Outcome::Failed(Failure::Unexplained));
    assert!(model.announcement.starts_with("No answer to show."), "{}", model.announcement);
}

#[test]
fn a_secret_that_a_reload_forgot_is_asked_for_and_not_sent_empty() {
    let mut draft = Draft::at("http://a.test/?token=x");
    draft.body.kind = BodyKind::Json;
    draft.body.json = r#"{"user": "ann", "password": "x"}"#.to_owned();
    let mut model =
        Model::new(page(), Some(load_draft(&save_draft(&draft, false))), Vec::new(), Settings::default());
    assert_eq!(sends(&update(&mut model, Msg::Send)), 0);
    let places: Vec<Place> = model.problems().iter().map(|problem| problem.place).collect();
    assert_eq!(places, [Place::Url, Place::Json]);
    assert_eq!(model.draft.body.json, r#"{"user": "ann", "password": ""}"#);
    type_url(&mut model, "http://a.test/?token=y");
    update(&mut model, Msg::Edit(Edit::Json(r#"{"user": "ann", "password": ""}"#.to_owned())));
    assert_eq!(sends(&update(&mut model, Msg::Send)), 1, "typed anew, even an empty one is the user's wish");
}

#[test]
fn a_newer_version_waits_until_the_user_takes_it_and_what_is_under_way_goes_on() {
    let mut model = model();
    type_url(&mut model, "http://a.test/typed");
    update(&mut model, Msg::Send);
    assert_eq!(update(&mut model, Msg::NewVersion), []);
    assert!(model.is_outdated && model.in_flight.is_some());
    finish(&mut model, answer(200));
    assert_eq!(model.draft.url, "http://a.test/typed");
    let effects = update(&mut model, Msg::Reload);
    assert!(
        matches!(&effects[..], [Effect::SaveDraft(draft), Effect::Reload] if draft.contains("typed")),
        "the draft is kept before anything else: {effects:?}"
    );
}

//! An embed shows what its host says, and does no more: it sends nothing, stores nothing, and leaves alone what the reader
//! typed, unless the host changed that very thing.
#![allow(clippy::unwrap_used)]

use bytes::Bytes;
use proptest::prelude::*;
use put_playground::encode::form;
use put_playground::http::{Failure, HeaderList, Outcome, Response, Timing};
use put_playground::lesson::Chapter;
use put_playground::model::{
    BodyKind, CodeMsg, Edit, Effect, HEARD_BYTES, List, Model, Msg, Oddities, PageInfo, RequestFace, RowEdit,
    Settings, Theme, hear, read_link, update,
};
use put_playground::sandbox::Home;
use std::rc::Rc;

const BASE: &str = "http://page.test/app/";

fn embed(link: &str) -> Model {
    let page = PageInfo { base: BASE.to_owned(), is_embedded: true, ..PageInfo::default() };
    let mut model = Model::new(page, None, Vec::new(), Settings::default());
    update(&mut model, Msg::HomeFound(Home::Tcp));
    open(&mut model, link);
    model
}

/// What the address of the frame says, or a message of the host.
fn open(model: &mut Model, link: &str) -> Vec<Effect> {
    let effects = update(model, Msg::OpenLink(Box::new(read_link(link, None, BASE))));
    check(&effects, link);
    effects
}

/// Nothing is sent, and nothing stored.
fn check(effects: &[Effect], when: &str) {
    for effect in effects {
        assert!(!matches!(effect, Effect::Send { .. } | Effect::Probe(..)), "{when} sends: {effect:?}");
        stores_nothing(effect);
    }
}

fn stores_nothing(effect: &Effect) {
    let stores = matches!(
        effect,
        Effect::SaveDraft(_)
            | Effect::SaveCode(_)
            | Effect::SaveSettings(_)
            | Effect::SaveProgress(_)
            | Effect::SaveHistory(_)
    );
    assert!(!stores, "{effect:?}");
}

fn type_url(model: &mut Model, url: &str) -> Vec<Effect> {
    update(model, Msg::Edit(Edit::Url(url.to_owned())))
}

fn finish(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    let id = model.in_flight.as_ref().unwrap().id;
    let timing = Timing { headers_us: None, total_us: 1500 };
    let effects = update(model, Msg::Finished { id, started_at_ms: 1, outcome, timing });
    effects.iter().for_each(stores_nothing);
    effects
}

fn told(effects: &[Effect]) -> Vec<(String, String)> {
    let told = effects.iter().filter_map(|effect| match effect {
        Effect::TellHost(text) => Some(form::decode(text)),
        _ => None,
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), 1, "{effects:?}");
    told.into_iter().flatten().collect()
}

#[test]
fn it_opens_with_what_the_link_says_and_without_a_word() {
    let model = embed("method=POST&url=sandbox/things&json={}&theme=dark&readonly=1");
    assert_eq!(model.draft.url, "http://page.test/app/sandbox/things");
    assert_eq!((model.draft.body.kind, model.theme()), (BodyKind::Json, Theme::Dark));
    assert!(model.is_read_only() && model.shows_request());
    assert_eq!((model.notice.clone(), model.announcement.as_str()), (None, ""));
    let odd = embed("method=PUT&colour=red");
    assert!(odd.notice.unwrap().text.contains("colour"));
}

#[test]
fn a_new_theme_leaves_what_was_typed() {
    let mut model = embed("url=sandbox/things/1&data=a%3D1&view=fields&theme=dark");
    type_url(&mut model, "http://typed.test/");
    update(&mut model, Msg::ShowRequest(RequestFace::Bytes));
    let effects = open(&mut model, "url=sandbox/things/1&data=a%3D1&view=fields&theme=light");
    assert!(effects.contains(&Effect::ApplyTheme(Theme::Light)));
    assert_eq!((model.draft.url.as_str(), model.request_face), ("http://typed.test/", RequestFace::Bytes));
    // Without one, it is the reader's own again.
    let effects = open(&mut model, "url=sandbox/things/1&data=a%3D1&view=fields");
    assert!(effects.contains(&Effect::ApplyTheme(Theme::Auto)));
    assert_eq!(model.draft.url, "http://typed.test/");
    assert_eq!(model.notice, None);
}

#[test]
fn a_new_request_takes_the_place_of_what_was_typed_and_undo_brings_it_back() {
    let mut model = embed("url=sandbox/things/1");
    open(&mut model, "url=sandbox/things/2");
    assert_eq!(model.draft.url, "http://page.test/app/sandbox/things/2");
    assert_eq!(model.notice, None, "the reader had typed nothing");
    type_url(&mut model, "http://typed.test/");
    open(&mut model, "url=sandbox/things/3");
    assert_eq!(model.draft.url, "http://page.test/app/sandbox/things/3");
    let notice = model.notice.clone().unwrap();
    assert_eq!(notice.text, "The page around this one changed the request.");
    update(&mut model, Msg::Undo);
    assert_eq!(model.draft.url, "http://typed.test/");
}

#[test]
fn for_reading_only_it_is_sent_and_not_changed() {
    let mut model = embed("url=sandbox/things/1&data=a%3D1&readonly=1");
    let before = (model.draft.clone(), model.code.clone());
    let row = model.draft.body.form[0].id;
    for message in [
        Msg::Edit(Edit::Url("http://a.test/".to_owned())),
        Msg::Edit(Edit::Rows(List::Form, RowEdit::Remove(row))),
        Msg::Pasted(List::Form, row, "b=2".to_owned()),
        Msg::Undo,
        Msg::Code(CodeMsg::Type("x = 1".to_owned())),
        Msg::Code(CodeMsg::TakeCommand("curl http://a.test/".to_owned())),
        Msg::Code(CodeMsg::Rewrite),
    ] {
        assert_eq!(update(&mut model, message.clone()), [], "{message:?}");
    }
    assert_eq!((&model.draft, &model.code), (&before.0, &before.1));
    let effects = update(&mut model, Msg::Send);
    assert!(matches!(effects[0], Effect::Send { .. }));
    open(&mut model, "url=sandbox/things/1&data=a%3D1");
    type_url(&mut model, "http://a.test/");
    assert_eq!(model.draft.url, "http://a.test/");
}

#[test]
fn the_host_is_told_status_and_headers_and_no_content() {
    let mut model = embed("url=sandbox/things/1&data=a%3D1");
    update(&mut model, Msg::Send);
    let response = Response {
        status: 201,
        reason: "Created".to_owned(),
        headers: HeaderList::from_iter([("etag", "\"a&b\""), ("location", "/sandbox/things/1")]),
        body: Bytes::from_static(b"content"),
        url: "http://page.test/app/sandbox/things/1".to_owned(),
        ..Response::default()
    };
    let effects = finish(&mut model, Outcome::Answered(Rc::new(response)));
    let pairs = told(&effects);
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("method", "PUT"),
        ("event", "response"),
        ("status", "201"),
        ("statusText", "Created"),
        ("url", "http://page.test/app/sandbox/things/1"),
        ("h.etag", "\"a&b\""),
        ("h.location", "/sandbox/things/1"),
    ];
    assert_eq!(pairs, expected);

    update(&mut model, Msg::Send);
    let effects = finish(&mut model, Outcome::Failed(Failure::Offline));
    let pairs = told(&effects);
    let get = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    assert_eq!((get("event"), get("kind"), get("method")), (Some("error"), Some("offline"), Some("PUT")));
    assert!(get("message").is_some_and(|message| !message.is_empty()) && get("status").is_none());
}

#[test]
fn the_page_itself_tells_nobody() {
    let page = PageInfo { base: BASE.to_owned(), ..PageInfo::default() };
    let mut model = Model::new(page, None, Vec::new(), Settings::default());
    update(&mut model, Msg::HomeFound(Home::Tcp));
    update(&mut model, Msg::Send);
    let id = model.in_flight.as_ref().unwrap().id;
    let timing = Timing { headers_us: None, total_us: 1500 };
    let outcome = Outcome::Failed(Failure::Offline);
    let effects = update(&mut model, Msg::Finished { id, started_at_ms: 1, outcome, timing });
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::TellHost(_))));
    assert!(!model.is_read_only());
}

#[test]
fn the_way_to_the_full_page_carries_what_the_reader_has_without_secrets() {
    let mut model = embed("method=PUT&url=sandbox/things/1&f.a=1&experiment=cors&lesson=cors&code=print(1)");
    let follow = |model: &Model| {
        let path = model.full_page();
        let link = read_link(path.strip_prefix("./#").unwrap(), None, BASE);
        assert_eq!(link.oddities, Oddities::default(), "{path}");
        (path, link)
    };
    let (_, link) = follow(&model);
    assert_eq!(link.draft.as_ref(), Some(&*model.draft));
    assert_eq!((link.code.as_deref(), link.view), (Some("print(1)"), Some(RequestFace::Code)));
    assert_eq!((link.experiment, link.chapter), (Some("cors"), Chapter::place("cors")));
    update(&mut model, Msg::ShowRequest(RequestFace::Fields));
    type_url(&mut model, "https://me:pw1@a.test/?token=pw2");
    let (path, link) = follow(&model);
    assert!(!path.contains("pw1") && !path.contains("pw2"), "{path}");
    assert_eq!(link.draft.unwrap().url, "https://a.test/?token=");
}

#[test]
fn an_experiment_alone_shows_no_request_until_its_program_is_opened() {
    let mut model = embed("experiment=idempotent");
    assert!(!model.shows_request() && model.bench.is_some());
    model.code.text = "import requests".to_owned();
    assert!(model.shows_request());
    assert!(embed("experiment=idempotent&url=sandbox/things/1").shows_request());
    let mut model = embed("experiment=idempotent");
    open(&mut model, "url=sandbox/things/1");
    assert_eq!((model.bench.is_none(), model.shows_request()), (true, true));
}

#[test]
fn a_message_has_a_limit_which_the_script_has_too() {
    let longest = format!("data={}", "a".repeat(HEARD_BYTES - 5));
    assert!(hear(&longest, BASE).is_some());
    assert!(hear(&format!("{longest}a"), BASE).is_none());
    let script = include_str!("../static/frame.js");
    assert!(script.contains(&format!("const LONGEST = {HEARD_BYTES};")));
}

/// Names of the grammar, of the page's own messages, and of nothing.
const NAMES: &str = "(method|url|data|json|code|text|body|view|readonly|experiment|lesson|theme|lang|z|v|h\\.A|f\\.a|q\\.b|\
                     send|run|start|Send|Run|Msg|event|press|key|timeout|redirects|.{0,6})";

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_host_says_nothing_is_sent_and_nothing_stored(
        messages in prop::collection::vec(
            prop_oneof![
                ".{0,80}",
                prop::collection::vec((NAMES, "(1|true|PUT|idempotent|cors|dark|es|code|send|http://a.test/|.{0,12})"), 0..8)
                    .prop_map(|pairs| form::encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))),
            ],
            1..6,
        ),
    ) {
        let mut model = embed("url=http://a.test/&data=a%3D1");
        for message in messages {
            open(&mut model, &message);
            prop_assert!(model.in_flight.is_none() && !model.waits_for_home && !model.run.is_on());
        }
    }
}

//! A link fills the page in. It sends nothing, and stores nothing until the user changes what it gave; one Undo brings back
//! what was there.
#![allow(clippy::unwrap_used)]

use put_playground::locale::Locale;
use put_playground::model::dialogue::{Answer, Fields, Question};
use put_playground::model::{
    Code, CodeMsg, Draft, Edit, Effect, Model, Msg, PageInfo, Presence, RequestFace, Settings, Theme,
    read_link, update,
};
use std::rc::Rc;

const BASE: &str = "http://page.test/app/";

fn model() -> Model {
    let page = PageInfo { base: BASE.to_owned(), ..PageInfo::default() };
    let mut model = Model::new(page, Some(Draft::at("http://own.test/")), Vec::new(), Settings::default());
    model.code = Code::kept("own = 1\n".to_owned());
    model
}

fn open(model: &mut Model, link: &str) -> Vec<Effect> {
    let effects = update(model, Msg::OpenLink(Box::new(read_link(link, None, BASE))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Send { .. })), "{link} sends");
    assert!(!stores(&effects), "{link} stores: {effects:?}");
    effects
}

fn stores(effects: &[Effect]) -> bool {
    let is_stored = |effect: &Effect| {
        matches!(
            effect,
            Effect::SaveDraft(_) | Effect::SaveCode(_) | Effect::SaveSettings(_) | Effect::SaveHistory(_)
        )
    };
    effects.iter().any(is_stored)
}

fn words(model: &Model) -> &str {
    &model.notice.as_ref().unwrap().text
}

#[test]
fn a_link_fills_the_page_in_and_undo_brings_all_back() {
    let mut model = model();
    open(&mut model, "method=DELETE&url=sandbox/things/7");
    assert_eq!(model.draft.url, "http://page.test/app/sandbox/things/7");
    assert_eq!((model.code.text.as_str(), model.code.is_typed), ("", false), "the program is the request's");
    assert_eq!(words(&model), "This came with a link. Nothing was sent.");
    let effects = update(&mut model, Msg::Undo);
    assert_eq!((model.draft.url.as_str(), model.code.text.as_str()), ("http://own.test/", "own = 1\n"));
    assert!(model.code.is_typed);
    assert!(effects.contains(&Effect::LeaveLink) && stores(&effects));
}

#[test]
fn the_first_change_makes_it_the_users_own() {
    let mut model = model();
    open(&mut model, "f.a=b");
    update(&mut model, Msg::ShowRequest(RequestFace::Bytes));
    let effects = update(&mut model, Msg::Edit(Edit::Url("http://b.test/".to_owned())));
    assert!(effects.contains(&Effect::LeaveLink));
    assert!(effects.contains(&Effect::SaveCode(String::new())), "the own program is not this request's");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveDraft(_))));
    let effects = update(&mut model, Msg::Edit(Edit::Url("http://c.test/".to_owned())));
    assert!(!effects.contains(&Effect::LeaveLink), "once");
}

#[test]
fn the_fields_follow_a_program_and_are_not_stored_either() {
    let mut model = model();
    let effects = open(&mut model, "code=print(1)");
    let Some(Effect::Ask(Question::Read { revision, code, .. })) = effects.first() else {
        panic!("{effects:?}")
    };
    assert_eq!((code.as_str(), model.request_face), ("print(1)", RequestFace::Code));
    let fields = Fields { draft: Draft::at("http://of-the-program.test/"), notes: Vec::new() };
    let read = Answer::Read { revision: *revision, colours: Vec::new(), fields: Ok(Box::new(fields)) };
    let effects = update(&mut model, Msg::Answered(read));
    assert_eq!(model.draft.url, "http://of-the-program.test/");
    assert!(!stores(&effects), "{effects:?}");
    let redacted = Answer::Redacted { revision: *revision, code: "print(1)".to_owned() };
    assert!(!stores(&update(&mut model, Msg::Answered(redacted))));
    // Typed on, it is kept.
    let effects = update(&mut model, Msg::Code(CodeMsg::Type("print(2)".to_owned())));
    assert!(effects.contains(&Effect::LeaveLink));
    let revision = model.code.revision;
    let redacted = Answer::Redacted { revision, code: "print(2)".to_owned() };
    let effects = update(&mut model, Msg::Answered(redacted));
    assert!(effects.contains(&Effect::SaveCode("print(2)".to_owned())), "{effects:?}");
    update(&mut model, Msg::Undo);
    assert_eq!((model.draft.url.as_str(), model.code.text.as_str()), ("http://own.test/", "own = 1\n"));
}

#[test]
fn a_program_and_fields_come_as_they_are() {
    let mut model = model();
    model.code.presence = Presence::Ready;
    let effects = open(&mut model, "f.a=b&code=print(1)&view=bytes");
    assert_eq!(model.request_face, RequestFace::Bytes);
    assert!(
        matches!(&effects[..], [Effect::Ask(Question::Read { code, .. })] if code == "print(1)"),
        "{effects:?}"
    );
}

#[test]
fn light_and_language_are_for_the_visit() {
    let mut model = model();
    let effects = open(&mut model, "theme=dark&lang=es&lesson=cors");
    assert!(effects.contains(&Effect::ApplyTheme(Theme::Dark)));
    assert_eq!(
        (model.theme(), model.settings.theme, model.settings.locale),
        (Theme::Dark, Theme::Auto, None)
    );
    assert_eq!(model.awaited, Some(Locale::Spanish));
    assert_eq!((model.settings.chapter, model.notice.clone()), (11, None));
    assert_eq!(model.draft.url, "http://own.test/");
    update(&mut model, Msg::SetTheme(Theme::Light));
    assert_eq!(model.theme(), Theme::Light);
}

#[test]
fn an_experiment_opens_and_does_not_begin() {
    let mut model = model();
    let effects = open(&mut model, "experiment=idempotent");
    assert!(matches!(&effects[..], [Effect::Fetch { delete: false, .. }]), "{effects:?}");
    assert!(model.bench.is_some_and(|bench| !bench.is_busy));
}

#[test]
fn what_could_not_be_read_is_said_in_one_notice() {
    let mut model = model();
    let draft = model.draft.clone();
    open(&mut model, "v=2&nothing");
    assert!(Rc::ptr_eq(&draft, &model.draft));
    assert_eq!(
        words(&model),
        "The link could not be read, so all is as it was. The link was made by a newer version of this page. \
         Not understood, and left out: nothing."
    );
    let long = "x".repeat(100);
    open(&mut model, &format!("f.a=b&method=BREW&{long}&c&d&z=.&f.b=%"));
    let cut = "x".repeat(40);
    assert_eq!(
        words(&model),
        format!(
            "This came with a link. Nothing was sent. Part of the link is damaged. The link was cut off: its end is \
             missing. Not understood, and left out: method, {cut}, c…."
        )
    );
    assert_eq!(model.announcement, words(&model));
}

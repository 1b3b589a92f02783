//! The program beside the fields, message by message, with the interpreter's answers made by hand: what is asked, what is
//! taken in, what comes too late.
#![allow(clippy::unwrap_used)]

use put_playground::formats::Language;
use put_playground::model::dialogue::{Answer, CodeFault, Colour, Fields, Kind, Question, Translation};
use put_playground::model::{
    Code, CodeMsg, Draft, Edit, EditorKey, Effect, Model, Msg, PageInfo, Presence, RequestFace, Settings,
    edited, update,
};
use put_playground::sandbox::Home;

fn model() -> Model {
    let page = PageInfo {
        base: "http://page.test/".into(),
        origin: "http://page.test".into(),
        ..PageInfo::default()
    };
    let mut model = Model::new(page, None, Vec::new(), Settings::default());
    update(&mut model, Msg::HomeFound(Home::Tcp));
    model
}

fn code(model: &mut Model, message: CodeMsg) -> Vec<Effect> {
    update(model, Msg::Code(message))
}

fn write_code(model: &mut Model, text: &str) -> Vec<Effect> {
    code(model, CodeMsg::Type(text.to_owned()))
}

fn press(model: &mut Model, key: EditorKey, at: u32) -> Vec<Effect> {
    code(model, CodeMsg::Key(key, at..at))
}

fn write_url(model: &mut Model, url: &str) -> Vec<Effect> {
    update(model, Msg::Edit(Edit::Url(url.to_owned())))
}

fn asked(effects: &[Effect]) -> Vec<Question> {
    let questions = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(question) => Some(question.clone()),
        _ => None,
    });
    questions.collect()
}

fn kept(effects: &[Effect]) -> Option<&str> {
    effects
        .iter()
        .find_map(|effect| if let Effect::SaveCode(code) = effect { Some(code.as_str()) } else { None })
}

/// Answers a question to write the program.
fn written(model: &mut Model, effects: &[Effect], text: &str) -> Vec<Effect> {
    let Some(Question::Write { revision, .. }) = asked(effects).first().cloned() else {
        panic!("no question to write: {effects:?}");
    };
    let length = u32::try_from(text.len()).unwrap();
    let colours = vec![Colour { kind: Kind::Keyword, length }];
    update(
        model,
        Msg::Answered(Answer::Written { revision, code: Ok(text.to_owned()), colours, notes: Vec::new() }),
    )
}

/// Answers a question to read the program.
fn read(model: &mut Model, effects: &[Effect], fields: Result<Draft, CodeFault>) -> Vec<Effect> {
    let Some(Question::Read { revision, code, .. }) = asked(effects).first().cloned() else {
        panic!("no question to read: {effects:?}");
    };
    let length = u32::try_from(code.len()).unwrap();
    let colours = vec![Colour { kind: Kind::Keyword, length }];
    let fields = fields.map(|draft| Box::new(Fields { draft, notes: Vec::new() }));
    update(model, Msg::Answered(Answer::Read { revision, colours, fields }))
}

fn fault() -> CodeFault {
    CodeFault { line: 1, column: 2, start: 1, end: 2, words: "a bracket is open".into() }
}

/// A page whose face Code is open, with this program.
fn with_code(text: &str) -> Model {
    let mut model = model();
    let effects = update(&mut model, Msg::ShowRequest(RequestFace::Code));
    written(&mut model, &effects, text);
    model
}

#[test]
fn nothing_is_asked_before_a_face_that_needs_it_is_opened() {
    let mut model = model();
    assert_eq!(asked(&write_url(&mut model, "http://a.test/")), []);
    assert_eq!(model.code.presence, Presence::Unasked);
    let effects = update(&mut model, Msg::ShowRequest(RequestFace::Code));
    assert!(matches!(&asked(&effects)[..], [Question::Write { code, .. }] if code.is_empty()), "{effects:?}");
    assert_eq!(model.code.presence, Presence::Starting);
    written(&mut model, &effects, "requests.put('http://a.test/')");
    assert_eq!(
        (&model.code.presence, model.code.text.as_str()),
        (&Presence::Ready, "requests.put('http://a.test/')")
    );
    assert_eq!(kept(&effects), None, "nothing was typed");
}

#[test]
fn an_edited_field_rewrites_the_code_and_edited_code_refills_the_fields() {
    let mut model = with_code("put(a)");
    let effects = write_url(&mut model, "http://b.test/");
    written(&mut model, &effects, "put(b)");
    assert_eq!(model.code.text, "put(b)");

    let effects = write_code(&mut model, "put(c)");
    let effects = read(&mut model, &effects, Ok(Draft::at("http://c.test/")));
    assert_eq!(model.draft.url, "http://c.test/");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveDraft(_))));
    assert!(
        matches!(&asked(&effects)[..], [Question::Redact { code, .. }] if code == "put(c)"),
        "{effects:?}"
    );
}

#[test]
fn broken_code_leaves_the_fields_as_they_were_and_names_the_fault() {
    let mut model = with_code("put(a)");
    let before = model.draft.clone();
    let effects = write_code(&mut model, "put(");
    read(&mut model, &effects, Err(fault()));
    assert_eq!(model.draft, before);
    assert_eq!(model.code.fault, Some(fault()));
    assert_eq!(model.code.faulty(), Some(1..2));
    // Until the next answer, the fault moves with its text.
    write_code(&mut model, "xput(");
    assert_eq!(model.code.faulty(), Some(2..3));
}

#[test]
fn what_is_typed_while_a_question_is_under_way_is_asked_once_and_an_old_answer_is_dropped() {
    let mut model = with_code("put(a)");
    let first = write_code(&mut model, "put(b)");
    for text in ["put(bc)", "put(bcd)"] {
        assert_eq!(asked(&write_code(&mut model, text)), []);
    }
    let next = read(&mut model, &first, Ok(Draft::at("http://old.test/")));
    assert_ne!(model.draft.url, "http://old.test/");
    assert!(matches!(&asked(&next)[..], [Question::Read { code, .. }] if code == "put(bcd)"), "{next:?}");
    read(&mut model, &next, Ok(Draft::at("http://new.test/")));
    assert_eq!(model.draft.url, "http://new.test/");
    // The last that was touched leads.
    let reading = write_code(&mut model, "put(e)");
    write_url(&mut model, "http://field.test/");
    let next = read(&mut model, &reading, Ok(Draft::at("http://late.test/")));
    assert!(matches!(&asked(&next)[..], [Question::Write { .. }]), "{next:?}");
    assert_eq!(model.draft.url, "http://field.test/");
}

#[test]
fn the_text_is_never_without_colours_and_they_always_fit() {
    let mut model = with_code("put(a)");
    for text in ["put(a, b)", "put(", "", "xyz", "xéz"] {
        write_code(&mut model, text);
        let total: u32 = model.code.colours.iter().map(|colour| colour.length).sum();
        assert_eq!(total as usize, text.len(), "{text}");
    }
    // Far too long to be drawn in colours.
    let long = "x = 1\n".repeat(200_000);
    let mut model = with_code("put(a)");
    let effects = write_code(&mut model, &long);
    read(&mut model, &effects, Err(fault()));
    assert!(model.code.colours.is_empty());
}

#[test]
fn code_that_cannot_follow_says_so_and_is_written_anew_on_demand() {
    let mut model = with_code("put(a)");
    let effects = write_code(&mut model, "put(a) # mine");
    read(&mut model, &effects, Err(fault()));
    let effects = write_url(&mut model, "http://b.test/");
    let [Question::Write { revision, .. }] = asked(&effects)[..] else { panic!("{effects:?}") };
    let refused = Answer::Written { revision, code: Err(fault()), colours: Vec::new(), notes: Vec::new() };
    update(&mut model, Msg::Answered(refused));
    assert!(model.code.strays);
    assert_eq!(model.code.text, "put(a) # mine");
    assert_eq!(model.draft.url, "http://b.test/");

    let effects = code(&mut model, CodeMsg::Rewrite);
    assert!(matches!(&asked(&effects)[..], [Question::Write { code, .. }] if code.is_empty()));
    let effects = written(&mut model, &effects, "put(b)");
    assert_eq!((model.code.text.as_str(), model.code.strays, &model.code.fault), ("put(b)", false, &None));
    assert_eq!(kept(&effects), Some(""), "the program is the fields' again");
    let effects = press(&mut model, EditorKey::Undo, 0);
    assert_eq!(model.code.text, "put(a) # mine");
    assert!(matches!(&asked(&effects)[..], [Question::Read { .. }]));
}

#[test]
fn undo_and_redo_cross_what_the_fields_rewrote() {
    let mut model = with_code("put(a)");
    let effects = write_code(&mut model, "put(a)  # c");
    read(&mut model, &effects, Ok(Draft::at("http://a.test/")));
    let effects = write_url(&mut model, "http://b.test/");
    written(&mut model, &effects, "put(b)  # c");
    let mut seen = Vec::new();
    for key in [EditorKey::Undo, EditorKey::Undo, EditorKey::Redo, EditorKey::Redo, EditorKey::Redo] {
        press(&mut model, key, 0);
        seen.push(model.code.text.clone());
    }
    assert_eq!(seen, ["put(a)  # c", "put(a)", "put(a)  # c", "put(b)  # c", "put(b)  # c"]);
}

#[test]
fn keys_edit_the_text_and_say_where_the_caret_is() {
    let mut model = with_code("for x in é:");
    // The editor does at once what the model does when it hears of it.
    let mut keyed = |key, at| {
        let selection = at..at;
        let done = edited(key, &model.code.text, &selection);
        let effects = press(&mut model, key, at);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::ShowCode(..))), "it is shown already");
        done.inspect(|(text, _)| assert_eq!(text, &model.code.text))
    };
    assert_eq!(keyed(EditorKey::Enter, 11), Some(("for x in é:\n    ".to_owned(), 16..16)));
    assert_eq!(keyed(EditorKey::BackTab, 16), Some(("for x in é:\n".to_owned(), 12..12)));
    assert_eq!(keyed(EditorKey::BackTab, 12), None);
    press(&mut model, EditorKey::Escape, 0);
    assert!(model.code.tab_leaves);
    code(&mut model, CodeMsg::Leave);
    assert!(!model.code.tab_leaves);
}

#[test]
fn an_interpreter_that_did_not_come_can_be_tried_again() {
    let mut model = model();
    update(&mut model, Msg::ShowRequest(RequestFace::Code));
    update(&mut model, Msg::InterpreterFailed("No network.".into()));
    assert_eq!(model.code.presence, Presence::Failed("No network.".into()));
    assert!(model.announcement.contains("No network."));
    assert_eq!(asked(&write_url(&mut model, "http://b.test/")), [], "it is not asked in vain");
    let effects = code(&mut model, CodeMsg::Retry);
    assert!(matches!(&asked(&effects)[..], [Question::Write { draft, .. }] if draft.url == "http://b.test/"));
}

#[test]
fn the_program_is_kept_without_secrets_unless_they_are_ticked_in() {
    let mut model = with_code("put(a)");
    let effects = write_code(&mut model, "put(a, 'pw')");
    let effects = read(&mut model, &effects, Ok(Draft::at("http://a.test/")));
    assert_eq!(kept(&effects), None);
    let revision = model.code.revision;
    let effects = update(&mut model, Msg::Answered(Answer::Redacted { revision, code: "put(a, '')".into() }));
    assert_eq!(kept(&effects), Some("put(a, '')"));
    let late = Answer::Redacted { revision: revision - 1, code: "old".into() };
    assert_eq!(update(&mut model, Msg::Answered(late)), []);

    assert_eq!(kept(&update(&mut model, Msg::KeepSecrets(true))), Some("put(a, 'pw')"));
    let effects = update(&mut model, Msg::KeepSecrets(false));
    assert_eq!(kept(&effects), Some(""), "secrets go at once");
    assert!(matches!(&asked(&effects)[..], [Question::Redact { .. }]));
}

#[test]
fn a_kept_program_is_there_again_and_follows_the_fields() {
    let mut model = model();
    model.code = Code::kept("put(a)  # mine".into());
    let effects = update(&mut model, Msg::ShowRequest(RequestFace::Code));
    assert!(matches!(&asked(&effects)[..], [Question::Write { code, .. }] if code == "put(a)  # mine"));
}

#[test]
fn bytes_and_translations_are_asked_for_while_they_are_shown() {
    let mut model = model();
    let effects = update(&mut model, Msg::ShowRequest(RequestFace::Bytes));
    let effects = written(&mut model, &effects, "put(a)");
    let [Question::Prepare { revision, code: program, .. }] = &asked(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(program, "put(a)");
    let prepared = Answer::Prepared { revision: *revision, request: Err("no".into()) };
    update(&mut model, Msg::Answered(prepared));
    assert_eq!(model.code.sends.as_deref(), Some(&Err("no".to_owned())));

    update(&mut model, Msg::ShowRequest(RequestFace::Code));
    let effects = code(&mut model, CodeMsg::Show(Language::Curl));
    let [Question::Translate { revision, language: Language::Curl, .. }] = asked(&effects)[..] else {
        panic!("{effects:?}")
    };
    let translation =
        |language, text: &str| Translation { language, text: text.into(), ..Translation::default() };
    let late = Answer::Translated { revision, translation: translation(Language::Http, "PUT /") };
    update(&mut model, Msg::Answered(late));
    assert_eq!(model.code.translation, None, "another language was chosen since");
    let answer = Answer::Translated { revision, translation: translation(Language::Curl, "curl x") };
    update(&mut model, Msg::Answered(answer));
    let effects = code(&mut model, CodeMsg::Save);
    assert!(
        matches!(&effects[..], [Effect::Download { name, bytes, .. }] if name == "request.sh" && bytes == "curl x"),
        "{effects:?}"
    );
}

#[test]
fn a_curl_command_fills_the_fields_and_can_be_undone() {
    let mut model = model();
    let before = model.draft.clone();
    let effects = code(&mut model, CodeMsg::TakeCommand("curl http://c.test/".into()));
    assert!(
        matches!(&asked(&effects)[..], [Question::Curl { command, .. }] if command == "curl http://c.test/")
    );
    let fields = Fields { draft: Draft::at("http://c.test/"), notes: vec!["-v has no place here.".into()] };
    update(&mut model, Msg::Answered(Answer::Curl { fields: Ok(Box::new(fields)) }));
    assert_eq!(model.draft.url, "http://c.test/");
    assert!(model.notice.as_ref().unwrap().text.contains("-v has no place here."));
    update(&mut model, Msg::Undo);
    assert_eq!(model.draft, before);
    update(&mut model, Msg::Answered(Answer::Curl { fields: Err(fault()) }));
    assert_eq!(model.draft, before);
    assert!(model.notice.as_ref().unwrap().text.contains("Line 1, column 2: a bracket is open"));
    assert_eq!(model.code.command, "curl http://c.test/", "it can be mended in its box");
}

//! What is on the screen when the language changes is said again in the new one, by the real interpreter: nothing stays in the
//! old one, and nothing that the learner typed or ran is touched.
#![allow(clippy::unwrap_used)]

mod interpreter_common;

use bytes::Bytes;
use interpreter_common::Fixed;
use interpreter_common::figure::words;
use put_playground::http::{HeaderList, Outcome, Response, Timing};
use put_playground::interpreter::Interpreter;
use put_playground::locale::{Locale, keep, speak};
use put_playground::model::dialogue::{Picture, Stored};
use put_playground::model::{
    Before, CodeMsg, Effect, Model, Msg, Notice, PageInfo, RequestFace, ResponseFace, Settings, Words, update,
};
use put_playground::sandbox::Home;
use std::rc::Rc;
use std::time::Duration;

const SPANISH: [&str; 2] =
    [include_str!("../static/words/es/page.ftl"), include_str!("../static/words/es/interpreter.ftl")];

/// A page and its interpreter.
struct Page {
    model: Model,
    interpreter: Interpreter,
    /// What the browser was asked besides.
    rest: Vec<Effect>,
}

impl Page {
    fn new() -> Self {
        let info = PageInfo {
            base: "http://page.test/".into(),
            origin: "http://page.test".into(),
            ..PageInfo::default()
        };
        let model = Model::new(info, None, Vec::new(), Settings::default());
        let mut page = Self { model, interpreter: Interpreter::default(), rest: Vec::new() };
        page.tell(Msg::HomeFound(Home::Tcp));
        page
    }

    fn tell(&mut self, message: Msg) {
        let mut effects = update(&mut self.model, message);
        while let Some(effect) = effects.pop() {
            match effect {
                Effect::Ask(question) => {
                    for answer in self.interpreter.ask(question, &mut Fixed, &|| Duration::ZERO) {
                        effects.extend(update(&mut self.model, Msg::Answered(answer)));
                    }
                }
                Effect::Look { exchange, .. } => {
                    let body = Bytes::from("key=value");
                    let stored = Stored { status: 200, media_type: "text/plain".to_owned(), body };
                    let looked = Msg::Looked(exchange, Bytes::from("[]"), Some(stored));
                    effects.extend(update(&mut self.model, looked));
                }
                effect => self.rest.push(effect),
            }
        }
    }

    fn write(&mut self, code: &str) {
        self.tell(Msg::Code(CodeMsg::Type(code.to_owned())));
    }

    /// A request is sent and answered.
    fn send(&mut self) {
        self.tell(Msg::Send);
        let id = self.model.in_flight.as_ref().unwrap().id;
        let headers = HeaderList::from_iter([("x-request-id".to_owned(), "7".to_owned())]);
        let url = "http://page.test/sandbox/things/1".to_owned();
        let response = Response { status: 200, url, headers, ..Response::default() };
        let outcome = Outcome::Answered(Rc::new(response));
        let timing = Timing { headers_us: None, total_us: 5 };
        self.tell(Msg::Finished { id, started_at_ms: 1, outcome, timing });
        self.tell(Msg::Measured(id, String::new()));
    }

    /// The user chooses a language, and its words are here at once.
    fn choose(&mut self, locale: Locale) {
        if locale == Locale::Spanish {
            // Here both programs are one, and so are their words.
            assert!(keep(locale, &SPANISH.join("\n")));
        }
        self.tell(Msg::SetLanguage(locale));
        let needed = [Words::Page, Words::Headers, Words::Statuses, Words::Failures, Words::Chapter(0)];
        for words in needed {
            self.tell(Msg::WordsArrived(locale, words, true));
        }
        assert!(self.rest.contains(&Effect::ApplyLanguage(locale)));
        self.tell(Msg::Taught);
    }

    fn picture(&self, picture: Picture) -> String {
        self.model.pictures[picture as usize].as_ref().map_or_else(String::new, |(_, figure)| words(figure))
    }
}

/// What is said follows the language, there and back.
fn follows(page: &mut Page, says: impl Fn(&Page) -> String, english: &str, spanish: &str) {
    assert!(says(page).contains(english), "{}", says(page));
    page.choose(Locale::Spanish);
    assert!(says(page).contains(spanish) && !says(page).contains(english), "{}", says(page));
    page.choose(Locale::English);
    assert!(says(page).contains(english) && !says(page).contains(spanish), "{}", says(page));
}

#[test]
fn what_is_wrong_with_a_program() {
    let mut page = Page::new();
    page.tell(Msg::ShowRequest(RequestFace::Code));
    page.write("import requests\nwhile x: pass");
    let revision = page.model.code.revision;
    let says =
        |page: &Page| page.model.code.fault.as_ref().map_or_else(String::new, |fault| fault.words.clone());
    follows(&mut page, says, "`while` is not available", "no admite `while`");
    assert_eq!(page.model.code.text, "import requests\nwhile x: pass");
    assert_ne!(page.model.code.revision, revision, "an answer in the old language would come too late");
}

#[test]
fn what_the_fields_cannot_show() {
    let mut page = Page::new();
    page.tell(Msg::ShowRequest(RequestFace::Code));
    page.write("import requests\nrequests.put('http://a.test/', data={'a': 'b'}, cookies={'c': 'd'})");
    let (draft, code) = (page.model.draft.clone(), page.model.code.text.clone());
    follows(&mut page, |page| page.model.code.notes.join(" "), "has no field", "no tiene campo");
    assert_eq!((&page.model.draft, &page.model.code.text), (&draft, &code));
}

#[test]
fn where_python_and_the_browser_differ() {
    let mut page = Page::new();
    page.tell(Msg::ShowRequest(RequestFace::Bytes));
    let says = |page: &Page| format!("{:?}", page.model.code.sends);
    follows(&mut page, says, "names itself and its version", "dice su nombre y su versión");
}

#[test]
fn what_python_prints_and_the_pictures_of_an_answer() {
    let mut page = Page::new();
    page.send();
    page.tell(Msg::ShowFace(ResponseFace::Python));
    let notes = |page: &Page| format!("{:?}", page.model.printout);
    follows(&mut page, notes, "lower case", "minúsculas");
    page.tell(Msg::ShowFace(ResponseFace::Timing));
    follows(
        &mut page,
        |page| page.picture(Picture::Timing),
        "Where the time went",
        "En qué se fue el tiempo",
    );
    page.tell(Msg::ShowFace(ResponseFace::Server));
    follows(
        &mut page,
        |page| page.picture(Picture::Server),
        "What is stored now",
        "Lo que hay guardado ahora",
    );
    // What stands on another face is asked for again when that is opened.
    page.choose(Locale::Spanish);
    page.tell(Msg::ShowFace(ResponseFace::Timing));
    assert!(page.picture(Picture::Timing).contains("En qué se fue el tiempo"));
    speak(Locale::English);
}

#[test]
fn why_a_command_is_not_understood() {
    let mut page = Page::new();
    page.tell(Msg::Code(CodeMsg::TakeCommand("wget http://a.test/".to_owned())));
    let says = |page: &Page| page.model.code.command_fault.as_ref().unwrap().words.clone();
    follows(&mut page, says, "is not curl", "no es curl");
    let notice = page.model.notice.as_ref().unwrap();
    assert!(notice.text.contains("is not curl"), "{notice:?}");
}

/// A page on which nothing was asked asks nothing, and starts no interpreter.
#[test]
fn where_nothing_is_shown_nothing_is_asked() {
    let mut page = Page::new();
    page.choose(Locale::Spanish);
    assert!(!page.model.code.is_in_use());
    // What Python looked at only to show it is no reason to write a program.
    page.send();
    page.tell(Msg::ShowFace(ResponseFace::Python));
    page.choose(Locale::English);
    assert_eq!(page.model.code.text, "");
}

#[test]
fn what_a_program_printed_stays() {
    let mut page = Page::new();
    page.tell(Msg::ShowRequest(RequestFace::Code));
    page.write("print('abc')\n[][0]");
    page.tell(Msg::Run);
    let run = page.model.run.clone();
    assert!(format!("{run:?}").contains("abc"), "{run:?}");
    page.choose(Locale::Spanish);
    assert_eq!(page.model.run, run);
    speak(Locale::English);
}

#[test]
fn a_notice_goes_unless_it_can_undo_something() {
    let mut page = Page::new();
    page.tell(Msg::StorageFailed);
    page.choose(Locale::Spanish);
    assert_eq!(page.model.notice, None);
    assert_eq!(page.model.announcement, "La página está ahora en español.");
    let before = Before { draft: page.model.draft.clone(), program: None, history: None };
    page.model.notice = Some(Notice { text: "Hecho.".to_owned(), undo: Some(Box::new(before)) });
    page.choose(Locale::English);
    assert!(page.model.notice.is_some());
}

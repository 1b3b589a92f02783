//! All that the page knows.

use super::dialogue::figure::Figure;
use super::dialogue::{Picture, Printout};
use super::experiment::Bench;
use super::{
    BodyView, Code, Draft, Entry, History, Library, Link, Problem, Progress, Run, Settings, Share, Theme,
    prepare,
};
use crate::http::{Exchange, Request, Response};
use crate::locale::Locale;
use crate::sandbox::Home;
use std::rc::Rc;

/// Where the page itself comes from; fixed while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageInfo {
    /// The folder of the page, with its last slash.
    pub base: String,
    /// The name of its file, as in `index.html`; empty where the folder's address stands for it.
    pub file: String,
    /// The page's origin, such as `http://localhost:8080`.
    pub origin: String,
    /// Whether the page came over https.
    pub https: bool,
    /// Separates the parts of multipart bodies: 32 hex digits, as `requests` uses.
    pub boundary: String,
    /// Whether it is shown in a frame of another page, by `embed.html`.
    pub is_embedded: bool,
}

impl PageInfo {
    /// The sandbox's URL, with its last slash.
    pub fn sandbox(&self) -> String {
        format!("{}sandbox/", self.base)
    }
}

/// Whether the page's own sandbox gave this answer.
pub fn answered_here(response: &Response, page: &PageInfo, home: &Home) -> bool {
    !matches!(home, Home::Absent(_)) && response.url.starts_with(&page.sandbox())
}

/// An exchange under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFlight {
    /// Its number.
    pub id: u32,
    /// What was sent.
    pub request: Rc<Request>,
    /// The draft it was made from.
    pub draft: Rc<Draft>,
    /// How long it has taken, in milliseconds.
    pub elapsed_ms: u32,
    /// How many bytes of the body have arrived.
    pub received: u64,
    /// How many there will be, where the server said so.
    pub expected: Option<u64>,
    /// Whether the user cancelled it, and the browser has yet to stop.
    pub cancelled: bool,
    /// The run of the program that sent it, if one did.
    pub run: Option<u32>,
}

/// The faces of the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestFace {
    /// The fields.
    #[default]
    Fields,
    /// The program, and the request in other languages.
    Code,
    /// The exact bytes.
    Bytes,
}

impl RequestFace {
    /// Every face, in the page's order.
    pub const ALL: [RequestFace; 3] = [RequestFace::Fields, RequestFace::Code, RequestFace::Bytes];

    /// The face's name in links.
    pub fn name(self) -> &'static str {
        match self {
            RequestFace::Fields => "fields",
            RequestFace::Code => "code",
            RequestFace::Bytes => "bytes",
        }
    }

    /// The face of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        RequestFace::ALL.into_iter().find(|face| face.name() == name)
    }
}

/// The faces of the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseFace {
    /// The header table.
    #[default]
    Headers,
    /// The body.
    Body,
    /// What Python prints of it.
    Python,
    /// Where the time went.
    Timing,
    /// What the server saw.
    Server,
    /// What was sent.
    Sent,
}

/// A line above the request, which the user can dismiss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What "Undo" brings back.
    pub undo: Option<Box<Before>>,
}

/// What "Undo" brings back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The draft.
    pub draft: Rc<Draft>,
    /// The program, and whether the user wrote in it; where there is none, it follows the draft.
    pub program: Option<(String, bool)>,
    /// The history, where it changed.
    pub history: Option<History>,
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Where the page comes from.
    pub page: PageInfo,
    /// Who answers under `sandbox/`.
    pub home: Home,
    /// What the user is writing.
    pub draft: Rc<Draft>,
    /// The draft as a program.
    pub code: Code,
    /// The program that runs.
    pub run: Run,
    /// The experiment that is open.
    pub bench: Option<Bench>,
    /// Whether every problem of the draft is shown: after Send found some, until there are none.
    pub shows_problems: bool,
    /// The face of the request that is shown.
    pub request_face: RequestFace,
    /// Whether Send was pressed before the sandbox was found: the request goes out as soon as it is.
    pub waits_for_home: bool,
    /// The exchange under way.
    pub in_flight: Option<InFlight>,
    /// The exchange whose response is shown.
    pub shown: Option<Rc<Exchange>>,
    /// The face of the response that is shown.
    pub face: ResponseFace,
    /// Whether the body is shown beyond its first part.
    pub shows_all: bool,
    /// The body of the response that is shown, laid out once for all the times that it is drawn.
    pub body: Rc<BodyView>,
    /// What Python prints of an exchange, and the number of that exchange.
    pub printout: Option<(u32, Rc<Printout>)>,
    /// For each exchange of this visit, the browser's own account of it once it is there; newest first.
    pub measured: Vec<(u32, Option<String>)>,
    /// The last of each [`Picture`], and the number of the exchange that it is about.
    pub pictures: [Option<(u32, Rc<Figure>)>; Picture::ALL.len()],
    /// The probe under way.
    pub probing: Option<u32>,
    /// The last exchanges.
    pub history: History,
    /// The number of the next exchange.
    pub next_id: u32,
    /// How far the words have come that travel beside the program, in each language.
    pub libraries: [Library; Locale::ALL.len()],
    /// The language whose words are on their way, to be spoken as soon as they are here.
    pub awaited: Option<Locale>,
    /// The settings.
    pub settings: Settings,
    /// Which steps of the lesson are done.
    pub progress: Progress,
    /// The theme that a link asked for, for this visit.
    pub visit_theme: Option<Theme>,
    /// The state of program and fields as a link gave it: until the user changes it, nothing of it is stored.
    pub linked: Option<u32>,
    /// What the host of an embed had it show last.
    pub told: Link,
    /// The reader's program in an embed, without its secrets; empty until they change it.
    pub safe_code: String,
    /// Sharing, while it is open.
    pub share: Option<Share>,
    /// Whether the page is shown to a class.
    pub presents: bool,
    /// The slide of the chapter that is shown then, counted from 0; beyond the last one it is that.
    pub slide: usize,
    /// Whether the page is being put on paper.
    pub prints: bool,
    /// Whether the address names a chapter that does not exist.
    pub unknown_chapter: bool,
    /// A line above the request.
    pub notice: Option<Notice>,
    /// Whether there is a newer version of the page. It is not taken up before the user says so: what was asked for is
    /// finished, and what is typed stays.
    pub is_outdated: bool,
    /// What a screen reader is told.
    pub announcement: String,
}

impl Model {
    /// The state at the start, with what storage kept.
    pub fn new(page: PageInfo, draft: Option<Draft>, history: Vec<Entry>, settings: Settings) -> Self {
        let draft = draft.unwrap_or_else(|| Draft::at(format!("{}things/1", page.sandbox())));
        let next_id = history.iter().map(|entry| entry.exchange.id + 1).max().unwrap_or(1);
        Self {
            page,
            home: Home::Looking,
            draft: Rc::new(draft),
            code: Code::default(),
            run: Run::default(),
            bench: None,
            shows_problems: false,
            request_face: RequestFace::Fields,
            waits_for_home: false,
            in_flight: None,
            shown: None,
            face: ResponseFace::Headers,
            shows_all: false,
            body: Rc::new(BodyView::Empty),
            printout: None,
            measured: Vec::new(),
            pictures: Default::default(),
            probing: None,
            history: History::new(history),
            next_id,
            libraries: Locale::ALL.map(Library::at_start),
            awaited: None,
            settings,
            progress: Progress::default(),
            visit_theme: None,
            linked: None,
            told: Link::default(),
            safe_code: String::new(),
            share: None,
            presents: false,
            slide: 0,
            prints: false,
            unknown_chapter: false,
            notice: None,
            is_outdated: false,
            announcement: String::new(),
        }
    }

    /// Says what happened, above the request and to a screen reader.
    pub(super) fn say(&mut self, text: String) {
        self.notify(text, None);
    }

    /// The same, with an undo that brings this draft back.
    pub(super) fn say_undoable(&mut self, text: String, draft: Rc<Draft>) {
        self.notify(text, Some(Before { draft, program: None, history: None }));
    }

    /// The same, with what an undo brings back.
    #[inline(never)]
    pub(super) fn notify(&mut self, text: String, undo: Option<Before>) {
        self.announcement.clone_from(&text);
        self.notice = Some(Notice { text, undo: undo.map(Box::new) });
    }

    /// Light or dark, as the page is drawn.
    pub fn theme(&self) -> Theme {
        self.visit_theme.unwrap_or(self.settings.theme)
    }

    /// Whether the draft is addressed to the sandbox.
    pub fn is_for_sandbox(&self) -> bool {
        self.draft.url.trim().starts_with(&self.page.sandbox())
    }

    /// What keeps the draft from being sent, in the page's order.
    pub fn problems(&self) -> Vec<Problem> {
        prepare(&self.draft, &self.page.boundary).err().unwrap_or_default()
    }
}

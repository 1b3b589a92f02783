//! What the page asks the interpreter.

use super::message::{ABOUT, Message, Reader, Writer, encode};
use super::{Act, Opened, Saved, Setup, Timed, Witnessed};
use crate::encode::form;
use crate::formats::Language;
use crate::http::{Exchange, Outcome, Timing};
use crate::locale::Locale;
use crate::model::exchange_text::{read_outcome, write_outcome};
use crate::model::{Draft, RequestFace};
use bytes::Bytes;
use std::rc::Rc;

/// What the page asks the interpreter. `revision` names the state of program and fields that is asked about; the answer
/// repeats it, so that an answer that came too late can be told.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Take the fields from this program: [`Answer::Read`](super::Answer::Read).
    Read {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields as they are: what the program does not say stays.
        draft: Rc<Draft>,
    },
    /// Change this program as little as possible, so that it sends what the fields say; an empty program is written anew:
    /// [`Answer::Written`](super::Answer::Written).
    Write {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields.
        draft: Rc<Draft>,
    },
    /// What this program sends first, beside what the browser sends for the fields:
    /// [`Answer::Prepared`](super::Answer::Prepared).
    Prepare {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields.
        draft: Rc<Draft>,
        /// The page's origin, such as `http://localhost:8080`.
        origin: String,
        /// Separates the parts of multipart bodies.
        boundary: String,
    },
    /// What Python prints of this answer: [`Answer::Presented`](super::Answer::Presented).
    Present {
        /// The exchange, which was answered.
        exchange: Rc<Exchange>,
        /// The draft it was made from.
        draft: Rc<Draft>,
    },
    /// The fields in another language: [`Answer::Translated`](super::Answer::Translated).
    Translate {
        /// What is asked about.
        revision: u32,
        /// The language.
        language: Language,
        /// The fields.
        draft: Rc<Draft>,
        /// Separates the parts of multipart bodies.
        boundary: String,
    },
    /// Take the fields from a curl command: [`Answer::Curl`](super::Answer::Curl).
    Curl {
        /// The command line.
        command: String,
        /// The fields as they are.
        draft: Rc<Draft>,
    },
    /// The program without the secrets in it, for storage: [`Answer::Redacted`](super::Answer::Redacted).
    Redact {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
    },
    /// What a link says of this: [`Answer::Shared`](super::Answer::Shared).
    Share(Box<Shared>),
    /// Save this as a file: [`Answer::File`](super::Answer::File).
    Save(Box<Saved>),
    /// Open this file: [`Answer::Found`](super::Answer::Found).
    Open(Box<Opened>),
    /// The learner does something with an experiment.
    Try {
        /// Which experiment, and where.
        setup: Rc<Setup>,
        /// What the learner does.
        act: Act,
    },
    /// What [`Answer::Fetch`](super::Answer::Fetch) asked for.
    Fetched {
        /// Repeats the number.
        number: u32,
        /// The texts; `None` where one did not come.
        texts: Vec<Option<String>>,
        /// `history.length`.
        history: u32,
    },
    /// Run this program; it answers with [`Printed`](super::Answer::Printed), [`Send`](super::Answer::Send),
    /// [`Open`](super::Answer::Open), [`Paused`](super::Answer::Paused) and at last [`Ended`](super::Answer::Ended).
    /// A program that runs already is given up.
    Run {
        /// Names the run.
        run: u32,
        /// The program.
        code: String,
    },
    /// What became of the request that the program sent.
    Reply(Reply),
    /// The content of the file that the program opens; `None` where there is none.
    File {
        /// Names the run.
        run: u32,
        /// The content.
        content: Option<Bytes>,
    },
    /// Compute on after [`Paused`](super::Answer::Paused).
    GoOn {
        /// Names the run.
        run: u32,
    },
    /// Where the time of an exchange went: [`Answer::Drawn`](super::Answer::Drawn).
    Time(Box<Timed>),
    /// What the server saw of an exchange: [`Answer::Drawn`](super::Answer::Drawn).
    Witness(Box<Witnessed>),
    /// Speak this language from now on; there is no answer. An interpreter that was just started speaks English.
    Speak {
        /// The language.
        locale: Locale,
        /// The interpreter's words in it (Fluent); English is built in and needs none.
        text: String,
    },
    /// Give the program up; there is no answer.
    Stop {
        /// Names the run.
        run: u32,
    },
}

/// What is to be shared by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Names the link.
    pub number: u32,
    /// The fields.
    pub draft: Rc<Draft>,
    /// The program; empty where the fields say all.
    pub code: String,
    /// The face of the request that is open.
    pub view: RequestFace,
    /// Whether secrets go along.
    pub with_secrets: bool,
    /// The folder of the page, with its last slash.
    pub base: String,
}

/// What became of a request that a program sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Names the run.
    pub run: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// How long it took.
    pub timing: Timing,
    /// The time limit that it had, in milliseconds.
    pub timeout_ms: Option<u32>,
}

/// Names an outcome among a message's pairs.
const OUTCOME: &str = "outcome";

impl Question {
    /// The question as it crosses.
    ///
    /// ```
    /// use put_playground::model::dialogue::Question;
    /// let question = Question::Run { run: 1, code: "print(1)".to_owned() };
    /// assert_eq!(Question::read(question.write()), Some(question));
    /// ```
    pub fn write(&self) -> Message {
        let mut writer;
        match self {
            Self::Read { revision, code, draft } => {
                writer = about_text("read", *revision, code);
                writer.draft(draft);
            }
            Self::Write { revision, code, draft } => {
                writer = about_text("write", *revision, code);
                writer.draft(draft);
            }
            Self::Prepare { revision, code, draft, origin, boundary } => {
                writer = about_text("prepare", *revision, code);
                writer.draft(draft);
                writer.text("origin", origin);
                writer.text("boundary", boundary);
            }
            Self::Present { exchange, draft } => {
                writer = Writer::new("present");
                writer.number("id", exchange.id);
                writer.text("at", &exchange.started_at_ms.to_string());
                writer.request(&exchange.request);
                writer.outcome(&exchange.outcome, exchange.timing);
                writer.draft(draft);
            }
            Self::Translate { revision, language, draft, boundary } => {
                writer = about_text("translate", *revision, "");
                writer.text("language", language.name());
                writer.draft(draft);
                writer.text("boundary", boundary);
            }
            Self::Curl { command, draft } => {
                writer = about_text("curl", 0, command);
                writer.draft(draft);
            }
            Self::Speak { locale, text } => {
                writer = about_text("speak", 0, text);
                writer.text("locale", locale.tag());
            }
            Self::Share(shared) => {
                writer = about_text("share", shared.number, &shared.code);
                writer.draft(&shared.draft);
                writer.text("view", shared.view.name());
                writer.text("base", &shared.base);
                writer.flag("secrets", shared.with_secrets);
            }
            Self::Save(saved) => {
                writer = Writer::new("save");
                saved.write(&mut writer);
            }
            Self::Open(opened) => {
                writer = Writer::new("open-file");
                opened.write(&mut writer);
            }
            Self::Redact { revision, code } => writer = about_text("redact", *revision, code),
            Self::Try { setup, act } => {
                writer = Writer::new("try");
                writer.setup(setup);
                writer.act(*act);
            }
            Self::Fetched { number, texts, history } => {
                writer = Writer::new("fetched");
                writer.number(ABOUT, *number);
                writer.number("history", *history);
                writer.found(texts);
            }
            Self::Run { run, code } => writer = about_text("run", *run, code),
            Self::Reply(reply) => {
                writer = Writer::new("reply");
                writer.number(ABOUT, reply.run);
                writer.outcome(&reply.outcome, reply.timing);
                writer.optional("timeout", reply.timeout_ms);
            }
            Self::File { run, content } => {
                writer = Writer::new("file");
                writer.number(ABOUT, *run);
                writer.optional_bytes("content", content.as_ref());
            }
            Self::Time(timed) => {
                writer = Writer::new("time");
                timed.write(&mut writer);
            }
            Self::Witness(witnessed) => {
                writer = Writer::new("witness");
                witnessed.write(&mut writer);
            }
            Self::GoOn { run } => writer = about_text("go-on", *run, ""),
            Self::Stop { run } => writer = about_text("stop", *run, ""),
        }
        writer.end()
    }

    /// The question that crossed; `None` where it is damaged, or from another version of this program.
    pub fn read(message: Message) -> Option<Self> {
        let mut reader = Reader::new(message);
        let kind = reader.kind();
        let question = match kind.as_str() {
            "present" => {
                let (id, at) = (reader.number("id"), reader.text("at").parse().ok());
                let (started_at_ms, request) = (reader.sound(at), Rc::new(reader.request()));
                let (outcome, timing) = reader.outcome()?;
                let exchange = Rc::new(Exchange { id, started_at_ms, request, outcome, timing });
                Self::Present { exchange, draft: Rc::new(reader.draft()) }
            }
            "try" => Self::Try { setup: Rc::new(reader.setup()), act: reader.act()? },
            "fetched" => {
                let (number, history) = (reader.number(ABOUT), reader.number("history"));
                Self::Fetched { number, texts: reader.found(), history }
            }
            "reply" => {
                let (outcome, timing) = reader.outcome()?;
                let (run, timeout_ms) = (reader.number(ABOUT), reader.optional("timeout"));
                Self::Reply(Reply { run, outcome, timing, timeout_ms })
            }
            "file" => Self::File { run: reader.number(ABOUT), content: reader.optional_bytes("content") },
            "save" => Self::Save(Box::new(Saved::read(&mut reader))),
            "open-file" => Self::Open(Box::new(Opened::read(&mut reader))),
            "time" => Self::Time(Box::new(Timed::read(&mut reader))),
            "witness" => Self::Witness(Box::new(Witnessed::read(&mut reader))),
            kind => {
                let (about, text) = (reader.number(ABOUT), reader.long());
                match kind {
                    "redact" => Self::Redact { revision: about, code: text },
                    "run" => Self::Run { run: about, code: text },
                    "go-on" => Self::GoOn { run: about },
                    "stop" => Self::Stop { run: about },
                    "speak" => Self::Speak { locale: Locale::from_tag(&reader.text("locale"))?, text },
                    kind => Self::with_draft(kind, about, text, &mut reader)?,
                }
            }
        };
        reader.end(question)
    }

    fn with_draft(kind: &str, revision: u32, code: String, reader: &mut Reader) -> Option<Self> {
        let draft = Rc::new(reader.draft());
        Some(match kind {
            "read" => Self::Read { revision, code, draft },
            "write" => Self::Write { revision, code, draft },
            "prepare" => {
                let (origin, boundary) = (reader.text("origin"), reader.text("boundary"));
                Self::Prepare { revision, code, draft, origin, boundary }
            }
            "translate" => {
                let language = reader.language();
                Self::Translate { revision, language, draft, boundary: reader.text("boundary") }
            }
            "curl" => Self::Curl { command: code, draft },
            "share" => {
                let (view, base) = (RequestFace::from_name(&reader.text("view"))?, reader.text("base"));
                let with_secrets = reader.flag("secrets");
                Self::Share(Box::new(Shared { number: revision, draft, code, view, with_secrets, base }))
            }
            _ => return None,
        })
    }
}

/// A question about a revision or a run, and a text that may be long.
fn about_text(kind: &'static str, about: u32, text: &str) -> Writer {
    let mut writer = Writer::new(kind);
    writer.number(ABOUT, about);
    writer.long(text);
    writer
}

impl Writer {
    fn outcome(&mut self, outcome: &Outcome, timing: Timing) {
        let mut pairs = Vec::new();
        write_outcome(&mut pairs, outcome, timing);
        self.text(OUTCOME, &encode(&pairs));
        if let Outcome::Answered(response) = outcome {
            self.bytes(&response.body);
        }
    }
}

impl Reader {
    fn outcome(&mut self) -> Option<(Outcome, Timing)> {
        let pairs = form::decode(&self.text(OUTCOME));
        let is_answered = pairs.iter().any(|(name, _)| name == "status");
        read_outcome(&pairs, is_answered.then(|| self.bytes()))
    }
}

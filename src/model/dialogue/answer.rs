//! What the interpreter answers.

use super::Paper;
use super::figure::Figure;
use super::message::{ABOUT, Message, Reader, Writer};
use crate::formats::Language;
use crate::http::Request;
use crate::locale::{Argument, tr_with};
use crate::model::Draft;
use bytes::Bytes;

/// What the interpreter answers, or says of a program that runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To [`Question::Read`](super::Question::Read).
    Read {
        /// What was asked about.
        revision: u32,
        /// The program's colours.
        colours: Vec<Colour>,
        /// The fields, or why there are none.
        fields: Result<Box<Fields>, CodeFault>,
    },
    /// To [`Question::Write`](super::Question::Write).
    Written {
        /// What was asked about.
        revision: u32,
        /// The program, or why it cannot be changed so. The fault may lie in the program or in what the fields want.
        code: Result<String, CodeFault>,
        /// Its colours.
        colours: Vec<Colour>,
        /// What the fields hold and the program does not say, one sentence each.
        notes: Vec<String>,
    },
    /// To [`Question::Prepare`](super::Question::Prepare).
    Prepared {
        /// What was asked about.
        revision: u32,
        /// The request of `requests`, or the traceback or fault in its place.
        request: Result<Box<PythonRequest>, String>,
    },
    /// To [`Question::Present`](super::Question::Present).
    Presented {
        /// The exchange's number.
        exchange: u32,
        /// What is printed.
        printout: Printout,
    },
    /// To [`Question::Translate`](super::Question::Translate).
    Translated {
        /// What was asked about.
        revision: u32,
        /// The translation.
        translation: Translation,
    },
    /// To [`Question::Curl`](super::Question::Curl).
    Curl {
        /// The fields, or what is wrong with the command.
        fields: Result<Box<Fields>, CodeFault>,
    },
    /// To [`Question::Redact`](super::Question::Redact).
    Redacted {
        /// What was asked about.
        revision: u32,
        /// The program without secrets.
        code: String,
    },
    /// To [`Act::Open`](super::Act::Open): the experiment before it runs, also where it was cancelled before anything was
    /// sent; `None` where its text is no experiment.
    Experiment(Option<Box<Paper>>),
    /// To [`Act::Program`](super::Act::Program): the program.
    Program(String),
    /// An experiment wants texts of the page's own host, and waits for [`Question::Fetched`](super::Question::Fetched).
    Fetch {
        /// Names what is wanted.
        number: u32,
        /// Where they are, from the page's folder on.
        paths: Vec<String>,
        /// Whether what is there is to be deleted.
        delete: bool,
    },
    /// What came of an experiment.
    Evidence {
        /// What was seen, in words and pictures.
        figure: Figure,
        /// The words alone, to be read out.
        told: String,
        /// A URL for the learner to open.
        link: Option<String>,
    },
    /// A picture.
    Drawn {
        /// What it shows.
        picture: Picture,
        /// The number of what was asked about: an exchange's.
        about: u32,
        /// The picture itself.
        figure: Figure,
    },
    /// The program printed this.
    Printed {
        /// Names the run.
        run: u32,
        /// The text.
        text: String,
    },
    /// The program sends this, and waits for [`Question::Reply`](super::Question::Reply).
    Send {
        /// Names the run.
        run: u32,
        /// The request as the browser can send it.
        request: Box<Request>,
        /// The same as fields, for the history.
        draft: Box<Draft>,
        /// `timeout=` in milliseconds.
        timeout_ms: Option<u32>,
        /// Whether redirects are followed.
        follows_redirects: bool,
        /// What a browser does otherwise than `requests` here, one sentence each.
        notes: Vec<String>,
    },
    /// The program opens the file of this name, and waits for [`Question::File`](super::Question::File).
    Open {
        /// Names the run.
        run: u32,
        /// The name.
        name: String,
    },
    /// The program has computed for a while, and waits for [`Question::GoOn`](super::Question::GoOn).
    Paused {
        /// Names the run.
        run: u32,
    },
    /// Where the browser made a difference that the program can see, one sentence each.
    Remarked {
        /// Names the run.
        run: u32,
        /// A sentence.
        note: String,
    },
    /// The program has ended.
    Ended {
        /// Names the run.
        run: u32,
        /// How.
        ending: Ending,
    },
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Where an exchange's time went.
    Timing,
    /// What the server saw.
    Server,
}

impl Picture {
    /// Every picture, each at its own number.
    pub const ALL: [Self; 2] = [Self::Timing, Self::Server];
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// At its last line.
    Done,
    /// With an exception; this is the traceback.
    Raised(String),
    /// The playground ended it; this is why.
    Limited(String),
    /// It was refused before anything was sent.
    Refused(CodeFault),
}

/// What is wrong with a program or a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFault {
    /// The line, counted from 1; 0 where the fault has no place.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The first byte to underline.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
    /// What is wrong and what to do, for a beginner.
    pub words: String,
}

impl CodeFault {
    /// Where it is, as the beginning of a sentence; `None` where it has no place.
    pub fn place_in_words(&self) -> Option<String> {
        let places =
            [("line", Argument::Number(self.line.into())), ("column", Argument::Number(self.column.into()))];
        (self.line > 0).then(|| tr_with("at-place", &places))
    }
}

/// Fields taken from a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// The fields.
    pub draft: Draft,
    /// What the text says and the fields do not hold, one sentence each.
    pub notes: Vec<String>,
}

/// What a stretch of a program is, for its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// White space, operators, brackets, names.
    #[default]
    Plain,
    /// A word that belongs to Python.
    Keyword,
    /// A string or bytes literal.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// A name that is called.
    Call,
    /// The name of an argument: `data=`.
    Argument,
}

/// A stretch of a program that has one colour; the stretches of a program follow each other without a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub length: u32,
}

/// What `requests` sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PythonRequest {
    /// The request line and the header lines, in order.
    pub head: Vec<String>,
    /// For each line of `head`, whether the browser's request has no such line.
    pub marks: Vec<bool>,
    /// The body, with the frames of its chunks.
    pub body: Bytes,
    /// Its `Content-Type`.
    pub media_type: Option<String>,
    /// Where the two requests differ, and why.
    pub differences: Vec<Difference>,
}

/// Where the request of `requests` and that of the browser differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs: a header's name, "Body", "Target".
    pub what: String,
    /// Who sends it.
    pub side: Side,
    /// Why, in a sentence.
    pub why: String,
}

/// Who sends something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// `requests` alone.
    Python,
    /// The browser alone.
    Browser,
    /// Both, in other words.
    #[default]
    Both,
}

/// What Python prints of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printout {
    /// The lines.
    pub lines: Vec<PrintedLine>,
    /// What the browser hid or re-ordered, one sentence each.
    pub notes: Vec<String>,
}

/// A statement, and what it prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedLine {
    /// The statement: `print(response.headers)`.
    pub code: String,
    /// What it prints, or the last line of its traceback.
    pub output: String,
    /// Whether it raises.
    pub raised: bool,
    /// What a beginner should know about it, if anything.
    pub note: String,
}

/// The fields in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The text.
    pub text: String,
    /// The content of a file that holds it, where that is not the text.
    pub bytes: Option<Bytes>,
    /// What a reader should know.
    pub remarks: Vec<String>,
}

impl Answer {
    /// The answer as it crosses.
    ///
    /// ```
    /// use put_playground::model::dialogue::Answer;
    /// let answer = Answer::Printed { run: 1, text: "200\n".to_owned() };
    /// assert_eq!(Answer::read(answer.write()), Some(answer));
    /// ```
    pub fn write(&self) -> Message {
        let mut writer;
        match self {
            Self::Read { revision, colours, fields } => {
                writer = about("read", *revision);
                writer.colours(colours);
                writer.fields(fields);
            }
            Self::Written { revision, code, colours, notes } => {
                writer = about("written", *revision);
                match code {
                    Ok(code) => writer.long(code),
                    Err(fault) => writer.fault(fault),
                }
                writer.colours(colours);
                writer.texts("note", notes);
            }
            Self::Prepared { revision, request } => {
                writer = about("prepared", *revision);
                match request {
                    Ok(request) => write_prepared(&mut writer, request),
                    Err(words) => writer.text("fault", words),
                }
            }
            Self::Presented { exchange, printout } => {
                writer = about("presented", *exchange);
                for line in &printout.lines {
                    writer.text("code", &line.code);
                    writer.text("output", &line.output);
                    writer.text("raised", if line.raised { "1" } else { "" });
                    writer.text("about", &line.note);
                }
                writer.texts("note", &printout.notes);
            }
            Self::Translated { revision, translation } => {
                writer = about("translated", *revision);
                writer.text("language", translation.language.name());
                writer.long(&translation.text);
                writer.optional_bytes("bytes", translation.bytes.as_ref());
                writer.texts("note", &translation.remarks);
            }
            Self::Curl { fields } => {
                writer = about("curl", 0);
                writer.fields(fields);
            }
            Self::Redacted { revision, code } => {
                writer = about("redacted", *revision);
                writer.long(code);
            }
            Self::Experiment(paper) => {
                writer = about("experiment", u32::from(paper.is_some()));
                paper.iter().for_each(|paper| writer.paper(paper));
            }
            Self::Program(code) => {
                writer = about("program", 0);
                writer.long(code);
            }
            Self::Fetch { number, paths, delete } => {
                writer = about("fetch", *number);
                writer.texts("path", paths);
                writer.flag("delete", *delete);
            }
            Self::Evidence { figure, told, link } => {
                writer = about("evidence", 0);
                writer.figure(figure);
                writer.text("told", told);
                link.iter().for_each(|link| writer.text("link", link));
            }
            Self::Drawn { picture, about: number, figure } => {
                writer = about("drawn", *number);
                writer.number("picture", *picture as u32);
                writer.figure(figure);
            }
            Self::Printed { run, text } => {
                writer = about("printed", *run);
                writer.long(text);
            }
            Self::Send { run, request, draft, timeout_ms, follows_redirects, notes } => {
                writer = about("send", *run);
                writer.request(request);
                writer.draft(draft);
                writer.optional("timeout", *timeout_ms);
                writer.flag("follows", *follows_redirects);
                writer.texts("note", notes);
            }
            Self::Open { run, name } => {
                writer = about("open", *run);
                writer.text("name", name);
            }
            Self::Paused { run } => writer = about("paused", *run),
            Self::Remarked { run, note } => {
                writer = about("remarked", *run);
                writer.text("note", note);
            }
            Self::Ended { run, ending } => {
                writer = about("ended", *run);
                match ending {
                    Ending::Done => writer.flag("done", true),
                    Ending::Raised(traceback) => writer.text("raised", traceback),
                    Ending::Limited(why) => writer.text("limited", why),
                    Ending::Refused(fault) => writer.fault(fault),
                }
            }
        }
        writer.end()
    }

    /// The answer that crossed; `None` where it is damaged, or from another version of this program.
    pub fn read(message: Message) -> Option<Self> {
        let mut reader = Reader::new(message);
        let kind = reader.kind();
        let about = reader.number(ABOUT);
        let answer = match kind.as_str() {
            "read" => Self::Read { revision: about, colours: reader.colours(), fields: reader.fields() },
            "written" => {
                let code = match reader.fault() {
                    Some(fault) => Err(fault),
                    None => Ok(reader.long()),
                };
                let (colours, notes) = (reader.colours(), reader.texts("note"));
                Self::Written { revision: about, code, colours, notes }
            }
            "prepared" => {
                let request = match reader.find("fault") {
                    Some(words) => Err(words),
                    None => Ok(Box::new(read_prepared(&mut reader))),
                };
                Self::Prepared { revision: about, request }
            }
            "presented" => {
                let mut lines = Vec::new();
                let [code, output, raised, notes] = reader.columns(["code", "output", "raised", "about"]);
                for (((code, output), raised), note) in code.zip(output).zip(raised).zip(notes) {
                    lines.push(PrintedLine { code, output, raised: !raised.is_empty(), note });
                }
                let printout = Printout { lines, notes: reader.texts("note") };
                Self::Presented { exchange: about, printout }
            }
            "translated" => {
                let translation = Translation {
                    language: reader.language(),
                    text: reader.long(),
                    bytes: reader.optional_bytes("bytes"),
                    remarks: reader.texts("note"),
                };
                Self::Translated { revision: about, translation }
            }
            "curl" => Self::Curl { fields: reader.fields() },
            "redacted" => Self::Redacted { revision: about, code: reader.long() },
            "experiment" => Self::Experiment((about > 0).then(|| Box::new(reader.paper()))),
            "program" => Self::Program(reader.long()),
            "fetch" => {
                let (paths, delete) = (reader.texts("path"), reader.flag("delete"));
                Self::Fetch { number: about, paths, delete }
            }
            "evidence" => {
                let figure = reader.figure();
                Self::Evidence { figure, told: reader.text("told"), link: reader.find("link") }
            }
            "drawn" => {
                let picture = Picture::ALL.get(reader.number("picture") as usize);
                Self::Drawn { picture: *picture?, about, figure: reader.figure() }
            }
            "printed" => Self::Printed { run: about, text: reader.long() },
            "send" => Self::Send {
                run: about,
                request: Box::new(reader.request()),
                draft: Box::new(reader.draft()),
                timeout_ms: reader.optional("timeout"),
                follows_redirects: reader.flag("follows"),
                notes: reader.texts("note"),
            },
            "open" => Self::Open { run: about, name: reader.text("name") },
            "paused" => Self::Paused { run: about },
            "remarked" => Self::Remarked { run: about, note: reader.text("note") },
            "ended" => {
                let ending = if let Some(traceback) = reader.find("raised") {
                    Ending::Raised(traceback)
                } else if let Some(why) = reader.find("limited") {
                    Ending::Limited(why)
                } else if let Some(fault) = reader.fault() {
                    Ending::Refused(fault)
                } else {
                    reader.is_damaged |= !reader.flag("done");
                    Ending::Done
                };
                Self::Ended { run: about, ending }
            }
            _ => return None,
        };
        reader.end(answer)
    }
}

fn about(kind: &'static str, about: u32) -> Writer {
    let mut writer = Writer::new(kind);
    writer.number(ABOUT, about);
    writer
}

fn write_prepared(writer: &mut Writer, request: &PythonRequest) {
    writer.texts("head", &request.head);
    let marks: String = request.marks.iter().map(|mark| if *mark { '1' } else { '0' }).collect();
    writer.text("marks", &marks);
    writer.bytes(&request.body);
    if let Some(media_type) = &request.media_type {
        writer.text("type", media_type);
    }
    for difference in &request.differences {
        writer.text("what", &difference.what);
        writer.text("side", SIDES[difference.side as usize].1);
        writer.text("why", &difference.why);
    }
}

fn read_prepared(reader: &mut Reader) -> PythonRequest {
    let mut differences = Vec::new();
    let [what, side, why] = reader.columns(["what", "side", "why"]);
    for ((what, side), why) in what.zip(side).zip(why) {
        let side = SIDES.into_iter().find(|(_, name)| *name == side);
        differences.push(Difference { what, side: side.map(|(side, _)| side).unwrap_or_default(), why });
    }
    PythonRequest {
        head: reader.texts("head"),
        marks: reader.text("marks").bytes().map(|mark| mark == b'1').collect(),
        body: reader.bytes(),
        media_type: reader.find("type"),
        differences,
    }
}

/// The names of the sides, each at its own number.
const SIDES: [(Side, &str); 3] = [(Side::Python, "python"), (Side::Browser, "browser"), (Side::Both, "both")];

//! An answer as it crosses from the interpreter to the page.

use super::{
    Answer, Difference, Ending, Found, Picture, PrintedLine, Printout, PythonRequest, Side, Translation,
};
use crate::model::dialogue::message::{ABOUT, Message, Reader, Writer};

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
            Self::Shared { number, text, has_secrets } => {
                writer = about("shared", *number);
                writer.long(text);
                writer.flag("secrets", *has_secrets);
            }
            Self::File { name, text, words } => {
                writer = about("file", 0);
                writer.long(text);
                writer.text("name", name);
                writer.text("words", words);
            }
            Self::Found(found) => {
                writer = about("found", 0);
                match found {
                    Ok(found) => found.write(&mut writer),
                    Err(fault) => writer.fault(fault),
                }
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
            "shared" => {
                let text = reader.long();
                Self::Shared { number: about, text, has_secrets: reader.flag("secrets") }
            }
            "file" => {
                Self::File { text: reader.long(), name: reader.text("name"), words: reader.text("words") }
            }
            "found" => Self::Found(match reader.fault() {
                Some(fault) => Err(fault),
                None => Ok(Box::new(Found::read(&mut reader))),
            }),
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

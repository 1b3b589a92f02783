//! What page and interpreter say to each other arrives as it was said, and damage on the way is noticed without harm.
#![allow(clippy::unwrap_used)]

mod any_draft;
mod every_failure;

use any_draft::{bytes, draft};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use put_playground::formats::Language;
use put_playground::http::{
    Exchange, Failure, HeaderList, Method, Outcome, Request, Response, Timing, Visibility,
};
use put_playground::locale::Locale;
use put_playground::model::RequestFace;
use put_playground::model::dialogue::figure::{Attribute, Figure, MAX_DEPTH, Tag};
use put_playground::model::dialogue::message::Message;
use put_playground::model::dialogue::{
    Act, Answer, CodeFault, Colour, Difference, Ending, Fields, FileKind, Found, Kind, Opened, Paper,
    Picture, PrintedLine, Printout, PythonRequest, Question, Reply, Saved, Setup, Shared, Side, Stored,
    Timed, Translation, Witnessed,
};
use std::rc::Rc;

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(any::<String>(), 0..3)
}

fn headers() -> impl Strategy<Value = HeaderList> {
    vec((any::<String>(), any::<String>()), 0..3).prop_map(HeaderList::from_iter)
}

prop_compose! {
    fn request()(
        method in select(&Method::ALL[..]),
        url in any::<String>(),
        headers in headers(),
        dropped in headers(),
        body in of(bytes()),
    ) -> Request {
        Request { method, url, headers, dropped, body }
    }
}

prop_compose! {
    fn response()(
        (status, size, redirected) in any::<(u16, u64, bool)>(),
        visibility in select(
            &[Visibility::SameOrigin, Visibility::CrossOrigin, Visibility::WithCredentials][..],
        ),
        (reason, url) in any::<(String, String)>(),
        headers in headers(),
        body in bytes(),
    ) -> Response {
        Response { status, reason, headers, body, size, url, redirected, visibility }
    }
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let failure = prop_oneof![
        select(every_failure::all()),
        any::<u32>().prop_map(|after_ms| Failure::TimedOut { after_ms }),
        any::<u16>().prop_map(|status| Failure::BodyUnreadable { status }),
        any::<String>().prop_map(|reason| Failure::Refused { reason }),
    ];
    prop_oneof![
        response().prop_map(|response| Outcome::Answered(Rc::new(response))),
        failure.prop_map(Outcome::Failed)
    ]
}

fn timing() -> impl Strategy<Value = Timing> {
    any::<(Option<u64>, u64)>().prop_map(|(headers_us, total_us)| Timing { headers_us, total_us })
}

prop_compose! {
    fn timed()(
        (exchange, headers_us, total_us) in any::<(u32, Option<u64>, u64)>(),
        (entry, server_timing) in any::<(String, String)>(),
        [is_cross, is_worker, is_kept] in any::<[bool; 3]>(),
    ) -> Timed {
        Timed { exchange, entry, headers_us, total_us, server_timing, is_cross, is_worker, is_kept }
    }
}

prop_compose! {
    fn stored()((status, media_type) in any::<(u16, String)>(), body in bytes()) -> Stored {
        Stored { status, media_type, body }
    }
}

prop_compose! {
    fn witnessed()(
        (exchange, is_worker, request_id, url) in any::<(u32, bool, String, String)>(),
        (log, stored) in (bytes(), of(stored())),
        status in any::<u16>(),
    ) -> Witnessed {
        Witnessed { exchange, status, request_id, log, url, stored, is_worker }
    }
}

fn question() -> impl Strategy<Value = Question> {
    let coded = (any::<u32>(), any::<String>(), draft(), any::<String>(), any::<String>(), 0_u8..9);
    let coded = coded.prop_map(|(revision, code, draft, origin, boundary, kind)| match kind {
        0 => Question::Read { revision, code, draft },
        1 => Question::Write { revision, code, draft },
        2 => Question::Prepare { revision, code, draft, origin, boundary },
        3 => Question::Curl { command: code, draft },
        6 => {
            let (kind, entries) = (FileKind::ALL[origin.len() % 3], vec![origin, boundary.clone()]);
            Question::Save(Box::new(Saved {
                kind,
                draft,
                code,
                with_secrets: revision > 9,
                entries,
                boundary,
            }))
        }
        7 => Question::Open(Box::new(Opened { name: origin, content: code.into(), draft })),
        4 | 5 => {
            let (number, base, with_secrets) = (revision, boundary, kind == 4);
            let view = RequestFace::ALL[origin.len() % 3];
            Question::Share(Box::new(Shared { number, draft, code, view, with_secrets, base }))
        }
        _ => Question::Redact { revision, code },
    });
    let act = prop_oneof![
        Just(Act::Open),
        Just(Act::Look),
        any::<[u32; 2]>().prop_map(|[at, count]| Act::Program { at, count }),
        any::<[u32; 3]>().prop_map(|[run, prediction, count]| Act::Start { run, prediction, count }),
    ];
    let tried = (any::<[String; 4]>(), act).prop_map(|([slug, words, index, sandbox], act)| Question::Try {
        setup: Rc::new(Setup { slug, words, index, sandbox }),
        act,
    });
    let fetched = (any::<[u32; 2]>(), vec(any::<Option<String>>(), 0..4))
        .prop_map(|([number, history], texts)| Question::Fetched { number, texts, history });
    let language = select(&Language::ALL[..]);
    let translated = (any::<u32>(), language, draft(), any::<String>()).prop_map(
        |(revision, language, draft, boundary)| Question::Translate { revision, language, draft, boundary },
    );
    let presented = (any::<u32>(), any::<u64>(), request(), outcome(), timing(), draft()).prop_map(
        |(id, started_at_ms, request, outcome, timing, draft)| {
            let exchange = Exchange { id, started_at_ms, request: Rc::new(request), outcome, timing };
            Question::Present { exchange: Rc::new(exchange), draft }
        },
    );
    let run = (any::<u32>(), any::<String>(), of(bytes()), 0_u8..4);
    let run = run.prop_map(|(run, code, content, kind)| match kind {
        0 => Question::Run { run, code },
        1 => Question::File { run, content },
        2 => Question::GoOn { run },
        _ => Question::Stop { run },
    });
    let reply = (any::<u32>(), outcome(), timing(), any::<Option<u32>>());
    let reply = reply.prop_map(|(run, outcome, timing, timeout_ms)| {
        Question::Reply(Reply { run, outcome, timing, timeout_ms })
    });
    let time = timed().prop_map(|timed| Question::Time(Box::new(timed)));
    let witness = witnessed().prop_map(|witnessed| Question::Witness(Box::new(witnessed)));
    let spoken = (select(&Locale::ALL[..]), any::<String>());
    let spoken = spoken.prop_map(|(locale, text)| Question::Speak { locale, text });
    prop_oneof![tried, fetched, coded, translated, presented, run, reply, time, witness, spoken]
}

prop_compose! {
    fn fault()([line, column, start, end] in any::<[u32; 4]>(), words in any::<String>()) -> CodeFault {
        CodeFault { line, column, start, end, words }
    }
}

fn fields() -> impl Strategy<Value = Result<Box<Fields>, CodeFault>> {
    prop_oneof![
        (draft(), texts())
            .prop_map(|(draft, notes)| Ok(Box::new(Fields { draft: Rc::unwrap_or_clone(draft), notes }))),
        fault().prop_map(Err)
    ]
}

const KINDS: [Kind; 7] =
    [Kind::Plain, Kind::Keyword, Kind::Text, Kind::Number, Kind::Comment, Kind::Call, Kind::Argument];

fn colours() -> impl Strategy<Value = Vec<Colour>> {
    vec((select(&KINDS[..]), any::<u32>()).prop_map(|(kind, length)| Colour { kind, length }), 0..6)
}

prop_compose! {
    fn python_request()(
        lines in vec(any::<(String, bool)>(), 0..4),
        body in bytes(),
        media_type in any::<Option<String>>(),
        differences in vec((any::<String>(), select(&[Side::Python, Side::Browser, Side::Both][..]), any::<String>()), 0..3),
    ) -> PythonRequest {
        let (head, marks) = lines.into_iter().unzip();
        let differences = differences.into_iter().map(|(what, side, why)| Difference { what, side, why }).collect();
        PythonRequest { head, marks, body, media_type, differences }
    }
}

fn figure() -> impl Strategy<Value = Figure> {
    let text = any::<String>().prop_map(Figure::Text);
    text.prop_recursive(4, 24, 4, |inner| {
        let attributes = vec((select(Attribute::ALL), any::<String>()), 0..3);
        let element = (select(Tag::ALL), attributes, vec(inner, 0..4));
        element.prop_map(|(tag, attributes, children)| Figure::Element { tag, attributes, children })
    })
}

prop_compose! {
    fn paper()(
        [title, claim, question, absent] in any::<[String; 4]>(),
        (choices, programs) in (texts(), texts()),
        sources in vec(any::<(String, String)>(), 0..3),
        (count, fixed, times) in any::<(Option<u32>, u32, u32)>(),
        (needs_cache, lacks) in any::<(bool, bool)>(),
    ) -> Paper {
        Paper {
            title, claim, question, choices, count, fixed, times, programs, sources, absent, needs_cache, lacks
        }
    }
}

fn answer() -> impl Strategy<Value = Answer> {
    let read = (any::<u32>(), colours(), fields()).prop_map(|(revision, colours, fields)| Answer::Read {
        revision,
        colours,
        fields,
    });
    let code = prop_oneof![any::<String>().prop_map(Ok), fault().prop_map(Err)];
    let written = (any::<u32>(), code, colours(), texts())
        .prop_map(|(revision, code, colours, notes)| Answer::Written { revision, code, colours, notes });
    let request_or_words = prop_oneof![
        python_request().prop_map(|request| Ok(Box::new(request))),
        any::<String>().prop_map(Err)
    ];
    let prepared = (any::<u32>(), request_or_words)
        .prop_map(|(revision, request)| Answer::Prepared { revision, request });
    let line = any::<(String, String, bool, String)>().prop_map(|(code, output, raised, note)| PrintedLine {
        code,
        output,
        raised,
        note,
    });
    let presented = (any::<u32>(), vec(line, 0..3), texts()).prop_map(|(exchange, lines, notes)| {
        Answer::Presented { exchange, printout: Printout { lines, notes } }
    });
    let translation = (select(&Language::ALL[..]), any::<String>(), of(bytes()), texts())
        .prop_map(|(language, text, bytes, remarks)| Translation { language, text, bytes, remarks });
    let translated = (any::<u32>(), translation)
        .prop_map(|(revision, translation)| Answer::Translated { revision, translation });
    let curl = fields().prop_map(|fields| Answer::Curl { fields });
    let found = (fields(), texts(), any::<[String; 2]>()).prop_map(|(fields, entries, [code, words])| {
        let found = |fields: Box<Fields>| {
            let draft = (code.len() > 2).then_some(fields.draft);
            Box::new(Found { draft, code, entries, words })
        };
        Answer::Found(fields.map(found))
    });
    let send = (any::<u32>(), request(), draft(), any::<Option<u32>>(), any::<bool>(), texts()).prop_map(
        |(run, request, draft, timeout_ms, follows_redirects, notes)| Answer::Send {
            run,
            request: Box::new(request),
            draft: Box::new(Rc::unwrap_or_clone(draft)),
            timeout_ms,
            follows_redirects,
            notes,
        },
    );
    let said = (any::<u32>(), any::<String>(), 0_u8..5).prop_map(|(run, text, kind)| match kind {
        0 if run % 3 == 0 => Answer::File { name: text.clone(), words: text.clone(), text },
        0 if run % 2 == 0 => Answer::Shared { number: run, has_secrets: text.len() > 3, text },
        0 => Answer::Redacted { revision: run, code: text },
        1 => Answer::Printed { run, text },
        2 => Answer::Open { run, name: text },
        3 => Answer::Paused { run },
        _ => Answer::Remarked { run, note: text },
    });
    let ending = prop_oneof![
        Just(Ending::Done),
        any::<String>().prop_map(Ending::Raised),
        any::<String>().prop_map(Ending::Limited),
        fault().prop_map(Ending::Refused),
    ];
    let ended = (any::<u32>(), ending).prop_map(|(run, ending)| Answer::Ended { run, ending });
    let tried =
        prop_oneof![
            of(paper()).prop_map(|paper| Answer::Experiment(paper.map(Box::new))),
            any::<String>().prop_map(Answer::Program),
            (any::<u32>(), texts(), any::<bool>()).prop_map(|(number, paths, delete)| Answer::Fetch {
                number,
                paths,
                delete
            }),
            (figure(), any::<String>(), of(any::<String>()))
                .prop_map(|(figure, told, link)| Answer::Evidence { figure, told, link }),
        ];
    let drawn = (select(&Picture::ALL[..]), any::<u32>(), figure())
        .prop_map(|(picture, about, figure)| Answer::Drawn { picture, about, figure });
    prop_oneof![
        read,
        written,
        prepared,
        presented,
        translated,
        prop_oneof![curl, found],
        send,
        said,
        ended,
        drawn,
        tried
    ]
}

/// A message after something befell it.
fn damaged(mut message: Message, at: Index, byte: &str, loses_an_attachment: bool) -> Message {
    if loses_an_attachment {
        message.attachments.pop();
    }
    let place = at.index(message.text.len());
    message.text.replace_range(place..=place, byte);
    message
}

proptest! {
    #[test]
    fn a_question_arrives_as_it_was_asked(question in question()) {
        prop_assert_eq!(Question::read(question.write()), Some(question));
    }

    #[test]
    fn an_answer_arrives_as_it_was_given(answer in answer()) {
        prop_assert_eq!(Answer::read(answer.write()), Some(answer));
    }

    #[test]
    fn damage_does_no_harm(
        (question, answer) in (question(), answer()),
        (at, byte, loses) in (any::<Index>(), "[%&=+.a0 -]", any::<bool>()),
    ) {
        let _ = Question::read(damaged(question.write(), at, &byte, loses));
        let _ = Answer::read(damaged(answer.write(), at, &byte, loses));
    }

    #[test]
    fn a_lost_attachment_is_noticed((question, answer) in (question(), answer())) {
        let (mut asked, mut given) = (question.write(), answer.write());
        if asked.attachments.pop().is_some() {
            prop_assert_eq!(Question::read(asked), None);
        }
        if given.attachments.pop().is_some() {
            prop_assert_eq!(Answer::read(given), None);
        }
    }

    #[test]
    fn a_damaged_picture_does_no_harm(figure in figure(), at in any::<Index>(), byte in any::<u8>()) {
        let mut message = drawn(figure).write();
        let mut bytes = message.attachments[0].to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        message.attachments[0] = bytes.into();
        let _ = Answer::read(message.clone());
        message.attachments[0].truncate(at);
        prop_assert_eq!(Answer::read(message), None);
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>(), attachments in vec(bytes(), 0..3)) {
        let message = Message { text, attachments };
        let _ = (Question::read(message.clone()), Answer::read(message));
    }
}

#[test]
fn what_is_no_message_is_none() {
    for text in [
        "",
        "is=",
        "is=run",
        "is=run&of=x",
        "is=brew&of=1",
        "is=reply&of=1&outcome=status%3D200",
        "is=ended&of=1",
    ] {
        let message = Message { text: text.to_owned(), attachments: Vec::new() };
        assert_eq!(Question::read(message.clone()), None, "{text}");
        assert_eq!(Answer::read(message), None, "{text}");
    }
}

fn drawn(figure: Figure) -> Answer {
    Answer::Drawn { picture: Picture::Timing, about: 1, figure }
}

/// A picture as deep as this.
fn nested(depth: u8) -> Figure {
    (0..depth).fold(Figure::from("deep"), |inner, _| Figure::new(Tag::Div).holding([inner]))
}

#[test]
fn a_picture_may_be_so_deep_and_no_deeper() {
    let deep = drawn(nested(MAX_DEPTH));
    assert_eq!(Answer::read(deep.write()), Some(deep));
    assert_eq!(Answer::read(drawn(nested(MAX_DEPTH + 1)).write()), None);
}

#[test]
fn a_picture_has_no_names_but_its_own() {
    let names: Vec<&str> = Tag::ALL.iter().map(|tag| tag.name()).collect();
    for bad in [
        "script",
        "style",
        "a",
        "iframe",
        "object",
        "embed",
        "img",
        "image",
        "use",
        "foreignObject",
        "animate",
        "form",
        "input",
        "link",
        "meta",
        "base",
    ] {
        assert!(!names.contains(&bad), "{bad}");
    }
    for name in Attribute::ALL.iter().map(|attribute| attribute.name()) {
        assert!(!name.starts_with("on"), "{name}");
        assert!(!["href", "src", "style", "id", "target", "xlink:href", "srcdoc"].contains(&name), "{name}");
    }
    for (at, number) in [(0, Tag::ALL.len()), (5, Attribute::ALL.len())] {
        let mut message = drawn(Figure::new(Tag::P).with(Attribute::Class, "x")).write();
        let mut bytes = message.attachments[0].to_vec();
        bytes[at] = u8::try_from(number).unwrap();
        message.attachments[0] = bytes.into();
        assert_eq!(Answer::read(message), None);
    }
}

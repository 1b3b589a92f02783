//! Every language has the same words: the same headers, rules, codes, failures, examples, steps and sources, in the same
//! order. Only the sentences differ, and none is left in English.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod languages;

use languages::{file, in_each_language, speak};
use put_playground::explain::{
    Moment, failure, forbidden, headers, parse_headers, parse_statuses, sentence, status, value,
};
use put_playground::http::{Failure, Method, Request};
use put_playground::lesson::experiment::{EXPERIMENTS, Experiment, read};
use put_playground::lesson::{self, Block, CHAPTERS, Span, spans};
use put_playground::locale::Locale;
use std::collections::{BTreeMap, BTreeSet};

const OTHERS: [Locale; 1] = [Locale::Spanish];

/// 15 November 1994, 15:04:05 GMT; an hour later on the clock on the wall.
const MOMENT: Moment = Moment { now: 784_911_845, offset: |_| 60 };

/// The gaps of a sentence, without the nouns of counted ones.
fn gaps(text: &str) -> BTreeSet<&str> {
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.map(|(gap, _)| gap.split(':').next().unwrap_or(gap)).collect()
}

fn without_gaps(text: &str) -> String {
    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect()
}

/// No word that every English text has and no Spanish one.
fn assert_not_english(text: &str) {
    let text = without_gaps(text);
    let is_english =
        |word: &str| ["the", "of", "is", "and", "with", "that", "this", "server"].contains(&word);
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    assert_eq!(words.filter(|word| is_english(word)).collect::<Vec<_>>(), Vec::<&str>::new(), "{text}");
}

/// Words that are the same in two languages: names, and signs with gaps.
fn is_the_same_in_both(text: &str) -> bool {
    let bare = without_gaps(text);
    let names = [
        "Brotli",
        "gzip",
        "deflate",
        "zstd",
        "compress",
        "SHA-256",
        "SHA-512",
        "GitHub",
        "Hindi",
        "WebDAV: .",
        "HTTP/2",
        "byte/bytes",
        "scripts: ",
        "workers: ",
        " ms",
        "https://",
        "http://",
        " (HTTP/)",
    ];
    names.contains(&bare.as_str()) || names.contains(&text) || !bare.contains(char::is_alphabetic)
}

/// A translated sentence: other words, the same gaps, and an end of the same kind.
fn assert_translated(english: &str, other: &str) {
    assert!(english != other || is_the_same_in_both(english), "still in English: {english}");
    assert_eq!(english.is_empty(), other.is_empty(), "{english}: {other}");
    assert_eq!(english.ends_with('.'), other.ends_with('.'), "{english}: {other}");
    assert!(!other.contains("  "), "{other}");
    assert_not_english(other);
}

/// The same, for a sentence that stands beside something.
fn assert_short(english: &str, other: &str) {
    assert_translated(english, other);
    assert!(other.chars().count() <= 200, "{} characters: {other}", other.chars().count());
}

#[test]
fn headers_and_their_rules_are_the_same() {
    let english = parse_headers(file(Locale::English, "headers.txt"));
    for locale in OTHERS {
        let other = parse_headers(file(locale, "headers.txt"));
        assert_eq!(other.errors, []);
        let data = |rows: &[put_playground::explain::HeaderRow]| {
            rows.iter().map(|row| (row.name, row.direction, row.source, row.on_mdn)).collect::<Vec<_>>()
        };
        assert_eq!(data(&other.rows), data(&english.rows));
        for (row, theirs) in english.rows.iter().zip(&other.rows) {
            assert_short(row.says, theirs.says);
        }
        assert_eq!(other.readers.len(), english.readers.len());
        for (reader, theirs) in english.readers.iter().zip(&other.readers) {
            assert_eq!((theirs.name, theirs.separator), (reader.name, reader.separator));
            assert_translated(reader.frame, theirs.frame);
            let patterns = |rules: &[put_playground::explain::Rule]| {
                rules.iter().map(|rule| (rule.turn, rule.pattern)).collect::<Vec<_>>()
            };
            assert_eq!(patterns(&theirs.rules), patterns(&reader.rules), "{}", reader.name);
            for (rule, theirs) in reader.rules.iter().zip(&theirs.rules) {
                assert_eq!(gaps(rule.says), gaps(theirs.says), "{}: {}", reader.name, rule.pattern);
                assert_eq!(rule.says.contains('/'), theirs.says.contains('/'), "{}", theirs.says);
                assert_short(rule.says, theirs.says);
            }
        }
    }
}

#[test]
fn statuses_are_the_same() {
    let english = parse_statuses(file(Locale::English, "statuses.txt")).rows;
    for locale in OTHERS {
        let other = parse_statuses(file(locale, "statuses.txt"));
        assert_eq!(other.errors, []);
        assert_eq!(other.rows.len(), english.len());
        for (row, theirs) in english.iter().zip(&other.rows) {
            assert_eq!((theirs.code, theirs.reason, theirs.source), (row.code, row.reason, row.source));
            assert_short(row.meaning, theirs.meaning);
            assert_short(row.next.unwrap_or_default(), theirs.next.unwrap_or_default());
            assert_eq!(row.by_method.len(), theirs.by_method.len(), "{}", row.code);
            for (note, theirs) in row.by_method.iter().zip(&theirs.by_method) {
                assert_eq!(note.methods, theirs.methods, "{}", row.code);
                assert_short(note.meaning, theirs.meaning);
                assert_short(note.next.unwrap_or_default(), theirs.next.unwrap_or_default());
            }
        }
    }
}

/// The fields behind each key of `failures.txt`.
fn failures(locale: Locale) -> BTreeMap<&'static str, Vec<&'static str>> {
    let lines =
        file(locale, "failures.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
    let rows = lines.map(|line| line.split_once(" | ").unwrap_or_else(|| panic!("{line}")));
    rows.map(|(key, fields)| (key, fields.split('|').map(str::trim).collect())).collect()
}

#[test]
fn failures_are_the_same() {
    let english = failures(Locale::English);
    for locale in OTHERS {
        let other = failures(locale);
        assert!(other.keys().eq(english.keys()));
        for (key, fields) in &english {
            assert_eq!(other[key].len(), fields.len(), "{key}");
            for (field, theirs) in fields.iter().zip(&other[key]) {
                let condition =
                    |field: &str| field.starts_with('?').then(|| field.split(' ').next().unwrap().to_owned());
                assert_eq!(condition(theirs), condition(field), "{key}");
                assert_eq!(gaps(theirs), gaps(field), "{key}");
                assert_translated(field, theirs);
            }
        }
    }
}

/// What a block holds beside its words.
fn data(block: &Block) -> String {
    match block {
        Block::Heading(_) => "heading".to_owned(),
        Block::Text(_) => "text".to_owned(),
        Block::List(items) => format!("{} items", items.len()),
        Block::Table { head, rows } => format!("{}x{}", head.len(), rows.len()),
        Block::Example(example) => format!("{:?}", lesson::Example { title: "", ..(*example).clone() }),
        Block::Step(step) => format!("{:?}", lesson::Step { text: "", ..(*step).clone() }),
        Block::Experiment(name) => (*name).to_owned(),
        // The document and its section stay, what they are about is said in the language.
        Block::Sources(sources) => {
            let documents = sources.iter().map(|(label, address)| (label.split(": ").next(), *address));
            format!("{:?}", documents.collect::<Vec<_>>())
        }
    }
}

fn words(block: &Block) -> Vec<&'static str> {
    match block {
        Block::Heading(text) | Block::Text(text) => vec![text],
        Block::List(items) => items.to_vec(),
        Block::Table { head, rows } => head.iter().chain(rows.iter().copied().flatten()).copied().collect(),
        Block::Step(step) => vec![step.text],
        Block::Example(example) => vec![example.title],
        Block::Experiment(_) | Block::Sources(_) => Vec::new(),
    }
}

/// What stands in code: the names that a chapter teaches, in every language.
fn code(blocks: &[Block]) -> BTreeSet<&str> {
    let spans = blocks.iter().flat_map(words).flat_map(spans);
    spans.filter_map(|span| if let Span::Code(code) = span { Some(code) } else { None }).collect()
}

#[test]
fn chapters_are_the_same() {
    for chapter in &CHAPTERS {
        let name = format!("lesson/{}.txt", chapter.slug);
        let english = lesson::parse(file(Locale::English, &name)).blocks;
        for locale in OTHERS {
            let other = lesson::parse(file(locale, &name));
            assert_eq!(other.errors, [], "{name}");
            let data = |blocks: &[Block]| blocks.iter().map(data).collect::<Vec<_>>();
            assert_eq!(data(other.blocks), data(english), "{name}");
            assert_eq!(code(other.blocks), code(english), "{name}");
            for (block, theirs) in english.iter().zip(other.blocks) {
                for (text, theirs) in words(block).into_iter().zip(words(theirs)) {
                    // Cells of tables may be code, numbers and methods alone.
                    let is_code = spans(text).iter().all(|span| {
                        matches!(span, Span::Code(_)) || span.text().chars().all(|c| !c.is_lowercase())
                    });
                    if !is_code && !["requests", "Content-Type", "no"].contains(&text) {
                        assert_translated_text(text, theirs);
                    }
                }
            }
        }
    }
}

/// A program without what may be said in the reader's language: comments and what is printed.
fn without_words(python: &str) -> String {
    let line = |line: &str| match line.split_once("print(") {
        Some((before, printed)) => {
            // Of what is printed, the text goes: every second piece between quotes, unless it is an index.
            let pieces = printed.split('\'').enumerate();
            let code: Vec<&str> =
                pieces.filter(|(at, piece)| at % 2 == 0 || !piece.contains(' ')).map(|(_, p)| p).collect();
            format!("{before}print({}", code.join("'"))
        }
        None => line.split('#').next().unwrap_or_default().trim_end().to_owned(),
    };
    python.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn experiments_are_the_same() {
    let read = |locale: Locale, slug: &str| {
        let read = read(file(locale, &format!("experiments/{slug}.txt")));
        assert_eq!(read.errors, [], "{slug}");
        read.experiment
    };
    for entry in &EXPERIMENTS {
        let english = read(Locale::English, entry.slug);
        for locale in OTHERS {
            let other = read(locale, entry.slug);
            let data = |one: &Experiment| {
                let programs = one.programs.iter().map(|p| (p.fixed, p.times, without_words(p.python)));
                let documents = one.sources.iter().map(|(label, at)| (label.split(": ").next(), *at));
                let documents: Vec<_> = documents.collect();
                let shape = (one.choices.len(), one.right, one.count, one.needs, one.columns.len());
                format!("{shape:?} {:?} {documents:?} {:?}", one.pictures, programs.collect::<Vec<_>>())
            };
            assert_eq!(data(&other), data(&english), "{}", entry.slug);
            let mut pairs = vec![
                (english.title, other.title),
                (english.claim, other.claim),
                (english.question, other.question),
                (english.because, other.because),
                (english.absent, other.absent),
            ];
            pairs.extend(english.choices.iter().copied().zip(other.choices.iter().copied()));
            pairs.extend(english.columns.iter().copied().zip(other.columns.iter().copied()));
            let titles = english.programs.iter().zip(&other.programs);
            pairs.extend(titles.map(|(one, theirs)| (one.title, theirs.title)));
            pairs.extend(said_alike(&english, &other));
            for (text, theirs) in pairs {
                let names = [
                    "If-Match",
                    "Bytes",
                    "data=",
                    "json=",
                    "files=",
                    "closed",
                    "simple",
                    "open",
                    "credentials",
                ];
                if !text.is_empty() && !names.contains(&text.trim_matches('`')) {
                    assert_translated_text(text, theirs);
                }
            }
        }
    }
    // What is said of all of them is no experiment by itself, so not everything is there.
    let common =
        |locale: Locale| put_playground::lesson::experiment::read(file(locale, "experiments/common.txt"));
    for locale in OTHERS {
        for (text, theirs) in said_alike(&common(Locale::English).experiment, &common(locale).experiment) {
            if text != "{title} · {size} bytes" {
                assert_translated_text(text, theirs);
            }
        }
    }
}

/// The same findings in the same order, with the same gaps and the same kind of end.
fn said_alike(english: &Experiment, other: &Experiment) -> Vec<(&'static str, &'static str)> {
    assert_eq!(english.words.len(), other.words.len());
    let pairs = english.words.iter().zip(&other.words);
    let pair = |((name, text), (own, theirs)): (&(&'static str, &'static str), &(&str, &'static str))| {
        assert_eq!(name, own);
        assert_eq!(gaps(text), gaps(theirs), "{theirs}");
        assert_eq!(text.ends_with('.'), theirs.ends_with('.'), "{theirs}");
        (*text, *theirs)
    };
    pairs.map(pair).collect()
}

/// The messages of a Fluent file.
fn messages(text: &'static str) -> BTreeMap<&'static str, String> {
    let mut messages = BTreeMap::<&str, String>::new();
    let mut open = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" = ") {
            Some((key, value)) if !line.starts_with(' ') => {
                open = key;
                messages.insert(key, value.to_owned());
            }
            _ => messages.entry(open).or_default().push_str(line),
        }
    }
    messages
}

/// What page and interpreter say themselves: nothing is left in English.
#[test]
fn messages_are_translated() {
    // Bytes are bytes in both, and so are names.
    let same = ["count-bytes", "bytes", "file-chosen", "send-under-way", "timing-dns", "timing-tls"];
    for (name, locale) in
        ["page.ftl", "interpreter.ftl"].into_iter().flat_map(|name| OTHERS.map(|locale| (name, locale)))
    {
        let (english, other) = (messages(file(Locale::English, name)), messages(file(locale, name)));
        assert!(english.len() > 100);
        for (key, text) in &english {
            let theirs = &other[key];
            let words = |text: &str| without_gaps(text).split('`').step_by(2).collect::<String>();
            let (plain, theirs_plain) = (words(text), words(theirs));
            assert!(
                plain != theirs_plain || same.contains(key) || !plain.contains(char::is_alphabetic),
                "still in English: {key} = {text}"
            );
            assert_not_english(&theirs_plain);
        }
    }
}

/// What stands beside Python's own answer names a face of the response by the name that the page shows.
#[test]
fn a_face_is_called_what_the_page_calls_it() {
    for locale in Locale::ALL {
        let (page, interpreter) =
            (messages(file(locale, "page.ftl")), messages(file(locale, "interpreter.ftl")));
        assert!(interpreter["print-sent"].contains(&page["sent"]), "{}", interpreter["print-sent"]);
    }
}

/// The words of a chapter, without their code.
fn assert_translated_text(english: &str, other: &str) {
    let plain = |text: &'_ str| -> String {
        spans(text).iter().filter(|span| !matches!(span, Span::Code(_))).map(|span| span.text()).collect()
    };
    let (english, other) = (plain(english), plain(other));
    assert!(english != other, "still in English: {english}");
    assert_not_english(&other);
}

#[test]
fn the_answers_follow_the_language() {
    let answers = || {
        let says = headers().iter().find(|row| row.name == "Age").map(|row| row.says);
        let note = failure(&Failure::TimedOut { after_ms: 2500 }, &Request::default());
        let title = CHAPTERS[0].title();
        (
            says,
            status(201, Method::Put).meaning,
            sentence("hidden"),
            note.title,
            title,
            lesson::examples().next(),
        )
    };
    let english = answers();
    for locale in OTHERS {
        speak(locale);
        let other = answers();
        assert_ne!(other, english);
        assert_ne!((other.0, other.1, other.2), (english.0, english.1, english.2));
        assert_ne!((&other.3, other.4), (&english.3, english.4));
    }
    speak(Locale::Spanish);
    assert_eq!(
        failure(&Failure::TimedOut { after_ms: 2500 }, &Request::default()).title,
        "Ninguna respuesta completa en 2,5 segundos"
    );
    assert_eq!(forbidden("DNT", "1").unwrap().python, "requests, en Python, la envía tal como la escribes.");
    speak(Locale::English);
    assert_eq!(answers(), english);
}

#[test]
fn values_are_read_in_spanish() {
    speak(Locale::Spanish);
    for (name, text, says) in [
        (
            "Keep-Alive",
            "timeout=30, max=1",
            "La conexión inactiva queda abierta 30 segundos, para 1 petición más.",
        ),
        (
            "Keep-Alive",
            "timeout=1, max=100",
            "La conexión inactiva queda abierta 1 segundo, para 100 peticiones más.",
        ),
        (
            "Cache-Control",
            "max-age=3600, private",
            "Fresca durante 1 hora; solo este navegador puede guardarla.",
        ),
        ("Cache-Control", "max-age=90061", "Fresca durante 1 día y 1 hora y 1 minuto y 1 segundo."),
        ("Last-Modified", "Tue, 15 Nov 1994 15:01:05 GMT", "Último cambio hace 3 minutos, hora local 16:01."),
        (
            "Retry-After",
            "Tue, 15 Nov 1994 15:05:05 GMT",
            "Inténtalo otra vez dentro de 1 minuto, hora local 16:05.",
        ),
        ("Retry-After", "120", "Inténtalo otra vez dentro de 2 minutos."),
        ("Date", "Tue, 15 Nov 1994 15:04:05 GMT", "Escrita en este mismo segundo, hora local 16:04."),
        ("Content-Length", "1", "El cuerpo tiene 1 byte."),
        ("Content-Length", "2048", "El cuerpo tiene 2048 bytes (2.0 KiB)."),
        ("Content-Type", "application/json; charset=utf-8", "El cuerpo es texto JSON, escrito en utf-8."),
        (
            "Vary",
            "Accept-Encoding, Accept-Language",
            "Depende de las compresiones que acepta el cliente, los idiomas de quien lee.",
        ),
        ("Age", "7 s", "Mal formada en el carácter 2: se esperaba el final."),
        ("Age", "x", "Mal formada en el carácter 1: se esperaba 0 o un número de segundos."),
        ("Allow", "", "Está vacía, así que no dice nada."),
        (
            "Set-Cookie",
            "a=1; Max-Age=60; HttpOnly",
            "Se crea la cookie a; se guarda durante 1 minuto; oculta a los scripts.",
        ),
        ("Link", "</b>; rel=next", "Apunta a /b (la página siguiente)."),
        ("Accept-Language", "es, en;q=0.5", "Quien lee prefiere español, inglés (preferencia 0.5 de 1)."),
        ("Content-Encoding", "gzip, br", "El cuerpo viajó comprimido con gzip, y luego Brotli."),
        ("RateLimit-Remaining", "1", "1 petición por usar."),
        ("Server", "Apache/2.4", "Según dice él mismo: el servidor web Apache 2.4."),
    ] {
        assert_eq!(value(name, text, &MOMENT).as_deref(), Some(says), "{name}: {text}");
    }
    speak(Locale::English);
}

/// Whatever a value holds, there is an answer in each language, and in the one it is malformed exactly where it is in the
/// other.
#[test]
fn every_example_is_read_alike() {
    let text = include_str!("fixtures/header_values.txt");
    let lines =
        || text.lines().filter(|line| !line.starts_with([' ', '/'])).filter_map(|line| line.split_once(": "));
    let read =
        || lines().map(|(name, text)| value(name, text, &MOMENT).unwrap_or_default()).collect::<Vec<_>>();
    let english = read();
    in_each_language(|locale| {
        let malformed = if locale == Locale::English { "Malformed at" } else { "Mal formada en" };
        for (says, english) in read().into_iter().zip(&english) {
            assert_eq!(says.is_empty(), english.is_empty());
            assert_eq!(says.starts_with(malformed), english.starts_with("Malformed at"), "{english}: {says}");
            if locale != Locale::English && !english.is_empty() {
                assert_ne!(&says, english);
                assert!(!says.starts_with(|c: char| "áéíóúñ".contains(c)), "{says}");
            }
        }
    });
}

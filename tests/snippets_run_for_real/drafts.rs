//! Drafts that try every kind of body, and every character that some shell, language or encoding takes for its own.

use crate::dice::Dice;
use bytes::Bytes;
use put_playground::http::Method;
use put_playground::model::{BodyKind, ChosenFile, Draft, Row};

/// A draft, and the files that its snippet finds in its folder.
pub struct Case {
    pub draft: Draft,
    pub files: Vec<(String, Bytes)>,
}

const TEXTS: &[&str] = &[
    "a",
    "key",
    "value",
    "two words",
    " ",
    "it's",
    "'",
    "\"quoted\"",
    "\"",
    "\\",
    "\\n",
    "\\\\",
    "\\=",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "é",
    "ÿ",
    "日本",
    "😀",
    "👩‍👧",
    "$HOME",
    "$(id)",
    "${x}",
    "`id`",
    "!",
    "!!",
    "%",
    "%41",
    "%s",
    "^",
    "^^",
    "&",
    "=",
    "==",
    ":=",
    "+",
    "~",
    "*",
    "@",
    "@file",
    "<",
    ">",
    "|",
    ";",
    ",",
    "#",
    "{}",
    "[1]",
    "\0",
    "\u{1}",
    "\u{1b}[0m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "--",
    "-x",
    ":",
    "?",
    "/",
    "//",
    "1",
    "0",
    "null",
    "None",
    "__proto__",
    "constructor",
    "\u{10ffff}",
];

const HEADER_TEXTS: &[&str] = &[
    "a",
    "key",
    "two words",
    "it's",
    "\"",
    "\\",
    "\\\\",
    "\t",
    "é",
    "ÿ",
    "$HOME",
    "`id`",
    "!",
    "%",
    "^",
    "&",
    "=",
    ":=",
    "+",
    "~",
    "*",
    "@",
    "<",
    "|",
    ";",
    ",",
    "#",
    "{}",
    "--",
    ":",
    "?",
    "1",
    "W/\"1\"",
];

const HEADER_NAMES: &[&str] =
    &["X-A", "X-A", "x-a", "X-Request", "If-Match", "Accept", "User-Agent", "-x", "1", "X!#$%&'*+.^_`|~"];

const FILE_TEXTS: &[&str] = &[
    "photo", ".png", ".txt", ".json", " ", "'", "\"", "\\", "é", "日本", "😀", "@", "-", ";", ",", "=",
    "$HOME", "%", "~", "#", "[1]", "&", "\n", "file", "<", "*", ":", ";type=x",
];

const URLS: &[&str] = &[
    "/",
    "?x=1",
    "?x=1&x=2",
    "/a%20b",
    "/é ü",
    "?q=it's \"x\" é",
    "#top",
    "/a|b",
    "/x/../y/./z",
    "?x=%7E",
    "/[1-3]{a,b}",
    "?",
    "?a=[1]&b={2}",
    "/100%",
    "\\b?\\",
    "?a=$HOME&b=!&c=`id`",
    "/x/%2e%2E/x?",
    "/;a=b@c:d,e",
    "?a=%zz",
    "/a//b",
    "?^<>",
    "/tab\tbed",
    "/%c3%a9",
    "/100%25?%26+%2B",
];

const TYPES: &[&str] = &[
    "text/plain",
    "application/json",
    "image/png",
    "application/x-own; v=1",
    "TEXT/Plain; Charset=\"utf-8\"",
    "x",
];

/// `anything` is a URL that ends in a slash; each draft goes to the path of its own number below it.
pub fn cases(anything: &str, number: usize) -> Vec<Case> {
    (0..number).map(|index| case(anything, index)).collect()
}

fn case(anything: &str, index: usize) -> Case {
    let random = &mut Dice::new(u64::try_from(index).unwrap() + 1);
    let mut draft =
        Draft::at(format!("{anything}{index}{}", if random.one_in(2) { random.pick(URLS) } else { "" }));
    // The first seven show every kind of body at PUT.
    draft.method = if random.one_in(3) { Method::ALL[random.below(7)] } else { Method::Put };
    draft.body.kind = BodyKind::ALL[index % BodyKind::ALL.len()];
    if random.one_in(3) {
        draft.query = rows(random, |random| (text(random), text(random)));
    }
    if random.one_in(2) {
        draft.headers = rows(random, |random| (random.pick(HEADER_NAMES).to_owned(), header_value(random)));
    }
    if random.one_in(6) {
        // Once only: the log hides what follows the scheme, equal names joined or not.
        draft.headers.push(Row::new(98, "Authorization", random.pick(&["Basic dTpw", "Bearer a.b~c"])));
    }
    if random.one_in(6) {
        draft.headers.push(Row::new(99, "content-Type", random.pick(TYPES)));
    }
    let mut files = Vec::new();
    let body = &mut draft.body;
    match body.kind {
        BodyKind::None => {}
        BodyKind::Form => body.form = rows(random, |random| (text(random), text(random))),
        BodyKind::Json => body.json = json(random),
        BodyKind::Text => {
            body.text = text(random);
            if random.one_in(20) {
                body.text = format!("{}{}", "é".repeat(70_000), body.text);
            }
            body.text_type = if random.one_in(3) { String::new() } else { random.pick(TYPES).to_owned() };
        }
        BodyKind::File => {
            let chosen = file(random);
            files.push(chosen.clone());
            body.file = Some(chosen);
        }
        BodyKind::Multipart => {
            body.parts = rows(random, |random| (text(random), text(random)));
            for row in &mut body.parts {
                if random.one_in(2) {
                    let chosen = file(random);
                    files.push(chosen.clone());
                    row.as_file = true;
                    row.file = Some(chosen);
                }
            }
        }
    }
    let mut case = Case { draft, files: Vec::new() };
    for file in files {
        case.files.push((file.name, file.bytes.unwrap()));
    }
    // Of two files with one name the folder has room for one; then both have the same content.
    let content = case.files.clone();
    for row in &mut case.draft.body.parts {
        if let Some(file) = &mut row.file {
            let last = content.iter().rev().find(|(name, _)| *name == file.name);
            file.bytes = last.map(|(_, bytes)| bytes.clone());
        }
    }
    case
}

fn rows(random: &mut Dice, mut pair: impl FnMut(&mut Dice) -> (String, String)) -> Vec<Row> {
    let number = random.below(5);
    let mut rows: Vec<Row> = (0..number)
        .map(|id| {
            let (name, value) = pair(random);
            Row::new(u32::try_from(id).unwrap(), name, value)
        })
        .collect();
    // Duplicates.
    if let Some(first) = rows.first().cloned().filter(|_| random.one_in(3)) {
        let (_, value) = pair(random);
        rows.push(Row { value, ..first });
    }
    rows
}

fn text(random: &mut Dice) -> String {
    match random.below(10) {
        0 => String::new(),
        1..=4 => random.pick(&["key", "value", "name", "Ada Lovelace", "a-b_c.d", "7"]).to_owned(),
        5 if random.one_in(8) => random.pick(TEXTS).repeat(4000),
        _ => (0..random.below(6)).map(|_| random.pick(TEXTS)).collect(),
    }
}

fn header_value(random: &mut Dice) -> String {
    let value: String = (0..random.below(5)).map(|_| random.pick(HEADER_TEXTS)).collect();
    value.trim().to_owned()
}

fn json(random: &mut Dice) -> String {
    let value = serde_json::json!({ text(random): [text(random), 1, -2.5, null, true], text(random): {} });
    match random.below(4) {
        0 => serde_json::to_string(&value).unwrap(),
        1 => serde_json::to_string_pretty(&value).unwrap(),
        2 => format!(" {value}\n"),
        // As Python writes it.
        _ => random
            .pick(&[
                r#"{"key": "value", "n": [1, 2.5, true, null, "\u00e9\ud83d\ude00\"'\\"]}"#,
                "{}",
                "[]",
                "null",
                "0",
                "\"\"",
                r#"{"a": {"b": [[], {}]}}"#,
                r#"{"a": 1, "a": 2}"#,
                "1e400",
                r#"{"k":12345678901234567890123}"#,
            ])
            .to_owned(),
    }
}

fn file(random: &mut Dice) -> ChosenFile {
    let mut name: String = (0..1 + random.below(4)).map(|_| random.pick(FILE_TEXTS)).collect();
    if name.starts_with("snippet") || name.starts_with('.') {
        name.insert(0, 'x');
    }
    let bytes: Vec<u8> = match random.below(4) {
        0 => Vec::new(),
        1 => text(random).into_bytes(),
        2 => (0..=255).collect(),
        _ => (0..random.below(3000)).map(|_| u8::try_from(random.below(256)).unwrap()).collect(),
    };
    let media_type = if random.one_in(3) { String::new() } else { random.pick(TYPES).to_owned() };
    ChosenFile { name, media_type, bytes: Some(Bytes::from(bytes)) }
}

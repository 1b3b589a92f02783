//! The lesson teaches all that it must, its examples can be loaded, and each program is its request.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use put_playground::lesson::{
    Block, CHAPTERS, Chapter, Example, ExampleBody, Span, example, examples, spans,
};
use std::collections::HashSet;

/// All text of a block, marks included.
fn texts(block: &Block) -> Vec<&'static str> {
    match block {
        Block::Heading(text) | Block::Text(text) => vec![text],
        Block::List(items) => items.to_vec(),
        Block::Table { head, rows } => head.iter().chain(rows.iter().copied().flatten()).copied().collect(),
        Block::Example(_) | Block::Sources(_) => Vec::new(),
    }
}

/// What a chapter says; natively it is always there.
fn blocks(chapter: &Chapter) -> &'static [Block] {
    chapter.blocks().unwrap()
}

fn text_of(chapter: &Chapter) -> String {
    let texts: Vec<_> = blocks(chapter).iter().flat_map(texts).collect();
    texts.join("\n")
}

#[test]
fn the_first_two_examples_are_the_tutorials() {
    let mut all = examples();
    let first = all.next().unwrap();
    assert!(first.python.contains("requests.put("));
    assert!(first.python.contains("data={'key': 'value'}"));
    assert_eq!(first.path, "things/1");
    assert_eq!(first.body, ExampleBody::Form(&[("key", "value")]));

    let second = all.next().unwrap();
    assert!(second.python.contains("data={'key1': 'value1', 'key2': 'value2'}"));
    assert!(second.python.contains("print(response.headers)"));
    assert_eq!(second.path, "tutorial");
    assert_eq!(second.body, ExampleBody::Form(&[("key1", "value1"), ("key2", "value2")]));
}

/// Every point of the tutorial, and every correction of it, by words that only its explanation needs.
#[test]
fn every_point_is_taught() {
    let points: &[(&str, &[&str])] = &[
        ("send-a-put", &["creates", "replaces", "POST", "`data` holds the fields", "dict"]),
        (
            "read-the-answer",
            &[
                "`Response` object",
                "response.content",
                "response.headers",
                "response.encoding",
                "response.cookies",
                "CaseInsensitiveDict",
                "hop-by-hop",
                "HTTP/2",
            ],
        ),
        (
            "create-or-replace",
            &["`201 Created`", "`200 OK`", "`204 No Content`", "`PATCH`", "`405`", "`Allow`", "`409`"],
        ),
        ("create-or-replace", &["`411`", "`415`", "Content-Location"]),
        ("idempotent", &["*idempotent*", "effect, not about the answer", "`POST`", "server picks it"]),
        ("four-notes", &["cache", "drop its old copy", "history", "visits no page", "bookmark", "dialog"]),
        ("four-notes", &["`413`", "`414`", "8000"]),
        ("lost-updates", &["`If-Match`", "`If-None-Match: *`", "`412`", "`428`", "exactly as you sent it"]),
        ("body-kinds", &["`data={", "`json={", "none, unless you set it", "application/json"]),
        (
            "in-the-browser",
            &["*preflight*", "hides headers", "lower case", "drops headers", "`User-Agent`", "`308`"],
        ),
    ];
    for (slug, markers) in points {
        let chapter = CHAPTERS.iter().find(|chapter| chapter.slug == *slug).expect(slug);
        let text = text_of(chapter);
        for marker in *markers {
            assert!(text.contains(marker), "{slug} lacks {marker}");
        }
    }
}

#[test]
fn every_chapter_has_text_an_example_and_sources() {
    assert_eq!(CHAPTERS.len(), 8);
    for chapter in &CHAPTERS {
        let slug = chapter.slug;
        assert!(!chapter.title.is_empty(), "{slug}");
        assert!(matches!(blocks(chapter).first(), Some(Block::Text(_))), "{slug} begins with text");
        let examples = blocks(chapter).iter().filter(|block| matches!(block, Block::Example(_))).count();
        assert!(examples > 0, "{slug} has an example");
        let Some(Block::Sources(sources)) = blocks(chapter).last() else {
            panic!("{slug} ends with its sources");
        };
        assert!(!sources.is_empty());
        for (label, address) in *sources {
            assert!(!label.is_empty() && address.starts_with("https://"), "{slug}: {label}");
        }
        let words = text_of(chapter).split_whitespace().count();
        assert!((120..=300).contains(&words), "{slug} has {words} words");
    }
}

#[test]
fn names_are_unique_and_well_formed() {
    let is_name = |name: &str| {
        name.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
    };
    let slugs: HashSet<_> = CHAPTERS.iter().map(|chapter| chapter.slug).collect();
    assert_eq!(slugs.len(), CHAPTERS.len());
    assert!(slugs.iter().all(|slug| is_name(slug)), "{slugs:?}");

    let mut ids = HashSet::new();
    let mut titles = HashSet::new();
    for example in examples() {
        assert!(is_name(example.id), "{}", example.id);
        assert!(ids.insert(example.id), "{} twice", example.id);
        assert!(titles.insert(example.title), "{} twice", example.title);
        assert_eq!(put_playground::lesson::example(example.id), Some(example));
    }
    assert_eq!(example("no-such"), None);
}

#[test]
fn tables_are_rectangular() {
    for block in CHAPTERS.iter().flat_map(blocks) {
        if let Block::Table { head, rows } = block {
            assert!(rows.iter().all(|row| row.len() == head.len()), "{head:?}");
            assert!(head.iter().all(|cell| !cell.is_empty()));
        }
    }
}

/// A mark that is left over is a slip: no text of the lesson needs a literal one outside of code.
#[test]
fn inline_marks_are_balanced() {
    for text in CHAPTERS.iter().flat_map(blocks).flat_map(texts) {
        for span in spans(text) {
            match span {
                Span::Plain(run) => assert!(!run.contains(['`', '*']), "{text}"),
                Span::Code(run) | Span::Emphasis(run) => assert!(!run.trim().is_empty(), "{text}"),
            }
        }
    }
}

/// Paragraphs are sentences, written to be read aloud: they end, and none runs on.
#[test]
fn paragraphs_are_made_of_short_sentences() {
    for block in CHAPTERS.iter().flat_map(blocks) {
        if let Block::Text(text) = block {
            assert!(text.ends_with(['.', ':', '?']), "{text}");
            assert!(!text.contains("  "), "{text}");
            for sentence in text.split_inclusive(['.', '?', ':']) {
                assert!(sentence.split_whitespace().count() <= 35, "{sentence}");
            }
        }
    }
}

#[test]
fn programs_are_complete_and_use_the_placeholder() {
    for example in examples() {
        let program = example.program("http://localhost:8080/sandbox/");
        assert!(example.python.starts_with("import requests\n"), "{}", example.id);
        assert!(example.python.ends_with(")\n"), "{}", example.id);
        assert_eq!(example.python.matches("{sandbox}").count(), 1, "{}", example.id);
        assert!(program.contains(&format!("'http://localhost:8080/sandbox/{}'", example.path)), "{program}");
        let width = program.lines().map(|line| line.chars().count()).max();
        assert!(width <= Some(90), "{program}");
    }
}

#[test]
fn a_quote_in_the_base_does_not_end_the_string() {
    let program = example("first-put").unwrap().program("http://a.test/it's/");
    assert!(program.contains("'http://a.test/it%27s/things/1'"), "{program}");
}

/// The program says what the request says: method, query, headers and body.
#[test]
fn each_program_is_its_request() {
    for example in examples() {
        let Example { id, python, .. } = example;
        let call = format!("requests.{}(", example.method.as_str().to_ascii_lowercase());
        assert!(python.contains(&call), "{id}");
        assert_eq!(python.contains("params="), !example.query.is_empty(), "{id}");
        for (name, value) in example.query.iter().chain(example.headers) {
            assert!(python.contains(&format!("'{name}': '{value}'")), "{id}: {name}");
        }
        match example.body {
            ExampleBody::None => assert!(!python.contains("data=") && !python.contains("json="), "{id}"),
            ExampleBody::Form(fields) => {
                for (key, value) in fields {
                    let as_dict = format!("'{key}': '{value}'");
                    let as_tuple = format!("('{key}', '{value}')");
                    assert!(python.contains(&as_dict) || python.contains(&as_tuple), "{id}: {key}");
                }
            }
            ExampleBody::Json(text) => {
                let parsed: serde_json::Value = serde_json::from_str(text).unwrap();
                assert!(parsed.is_object(), "{id}");
                // A program may be laid out over lines, with a comma at the end of each.
                let squeeze =
                    |text: &str| text.replace(char::is_whitespace, "").replace(",}", "}").replace(",]", "]");
                let literal = format!("json={}", text.replace('"', "'"));
                assert!(squeeze(python).contains(&squeeze(&literal)), "{id}");
            }
            ExampleBody::Text(text, media_type) => {
                assert!(python.contains(&format!("'{text}'")), "{id}");
                assert!(python.contains(&format!("'Content-Type': '{media_type}'")), "{id}");
            }
        }
    }
}

/// Only paths that the sandbox answers.
#[test]
fn examples_stay_within_the_sandbox() {
    for example in examples() {
        let first = example.path.split('/').next().unwrap();
        assert!(
            ["things", "tutorial", "anything", "put", "post", "status"].contains(&first),
            "{}",
            example.path
        );
    }
}

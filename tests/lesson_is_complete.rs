//! The lesson teaches all that it must, its examples can be loaded, and each program is its request.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod languages;

use languages::in_each_language;
use put_playground::lesson::experiment::{EXPERIMENTS, Entry};
use put_playground::lesson::{
    Block, CHAPTERS, Chapter, Example, ExampleBody, Span, example, examples, spans,
};
use put_playground::locale::Locale;
use std::collections::HashSet;

/// All text of a block, marks included.
fn texts(block: &Block) -> Vec<&'static str> {
    match block {
        Block::Heading(text) | Block::Text(text) => vec![text],
        Block::List(items) => items.to_vec(),
        Block::Table { head, rows } => head.iter().chain(rows.iter().copied().flatten()).copied().collect(),
        Block::Step(step) => vec![step.text],
        Block::Example(_) | Block::Experiment(_) | Block::Sources(_) => Vec::new(),
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
                "`False` for a status from 400 to 599",
                "CaseInsensitiveDict",
                "hop-by-hop",
                "HTTP/2",
            ],
        ),
        (
            "body-kinds",
            &["`data={", "`json={", "`files={", "none, unless you set it", "application/json", "boundary"],
        ),
        (
            "create-or-replace",
            &["creates or *replaces*", "`201 Created`", "`200 OK`", "`204 No Content`", "`PATCH`"],
        ),
        ("create-or-replace", &["must say so", "Content-Location", "With PUT *you* choose the URL"]),
        ("idempotent", &["*idempotent*", "effect, not about the answer", "`POST`", "server picks it"]),
        ("lost-updates", &["`If-Match`", "`If-None-Match: *`", "`412`", "`428`", "exactly as you sent it"]),
        (
            "status-codes",
            &["must be `201`", "`200` or `204`", "`405`", "`Allow`", "`409`", "`411`", "`413`", "`415`"],
        ),
        (
            "never-cached",
            &["*answer* to a PUT is never kept", "must drop its old copy", "yes, if the server says so"],
        ),
        ("never-cached", &["after a `2xx` or a `3xx`"]),
        (
            "no-bookmark",
            &[
                "history",
                "visits no page",
                "a GET from a script as well",
                "bookmark",
                "`dialog`, but not `put`",
            ],
        ),
        ("no-length-limit", &["HTTP itself sets none", "`413`", "`414`", "8000", "for a PUT as for a GET"]),
        ("redirects", &["PUT without the body", "`303`", "`308`", "20 redirects, `requests` after 30"]),
        (
            "cors",
            &[
                "*preflight*",
                "always sends an `OPTIONS` request",
                "seven headers",
                "`Pragma`",
                "`Access-Control-Expose-Headers`",
                "`Set-Cookie` stays hidden, even at home",
            ],
        ),
        (
            "failures",
            &["Failed to fetch", "exception", "CORS forbids it", "https", "idempotent", "`timeout`"],
        ),
        (
            "in-the-browser",
            &[
                "drops headers",
                "`User-Agent` is not among them",
                "lower case and sorted",
                "unpacks",
                "packed",
            ],
        ),
        ("in-the-browser", &["`%7E`", "`*` as `%2A`", "`None`", "text/plain;charset=UTF-8", "home network"]),
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
fn every_chapter_has_text_an_example_a_step_and_sources() {
    in_each_language(|_| {
        for chapter in &CHAPTERS {
            let slug = chapter.slug;
            assert!(!chapter.title().is_empty(), "{slug}");
            assert!(matches!(blocks(chapter).first(), Some(Block::Text(_))), "{slug} begins with text");
            let examples = blocks(chapter).iter().filter(|block| matches!(block, Block::Example(_))).count();
            assert!(examples > 0, "{slug} has an example");
            assert!(chapter.steps().next().is_some(), "{slug} has a step");
            assert_eq!(chapter.steps().count(), chapter.step_count, "{slug}: chapters.rs knows its steps");
            let Some(Block::Sources(sources)) = blocks(chapter).last() else {
                panic!("{slug} ends with its sources");
            };
            assert!(!sources.is_empty());
            let mut addresses = HashSet::new();
            for (label, address) in *sources {
                assert_source(label, address);
                assert!(addresses.insert(address), "{slug} names {address} once");
            }
            let words = text_of(chapter).split_whitespace().count();
            assert!((120..=400).contains(&words), "{slug} has {words} words");
        }
    });
}

/// A source is a specification or the library's own documentation, and its address is the section that its label names.
fn assert_source(label: &str, address: &str) {
    let (host, path) = address.strip_prefix("https://").and_then(|rest| rest.split_once('/')).expect(address);
    assert!(label.chars().count() <= 60 && !label.ends_with('.'), "{label}");
    assert!(address.is_ascii() && !address.contains(' '), "{label}");
    match host {
        "www.rfc-editor.org" => {
            let name = label.split(':').next().unwrap();
            let (number, section) = match name.strip_prefix("RFC ").expect(label).split_once(" §") {
                Some((number, section)) => (number, format!("#section-{section}")),
                None => (name.strip_prefix("RFC ").unwrap(), String::new()),
            };
            assert_eq!(path, format!("rfc/rfc{number}.html{section}"), "{label}");
        }
        "fetch.spec.whatwg.org" => {
            assert!(label.starts_with("Fetch Standard: ") && path.starts_with('#'), "{label}")
        }
        "url.spec.whatwg.org" => {
            assert!(label.starts_with("URL Standard: ") && path.starts_with('#'), "{label}")
        }
        "html.spec.whatwg.org" => {
            assert!(label.starts_with("HTML Standard: ") && path.starts_with("multipage/#"), "{label}");
        }
        "requests.readthedocs.io" => {
            assert!(
                label.starts_with("requests: ") && path.starts_with("en/latest/") && path.contains('#'),
                "{label}"
            );
        }
        "www.w3.org" => assert!(path.starts_with("TR/"), "{label}"),
        "wicg.github.io" => {}
        _ => panic!("{host} is no source that a claim may rest on"),
    }
}

#[test]
fn steps_can_be_told_apart_and_are_instructions() {
    in_each_language(|_| {
        for chapter in &CHAPTERS {
            let (mut ids, mut texts) = (HashSet::new(), HashSet::new());
            for step in chapter.steps() {
                assert!(is_name(step.id) && ids.insert(step.id), "{}: {}", chapter.slug, step.id);
                assert!(texts.insert(step.text), "{}", step.text);
                assert!(step.text.ends_with('.') && step.text.chars().count() <= 120, "{}", step.text);
                assert!(!step.when.holds(&[]), "{}: done before anything is sent", step.text);
            }
        }
    });
}

#[test]
fn experiments_have_a_name_and_each_stands_once() {
    in_each_language(|_| {
        let mut names = HashSet::new();
        for block in CHAPTERS.iter().flat_map(blocks) {
            if let Block::Experiment(name) = block {
                assert!(is_name(name) && names.insert(*name), "{name}");
                assert!(Entry::named(name).is_some(), "{name}");
            }
        }
        assert_eq!(names.len(), EXPERIMENTS.len());
    });
}

fn is_name(name: &str) -> bool {
    name.split('-')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

#[test]
fn names_are_unique_and_well_formed() {
    in_each_language(|_| {
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
    });
}

#[test]
fn tables_are_rectangular() {
    in_each_language(|_| {
        for block in CHAPTERS.iter().flat_map(blocks) {
            if let Block::Table { head, rows } = block {
                assert!(rows.iter().all(|row| row.len() == head.len()), "{head:?}");
                assert!(head.iter().all(|cell| !cell.is_empty()));
            }
        }
    });
}

/// A mark that is left over is a slip: no text of the lesson needs a literal one outside of code.
#[test]
fn inline_marks_are_balanced() {
    in_each_language(|_| {
        for text in CHAPTERS.iter().flat_map(blocks).flat_map(texts) {
            for span in spans(text) {
                match span {
                    Span::Plain(run) => assert!(!run.contains(['`', '*']), "{text}"),
                    Span::Code(run) | Span::Emphasis(run) => assert!(!run.trim().is_empty(), "{text}"),
                }
            }
        }
    });
}

/// The most words of a sentence, and of a chapter's sentences on average: short enough to be read aloud, and for readers
/// who learn English beside HTTP.
fn limits(locale: Locale) -> (usize, f64) {
    match locale {
        Locale::English => (20, 10.0),
        // Spanish says the same in more words: with articles, and `el cuerpo de la petición` for a body.
        Locale::Spanish => (23, 12.0),
    }
}

/// The sentences of a text. What stands in code is one word, whatever is in it.
fn sentences(text: &str) -> Vec<String> {
    let read: String = spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Code(_) => "code",
            other => other.text(),
        })
        .collect();
    let mut sentences = vec![String::new()];
    for word in read.split_whitespace() {
        let sentence = sentences.last_mut().unwrap();
        sentence.push_str(word);
        sentence.push(' ');
        if word.ends_with(['.', '?', ':', '!', '”']) {
            sentences.push(String::new());
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[test]
fn sentences_are_told_apart_as_a_reader_does() {
    assert_eq!(
        sentences("Send it. Then `a b` c: no 1.5 more?"),
        ["Send it. ", "Then code c: ", "no 1.5 more? "]
    );
}

#[test]
fn a_beginner_can_read_it() {
    in_each_language(|locale| {
        let (longest, on_average) = limits(locale);
        for chapter in &CHAPTERS {
            let mut lengths = Vec::new();
            for block in blocks(chapter) {
                // Headings and cells of tables are no sentences.
                if matches!(block, Block::Heading(_) | Block::Table { .. }) {
                    continue;
                }
                for text in texts(block) {
                    assert!(text.ends_with(['.', ':', '?']), "{text}");
                    assert!(!text.contains("  "), "{text}");
                    for sentence in sentences(text) {
                        let words = sentence.split_whitespace().count();
                        assert!(words <= longest, "{}: {words} words: {sentence}", chapter.slug);
                        lengths.push(words);
                    }
                }
            }
            let average = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
            assert!(average <= on_average, "{}: {average} words on average", chapter.slug);
            println!("{}: {average:.1} words on average, {:?} at most", chapter.slug, lengths.iter().max());
        }
    });
}

#[test]
fn programs_are_complete_and_use_the_placeholder() {
    in_each_language(|_| {
        for example in examples() {
            let program = example.program("http://localhost:8080/sandbox/");
            assert!(example.python.starts_with("import requests\n"), "{}", example.id);
            assert!(example.python.ends_with(")\n"), "{}", example.id);
            assert_eq!(example.python.matches("{sandbox}").count(), 1, "{}", example.id);
            assert!(
                program.contains(&format!("'http://localhost:8080/sandbox/{}'", example.path)),
                "{program}"
            );
            let width = program.lines().map(|line| line.chars().count()).max();
            assert!(width <= Some(90), "{program}");
        }
    });
}

#[test]
fn a_quote_in_the_base_does_not_end_the_string() {
    let program = example("first-put").unwrap().program("http://a.test/it's/");
    assert!(program.contains("'http://a.test/it%27s/things/1'"), "{program}");
}

/// The program says what the request says: method, query, headers and body.
#[test]
fn each_program_is_its_request() {
    in_each_language(|_| {
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
                ExampleBody::Parts(parts) => {
                    for (name, value) in parts {
                        assert!(python.contains(&format!("'{name}': (None, '{value}')")), "{id}: {name}");
                    }
                }
                ExampleBody::Json(text) => {
                    let parsed: serde_json::Value = serde_json::from_str(text).unwrap();
                    assert!(parsed.is_object(), "{id}");
                    // A program may be laid out over lines, with a comma at the end of each.
                    let squeeze = |text: &str| {
                        text.replace(char::is_whitespace, "").replace(",}", "}").replace(",]", "]")
                    };
                    let literal = format!("json={}", text.replace('"', "'"));
                    assert!(squeeze(python).contains(&squeeze(&literal)), "{id}");
                }
                ExampleBody::Text(text, media_type) => {
                    assert!(python.contains(&format!("'{text}'")), "{id}");
                    assert!(python.contains(&format!("'Content-Type': '{media_type}'")), "{id}");
                }
            }
        }
    });
}

/// Only paths that the sandbox answers.
#[test]
fn examples_stay_within_the_sandbox() {
    for example in examples() {
        let first = example.path.split('/').next().unwrap();
        assert!(
            ["things", "tutorial", "anything", "status", "redirect-to", "cors", "delay", "headers"]
                .contains(&first),
            "{}",
            example.path
        );
    }
}

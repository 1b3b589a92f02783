//! The files of words parse without an error, and their parsers withstand any text.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod languages;

use languages::{file, in_each_language};
use proptest::prelude::*;
use put_playground::explain::{
    self, Direction, GlossaryError, HeaderRow, MethodNote, Reader, Rule, Source, Spec, StatusRow, Turn,
    parse_headers, parse_statuses,
};
use put_playground::http::Method;
use put_playground::lesson::{self, Block, CHAPTERS, ChapterError, Condition, Example, ExampleBody, Step};
use put_playground::locale::Locale;
use std::fmt::Write;
use std::path::Path;

/// The parsers keep what they read, as the page does.
fn kept(text: impl Into<String>) -> &'static str {
    text.into().leak()
}

#[test]
fn every_file_parses_without_an_error() {
    in_each_language(|locale| {
        assert_eq!(parse_headers(file(locale, "headers.txt")).errors, []);
        assert_eq!(parse_statuses(file(locale, "statuses.txt")).errors, []);
        for chapter in &CHAPTERS {
            let parsed = lesson::parse(file(locale, &format!("lesson/{}.txt", chapter.slug)));
            assert_eq!(parsed.errors, [], "{}", chapter.slug);
            assert_eq!(parsed.title, Some(chapter.title()), "{}", chapter.slug);
        }
    });
}

#[test]
fn there_is_no_file_without_a_chapter() {
    for locale in Locale::ALL {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("static/words").join(locale.tag()).join("lesson");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), CHAPTERS.len());
    }
}

/// The answers of `explain` and `lesson` are the words of the files.
#[test]
fn natively_the_files_are_part_of_the_program() {
    in_each_language(|locale| {
        let headers = parse_headers(file(locale, "headers.txt"));
        assert_eq!(explain::headers(), headers.rows);
        assert_eq!(explain::readers(), headers.readers);
        assert_eq!(explain::statuses(), parse_statuses(file(locale, "statuses.txt")).rows);
        for chapter in &CHAPTERS {
            let parsed = lesson::parse(file(locale, &format!("lesson/{}.txt", chapter.slug)));
            assert_eq!(chapter.blocks(), Some(parsed.blocks), "{}", chapter.slug);
        }
    });
}

/// Whatever else is in a file, a line that does not parse costs that line alone.
#[test]
fn errors_of_the_glossary_name_their_line() {
    let headers = |line: &str| {
        let good = "// comment\nETag | response | - | mdn | Names this version.\n";
        let parsed = parse_headers(kept(format!("{good}{line}\nVary | response | - | - | More.\n")));
        assert!(parsed.rows.len() >= 2, "{line}");
        parsed.errors
    };
    let statuses = |line: &str| {
        let good = "// comment\n200 | OK | RFC 9110 | It worked.\n";
        let parsed = parse_statuses(kept(format!("{good}{line}\n201 | Created | RFC 9110 | Made.\n")));
        assert!(parsed.rows.len() >= 2, "{line}");
        parsed.errors
    };
    let cases: [(Vec<GlossaryError>, &str); 16] = [
        (headers("Allow"), "`name |"),
        (headers("Allow | response | - | -"), "`name |"),
        (headers("Allow | sideways | - | - | It."), "`request`, `response` or `both`"),
        (headers("Allow | response | RFC x | - | It."), "a source"),
        (headers("Allow | response | - | MDN | It."), "`mdn` or `-`"),
        (headers("Allow | response | - | - | It. | More."), "the end of the line"),
        (headers("    : x | So {, }."), "`: ,`"),
        (headers("    : , | So."), "`: ,`"),
        (headers("    : , | So {, } and {, }."), "`: ,`"),
        (headers("    | Words."), "`pattern | words`"),
        (statuses("20 | OK | RFC 9110 | It."), "a status code from 100 to 599"),
        (statuses("204 | No Content | RFC 9110 |"), "`code |"),
        (statuses("204 | No Content | nowhere | It."), "a source"),
        (statuses("    put | It."), "methods in capitals"),
        (statuses("    PUT, | It."), "methods in capitals"),
        (statuses("    PUT |"), "`METHOD, METHOD |"),
    ];
    for (errors, expected) in cases {
        let [error] = errors[..] else { panic!("{expected}: {errors:?}") };
        let text = error.to_string();
        assert!(text.starts_with(&format!("line 3: expected {expected}")), "{text}");
    }
}

#[test]
fn a_meaning_below_a_code_that_does_not_parse_goes_to_no_other_code() {
    let parsed =
        parse_statuses("200 | OK | RFC 9110 | It.\n2o1 | Created | RFC 9110 | It.\n    PUT | Made.\n");
    assert_eq!(parsed.rows.len(), 1);
    assert!(parsed.rows[0].by_method.is_empty());
    assert_eq!(parsed.errors.iter().map(|error| error.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn rules_below_a_header_that_does_not_parse_go_to_no_other_header() {
    let parsed =
        parse_headers("A | both | - | - | It.\n    1 | One.\nB | sideways | - | - | It.\n    2 | Two.\n");
    assert_eq!((parsed.rows.len(), parsed.readers.len(), parsed.readers[0].rules.len()), (1, 1, 1));
    assert_eq!(parsed.errors.iter().map(|error| error.line).collect::<Vec<_>>(), [3, 4]);
    assert!(parsed.errors[1].to_string().contains("a header's line"));
}

#[test]
fn errors_of_a_chapter_name_their_line() {
    let head = "title: a PUT\nsend: PUT things/1\n";
    let example = |lines: &str| format!("::: example one\n{head}{lines}\n---\nprogram()\n:::");
    let cases: [(String, usize, &str); 24] = [
        ("# Another title".to_owned(), 3, "`## `"),
        ("##No space".to_owned(), 3, "`## `"),
        ("-no space".to_owned(), 3, "`- `"),
        ("| open".to_owned(), 3, "a row"),
        ("| a | b |\n| c |".to_owned(), 4, "2 cells"),
        ("::: poem\nx\n:::".to_owned(), 3, "`::: example ID`"),
        ("::: sources\nx\n:::".to_owned(), 4, "`label | https://address`"),
        ("::: sources\nx | ftp://a\n:::".to_owned(), 4, "`label | https://address`"),
        ("::: sources\na | https://a.test/".to_owned(), 3, "a line `:::`"),
        (example("color: red"), 6, "`title:`"),
        (example("no colon"), 6, "`title:`"),
        (example("form: key"), 6, "`name = value`"),
        (example("send: put x"), 6, "a method and a path"),
        (example("json: 1\nform: a = b"), 7, "a body of one kind"),
        (example("form: a = b\ntext: text/plain = c"), 7, "a body of one kind"),
        ("::: example one\ntitle: a PUT\n---\nprogram()\n:::".to_owned(), 3, "an example with"),
        (format!("::: example one\n{head}---\n:::"), 3, "an example with"),
        (example("part: a"), 6, "`name = value`"),
        (example("part: a = b\nform: c = d"), 7, "a body of one kind"),
        ("::: step one\nwhen: PUT\n:::".to_owned(), 3, "a step with"),
        ("::: step one\nDo it.\n:::".to_owned(), 3, "a step with"),
        ("::: step one\nDo it.\nwhen: soon\n:::".to_owned(), 5, "`when:` and words"),
        ("::: step one\nDo it.\nwhen:\n:::".to_owned(), 5, "`when:` and words"),
        ("::: experiment one\nx\n:::".to_owned(), 4, "an experiment without"),
    ];
    for (lines, line, expected) in cases {
        let parsed = lesson::parse(kept(format!("// comment\n# Title\n{lines}\n\nThe end.\n")));
        let [error] = parsed.errors[..] else { panic!("{lines}: {:?}", parsed.errors) };
        let text = error.to_string();
        assert!(text.starts_with(&format!("line {line}: expected {expected}")), "{lines}: {text}");
        // A block that nobody closed takes the rest with it; nothing else does.
        assert_eq!(
            parsed.blocks.last() == Some(&Block::Text("The end.")),
            !text.contains("closes"),
            "{lines}"
        );
    }
    let title = lesson::parse("Text first.\n");
    assert_eq!(title.title, None);
    assert_eq!(title.blocks, [Block::Text("Text first.")]);
    assert!(title.errors[0].to_string().starts_with("line 1: expected `# `"));
}

#[test]
fn only_a_chapter_is_taken_for_one() {
    // What a host says instead of a file that it does not have.
    assert_eq!(lesson::parse("<!doctype html>\n<title>Not found</title>\n").title, None);
}

/// Text without the marks that begin a block or separate fields, as a printer needs it.
fn words() -> impl Strategy<Value = &'static str> {
    "[a-zA-Z§“é`*.,?!0-9][a-zA-Z§“é`*.,:?!0-9'=/-]{0,9}( [a-zA-Z0-9`*.'&{}]{1,9}){0,8}".prop_map(kept)
}

fn name() -> impl Strategy<Value = &'static str> {
    "[A-Za-z][A-Za-z0-9-]{0,9}".prop_map(kept)
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![
        any::<u16>().prop_map(|number| Source::rfc(number, "")),
        (any::<u16>(), "[1-9A-F]([.][1-9]){0,2}").prop_map(|(number, at)| Source::rfc(number, kept(at))),
        name().prop_map(Source::fetch),
        name().prop_map(Source::html),
        (name(), words()).prop_map(|(short, label)| Source::w3c(short, label)),
        words().prop_map(|label| Source::page(label, "https://a.test/b#c")),
    ]
}

fn print_source(source: Source) -> String {
    let Source { spec, section } = source;
    match spec {
        Spec::Rfc(number) if section.is_empty() => format!("RFC {number}"),
        Spec::Rfc(number) => format!("RFC {number} §{section}"),
        Spec::Fetch => format!("Fetch #{section}"),
        Spec::Html => format!("HTML #{section}"),
        Spec::W3c(short, label) => format!("W3C {short} {label}"),
        Spec::Page(label, address) => format!("{address} {label}"),
    }
}

fn header_row() -> impl Strategy<Value = HeaderRow> {
    let direction = prop_oneof![Just(Direction::Request), Just(Direction::Response), Just(Direction::Both)];
    (name(), direction, words(), proptest::option::of(source()), any::<bool>()).prop_map(
        |(name, direction, says, source, on_mdn)| HeaderRow { name, direction, says, source, on_mdn },
    )
}

fn reader() -> impl Strategy<Value = Reader> {
    let turns = [Turn::Any, Turn::First, Turn::Otherwise, Turn::FirstOtherwise, Turn::Absent];
    let says = prop_oneof![words(), Just("")];
    let rule = (prop::sample::select(turns.to_vec()), name(), says).prop_map(|(turn, pattern, says)| Rule {
        turn,
        pattern,
        says,
    });
    let list = prop::option::of((prop::sample::select(vec![',', ';', ' ']), any::<bool>()));
    (name(), any::<bool>(), list, prop::collection::vec(rule, 1..4)).prop_map(
        |(name, is_group, list, rules)| {
            let mut reader = Reader::new(if is_group { kept(format!("@{name}")) } else { name });
            if let Some((separator, is_default)) = list {
                reader.separator = Some(separator);
                reader.frame = if is_default { reader.default_frame() } else { "So {, }." };
            }
            Reader { rules, ..reader }
        },
    )
}

fn print_reader(reader: &Reader) -> String {
    let mut text = String::new();
    if let Some(separator) = reader.separator {
        let separator = if separator == ' ' { '_' } else { separator };
        let is_default = reader.frame == reader.default_frame();
        let frame = if is_default { String::new() } else { format!(" | {}", reader.frame) };
        writeln!(text, "    : {separator}{frame}").unwrap();
    }
    for rule in &reader.rules {
        let mark = Turn::MARKS.iter().find(|(_, turn)| *turn == rule.turn).map_or("", |(mark, _)| mark);
        writeln!(text, "    {mark}{} | {}", rule.pattern, rule.says).unwrap();
    }
    text
}

fn print_header(row: &HeaderRow) -> String {
    let direction = format!("{:?}", row.direction).to_lowercase();
    let source = row.source.map_or("-".to_owned(), print_source);
    let mdn = if row.on_mdn { "mdn" } else { "-" };
    format!("{} | {direction} | {source} | {mdn} | {}\n", row.name, row.says)
}

fn methods() -> impl Strategy<Value = Vec<Method>> {
    proptest::sample::subsequence(&Method::ALL, 1..=7)
}

fn status_row() -> impl Strategy<Value = StatusRow> {
    let next = || proptest::option::of(words());
    let note = (methods(), words(), next()).prop_map(|(methods, meaning, next)| MethodNote {
        methods,
        meaning,
        next,
    });
    (100_u16..600, words(), words(), next(), source(), prop::collection::vec(note, 0..3)).prop_map(
        |(code, reason, meaning, next, source, by_method)| StatusRow {
            code,
            reason,
            meaning,
            next,
            source,
            by_method,
        },
    )
}

fn print_status(row: &StatusRow) -> String {
    let next = |next: Option<&str>| next.map(|next| format!(" | {next}")).unwrap_or_default();
    let source = print_source(row.source);
    let mut text = format!("{} | {} | {source} | {}{}\n", row.code, row.reason, row.meaning, next(row.next));
    for note in &row.by_method {
        let methods: Vec<_> = note.methods.iter().map(|method| method.as_str()).collect();
        writeln!(text, "    {} | {}{}", methods.join(", "), note.meaning, next(note.next)).unwrap();
    }
    text
}

fn pairs() -> impl Strategy<Value = &'static [(&'static str, &'static str)]> {
    let value = prop_oneof![words(), Just(""), Just("a=b"), Just("\"quoted\"")];
    prop::collection::vec((name(), value), 0..3).prop_map(|pairs| &*pairs.leak())
}

fn example() -> impl Strategy<Value = Example> {
    let body = prop_oneof![
        Just(ExampleBody::None),
        (name(), words()).prop_map(|pair| ExampleBody::Form(vec![pair].leak())),
        (name(), words()).prop_map(|pair| ExampleBody::Parts(vec![pair].leak())),
        Just(ExampleBody::Json("{\"a\": [1, true]}")),
        words().prop_map(|text| ExampleBody::Text(text, "text/plain; charset=utf-8")),
    ];
    let program = prop::collection::vec(prop_oneof![words(), Just(""), Just("    # - |")], 1..5);
    (name(), words(), program, methods(), (pairs(), pairs()), body).prop_map(
        |(id, title, program, methods, (query, headers), body)| Example {
            id,
            title,
            python: kept(program.join("\n") + "\n"),
            method: methods[0],
            path: "things/1",
            query,
            headers,
            body,
        },
    )
}

/// Conditions of steps, each of which parses to something else.
const CONDITIONS: [&str; 4] = ["PUT", "GET 2x", "PUT 201 then 2xx same-url", "failed:cancelled"];

fn block() -> impl Strategy<Value = Block> {
    let rows = (1_usize..4).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(words(), columns).prop_map(|row| &*row.leak()), 1..4)
    });
    let sources = prop::collection::vec((words(), Just("https://a.test/#b")), 0..3);
    prop_oneof![
        words().prop_map(Block::Heading),
        words().prop_map(Block::Text),
        prop::collection::vec(words(), 1..4).prop_map(|items| Block::List(items.leak())),
        rows.prop_map(|rows: Vec<&'static [&'static str]>| {
            let (head, rows) = rows.leak().split_first().unwrap();
            Block::Table { head, rows }
        }),
        sources.prop_map(|sources| Block::Sources(sources.leak())),
        example().prop_map(|example| Block::Example(Box::leak(Box::new(example)))),
        (name(), words(), 0..CONDITIONS.len()).prop_map(|(id, text, at)| {
            let when = Condition::parse(CONDITIONS[at]).unwrap();
            Block::Step(Box::leak(Box::new(Step { id, text, when })))
        }),
        name().prop_map(Block::Experiment),
    ]
}

/// A block as an author writes it; text is broken at every third space.
fn print_block(block: &Block) -> String {
    let broken = |text: &str, indent: &str| {
        let words: Vec<_> = text.split(' ').collect();
        let lines: Vec<_> = words.chunks(3).map(|words| words.join(" ")).collect();
        lines.join(&format!("\n{indent}"))
    };
    match block {
        Block::Heading(text) => format!("## {text}\n"),
        Block::Text(text) => broken(text, "") + "\n",
        Block::List(items) => items.iter().map(|item| format!("- {}\n", broken(item, "  "))).collect(),
        Block::Table { head, rows } => {
            let rows = std::iter::once(head).chain(*rows);
            rows.map(|row| format!("| {} |\n", row.join(" | "))).collect()
        }
        Block::Sources(sources) => {
            let lines: String =
                sources.iter().map(|(label, address)| format!("{label} | {address}\n")).collect();
            format!("::: sources\n{lines}:::\n")
        }
        Block::Example(example) => print_example(example),
        Block::Step(Step { id, text, when }) => {
            let is_it = |text: &&&'static str| Condition::parse(text).as_ref() == Some(when);
            let when = CONDITIONS.iter().find(is_it).unwrap();
            format!("::: step {id}\n{}\nwhen: {when}\n:::\n", broken(text, ""))
        }
        Block::Experiment(id) => format!("::: experiment {id}\n:::\n"),
    }
}

fn print_example(example: &Example) -> String {
    let Example { id, title, python, method, path, query, headers, body } = example;
    let lines = |key: &str, pairs: &[(&str, &str)]| -> String {
        pairs.iter().map(|(name, value)| format!("{key}: {name} = {value}\n")).collect()
    };
    let body = match body {
        ExampleBody::None => String::new(),
        ExampleBody::Form(fields) => lines("form", fields),
        ExampleBody::Parts(parts) => lines("part", parts),
        ExampleBody::Json(text) => format!("json: {text}\n"),
        ExampleBody::Text(text, media_type) => format!("text: {media_type} = {text}\n"),
    };
    let (query, headers) = (lines("query", query), lines("header", headers));
    format!(
        "::: example {id}\ntitle: {title}\nsend: {method} {path}\n{query}{headers}{body}---\n{python}:::\n"
    )
}

/// Text that looks like a file of words more often than chance would have it.
fn file_like() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[ -~é]{0,30}",
        "(#|##|-|[|]|//|    )? ?[a-z|: ]{0,12}[|]?",
        "(ETag|200|    PUT|, GET|@a|    : ,|    \\^[{]T[}]|    !)( [|] (both|OK|RFC 9110 §?|Fetch #x|mdn|-|It\\.|[{], [}]\\.)){0,5} ?[|]?",
        "::: ?(example a|step a|experiment a|sources|x)?",
        "when: ?((PUT|2xx|2x|then|same-url|sent:A|failed:|x) ?){0,4}",
        "(title|send|query|header|form|part|json|text|x): ?(PUT x|a = b|=| = )?",
        Just("---".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(line, 0..20).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn what_is_printed_parses_to_the_same_glossary(
        mut headers in prop::collection::vec((header_row(), prop::option::of(reader())), 0..5),
        statuses in prop::collection::vec(status_row(), 0..5),
    ) {
        let mut text = String::new();
        for (row, reader) in &mut headers {
            // A group stands in front of a header, the rules of the header below it.
            let printed = reader.as_ref().map(print_reader).unwrap_or_default();
            match reader {
                Some(group) if group.name.starts_with('@') => {
                    text += &format!("{}\n{printed}{}", group.name, print_header(row));
                }
                _ => text += &format!("{}{printed}", print_header(row)),
            }
            if let Some(reader) = reader.as_mut().filter(|reader| !reader.name.starts_with('@')) {
                reader.name = row.name;
            }
        }
        let (rows, readers): (Vec<_>, Vec<_>) = headers.into_iter().unzip();
        let parsed = parse_headers(kept(text));
        prop_assert_eq!((parsed.rows, parsed.errors), (rows, vec![]));
        prop_assert_eq!(parsed.readers, readers.into_iter().flatten().collect::<Vec<_>>());
        let parsed = parse_statuses(kept(statuses.iter().map(print_status).collect::<String>()));
        prop_assert_eq!((parsed.rows, parsed.errors), (statuses, vec![]));
    }

    #[test]
    fn what_is_printed_parses_to_the_same_chapter(
        title in words(),
        blocks in prop::collection::vec(block(), 0..6),
        crlf in any::<bool>(),
    ) {
        let printed: Vec<_> = blocks.iter().map(print_block).collect();
        let text = format!("// comment\n\n# {title}\n\n{}", printed.join("\n// comment\n\n"));
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let parsed = lesson::parse(kept(text));
        prop_assert_eq!((parsed.title, parsed.errors), (Some(title), vec![]));
        prop_assert_eq!(parsed.blocks, blocks);
    }

    #[test]
    fn no_text_makes_a_parser_panic_or_name_a_line_that_is_not_there(text in file_like()) {
        let text = kept(text);
        let lines = text.lines().count();
        for GlossaryError { line, .. } in
            parse_headers(text).errors.into_iter().chain(parse_statuses(text).errors)
        {
            prop_assert!((1..=lines).contains(&line));
        }
        for ChapterError { line, .. } in lesson::parse(text).errors {
            // Where the title is missing altogether, it should follow the last line.
            prop_assert!((1..=lines + 1).contains(&line));
        }
    }
}

//! The page's reader of Fluent says what Fluent's own crates say: for every message of every file, and for messages made at
//! random. The languages have the same messages with the same places, the program asks for no other, and for each of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod source_files;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use proptest::prelude::*;
use put_playground::locale::{Argument, Locale, install, tr_with};
use source_files::rust_files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What a language's files say together: the page's words, the interpreter's, and whatever else lies there. A key that
/// stands in two of them stands twice.
fn source(locale: Locale) -> String {
    let files = fs::read_dir(folder("static/words").join(locale.tag())).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    assert!(paths.len() >= 2, "the page and the interpreter have words: {paths:?}");
    paths.iter().map(|path| fs::read_to_string(path).unwrap() + "\n").collect()
}

/// The keys of a file, and the variables of each.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let message = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => {
            let mut found = BTreeSet::new();
            variables(message.value.as_ref().unwrap(), &mut found);
            Some((message.id.name.to_owned(), found))
        }
        _ => None,
    };
    let found: Vec<_> = resource.body.iter().filter_map(message).collect();
    let keys: BTreeMap<_, _> = found.iter().cloned().collect();
    assert_eq!(keys.len(), found.len(), "a key stands twice");
    keys
}

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, found),
            Expression::Select { selector, variants } => {
                variable(selector, found);
                variants.iter().for_each(|variant| variables(&variant.value, found));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("the page's reader does not know {other:?}"),
    }
}

/// A file as Fluent's own crate reads it.
fn bundle(locale: Locale, text: &str) -> FluentBundle<FluentResource> {
    let resource =
        FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut bundle = FluentBundle::new(vec![locale.tag().parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    bundle
}

/// What Fluent's own crate says. A value that is a number is one.
fn by_fluent(bundle: &FluentBundle<FluentResource>, key: &str, values: &[(&str, Argument<'_>)]) -> String {
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        match value {
            Argument::Text(text) => arguments.set(*name, FluentValue::from((*text).to_owned())),
            Argument::Number(number) => arguments.set(*name, FluentValue::from(*number)),
        }
    }
    let pattern = bundle.get_message(key).unwrap().value().unwrap();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

fn leaked(text: &str) -> &'static str {
    Box::leak(text.into())
}

#[test]
fn every_message_reads_as_fluent_reads_it() {
    for locale in Locale::ALL {
        let text = source(locale);
        assert!(install(locale, &text));
        let bundle = bundle(locale, &text);
        for (key, names) in messages(&text) {
            let all = |value: Argument<'static>| {
                names.iter().map(|name| (name.as_str(), value)).collect::<Vec<_>>()
            };
            let numbers = [0, 1, 2, 5, 21, 1_000_000].map(Argument::Number);
            for value in numbers.into_iter().chain(["", "PUT", "{ $x }", "ñ\"[one]"].map(Argument::Text)) {
                let values = all(value);
                let (ours, theirs) = (tr_with(leaked(&key), &values), by_fluent(&bundle, &key, &values));
                assert_eq!(ours, theirs, "{key} in {} with {value:?}", locale.tag());
            }
        }
    }
}

#[test]
fn the_languages_have_the_same_messages() {
    let english = messages(&source(Locale::English));
    for locale in Locale::ALL {
        let found = messages(&source(locale));
        let missing: Vec<_> = english.keys().filter(|key| !found.contains_key(*key)).collect();
        let surplus: Vec<_> = found.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{}: {missing:?} missing, {surplus:?} surplus",
            locale.tag()
        );
        for (key, names) in &found {
            assert_eq!(names, &english[key], "the places of {key} in {}", locale.tag());
        }
    }
}

#[test]
fn each_file_has_its_like_in_every_language() {
    let files = |locale: Locale| -> BTreeMap<String, BTreeSet<String>> {
        let found = fs::read_dir(folder("static/words").join(locale.tag())).unwrap();
        let paths = found.map(|entry| entry.unwrap().path());
        let fluent = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        fluent
            .map(|path| {
                let keys = messages(&fs::read_to_string(&path).unwrap()).into_keys().collect();
                (name(&path), keys)
            })
            .collect()
    };
    let english = files(Locale::English);
    for locale in Locale::ALL {
        assert_eq!(files(locale), english, "{}", locale.tag());
    }
}

/// The rooms that only the page has, and those that only the interpreter has: neither program carries the other's words.
#[test]
fn neither_program_asks_for_words_of_the_other() {
    let keys = |name: &str| -> BTreeSet<String> {
        let text = fs::read_to_string(folder("static/words/en").join(name)).unwrap();
        messages(&text).into_keys().collect()
    };
    for (file, rooms) in [
        ("interpreter.ftl", &["browser", "view", "lesson", "explain", "model", "http"][..]),
        ("page.ftl", &["interpreter", "python", "formats"][..]),
    ] {
        let foreign = keys(file);
        for room in rooms {
            let asked = asked_for(&folder("src").join(room));
            let wrong: Vec<_> = asked.intersection(&foreign).collect();
            assert!(wrong.is_empty(), "{room} asks for {wrong:?} of {file}");
        }
    }
}

/// The keys that the program asks for: `tr("…")`, `tr_with("…"` and its like, and the words that stand for keys in tables: `key!("…")`.
fn asked_for(room: &Path) -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(room, &mut files);
    let mut keys = BTreeSet::new();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        // Documentation asks for nothing.
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for call in ["tr(", "tr_with(", "tr_count(", "tr_text(", "key!(", ".say(", ".named("] {
            for (at, _) in code.match_indices(call) {
                let is_word = !call.starts_with('.')
                    && code[..at].ends_with(|c: char| c.is_alphanumeric() || "_.".contains(c));
                let rest = code[at + call.len()..].trim_start();
                if is_word {
                    continue;
                }
                if let Some(literal) = rest.strip_prefix('"') {
                    keys.insert(literal.split('"').next().unwrap().to_owned());
                }
            }
        }
    }
    keys
}

#[test]
fn the_program_asks_for_messages_that_exist_and_for_all_of_them() {
    let english: BTreeSet<String> = messages(&source(Locale::English)).into_keys().collect();
    let asked = asked_for(&folder("src"));
    let missing: Vec<_> = asked.difference(&english).collect();
    assert!(missing.is_empty(), "no language has {missing:?}");
    let unused: Vec<_> = english.difference(&asked).collect();
    assert!(unused.is_empty(), "the program never says {unused:?}");
}

/// A message's text: words, places, and choices.
fn pattern() -> impl Strategy<Value = String> {
    let words = "[a-zñ¿]( ?[a-zñ,.'\"=*()]){0,8}";
    let piece = prop_oneof![
        words.prop_map(|words| words),
        Just("{ $a }".to_owned()),
        Just("{$n}".to_owned()),
        Just("{ \"{\" }".to_owned()),
    ];
    let line = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "));
    let choice = (line.clone(), line.clone(), line.clone()).prop_map(|(one, exact, other)| {
        format!("{{ $n ->\n    [one] {one}\n    [7] {exact}\n   *[other] {other}\n}}")
    });
    prop_oneof![line.clone(), choice, (line.clone(), line).prop_map(|(one, two)| format!("{one}\n    {two}"))]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn messages_made_at_random_read_as_fluent_reads_them(pattern in pattern(), a in "\\PC{0,6}", n in 0_u64..30) {
        let text = format!("key = {pattern}\nother = x\n");
        for locale in Locale::ALL {
            let values = [("a", Argument::Text(&a)), ("n", Argument::Number(n))];
            prop_assert!(install(Locale::Spanish, &text.replace("key", "count-bytes")));
            let ours = tr_with("count-bytes", &values);
            prop_assert_eq!(ours, by_fluent(&bundle(locale, &text), "key", &values), "{}", text);
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC*|(key = )?[\\[\\]{}*$\"a \n>-]*") {
        install(Locale::Spanish, &text);
        tr_with("count-bytes", &[("count", Argument::Number(3))]);
    }
}

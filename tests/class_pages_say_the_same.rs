//! What the board and its entrance say is there in both languages, and nothing is said that is not there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::{Map, Value};
use std::collections::BTreeSet;

const WORDS: &str = include_str!("../static/board/words.json");
const PAGES: [&str; 2] =
    [include_str!("../static/board/board.html"), include_str!("../static/board/join.html")];
const SCRIPTS: [&str; 2] =
    [include_str!("../static/board/board.js"), include_str!("../static/board/draw.js")];

fn words() -> Map<String, Value> {
    serde_json::from_str(WORDS).unwrap()
}

fn keys(words: &Value) -> BTreeSet<&str> {
    words.as_object().unwrap().keys().map(String::as_str).collect()
}

/// What stands between `before` and `after`, wherever it does.
fn between<'a>(text: &'a str, before: &'a str, after: char) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

#[test]
fn both_languages_have_the_same_keys_and_places() {
    let words = words();
    assert_eq!(words.keys().collect::<Vec<_>>(), ["en", "es"]);
    assert_eq!(keys(&words["en"]), keys(&words["es"]));
    // Words that are spelled alike in both.
    let alike = ["bytes"];
    for key in keys(&words["en"]) {
        let [english, spanish] = ["en", "es"].map(|language| words[language][key].as_str().unwrap());
        assert!(!english.is_empty() && !spanish.is_empty(), "{key}");
        assert!(english != spanish || alike.contains(&key), "{key} was left in English");
        let places = |text| between(text, "{", '}').collect::<BTreeSet<_>>();
        assert_eq!(places(english), places(spanish), "{key}");
    }
}

#[test]
fn every_key_is_said_and_every_word_that_is_said_has_a_key() {
    let words = words();
    let known = keys(&words["en"]);
    let mut said = BTreeSet::new();
    for page in PAGES {
        said.extend(between(page, "data-word=\"", '"'));
    }
    for script in SCRIPTS {
        // A key stands in quotes; other texts in quotes are no keys.
        said.extend(between(script, "'", '\'').filter(|text| known.contains(text)));
        for call in ["say('", "announce('"] {
            said.extend(between(script, call, '\''));
        }
    }
    let unknown: Vec<_> = said.difference(&known).collect();
    assert!(unknown.is_empty(), "no words for {unknown:?}");
    let unsaid: Vec<_> = known.difference(&said).filter(|key| !key.starts_with("join-")).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
    // The entrance is filled in by the server, and its tests look at it.
    for place in between(PAGES[1], "{{", '}') {
        let is_word = known.contains(format!("join-{place}").as_str());
        assert!(is_word || ["lang", "typed", "invalid", "error"].contains(&place), "{place}");
    }
}

#[test]
fn nothing_that_comes_from_others_becomes_markup() {
    for script in SCRIPTS.into_iter().chain([include_str!("../static/board/follow.js")]) {
        for word in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
        {
            assert!(!script.contains(word), "{word}");
        }
    }
    for page in PAGES {
        assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="));
        assert!(
            page.split("<script").skip(1).all(|script| script.starts_with(" type=\"module\" src=\"board/"))
        );
    }
}

/// The board is in the program and the style sheet in the page, so each has the properties; they must not drift apart.
#[test]
fn the_board_has_the_colours_of_the_page() {
    let properties = |sheet: &'static str| sheet.lines().filter(|line| line.starts_with("  --"));
    let board: Vec<_> = properties(include_str!("../static/board/board.css")).collect();
    let page: BTreeSet<_> = properties(include_str!("../static/style.css")).collect();
    assert!(board.len() > 12, "{board:?}");
    let strange: Vec<_> = board.into_iter().filter(|line| !page.contains(line)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

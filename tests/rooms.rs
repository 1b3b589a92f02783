//! The house rule of `src/lib.rs`: a room uses only the rooms above it in the list, and only `browser`, `view` and the
//! binaries know that a browser exists. Rust itself would allow every module of a crate to use every other one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod source_files;

use source_files::rust_files;
use std::fs;
use std::path::Path;

/// The rooms, ground floor first.
const ROOMS: [&str; 12] = [
    "locale",
    "http",
    "encode",
    "python",
    "formats",
    "explain",
    "lesson",
    "sandbox",
    "model",
    "interpreter",
    "browser",
    "view",
];

/// Who may name the browser's libraries: rooms, the binaries' folder, and the page's `main.rs`.
const BROWSER_SIDE: [&str; 4] = ["browser", "view", "bin", "main.rs"];

/// The browser's libraries, as code names them.
const BROWSER_LIBRARIES: [&str; 5] = ["web_sys", "js_sys", "gloo_", "wasm_bindgen", "yew"];

/// A file's place below `src`: `["model", "row.rs"]`.
type Place<'a> = &'a [&'a str];

/// What is wrong with a source file.
fn faults(place: Place<'_>, source: &str) -> Vec<String> {
    let code = without_comments(source);
    let mut faults = Vec::new();
    if let Some(floor) = ROOMS.iter().position(|room| *room == place[0]) {
        for name in rooms_named(place, &code) {
            let is_above = ROOMS.iter().position(|room| *room == name) > Some(floor);
            if is_above {
                faults.push(format!("names {name}, which stands on {}", ROOMS[floor]));
            }
        }
    }
    if !BROWSER_SIDE.contains(&place[0]) {
        let named = BROWSER_LIBRARIES.iter().filter(|library| names(&code, library));
        faults.extend(named.map(|library| format!("names {library}, and a browser may not be there")));
    }
    faults
}

/// The code without line comments, so without documentation. What is left of a string that holds `//` is no path.
fn without_comments(source: &str) -> String {
    let code = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.collect::<Vec<_>>().join("\n")
}

/// Whether the code holds this word, or a word that begins so.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| !ends_in_word(&code[..at]))
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// The rooms that stand behind `crate::`, or behind as many `super::` as lead to the crate's root.
fn rooms_named(place: Place<'_>, code: &str) -> Vec<String> {
    let is_mod_rs = place.last() == Some(&"mod.rs");
    let depth = place.len() - usize::from(is_mod_rs);
    let root_by_super = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", &root_by_super] {
        for (at, _) in code.match_indices(root) {
            if ends_in_word(&code[..at]) {
                continue;
            }
            let mut heads = Vec::new();
            heads_of_paths(&code[at + root.len()..], &mut heads);
            found.extend(heads.into_iter().filter(|head| ROOMS.contains(&head.as_str())));
        }
    }
    found
}

/// The first name of a path, or of each path in a group: `a::b` gives `a`; `{a::{b, c}, d}` gives `a` and `d`.
fn heads_of_paths(text: &str, heads: &mut Vec<String>) {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = text.strip_prefix('{') else {
        heads.push(word(text));
        return;
    };
    heads.push(word(group));
    let mut depth = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.push(word(&group[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

#[test]
fn every_file_keeps_to_its_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    assert!(files.len() > 50, "only {} files found", files.len());
    let mut all = Vec::new();
    for file in &files {
        let place: Vec<&str> =
            file.strip_prefix(&src).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
        let source = fs::read_to_string(file).unwrap();
        let found = faults(&place, &source);
        all.extend(found.iter().map(|fault| format!("src/{} {fault}", place.join("/"))));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn the_list_is_that_of_the_library() {
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let listed: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, ROOMS);
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let wrong: [(Place<'_>, &str); 12] = [
        (&["http", "url.rs"], "use crate::model::Draft;"),
        (&["http", "url.rs"], "fn f() -> crate::encode::X {}"),
        (&["encode", "form.rs"], "use crate::{http::Method, view::App};"),
        (&["encode", "form.rs"], "use crate::{\n    http::{A, B},\n    lesson,\n};"),
        (&["sandbox", "mod.rs"], "use super::model::Draft;"),
        (&["sandbox", "thing.rs"], "use super::super::model::Draft;"),
        (&["explain", "value", "etag.rs"], "use super::super::super::sandbox;"),
        (&["model", "row.rs"], "use web_sys::File;"),
        (&["model", "row.rs"], "let s = gloo_storage::LocalStorage::raw();"),
        (&["sandbox", "store.rs"], "#[wasm_bindgen]"),
        (&["lesson", "mod.rs"], "use yew::prelude::*;"),
        (&["lib.rs"], "pub use js_sys::Date;"),
    ];
    for (place, source) in wrong {
        assert_eq!(faults(place, source).len(), 1, "{place:?} {source}");
    }
}

#[test]
fn the_checker_lets_pass_what_is_right() {
    let right: [(Place<'_>, &str); 9] = [
        (&["encode", "form.rs"], "use crate::http::Method;"),
        (&["model", "update.rs"], "use crate::{explain, http::{Exchange, Failure}, sandbox::Home};"),
        (&["model", "update.rs"], "// crate::view draws it, by web_sys.\nuse super::view_of;"),
        (&["http", "url.rs"], "/// use put_playground::model::Draft;\nlet model = crate::http::model();"),
        (&["explain", "value", "etag.rs"], "use super::super::http;"),
        (&["http", "mod.rs"], "let my_web_sys = mycrate::model();"),
        (&["browser", "fetch.rs"], "use web_sys::Request; use crate::model::Msg;"),
        (&["bin", "worker", "main.rs"], "use wasm_bindgen::prelude::*;"),
        (&["main.rs"], "yew::Renderer::<App>::with_root(root).render();"),
    ];
    for (place, source) in right {
        assert_eq!(faults(place, source), Vec::<String>::new(), "{place:?} {source}");
    }
}

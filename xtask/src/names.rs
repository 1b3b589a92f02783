//! Names that change with the content, so that a page of one build never loads a file of another: it would have to ask for
//! a name that it does not know.
//!
//! Trunk names some files so, by a hash of its own; all others that a page or a worker loads are named here, by the same
//! rule for each. A folder that is stamped again, after a file in it changed, gets new names for what changed.

use std::{fs, path::Path};

use crate::{
    compress::is_copy,
    digest,
    error::Error,
    stamp::{file_names, read, write},
};

/// The folder of words: one name for all of them, since sentences and patterns of one build belong together.
const WORDS: &str = "words";
/// What keeps its name: the browser compares `sw.js` by it, other pages know `embed.js` by it, and Trunk's reload script is
/// not part of a build.
const PLAIN: [&str; 3] = ["sw.js", "embed.js", "reload.js"];
/// Scripts that name others; they get their own name after those.
const NAMING: [&str; 1] = ["interpreter-worker"];

/// Renames every script, wasm, style sheet and the words, wherever they are mentioned.
pub fn hash_all(dist: &Path) -> Result<(), Error> {
    let names = file_names(dist)?;
    if let Some(folder) = names.iter().find_map(|name| words_folder(name)) {
        let mut content = String::new();
        for name in names.iter().filter(|name| words_folder(name).is_some() && !is_copy(name)) {
            let bytes = fs::read(dist.join(name)).map_err(Error::io(format!("reading {name}")))?;
            content += &format!("{} {}\n", &name[folder.len()..], digest::of(&bytes));
        }
        rename(dist, folder, &format!("{WORDS}-{}", digest::of(content.as_bytes())))?;
    }
    let (naming, named): (Vec<_>, Vec<_>) =
        names.iter().filter(|name| is_hashed(name)).partition(|name| NAMING.contains(&stem(name).0));
    for name in named.into_iter().chain(naming) {
        let bytes = fs::read(dist.join(name)).map_err(Error::io(format!("reading {name}")))?;
        let (stem, end) = stem(name);
        rename(dist, name, &format!("{stem}-{}{end}", digest::of(&bytes)))?;
    }
    Ok(())
}

/// The folder that the name of a file of words begins with.
fn words_folder(name: &str) -> Option<&str> {
    let (folder, _) = name.split_once('/')?;
    (stem(folder).0 == WORDS).then_some(folder)
}

/// Whether a file is to have a hash in its name.
fn is_hashed(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    !name.contains('/') && ["js", "wasm", "css"].contains(&ending) && !PLAIN.contains(&name)
}

/// A name without its hash: what stands before it, and behind it.
fn stem(name: &str) -> (&str, &str) {
    let bare = name.split_once('.').map_or(name, |(bare, _)| bare);
    let bare = bare.strip_suffix("_bg").unwrap_or(bare);
    let end = &name[bare.len()..];
    match bare.rsplit_once('-') {
        Some((before, hash)) if is_hash(hash) => (before, end),
        _ => (bare, end),
    }
}

fn is_hash(text: &str) -> bool {
    text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Renames a file or a folder, and says so in every page and script that stands beside it.
fn rename(dist: &Path, from: &str, to: &str) -> Result<(), Error> {
    if from == to {
        return Ok(());
    }
    fs::rename(dist.join(from), dist.join(to)).map_err(Error::io(format!("renaming {from}")))?;
    for name in file_names(dist)? {
        let names_others = name.ends_with(".html") || name == "sw.js" || NAMING.contains(&stem(&name).0);
        if !names_others || name.contains('/') {
            continue;
        }
        let text = read(&dist.join(&name))?;
        write(&dist.join(&name), &mention(&text, from, to))?;
    }
    Ok(())
}

/// The text with another name in each place of this one, where it is no part of a longer name.
fn mention(text: &str, from: &str, to: &str) -> String {
    let is_part =
        |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let mut result = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, _) in text.match_indices(from) {
        let before = at.checked_sub(1).map(|at| text.as_bytes()[at]);
        if !is_part(before) && !is_part(text.as_bytes().get(at + from.len()).copied()) {
            result += &text[rest..at];
            result += to;
            rest = at + from.len();
        }
    }
    result + &text[rest..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_no_part_of_the_stem() {
        for (name, parts) in [
            ("interpreter_bg.wasm", ("interpreter", "_bg.wasm")),
            ("interpreter-0123456789abcdef_bg.wasm", ("interpreter", "_bg.wasm")),
            ("interpreter-worker.js", ("interpreter-worker", ".js")),
            ("interpreter-worker-0123456789abcdef.js", ("interpreter-worker", ".js")),
            ("style-0123456789abcdef.css", ("style", ".css")),
            ("words", ("words", "")),
            ("words-0123456789abcdef", ("words", "")),
        ] {
            assert_eq!(stem(name), parts, "{name}");
        }
    }

    #[test]
    fn a_name_within_a_longer_one_is_another_name() {
        let text = "<a data-x=interpreter-worker.js data-y=\"worker.js\"> worker.json my/worker.js";
        let expected = "<a data-x=interpreter-worker.js data-y=\"worker-1.js\"> worker.json my/worker-1.js";
        assert_eq!(mention(text, "worker.js", "worker-1.js"), expected);
    }

    #[test]
    fn a_change_reaches_all_that_names_it_and_nothing_else() -> Result<(), Box<dyn std::error::Error>> {
        let dist = std::env::temp_dir().join(format!("xtask-names-{}", std::process::id()));
        fs::create_dir_all(dist.join("words/en"))?;
        for (name, text) in [
            ("index.html", "<html data-i=interpreter-worker.js data-w=words/><link href=app.js>"),
            ("sw.js", "importScripts('worker.js')"),
            ("embed.js", "plain"),
            ("app.js", "app"),
            ("worker.js", "worker"),
            ("interpreter-worker.js", "importScripts('interpreter.js')"),
            ("interpreter.js", "interpreter"),
            ("words/en/a.txt", "a"),
        ] {
            fs::write(dist.join(name), text)?;
        }
        let run = || -> Result<Vec<String>, Box<dyn std::error::Error>> {
            hash_all(&dist)?;
            Ok(file_names(&dist)?)
        };
        let first = run()?;
        let again = run()?;
        let script = first.iter().find(|name| stem(name).0 == "interpreter").cloned().unwrap_or_default();
        fs::write(dist.join(&script), "another interpreter")?;
        let second = run()?;
        let (page, worker) = (read(&dist.join("index.html"))?, read(&dist.join("sw.js"))?);
        fs::remove_dir_all(&dist)?;

        assert_eq!(first, again);
        let changed: Vec<_> =
            second.iter().filter(|name| !first.contains(name)).map(|name| stem(name).0).collect();
        assert_eq!(changed, ["interpreter", "interpreter-worker"]);
        for name in second.iter().filter(|name| ["app", "interpreter-worker"].contains(&stem(name).0)) {
            assert!(page.contains(name.as_str()), "{name} in {page}");
        }
        let words = second.iter().find_map(|name| words_folder(name)).unwrap_or_default();
        assert!(page.contains(&format!("data-w={words}/>")) && words.len() == "words-".len() + 16, "{page}");
        assert!(second.iter().any(|name| worker.contains(&format!("'{name}'"))), "{worker}");
        assert!(second.contains(&"embed.js".to_owned()));
        Ok(())
    }
}

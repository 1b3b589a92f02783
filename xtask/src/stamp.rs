//! The last step of a build of `dist/`, as a hook of Trunk's, so that `trunk serve` has it too.
//!
//! A browser looks at `sw.js` alone to learn that a worker has a new version, so `sw.js` must change whenever any file
//! does: it gets a hash of them all, and their names, for keeping the page at hand without a network.
//!
//! And the page's policy forbids inline scripts, such as the one by which `trunk serve` reloads the page: it moves into a
//! file, rather than the policy being weaker while developing than in use.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{compress, error::Error, hash::Hash, imports};

/// Where the version goes in `sw.js`.
const VERSION: &str = "/*@stamp*/\"dev\"";
/// Where the names go in `sw.js`.
const NAMES: &str = "/*@precache*/[]";
/// What Trunk's reload script becomes.
const RELOAD: &str = "reload.js";

/// Finishes the build that Trunk has put into its staging folder.
pub fn run() -> Result<(), Error> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(Error::Unexpected {
        file: "TRUNK_STAGING_DIR".to_owned(),
        problem: "is not set: `stamp` is a hook that Trunk runs",
    })?;
    imports::shorten(&staging, &file_names(&staging)?)?;
    finish(&staging)?;
    // Nobody waits for a slow network while developing.
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        compress::all(&staging)?;
    }
    Ok(())
}

fn finish(dist: &Path) -> Result<(), Error> {
    let page = dist.join("index.html");
    if let Some((html, script)) = without_inline_script(&read(&page)?) {
        write(&page, &html)?;
        write(&dist.join(RELOAD), &script)?;
    }

    let worker = dist.join("sw.js");
    let script = read(&worker)?;
    let mut hash = Hash::new();
    let mut names = Vec::new();
    for name in file_names(dist)? {
        let bytes = fs::read(dist.join(&name)).map_err(Error::io(format!("reading {name}")))?;
        hash.part(name.as_bytes());
        hash.part(&bytes);
        if is_kept(&name) {
            names.push(name);
        }
    }
    let stamped = stamped(&script, &hash.hex(), &names).ok_or(Error::Unexpected {
        file: "static/sw.js".to_owned(),
        problem: "lacks /*@stamp*/\"dev\" or /*@precache*/[], the places for the build's version and file names",
    })?;
    write(&worker, &stamped)
}

/// `sw.js` with the version and the names filled in.
fn stamped(script: &str, version: &str, names: &[String]) -> Option<String> {
    if !script.contains(VERSION) || !script.contains(NAMES) {
        return None;
    }
    let names: Vec<_> = names.iter().map(|name| json_string(name)).collect();
    let names = format!("[{}]", names.join(", "));
    Some(script.replace(VERSION, &json_string(version)).replace(NAMES, &names))
}

/// The page with its inline script in a file, and that script ready to run there.
fn without_inline_script(html: &str) -> Option<(String, String)> {
    let (before, rest) = html.split_once("<script>")?;
    let (script, after) = rest.split_once("</script>")?;
    let html = format!("{before}<script src=\"{RELOAD}\" defer></script>{after}");
    // Trunk fills these in whenever it sends a page, but not in other files.
    let script = script
        .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/");
    Some((html, script))
}

/// What a page without a network needs: everything but the worker's own script, and copies for servers and debuggers.
fn is_kept(name: &str) -> bool {
    name != "sw.js" && !compress::is_copy(name) && !name.ends_with(".map")
}

/// The names of all files below a folder, relative to it, with slashes, sorted.
pub fn file_names(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let reading = || Error::io(format!("reading {}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(reading())? {
            let entry = entry.map_err(reading())?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), name + "/"));
            } else {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}

fn json_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::io(format!("reading {}", path.display())))
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::io(format!("writing {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: &str = "const VERSION = /*@stamp*/\"dev\";\nconst FILES = /*@precache*/[];\n";

    #[test]
    fn the_version_and_the_names_are_filled_in() {
        let names = ["index.html".to_owned(), "snippets/a.js".to_owned()];
        let expected = "const VERSION = \"00ff\";\nconst FILES = [\"index.html\", \"snippets/a.js\"];\n";
        assert_eq!(stamped(WORKER, "00ff", &names).as_deref(), Some(expected));
    }

    #[test]
    fn a_worker_without_the_places_is_refused() {
        assert_eq!(stamped("const VERSION = 1;", "00ff", &[]), None);
    }

    #[test]
    fn an_inline_script_moves_into_a_file() {
        let html = "<body><p>x</p><script>connect('{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}ws')</script></body>";
        let expected = (
            "<body><p>x</p><script src=\"reload.js\" defer></script></body>".to_owned(),
            "connect(window.location.host + '/ws')".to_owned(),
        );
        assert_eq!(without_inline_script(html), Some(expected));
        assert_eq!(without_inline_script("<script src=\"boot.js\"></script>"), None);
    }

    #[test]
    fn every_changed_file_changes_the_worker() -> Result<(), Box<dyn std::error::Error>> {
        let dist = env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(&dist)?;
        let build = |style: &str| -> Result<String, Box<dyn std::error::Error>> {
            fs::write(dist.join("index.html"), "<title>x</title>")?;
            fs::write(dist.join("style.css"), style)?;
            fs::write(dist.join("style.css.br"), "x")?;
            fs::write(dist.join("sw.js"), WORKER)?;
            finish(&dist)?;
            Ok(fs::read_to_string(dist.join("sw.js"))?)
        };
        let (first, again, other) = (build("a")?, build("a")?, build("b")?);
        fs::remove_dir_all(&dist)?;
        assert_eq!(first, again);
        assert_ne!(first, other);
        assert!(first.contains("[\"index.html\", \"style.css\"]"), "{first}");
        Ok(())
    }
}

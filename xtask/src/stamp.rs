//! The last step of a build of `dist/`, as a hook of Trunk's, so that `trunk serve` has it too.
//!
//! Everything that a page loads gets a name that changes with its content (`names`), and each page learns which build it is
//! of. A browser looks at `sw.js` alone to learn that there is another build, so `sw.js` must change whenever any file does:
//! it gets the same name of the build, and the name and digest of every file, for keeping all of them or none.
//!
//! And the page's policy forbids inline scripts, such as the one by which `trunk serve` reloads the page: it moves into a
//! file, rather than the policy being weaker while developing than in use.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{compress, digest, embed, error::Error, imports, names};

/// Behind it stands the build in `sw.js`, up to the semicolon.
const BUILD: &str = "/*@build*/";
/// Behind it stand the files in `sw.js`, each with its digest.
const FILES: &str = "/*@files*/";
/// Behind it stands the build in a page, as the value of an attribute.
const BUILD_OF_PAGE: &str = "data-build=";
/// The build before it has a name.
const NONE: &str = "dev";
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

    embed::make(dist)?;
    names::hash_all(dist)?;
    // The name of a build is made of all its files, and two kinds of them hold that name: they count without it.
    name_build(dist, NONE, &[])?;
    let build = digest::of(listed(&files(dist)?).as_bytes());
    name_build(dist, &build, &[])?;
    let kept: Vec<_> = files(dist)?.into_iter().filter(|(name, _)| is_kept(name)).collect();
    name_build(dist, &build, &kept)
}

/// Every file, with its digest.
fn files(dist: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut files = Vec::new();
    for name in file_names(dist)?.into_iter().filter(|name| !compress::is_copy(name)) {
        let bytes = fs::read(dist.join(&name)).map_err(Error::io(format!("reading {name}")))?;
        files.push((name, digest::of(&bytes)));
    }
    Ok(files)
}

/// Files as `sw.js` has them.
fn listed(files: &[(String, String)]) -> String {
    let lines = files.iter().map(|(name, digest)| format!("{}: {}", json_string(name), json_string(digest)));
    format!("{{{}}}", lines.collect::<Vec<_>>().join(", "))
}

/// Says in every page and in `sw.js` which build they are of, and in `sw.js` of which files that is made.
fn name_build(dist: &Path, build: &str, files: &[(String, String)]) -> Result<(), Error> {
    for name in file_names(dist)?.iter().filter(|name| name.ends_with(".html")) {
        let page = read(&dist.join(name))?;
        let named = with_value(&page, BUILD_OF_PAGE, &format!("\"{build}\""), &[' ', '>']);
        let problem = "a page lacks data-build, the place for the name of its build";
        write(&dist.join(name), &named.ok_or(Error::Unexpected { file: name.clone(), problem })?)?;
    }
    let worker = dist.join("sw.js");
    let script = read(&worker)?;
    let stamped = with_value(&script, BUILD, &json_string(build), &[';'])
        .and_then(|script| with_value(&script, FILES, &listed(files), &[';']));
    let problem = "lacks /*@build*/ or /*@files*/, the places for the build's name and its files";
    write(&worker, &stamped.ok_or(Error::Unexpected { file: "static/sw.js".to_owned(), problem })?)
}

/// The text with another value behind a mark, up to what ends it.
fn with_value(text: &str, mark: &str, value: &str, ends: &[char]) -> Option<String> {
    let start = text.find(mark)? + mark.len();
    let length = text[start..].find(ends)?;
    Some([&text[..start], value, &text[start + length..]].concat())
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

/// What a page without a network needs: everything but the worker's own scripts, which the browser keeps with it, and what
/// is there for debuggers.
fn is_kept(name: &str) -> bool {
    let is_workers = name == "sw.js" || (name.starts_with("worker-") && name.ends_with(".js"));
    !is_workers && !name.ends_with(".map")
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

/// Reads a text.
pub fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::io(format!("reading {}", path.display())))
}

/// Writes a text.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::io(format!("writing {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: &str =
        "importScripts('worker.js');\nconst B = /*@build*/\"dev\";\nconst F = /*@files*/{};\n";

    #[test]
    fn a_value_is_replaced_up_to_its_end() {
        let page = "<html lang=en data-build=dev data-words=words/>";
        let named = with_value(page, BUILD_OF_PAGE, "\"00ff\"", &[' ', '>']);
        assert_eq!(named.as_deref(), Some("<html lang=en data-build=\"00ff\" data-words=words/>"));
        let again = with_value("<html data-build=\"00ff\">", BUILD_OF_PAGE, "\"1\"", &[' ', '>']);
        assert_eq!(again.as_deref(), Some("<html data-build=\"1\">"));
        assert_eq!(with_value("<html>", BUILD_OF_PAGE, "1", &['>']), None);
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
    fn every_changed_file_makes_another_build_and_an_equal_one_the_same()
    -> Result<(), Box<dyn std::error::Error>> {
        let dist = env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(&dist)?;
        let page = "<html data-build=dev><title>PUT Playground</title><link href=style.css><script src=a.js></script>";
        fs::write(dist.join("index.html"), page)?;
        fs::write(dist.join("embed.js"), "embed")?;
        fs::write(dist.join("frame.js"), "frame")?;
        fs::write(dist.join("icon.svg"), "<svg/>")?;
        fs::write(dist.join("icon.svg.br"), "x")?;
        fs::write(dist.join("worker.js"), "w")?;
        fs::write(dist.join("style.css"), "a")?;
        fs::write(dist.join("sw.js"), WORKER)?;
        let stamp = || -> Result<(String, String), Box<dyn std::error::Error>> {
            finish(&dist)?;
            Ok((read(&dist.join("sw.js"))?, read(&dist.join("index.html"))?))
        };
        let (first, before) = (stamp()?, read(&dist.join("embed.html"))?);
        let (again, after) = (stamp()?, read(&dist.join("embed.html"))?);
        let frames = [before, after];
        fs::write(dist.join("icon.svg"), "<svg />")?;
        let other = stamp()?;
        fs::remove_dir_all(&dist)?;

        assert_eq!(first, again);
        assert!(first.0 != other.0 && first.1 != other.1);
        let (worker, page) = first;
        let build = page.split('"').nth(1).unwrap_or_default();
        assert!(worker.contains(&format!("B = /*@build*/\"{build}\";")), "{worker} {page}");
        for (name, content) in [("index.html", page.as_str()), ("icon.svg", "<svg/>")] {
            let line = format!("\"{name}\": \"{}\"", digest::of(content.as_bytes()));
            assert!(worker.contains(&line), "{line} in {worker}");
        }
        // A page that is stamped again names the same files as before.
        let frame = worker.split('"').find(|name| name.starts_with("frame-")).unwrap_or_default();
        assert!(
            frames.iter().all(|html| html.contains(&format!("src=\"{frame}\""))),
            "{frame} in {frames:?}"
        );
        assert!(!worker.contains("\"worker") && !worker.contains(".br"), "{worker}");
        Ok(())
    }
}

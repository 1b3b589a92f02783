//! What stands in other people's pages: `embed.js`, and `embed.html`, which it shows in a frame.
//!
//! `embed.html` is the page itself with an attribute by which style sheet and program know, so it is written from
//! `index.html` and never falls behind it.

use std::path::Path;

use crate::{
    error::Error,
    stamp::{file_names, read, write},
};

/// The page, and the same page for a frame.
const PAGES: [&str; 2] = ["index.html", "embed.html"];
/// The script that a host's page loads.
pub const SCRIPT: &str = "embed.js";
/// The attribute of the root element.
const MARK: &str = "data-embed";
/// What the frame has beside the page: its style, and its talk with the host.
const OWN: [(&str, &str); 2] = [("embed", ".css"), ("frame", ".js")];

/// Writes `embed.html` and takes out of `embed.js` what only its readers need.
pub fn make(dist: &Path) -> Result<(), Error> {
    let [page, embed] = PAGES.map(|name| dist.join(name));
    let names = file_names(dist)?;
    let html = framed(&read(&page)?, &OWN.map(|(stem, ending)| own(&names, stem, ending))).ok_or(
        Error::Unexpected {
            file: PAGES[0].to_owned(),
            problem: "has no <html …>, <title> or <script>, where embed.html differs from it",
        },
    )?;
    write(&embed, &html)?;
    let script = dist.join(SCRIPT);
    write(&script, &slim(&read(&script)?))
}

/// The name that a file of the frame's has by now: a build that is stamped again has its files under names with hashes.
fn own(names: &[String], stem: &str, ending: &str) -> String {
    let begin = [stem, "-"].concat();
    let hashed = names.iter().find(|name| name.starts_with(&begin) && name.ends_with(ending));
    hashed.cloned().unwrap_or_else(|| [stem, ending].concat())
}

/// The page as it is in a frame. A search engine is to find the page itself.
fn framed(html: &str, [style, script]: &[String; 2]) -> Option<String> {
    let html = put(html, "<html", &[" ", MARK].concat())?;
    let html = put(&html, "<title>PUT Playground", ", embedded")?;
    let (before, after) = html.split_at(html.find("<script")?);
    let added = format!(
        "<meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\"{style}\"><script src=\"{script}\" defer></script>"
    );
    Some([before, &added, after].concat())
}

/// The text with something behind the first place of these words.
fn put(text: &str, words: &str, added: &str) -> Option<String> {
    let (before, after) = text.split_once(words)?;
    Some([before, words, added, after].concat())
}

/// A script without indentation and without comments: those that have lines of their own, and types within a line.
fn slim(script: &str) -> String {
    let mut slim = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        // A type within a line has something behind it.
        let begins = line.starts_with("/*") && line.find("*/").is_none_or(|end| end + 2 == line.len());
        if in_comment || begins {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            slim += &untyped(line);
            slim.push('\n');
        }
    }
    slim
}

fn untyped(line: &str) -> String {
    let Some((before, rest)) = line.split_once("/** @type ") else {
        return line.to_owned();
    };
    let after = rest.split_once("*/").map_or("", |(_, after)| after.trim_start());
    [before, &untyped(after)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_has_the_page_and_what_makes_it_a_frame() {
        for (page, expected) in [
            (
                "<html lang=\"en\"><title>PUT Playground</title><script src=\"boot.js\" defer></script><body>x",
                "<html data-embed lang=\"en\"><title>PUT Playground, embedded</title>",
            ),
            (
                "<html lang=en><title>PUT Playground</title><script defer src=./boot-1.js></script><body>x",
                "<html data-embed lang=en><title>PUT Playground, embedded</title>",
            ),
        ] {
            let names = ["embed-0123456789abcdef.css".to_owned(), "frame.js".to_owned()];
            let html = framed(page, &OWN.map(|(stem, ending)| own(&names, stem, ending))).unwrap_or_default();
            let (_, rest) = page.split_at(page.find("<script").unwrap_or_default());
            let added = "<meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\"embed-0123456789abcdef.css\">\
                         <script src=\"frame.js\" defer></script>";
            assert_eq!(html, [expected, added, rest].concat());
        }
        assert_eq!(framed("<title>PUT Playground</title>", &OWN.map(|_| String::new())), None);
    }

    #[test]
    fn a_slim_script_says_the_same() {
        let script = "// About.\n\n/**\n * @param {string} a\n */\nfunction f(a) {\n  // Why.\n  const b = /** @type {X} */ (g(a));\n\
                      \x20 /** @type {Y | undefined} */\n  let c = 'http://a.test/*';\n}\n/** One line. */\nf();\n";
        assert_eq!(slim(script), "function f(a) {\nconst b = (g(a));\nlet c = 'http://a.test/*';\n}\nf();\n");
    }
}

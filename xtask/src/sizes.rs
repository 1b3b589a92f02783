//! What the page weighs, against what it may weigh.

use std::{fmt, fs, path::Path};

use crate::{compress, embed, error::Error, stamp::file_names};

/// A part of `dist/` with a limit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What a learner waits for.
    Page,
    /// The sandbox, which arrives beside it.
    Worker,
    /// Python and the other languages, which load when they are first needed.
    Interpreter,
    /// The words, of which a learner waits for the glossary and one chapter; the others load when they are opened.
    Words,
    /// What stands in other people's pages, and what a page in a frame loads beside, or in the place of, its own.
    Embed,
    /// Icons and such.
    Other,
}

impl Part {
    const ALL: [Self; 6] =
        [Self::Page, Self::Worker, Self::Interpreter, Self::Words, Self::Embed, Self::Other];

    /// The part that a file of `dist/` belongs to.
    fn of(name: &str) -> Self {
        match name.split(['-', '/', '.']).next() {
            Some("worker" | "sw") => Self::Worker,
            Some("interpreter") => Self::Interpreter,
            Some("words") => Self::Words,
            Some("embed" | "frame") => Self::Embed,
            _ => match name.rsplit_once('.') {
                Some((_, "wasm" | "js" | "css" | "html")) => Self::Page,
                _ => Self::Other,
            },
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Worker => "worker",
            Self::Interpreter => "interpreter",
            Self::Words => "words",
            Self::Embed => "embed",
            Self::Other => "other",
        }
    }

    /// The most brotli bytes it may have.
    fn budget(self) -> Option<usize> {
        match self {
            // 150 KiB before it had the program beside the fields, the chapters' steps and the readings of 148 headers.
            Self::Page => Some(190 * 1024),
            // 90 KiB before it had the rows of httpbin and the CORS lab: 35 resources more, 24 KiB more.
            Self::Worker => Some(115 * 1024),
            // 300 KiB before it had experiments, timing and the server's view, which the page has no room for; 345 before it
            // read and wrote sessions and `.http` files, 19 KiB.
            Self::Interpreter => Some(365 * 1024),
            Self::Words | Self::Embed | Self::Other => None,
        }
    }
}

/// The most bytes that `embed.js` may have, uncompressed: authors are promised 4 KiB.
const EMBED_SCRIPT: usize = 4096;

/// One file of `dist/`.
#[derive(Debug)]
struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// The sizes of all files of `dist/`.
#[derive(Debug)]
pub struct Sizes(Vec<File>);

impl Sizes {
    /// Measures every file below the folder. A release build has compressed them already.
    pub fn of(dist: &Path) -> Result<Self, Error> {
        let mut files = Vec::new();
        for name in file_names(dist)?.into_iter().filter(|name| !compress::is_copy(name)) {
            let reading = || Error::io(format!("reading {name}"));
            let bytes = fs::read(dist.join(&name)).map_err(reading())?;
            let brotli = match fs::metadata(dist.join(format!("{name}.br"))) {
                Ok(copy) => usize::try_from(copy.len()).unwrap_or(usize::MAX),
                Err(_) => compress::brotli(&bytes).map_err(reading())?.len(),
            };
            files.push(File { name, raw: bytes.len(), brotli });
        }
        files.sort_by(|a, b| b.raw.cmp(&a.raw).then_with(|| a.name.cmp(&b.name)));
        Ok(Self(files))
    }

    /// Refuses a part that is over its budget.
    pub fn within_budgets(&self) -> Result<(), Error> {
        for part in Part::ALL {
            let total = self.total(part).brotli;
            if let Some(budget) = part.budget().filter(|budget| total > *budget) {
                let (name, total, budget) = (part.name(), kib(total), kib(budget));
                return Err(Error::OverBudget(format!("{name} has {total} brotli, {budget} are allowed")));
            }
        }
        match self.0.iter().find(|file| file.name == embed::SCRIPT && file.raw > EMBED_SCRIPT) {
            Some(File { name, raw, .. }) => {
                Err(Error::OverBudget(format!("{name} has {raw} bytes, {EMBED_SCRIPT} are allowed")))
            }
            None => Ok(()),
        }
    }

    fn files(&self, part: Part) -> impl Iterator<Item = &File> {
        self.0.iter().filter(move |file| Part::of(&file.name) == part)
    }

    fn total(&self, part: Part) -> File {
        let sum = |size: fn(&File) -> usize| self.files(part).map(size).sum();
        File { name: part.name().to_owned(), raw: sum(|file| file.raw), brotli: sum(|file| file.brotli) }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<38} {:>11} {:>11}  budget", "dist/", "raw", "brotli")?;
        for part in Part::ALL {
            let total = self.total(part);
            if total.raw == 0 {
                continue;
            }
            for File { name, raw, brotli } in self.files(part) {
                write!(f, "\n  {name:<36} {:>11} {:>11}", kib(*raw), kib(*brotli))?;
            }
            write!(f, "\n{:<38} {:>11} {:>11}", total.name, kib(total.raw), kib(total.brotli))?;
            if let Some(budget) = part.budget() {
                let verdict = if total.brotli > budget { "OVER" } else { "within" };
                write!(f, "  {verdict} {}", kib(budget))?;
            }
        }
        Ok(())
    }
}

fn kib(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(files: &[(&str, usize)]) -> Sizes {
        let file =
            |(name, size): &(&str, usize)| File { name: (*name).to_owned(), raw: *size, brotli: *size };
        Sizes(files.iter().map(file).collect())
    }

    #[test]
    fn files_belong_to_their_part() {
        for (name, part) in [
            ("index.html", Part::Page),
            ("app-0123456789abcdef_bg.wasm", Part::Page),
            ("style-0123.css", Part::Page),
            ("worker-0123456789abcdef_bg.wasm", Part::Worker),
            ("sw.js", Part::Worker),
            ("interpreter-0123456789abcdef_bg.wasm", Part::Interpreter),
            ("interpreter-worker-0123456789abcdef.js", Part::Interpreter),
            ("words-0123456789abcdef/es/lesson/send-a-put.txt", Part::Words),
            ("embed.js", Part::Embed),
            ("embed.html", Part::Embed),
            ("frame-0123456789abcdef.js", Part::Embed),
            ("icon.svg", Part::Other),
        ] {
            assert_eq!(Part::of(name), part, "{name}");
        }
    }

    #[test]
    fn a_part_over_its_budget_is_named() {
        assert!(
            sizes(&[("app.wasm", 190 * 1024), ("sw.js", 115 * 1024), ("film.mp4", 1 << 30)])
                .within_budgets()
                .is_ok()
        );
        let over = sizes(&[("app.wasm", 190 * 1024), ("app.js", 1)]).within_budgets();
        assert!(matches!(over, Err(Error::OverBudget(text)) if text.starts_with("page has 190.1 KiB")));
        assert!(sizes(&[("worker-0_bg.wasm", 116 * 1024)]).within_budgets().is_err());
        assert!(sizes(&[("embed.js", 4096)]).within_budgets().is_ok());
        assert!(sizes(&[("embed.js", 4097)]).within_budgets().is_err());
    }
}

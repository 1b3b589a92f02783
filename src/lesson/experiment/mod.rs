//! Experiments: programs that try a claim of the lesson, and the words for what came of them. The words are in the folder
//! `experiments` of each language, and arrive when an experiment is opened; `parse` says how they are written.

mod error;
mod list;
mod parse;

pub use error::ExperimentError;
pub use list::{EXPERIMENTS, Entry, Subject};
pub use parse::{Read, read};

/// The most requests of one kind that an experiment sends.
pub const MOST: u32 = 1_000;

/// What an experiment claims, asks, does and says. Text may hold `` `code` `` and `*emphasis*`; see [`super::spans`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Experiment {
    /// The heading.
    pub title: &'static str,
    /// What is tried.
    pub claim: &'static str,
    /// Where the claim comes from: a label and an address.
    pub sources: Vec<(&'static str, &'static str)>,
    /// What the learner predicts.
    pub question: &'static str,
    /// The answers to choose from.
    pub choices: Vec<&'static str>,
    /// The place of the right one in `choices`.
    pub right: usize,
    /// Why it is right.
    pub because: &'static str,
    /// How many requests of a kind are sent unless the learner says otherwise, from 1 to [`MOST`]; `None` where that is no
    /// question.
    pub count: Option<u32>,
    /// What a sandbox must be for the evidence to be seen.
    pub needs: Needs,
    /// What is said where it is not.
    pub absent: &'static str,
    /// What the evidence is drawn as.
    pub pictures: Vec<Picture>,
    /// The headings of its table's columns.
    pub columns: Vec<&'static str>,
    /// The programs, which run one after the other.
    pub programs: Vec<Program>,
    /// What can be said of the evidence, each under the name of a finding. The text may hold `{facts}`.
    pub words: Vec<(&'static str, &'static str)>,
}

impl Experiment {
    /// The experiment of this text; `None` where it is none: a host may answer with a page of its own for a file that is
    /// missing. Lines of a newer version do no harm; without a program there is nothing to try.
    pub fn of(text: &'static str) -> Option<&'static Self> {
        let experiment = read(text).experiment;
        (!experiment.programs.is_empty() && !experiment.choices.is_empty())
            .then(|| &*Box::leak(Box::new(experiment)))
    }

    /// The text under this name; empty where there is none.
    pub fn word(&self, name: &str) -> &'static str {
        self.words.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text)
    }

    /// How many requests all programs send for `count` of a kind.
    pub fn requests(&self, count: u32) -> u32 {
        self.programs.iter().map(|program| program.requests(count)).sum()
    }
}

/// A program of an experiment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// What it tries.
    pub title: &'static str,
    /// How many requests it sends whatever the count is.
    pub fixed: u32,
    /// How many times the count it sends besides.
    pub times: u32,
    /// The Python text with placeholders; see [`Program::text`].
    pub python: &'static str,
}

/// What a program's placeholders stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// `{sandbox}`: the sandbox's URL, with its last slash.
    pub sandbox: String,
    /// `{second}`: the same sandbox in another origin, with its last slash; empty where there is none.
    pub second: String,
    /// `{max_body}`: the largest body that the sandbox accepts, in bytes.
    pub max_body: u64,
    /// `{n}`: how many requests of a kind.
    pub count: u32,
}

impl Program {
    /// How many requests it sends for `count` of a kind.
    pub fn requests(&self, count: u32) -> u32 {
        self.fixed + self.times * count
    }

    /// The program as it runs.
    pub fn text(&self, setting: &Setting) -> String {
        // A quote, which a URL's path may hold, would end the string literal.
        let url = |url: &str| url.replace('\'', "%27");
        self.python
            .replace("{sandbox}", &url(&setting.sandbox))
            .replace("{second}", &url(&setting.second))
            .replace("{max_body}", &setting.max_body.to_string())
            .replace("{n}", &setting.count.to_string())
    }
}

/// What a sandbox must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// Any.
    #[default]
    Nothing,
    /// Behind the browser's HTTP cache, which a Service Worker is in front of.
    Cache,
    /// One that answers in a second origin too.
    SecondOrigin,
}

/// What evidence is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Answers and stored things over time.
    Timeline,
    /// What is stored before and after.
    Store,
    /// Rows under the experiment's own columns.
    Table,
    /// Bodies side by side.
    Bodies,
}

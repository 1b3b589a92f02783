//! What page and interpreter say to each other of an experiment: the interpreter reads it, runs it and judges it; the page
//! asks the learner, carries out what is to be fetched, and draws what comes of it.

use super::message::{Reader, Writer};
use crate::sandbox::Home;

/// An experiment and its surroundings, as the page found them. Each [`Act`] comes with it, so that an interpreter that was
/// started anew knows what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// The experiment's name.
    pub slug: String,
    /// The text of its file, with what is said of every experiment before it.
    pub words: String,
    /// What the sandbox says of itself; empty where it says nothing.
    pub index: String,
    /// The sandbox's URL, with its last slash.
    pub sandbox: String,
}

/// What the learner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Opens the experiment: [`Answer::Experiment`](super::Answer::Experiment).
    Open,
    /// Wants a program to read, counted from 0: [`Answer::Program`](super::Answer::Program).
    Program {
        /// Which one.
        at: u32,
        /// How many requests of a kind it sends.
        count: u32,
    },
    /// Starts: the interpreter fetches ([`Answer::Fetch`](super::Answer::Fetch)), sends
    /// ([`Answer::Send`](super::Answer::Send)), and at last answers with [`Answer::Evidence`](super::Answer::Evidence).
    /// [`Question::Stop`](super::Question::Stop) ends it before.
    Start {
        /// Names the run.
        run: u32,
        /// The place of the predicted answer.
        prediction: u32,
        /// How many requests of a kind to send.
        count: u32,
    },
    /// Wants the log looked at once more: [`Answer::Evidence`](super::Answer::Evidence) again.
    Look,
}

/// An experiment before it runs. Texts may hold the marks of the lesson's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The heading.
    pub title: String,
    /// What is tried.
    pub claim: String,
    /// What the learner predicts.
    pub question: String,
    /// The answers to choose from.
    pub choices: Vec<String>,
    /// How many requests of a kind are sent unless the learner says otherwise; `None` where that is no question.
    pub count: Option<u32>,
    /// How many requests are sent whatever the count is.
    pub fixed: u32,
    /// How many times the count is sent besides.
    pub times: u32,
    /// What the programs are called.
    pub programs: Vec<String>,
    /// Where the claim comes from: a label and an address.
    pub sources: Vec<(String, String)>,
    /// What is said where the evidence can't be seen.
    pub absent: String,
    /// Whether the evidence needs the browser's HTTP cache, which a Service Worker is in front of.
    pub needs_cache: bool,
    /// Whether what it needs is known not to be there.
    pub lacks: bool,
}

impl Paper {
    /// Whether the evidence can be seen here.
    pub fn shows_in(&self, home: &Home) -> bool {
        let is_absent = matches!(home, Home::Absent(_));
        !self.lacks && !is_absent && (!self.needs_cache || *home == Home::Tcp)
    }
}

impl Writer {
    /// Adds a setup.
    pub fn setup(&mut self, setup: &Setup) {
        for (name, text) in [("slug", &setup.slug), ("sandbox", &setup.sandbox)] {
            self.text(name, text);
        }
        self.long(&setup.words);
        self.long(&setup.index);
    }

    /// Adds an act.
    pub fn act(&mut self, act: Act) {
        let (name, numbers) = match act {
            Act::Open => ("open", [0; 3]),
            Act::Program { at, count } => ("program", [at, count, 0]),
            Act::Start { run, prediction, count } => ("start", [run, prediction, count]),
            Act::Look => ("look", [0; 3]),
        };
        self.text("act", name);
        for number in numbers {
            self.number("with", number);
        }
    }

    /// Adds texts of which some may be missing.
    pub fn found(&mut self, texts: &[Option<String>]) {
        for text in texts {
            self.text("found", if text.is_some() { "1" } else { "" });
            text.iter().for_each(|text| self.long(text));
        }
    }

    /// Adds a paper.
    pub fn paper(&mut self, paper: &Paper) {
        self.text("title", &paper.title);
        self.text("claim", &paper.claim);
        self.text("question", &paper.question);
        self.texts("choice", &paper.choices);
        self.optional("count", paper.count);
        self.number("fixed", paper.fixed);
        self.number("times", paper.times);
        self.texts("program", &paper.programs);
        for (label, address) in &paper.sources {
            self.text("label", label);
            self.text("address", address);
        }
        self.text("absent", &paper.absent);
        self.flag("cache", paper.needs_cache);
        self.flag("lacks", paper.lacks);
    }
}

impl Reader {
    /// A setup.
    pub fn setup(&mut self) -> Setup {
        Setup {
            slug: self.text("slug"),
            sandbox: self.text("sandbox"),
            words: self.long(),
            index: self.long(),
        }
    }

    /// An act; `None` where it is none of those.
    pub fn act(&mut self) -> Option<Act> {
        let name = self.text("act");
        let numbers = self.texts("with").into_iter().map(|number| number.parse::<u32>().ok());
        let numbers: Option<Vec<u32>> = numbers.collect();
        let [first, second, third] = numbers?[..] else { return None };
        Some(match name.as_str() {
            "open" => Act::Open,
            "program" => Act::Program { at: first, count: second },
            "start" => Act::Start { run: first, prediction: second, count: third },
            "look" => Act::Look,
            _ => return None,
        })
    }

    /// Texts of which some may be missing.
    pub fn found(&mut self) -> Vec<Option<String>> {
        let found = self.texts("found");
        found.into_iter().map(|found| (!found.is_empty()).then(|| self.long())).collect()
    }

    /// A paper.
    pub fn paper(&mut self) -> Paper {
        let [labels, addresses] = self.columns(["label", "address"]);
        Paper {
            title: self.text("title"),
            claim: self.text("claim"),
            question: self.text("question"),
            choices: self.texts("choice"),
            count: self.optional("count"),
            fixed: self.number("fixed"),
            times: self.number("times"),
            programs: self.texts("program"),
            sources: labels.zip(addresses).collect(),
            absent: self.text("absent"),
            needs_cache: self.flag("cache"),
            lacks: self.flag("lacks"),
        }
    }
}

//! The words for findings: which apply is computed, what they say stands in the experiment's file.

use crate::lesson::experiment::Experiment;

/// Puts sentences together.
#[derive(Debug)]
pub(super) struct Saying {
    experiment: &'static Experiment,
    facts: Vec<(&'static str, String)>,
    /// The sentences so far.
    pub said: Vec<String>,
}

impl Saying {
    pub fn new(experiment: &'static Experiment) -> Self {
        Self { experiment, facts: Vec::new(), said: Vec::new() }
    }

    /// Sets what stands in the place of `{name}`.
    pub fn fact(&mut self, name: &'static str, value: impl ToString) {
        self.set(name, value.to_string());
    }

    // Apart, so that the page has it once and not for each kind of value.
    #[inline(never)]
    fn set(&mut self, name: &'static str, value: String) {
        self.facts.retain(|(own, _)| *own != name);
        self.facts.push((name, value));
    }

    /// Says all that there is to say of a finding.
    pub fn say(&mut self, finding: &str) {
        for (name, text) in &self.experiment.words {
            if *name == finding {
                self.said.push(self.filled(text));
            }
        }
    }

    /// A short text, for a cell.
    pub fn word(&self, name: &str) -> String {
        self.filled(self.experiment.word(name))
    }

    /// The headings of the experiment's columns.
    pub fn columns(&self) -> &'static [&'static str] {
        &self.experiment.columns
    }

    fn filled(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, value) in &self.facts {
            text = text.replace(&["{", name, "}"].concat(), value);
        }
        text
    }
}

/// How often each status came, in order: `201 × 1, 200 × 9`.
pub(super) fn tally<'a>(steps: impl Iterator<Item = &'a super::Step>) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for step in steps {
        let answer = step.answer();
        match counts.iter_mut().find(|(own, _)| *own == answer) {
            Some((_, count)) => *count += 1,
            None => counts.push((answer, 1)),
        }
    }
    joined(counts.into_iter().map(|(answer, count)| [&answer, " × ", &count.to_string()].concat()))
}

/// Items with commas between them; a dash where there are none.
pub(super) fn joined(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() { "–".to_owned() } else { items.join(", ") }
}

//! How an experiment is written.
//!
//! ```text
//! // A comment.
//! # The title
//! claim: What is tried. A line that begins with two spaces
//!   goes on with the one above.
//! source: label | https://address
//! question: What the learner predicts.
//! choice: An answer.
//! right: The right answer, among the choices, in its place.
//! because: Why.
//! count: 10
//! needs: cache
//! absent: Why this home can't show it.
//! picture: timeline
//! columns: Step | Status
//! say finding: A sentence with {facts}.
//!
//! ::: program 1 + 2n: What it does
//! import requests
//! :::
//! ```
//!
//! `count:` is there where the learner chooses how many requests are sent, `needs:` (`cache` or `second-origin`) where not
//! every home will do. Pictures are `timeline`, `store`, `table` and `bodies`. A program says how many requests it sends,
//! for the progress bar. There may be several sources, choices, pictures and programs, and several sentences for a finding.

use super::super::lines::{Lines, joined};
use super::super::parse::says_nothing;
use super::{Experiment, ExperimentError, MOST, Needs, Picture, Program};

/// An experiment's file, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// All that could be read.
    pub experiment: Experiment,
    /// What could not, or is missing.
    pub errors: Vec<ExperimentError>,
}

/// Reads an experiment's file. What it returns points into the text, or is leaked.
pub fn read(text: &'static str) -> Read {
    let mut lines = Lines::new(text);
    let mut read = Read::default();
    loop {
        lines.take(says_nothing);
        let number = lines.number();
        let Some(line) = lines.next() else { break };
        let fault = if let Some(head) = line.strip_prefix("::: program ") {
            let inside = lines.take(|line| line != ":::");
            if lines.next().is_none() {
                Some(ExperimentError::Close(number))
            } else {
                match program(head, &inside) {
                    Some(program) => {
                        read.experiment.programs.push(program);
                        None
                    }
                    None => Some(ExperimentError::Value(number)),
                }
            }
        } else {
            let mut whole = vec![line];
            whole.extend(lines.take(|line| line.starts_with("  ")));
            set(&mut read.experiment, joined(whole), number).err()
        };
        read.errors.extend(fault);
    }
    let experiment = &read.experiment;
    for (is_missing, what) in [
        (experiment.title.is_empty(), "a title"),
        (experiment.claim.is_empty(), "claim:"),
        (experiment.sources.is_empty(), "source:"),
        (experiment.question.is_empty(), "question:"),
        (experiment.choices.len() < 2, "choice: and right:"),
        (experiment.because.is_empty(), "because:"),
        (experiment.pictures.is_empty(), "picture:"),
        (experiment.programs.is_empty(), "a program"),
        ((experiment.needs == Needs::Nothing) != experiment.absent.is_empty(), "needs: and absent:"),
    ] {
        if is_missing {
            read.errors.push(ExperimentError::Missing(what));
        }
    }
    read
}

fn set(experiment: &mut Experiment, line: &'static str, number: usize) -> Result<(), ExperimentError> {
    if let Some(title) = line.strip_prefix("# ") {
        experiment.title = title;
        return Ok(());
    }
    let (key, value) = line.split_once(": ").ok_or(ExperimentError::Key(number))?;
    let wrong = ExperimentError::Value(number);
    match key {
        "claim" => experiment.claim = value,
        "source" => {
            let (label, address) = value.split_once(" | ").ok_or(ExperimentError::Source(number))?;
            experiment.sources.push((label, address));
        }
        "question" => experiment.question = value,
        "choice" => experiment.choices.push(value),
        "right" => {
            experiment.right = experiment.choices.len();
            experiment.choices.push(value);
        }
        "because" => experiment.because = value,
        "count" => {
            let count = value.parse().ok().filter(|count| (1..=MOST).contains(count));
            experiment.count = Some(count.ok_or(wrong)?);
        }
        "needs" => {
            experiment.needs = match value {
                "cache" => Needs::Cache,
                "second-origin" => Needs::SecondOrigin,
                _ => return Err(wrong),
            }
        }
        "absent" => experiment.absent = value,
        "picture" => experiment.pictures.push(match value {
            "timeline" => Picture::Timeline,
            "store" => Picture::Store,
            "table" => Picture::Table,
            "bodies" => Picture::Bodies,
            _ => return Err(wrong),
        }),
        "columns" => experiment.columns = value.split('|').map(str::trim).collect(),
        _ => {
            let name = key.strip_prefix("say ").ok_or(ExperimentError::Key(number))?;
            experiment.words.push((name, value));
        }
    }
    Ok(())
}

/// `1 + 2n: What it does`, and its lines.
fn program(head: &'static str, inside: &[&'static str]) -> Option<Program> {
    let (requests, title) = head.split_once(": ")?;
    let (mut fixed, mut times) = (0, 0);
    for part in requests.split(" + ") {
        match part.strip_suffix('n') {
            Some("") => times = 1,
            Some(number) => times = number.parse().ok()?,
            None => fixed = part.parse().ok()?,
        }
    }
    Some(Program { title, fixed, times, python: (inside.join("\n") + "\n").leak() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_read_is_named_by_its_line() {
        let faults =
            |text| read(text).errors.into_iter().filter(|e| !matches!(e, ExperimentError::Missing(_)));
        let one = |text: &'static str| faults(text).collect::<Vec<_>>();
        assert_eq!(one("# A\nnonsense"), [ExperimentError::Key(2)]);
        assert_eq!(one("colour: red"), [ExperimentError::Key(1)]);
        assert_eq!(one("source: RFC 9110"), [ExperimentError::Source(1)]);
        assert_eq!(one("count: 0"), [ExperimentError::Value(1)]);
        assert_eq!(one("\n\nneeds: luck"), [ExperimentError::Value(3)]);
        assert_eq!(one("::: program 2x: A\n:::"), [ExperimentError::Value(1)]);
        assert_eq!(one("::: program 2n: A\nimport requests"), [ExperimentError::Close(1)]);
        assert_eq!(one("# A\nclaim: b\n  c\n"), []);
    }

    #[test]
    fn lines_go_on_and_programs_keep_their_space() {
        let text = "# A\nclaim: b\n  c\nsay holds: x\nsay holds: y\n::: program 1 + 2n: P\nfor x in y:\n    z\n:::\n";
        let experiment = read(text).experiment;
        assert_eq!((experiment.claim, experiment.words.len()), ("b c", 2));
        assert_eq!(experiment.programs[0].python, "for x in y:\n    z\n");
        assert_eq!(experiment.requests(10), 21);
    }
}

//! What is stored at a moment, and what changed between two.

use crate::encode::json;
use std::rc::Rc;

/// The most things whose representations are looked at: a snapshot must not take longer than the experiment.
pub const MOST_TEXTS: usize = 20;

/// A stored thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub id: String,
    /// Its path, as the list has it.
    pub path: String,
    /// How many bytes it has.
    pub size: u64,
    /// The version, as its entity tag names it.
    pub tag: String,
    /// Its representation, where it was looked at and is text.
    pub text: Option<Rc<str>>,
}

/// A request that the server's log shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The value of `X-Request-Id` in its answer.
    pub id: String,
    /// The request line.
    pub line: String,
}

/// What was there at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The things.
    pub things: Vec<Stored>,
    /// The last requests, newest first; empty where the log was not looked at.
    pub log: Vec<Arrived>,
    /// `history.length`.
    pub history: u32,
}

impl Snapshot {
    /// Reads the sandbox's list of things, and its log where that was asked for (else an empty text).
    pub fn read(things: &str, log: &str, history: u32) -> Self {
        let things = json::items(things).unwrap_or_default().into_iter().filter_map(stored).collect();
        let log = json::items(log).unwrap_or_default().into_iter().filter_map(arrived).collect();
        Self { things, log, history }
    }

    /// How many things there are, by the list alone.
    pub fn count(things: &str) -> Option<u32> {
        u32::try_from(json::items(things)?.len()).ok()
    }

    /// How many things there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.things.len()).unwrap_or(u32::MAX)
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The thing of this name.
    pub fn thing(&self, id: &str) -> Option<&Stored> {
        self.things.iter().find(|thing| thing.id == id)
    }

    /// The things whose representations are to be asked for: all, or of many the last ones by name, where the experiments'
    /// own are.
    pub fn wanted(&self) -> &[Stored] {
        &self.things[self.things.len().saturating_sub(MOST_TEXTS)..]
    }

    /// Takes in a representation.
    pub fn show(&mut self, id: &str, text: &str) {
        if let Some(thing) = self.things.iter_mut().find(|thing| thing.id == id) {
            thing.text = Some(text.into());
        }
    }
}

/// The text of a member of a JSON object.
pub(super) fn member(text: &str, name: &str) -> Option<String> {
    let members = json::members(text)?;
    let (_, literal) = members.into_iter().find(|(own, _)| own == name)?;
    Some(json::string(literal).unwrap_or_else(|| literal.to_owned()))
}

fn stored(text: &str) -> Option<Stored> {
    Some(Stored {
        id: member(text, "id")?,
        path: member(text, "path")?,
        size: member(text, "size")?.parse().ok()?,
        tag: member(text, "etag")?,
        text: None,
    })
}

fn arrived(text: &str) -> Option<Arrived> {
    Some(Arrived { id: member(text, "id")?, line: member(text, "line")? })
}

/// What changed in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoreDiff {
    /// Things that were not there.
    pub added: Vec<Stored>,
    /// Things that are gone.
    pub removed: Vec<Stored>,
    /// Things with another content, before and after.
    pub changed: Vec<(Stored, Stored)>,
    /// How many are as they were.
    pub same: usize,
}

impl StoreDiff {
    /// Compares two moments.
    pub fn between(before: &Snapshot, after: &Snapshot) -> Self {
        let mut diff = Self::default();
        for old in &before.things {
            match after.thing(&old.id) {
                None => diff.removed.push(old.clone()),
                Some(new) if new.tag == old.tag => diff.same += 1,
                Some(new) => diff.changed.push((old.clone(), new.clone())),
            }
        }
        let new = after.things.iter().filter(|new| before.thing(&new.id).is_none());
        diff.added = new.cloned().collect();
        diff
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// A representation as lines that can be compared: JSON is laid out.
pub fn lines_of(text: &str) -> String {
    json::pretty(text).unwrap_or_else(|| text.to_owned())
}

//! Who wrote what is stored.

use super::{locked, name::Name};
use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
};

/// Of how many things the writers are known.
const THINGS: usize = 5000;

/// How many versions of a thing are remembered: of writes at the same moment nobody knows here which one came last, but what
/// is stored has the entity tag of one of them.
const VERSIONS: usize = 8;

/// Who sends a request; `None` is a guest.
pub type Who = Option<Name>;

/// The writers of the last versions of each thing.
#[derive(Debug, Default)]
pub struct Writers(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    things: HashMap<String, VecDeque<(String, Who)>>,
    /// The ids, the first that became known first: these go where there are too many.
    ids: VecDeque<String>,
}

impl Writers {
    /// This version of the thing is from this writer.
    pub fn note(&self, id: &str, tag: &str, who: &Who) {
        let mut known = locked(&self.0);
        if !known.things.contains_key(id) {
            known.ids.push_back(id.to_owned());
            if known.ids.len() > THINGS
                && let Some(oldest) = known.ids.pop_front()
            {
                known.things.remove(&oldest);
            }
        }
        let versions = known.things.entry(id.to_owned()).or_default();
        versions.truncate(VERSIONS - 1);
        versions.push_front((tag.to_owned(), who.clone()));
    }

    /// Who wrote this version last; `None` where that is not known.
    pub fn of(&self, id: &str, tag: &str) -> Option<Who> {
        let known = locked(&self.0);
        let (_, who) = known.things.get(id)?.iter().find(|(version, _)| version == tag)?;
        Some(who.clone())
    }

    /// Forgets all.
    pub fn clear(&self) {
        *locked(&self.0) = Known::default();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_tag_tells_which_of_two_writers_was_the_last() {
        let writers = Writers::default();
        let [ana, bo] = ["Ana", "Bo"].map(|name| Some(Name::parse(name).unwrap()));
        writers.note("1", "\"b\"", &bo);
        writers.note("1", "\"a\"", &ana);
        assert_eq!(writers.of("1", "\"b\""), Some(bo));
        assert_eq!(writers.of("1", "\"c\""), None);
        writers.note("1", "\"b\"", &None);
        assert_eq!(writers.of("1", "\"b\""), Some(None));
        for id in 2..2 + THINGS {
            writers.note(&id.to_string(), "\"x\"", &None);
        }
        assert_eq!(writers.of("1", "\"b\""), None, "it was known for longest");
        assert_eq!(writers.of("2", "\"x\""), Some(None));
        writers.clear();
        assert_eq!(writers.of("2", "\"x\""), None);
    }
}

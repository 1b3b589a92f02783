//! The names in use.

use super::{locked, name::Name};
use std::{collections::HashSet, sync::Mutex};

/// How many names there may be: a school, and no more memory than that.
pub const MAX_STUDENTS: usize = 1000;

/// What the board calls those without a name, in its languages.
const GUEST: [&str; 2] = ["guest", "invitado"];

/// The names in use, by their keys.
#[derive(Debug, Default)]
pub struct Roster(Mutex<HashSet<String>>);

impl Roster {
    /// Gives a student this name, or this name with a number where another one has it; `own` is the name given up for it.
    /// `None` where no more fit.
    pub fn admit(&self, wanted: &Name, own: Option<&Name>) -> Option<Name> {
        let mut keys = locked(&self.0);
        if let Some(own) = own {
            keys.remove(&own.key());
        }
        if keys.len() >= MAX_STUDENTS {
            return None;
        }
        let is_free = |name: &Name| {
            let key = name.key();
            !GUEST.contains(&key.as_str()) && !keys.contains(&key)
        };
        let mut numbered = (2..).map(|number| wanted.numbered(number));
        let name = if is_free(wanted) { wanted.clone() } else { numbered.find(is_free)? };
        keys.insert(name.key());
        Some(name)
    }

    /// Notes a name that a request came with, which may be from before a restart; says whether it is new.
    pub fn saw(&self, name: &Name) -> bool {
        let mut keys = locked(&self.0);
        keys.len() < MAX_STUDENTS && keys.insert(name.key())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        locked(&self.0).len()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn name(text: &str) -> Name {
        Name::parse(text).unwrap()
    }

    #[test]
    fn equal_names_are_numbered_and_ones_own_is_free() {
        let roster = Roster::default();
        let admit = |wanted: &str, own: Option<&str>| {
            let own = own.map(name);
            roster.admit(&name(wanted), own.as_ref()).unwrap().as_str().to_owned()
        };
        assert_eq!(admit("Ana", None), "Ana");
        assert_eq!(admit("ana", None), "ana 2");
        assert_eq!(admit("Ana", None), "Ana 3");
        assert_eq!(admit("Ana", Some("ana 2")), "Ana 2");
        assert_eq!(admit("Guest", None), "Guest 2");
        assert_eq!(roster.len(), 4);
        assert!(!roster.saw(&name("ANA")) && roster.saw(&name("Bo")));
    }

    #[test]
    fn a_full_class_takes_no_more() {
        let roster = Roster::default();
        for _ in 0..MAX_STUDENTS {
            roster.admit(&name("Ana"), None).unwrap();
        }
        assert_eq!(roster.admit(&name("Bo"), None), None);
        assert!(!roster.saw(&name("Bo")));
        assert!(roster.admit(&name("Bo"), Some(&name("Ana"))).is_some(), "who is in may take another name");
    }
}

//! What a request to the sandbox is about, as far as a class has rules for it.

use http::Uri;
use percent_encoding::percent_decode_str;

/// The resource behind a path, whichever policy for other origins it is asked for under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The index, which a page asks for to learn who answers.
    Index,
    /// The log or its events.
    Log,
    /// All things.
    Things,
    /// One thing, by its id.
    Thing(String),
    /// Anything else.
    Other,
}

impl Target {
    /// Reads a path, which begins with `mount`.
    pub fn of(uri: &Uri, mount: &str) -> Self {
        let path = uri.path().strip_prefix(mount).unwrap_or_default();
        let lab = path.strip_prefix("cors/").and_then(|path| path.split_once('/'));
        match lab.map_or(path, |(_, path)| path) {
            "" => Self::Index,
            "log" | "log/events" => Self::Log,
            "things" => Self::Things,
            path => thing(path).map_or(Self::Other, Self::Thing),
        }
    }
}

/// The id in `things/{id}`, a path or the end of one.
pub fn thing(path: &str) -> Option<String> {
    let id = path.strip_prefix("things/").filter(|id| !id.is_empty() && !id.contains('/'))?;
    Some(percent_decode_str(id).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_policy_before_it_changes_nothing() {
        for (path, target) in [
            ("/sandbox/", Target::Index),
            ("/sandbox/log?limit=1", Target::Log),
            ("/sandbox/log/events", Target::Log),
            ("/sandbox/things", Target::Things),
            ("/sandbox/cors/open/things", Target::Things),
            ("/sandbox/cors/open/", Target::Index),
            ("/sandbox/things/Jos%C3%A9?x=things", Target::Thing("José".to_owned())),
            ("/sandbox/cors/simple/things/1", Target::Thing("1".to_owned())),
            ("/sandbox/things/", Target::Other),
            ("/sandbox/things/a/b", Target::Other),
            ("/sandbox/things/%FF", Target::Other),
            ("/sandbox/put", Target::Other),
        ] {
            assert_eq!(Target::of(&path.parse().unwrap(), "/sandbox/"), target, "{path}");
        }
    }
}

//! Which sandbox the page talks to, and why there may be none.

use super::{Place, SERVER};
use crate::encode::json;
use crate::locale::{tr, tr_text};

/// The page's sandbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// Not known yet.
    #[default]
    Looking,
    /// The server that delivered the page has one.
    Tcp,
    /// It runs in a Service Worker of this browser.
    Worker,
    /// There is none.
    Absent(AbsentReason),
}

/// Why the page has no sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AbsentReason {
    /// The page was opened from a file.
    File,
    /// A Service Worker needs https or this very machine (Secure Contexts).
    Insecure,
    /// The browser forbids this page a Service Worker: a sandboxed frame without an origin, a private window, a setting.
    Blocked,
    /// The browser refused the worker's script.
    Refused {
        /// The browser's own words.
        message: String,
    },
    /// The worker was registered, and no sandbox answered within the time limit.
    Silent,
}

impl From<Place> for Home {
    fn from(place: Place) -> Self {
        match place {
            Place::Worker => Self::Worker,
            Place::Tcp | Place::Test => Self::Tcp,
        }
    }
}

impl Home {
    /// Reads the answer of `GET sandbox/`; `None` when it is no sandbox's index, whatever else answered there.
    ///
    /// ```
    /// use put_playground::sandbox::Home;
    /// assert_eq!(Home::of_index(r#"{"server": "put-playground", "home": "worker"}"#), Some(Home::Worker));
    /// assert_eq!(Home::of_index("<h1>It works!</h1>"), None);
    /// ```
    pub fn of_index(text: &str) -> Option<Self> {
        let members = json::members(text)?;
        let get = |wanted: &str| {
            let (_, literal) = members.iter().find(|(name, _)| name == wanted)?;
            json::string(literal)
        };
        let is_sandbox = get("server").is_some_and(|server| server == SERVER);
        is_sandbox.then(|| Place::named(&get("home")?).map(Self::from))?
    }
}

impl AbsentReason {
    /// One plain sentence for the user: why there is no sandbox, and that any other URL still works.
    ///
    /// ```
    /// use put_playground::sandbox::AbsentReason;
    /// assert!(AbsentReason::File.explain().contains("opened from a file"));
    /// ```
    pub fn explain(&self) -> String {
        let why = match self {
            Self::File => tr("home-none-file"),
            Self::Insecure => tr("home-none-insecure"),
            Self::Blocked => tr("home-none-blocked"),
            Self::Refused { message } => {
                return tr_text("home-none-refused", "message", message.trim_end_matches('.'));
            }
            Self::Silent => tr("home-none-silent"),
        };
        why.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_one_sentence_and_says_what_still_works() {
        let refused = AbsentReason::Refused { message: "Failed to register.".to_owned() };
        for reason in
            [AbsentReason::File, AbsentReason::Insecure, AbsentReason::Blocked, refused, AbsentReason::Silent]
        {
            let text = reason.explain();
            assert!(text.ends_with("any other URL still work.") && text.matches(". ").count() == 0, "{text}");
        }
    }
}

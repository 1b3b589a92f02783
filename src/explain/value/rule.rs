//! The rules of a reader, as `headers.txt` has them.

use crate::explain::glossary::Expected;

/// How a value, or a part of one, is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The header's name; with `@` in front, the name of a group of rules that others refer to.
    pub name: &'static str,
    /// What stands between the items of a list; `None` when the value is one item.
    pub separator: Option<char>,
    /// The sentence around the items: `It takes {, }.`, where the braces hold what is put between them.
    pub frame: &'static str,
    /// What an item may be; the first that fits counts.
    pub rules: Vec<Rule>,
}

/// What an item may be, and what is said of it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// When the rule is tried.
    pub turn: Turn,
    /// Characters and forms: `max-age={S}`. Small letters stand for capitals too. For [`Turn::Absent`], the words that
    /// are looked for, separated by commas.
    pub pattern: &'static str,
    /// The words: `{1}` is what the first form read, `{1:day/days}` also counts it, `{}` is the whole item. It may be
    /// empty: then the item is in order, and nothing is said of it.
    pub says: &'static str,
}

/// When a rule is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// For every item, or when there are rules for the first one, for every other.
    Any,
    /// `^`: for the first item alone.
    First,
    /// `?`: only when no rule has recognised the item by its beginning.
    Otherwise,
    /// `^?`: the same, for the first item alone.
    FirstOtherwise,
    /// `!`: when no item begins with one of its words; alone, when there is no item.
    Absent,
}

impl Turn {
    /// As the file writes them; the longest first.
    pub const MARKS: [(&'static str, Self); 4] =
        [("^?", Self::FirstOtherwise), ("^", Self::First), ("?", Self::Otherwise), ("!", Self::Absent)];

    /// Whether it is about the first item alone.
    pub(super) fn is_first(self) -> bool {
        matches!(self, Self::First | Self::FirstOtherwise)
    }

    /// Whether it waits until every other rule has failed at the start.
    pub(super) fn is_otherwise(self) -> bool {
        matches!(self, Self::Otherwise | Self::FirstOtherwise)
    }
}

impl Reader {
    /// A reader of one item, still without rules.
    pub fn new(name: &'static str) -> Self {
        Self { name, separator: None, frame: "{}", rules: Vec::new() }
    }

    /// What is said of a list for which the file gives no sentence.
    pub fn default_frame(&self) -> &'static str {
        if self.name.starts_with('@') { "{, }" } else { "{; }." }
    }

    /// Takes in an indented line: `pattern | words`, or `: separator | sentence` for a list.
    ///
    /// # Errors
    ///
    /// What the line lacks.
    pub(in crate::explain) fn take(&mut self, [pattern, says]: [&'static str; 2]) -> Result<(), Expected> {
        if let Some(separator) = pattern.strip_prefix(':') {
            self.separator = Some(match separator.trim_start() {
                "," => ',',
                ";" => ';',
                "_" => ' ',
                _ => return Err(Expected::Separator),
            });
            let is_frame = says.split_once('{').is_some_and(|(_, rest)| rest.matches(['{', '}']).eq(["}"]));
            self.frame = match says {
                "" => self.default_frame(),
                _ if is_frame => says,
                _ => return Err(Expected::Separator),
            };
            return Ok(());
        }
        let marked = Turn::MARKS.iter().find_map(|(mark, turn)| Some((pattern.strip_prefix(mark)?, *turn)));
        let (pattern, turn) = marked.unwrap_or((pattern, Turn::Any));
        if pattern.is_empty() && turn != Turn::Absent {
            return Err(Expected::Rule);
        }
        self.rules.push(Rule { turn, pattern, says });
        Ok(())
    }
}

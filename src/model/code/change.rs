//! What tells two states of a text apart.

/// A stretch of a text that was replaced by another. Places are in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Where the stretch begins.
    pub at: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Change {
    /// The shortest single stretch that makes `after` of `before`; `None` where they are equal.
    ///
    /// ```
    /// use put_playground::model::Change;
    /// let change = Change::between("put(url)", "put(url, a)").unwrap();
    /// assert_eq!((change.at, change.old.as_str(), change.new.as_str()), (7, "", ", a"));
    /// ```
    pub fn between(before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let same = |pair: &(u8, u8)| pair.0 == pair.1;
        let mut at = before.bytes().zip(after.bytes()).take_while(same).count();
        // Bytes may agree where characters do not.
        while !before.is_char_boundary(at) || !after.is_char_boundary(at) {
            at -= 1;
        }
        let (old, new) = (&before[at..], &after[at..]);
        let mut tail = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        let cut = |text: &str| text[..text.len() - tail].to_owned();
        Some(Self { at, old: cut(old), new: cut(new) })
    }

    /// The way back.
    pub fn reversed(self) -> Self {
        Self { at: self.at, old: self.new, new: self.old }
    }

    /// Makes the change, where the text is the one that it was taken from.
    pub fn apply(&self, text: &mut String) {
        let stretch = self.at..self.at + self.old.len();
        if text.get(stretch.clone()) == Some(self.old.as_str()) {
            text.replace_range(stretch, &self.new);
        }
    }

    /// Where a place of the old text stands in the new one.
    pub fn carry(&self, place: usize) -> usize {
        let end = self.at + self.old.len();
        if place >= end {
            place - self.old.len() + self.new.len()
        } else {
            place.min(self.at + self.new.len())
        }
    }

    /// The place after what was put in.
    pub fn end(&self) -> usize {
        self.at + self.new.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_change_leads_there_and_back(before in "[aé\u{20ac}\u{1f600}\n]{0,8}", after in "[aé\u{20ac}\u{1f600}\n]{0,8}") {
            let mut text = before.clone();
            match Change::between(&before, &after) {
                None => prop_assert_eq!(&before, &after),
                Some(change) => {
                    change.apply(&mut text);
                    prop_assert_eq!(&text, &after);
                    for place in 0..=before.len() {
                        prop_assert!(change.carry(place) <= after.len());
                    }
                    prop_assert_eq!(change.carry(before.len()), after.len());
                    change.reversed().apply(&mut text);
                    prop_assert_eq!(&text, &before);
                }
            }
        }
    }
}

//! What was done to the program, so that it can be undone. The browser's own memory of it ends where the page changes the
//! text, as it does whenever a field is edited.

use super::Change;

/// How many steps are kept.
const STEPS_KEPT: usize = 200;

/// How many bytes of text the steps may hold: 4 MiB.
const BYTES_KEPT: usize = 4 << 20;

/// The steps back and, after an undo, the steps forward again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    done: Vec<Change>,
    undone: Vec<Change>,
    bytes: usize,
    /// Whether the next change may be one with the last.
    is_typing: bool,
}

impl Past {
    /// Remembers a change. What is typed in one go is one step.
    pub(super) fn record(&mut self, change: Change, is_typed: bool) {
        for forgotten in self.undone.drain(..) {
            self.bytes -= size(&forgotten);
        }
        self.bytes += size(&change);
        let last = self.done.last_mut().filter(|_| is_typed && self.is_typing);
        match last {
            Some(last) if goes_on(last, &change) => last.new.push_str(&change.new),
            Some(last) if goes_back(last, &change) => {
                last.at = change.at;
                last.old.insert_str(0, &change.old);
            }
            _ => self.done.push(change),
        }
        self.is_typing = is_typed;
        while self.done.len() > STEPS_KEPT || (self.bytes > BYTES_KEPT && self.done.len() > 1) {
            let forgotten = self.done.remove(0);
            self.bytes -= size(&forgotten);
        }
    }

    /// The change that undoes the last step.
    pub(super) fn undo(&mut self) -> Option<Change> {
        let step = self.done.pop()?;
        self.is_typing = false;
        self.undone.push(step.clone());
        Some(step.reversed())
    }

    /// The change that does again what was undone last.
    pub(super) fn redo(&mut self) -> Option<Change> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

fn size(change: &Change) -> usize {
    change.old.len() + change.new.len()
}

/// Whether a character was typed right after the others of its word.
fn goes_on(last: &Change, change: &Change) -> bool {
    let is_next = change.old.is_empty() && change.at == last.end() && change.new.chars().count() == 1;
    let is_new_word = last.new.ends_with(char::is_whitespace) && !change.new.starts_with(char::is_whitespace);
    is_next && !is_new_word && !last.new.ends_with('\n')
}

/// Whether a character was taken away right before the others.
fn goes_back(last: &Change, change: &Change) -> bool {
    let both_take = change.new.is_empty() && last.new.is_empty();
    both_take && change.at + change.old.len() == last.at && change.old.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types texts one after the other, then undoes and redoes everything.
    fn steps(texts: &[&str]) -> Vec<String> {
        let (mut past, mut text) = (Past::default(), texts[0].to_owned());
        for next in &texts[1..] {
            past.record(Change::between(&text, next).unwrap(), true);
            (*next).clone_into(&mut text);
        }
        let mut back = vec![text.clone()];
        while let Some(change) = past.undo() {
            change.apply(&mut text);
            back.push(text.clone());
        }
        while let Some(change) = past.redo() {
            change.apply(&mut text);
        }
        assert_eq!(text, *texts.last().unwrap());
        back
    }

    #[test]
    fn a_word_is_one_step() {
        assert_eq!(steps(&["", "i", "if", "if ", "if a", "if ab"]), ["if ab", "if ", ""]);
        assert_eq!(steps(&["abc", "ab", "a", ""]), ["", "abc"]);
        assert_eq!(steps(&["a", "a\n", "a\nb"]), ["a\nb", "a\n", "a"]);
        assert_eq!(steps(&["ab", "aXb", "aXbY"]), ["aXbY", "aXb", "ab"]);
    }

    #[test]
    fn what_is_typed_after_an_undo_takes_the_way_forward_away() {
        let mut past = Past::default();
        past.record(Change { at: 0, old: String::new(), new: "a".into() }, true);
        past.undo();
        past.record(Change { at: 0, old: String::new(), new: "b".into() }, true);
        assert_eq!(past.redo(), None);
        assert_eq!(past.undo().map(|change| change.old), Some("b".to_owned()));
        assert_eq!(past.undo(), None);
    }

    #[test]
    fn the_past_is_bounded() {
        let mut past = Past::default();
        let paste = "x".repeat(1 << 20);
        for _ in 0..20 {
            past.record(Change { at: 0, old: String::new(), new: paste.clone() }, false);
        }
        assert!(past.done.len() <= 4 && past.bytes <= BYTES_KEPT);
        for _ in 0..1000 {
            past.record(Change { at: 0, old: String::new(), new: "a ".into() }, false);
        }
        assert!(past.done.len() <= STEPS_KEPT);
    }
}

//! Where a value departs from every rule.

/// The furthest place that any rule came to, and what would have let it go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// In bytes from the start of the value.
    pub at: usize,
    /// Words of a rule, or the names of forms, each once.
    pub expected: Vec<Expectation>,
}

/// What a rule wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expectation {
    /// These very characters.
    Text(&'static str),
    /// A form, or the end, by the name of the term that describes it.
    Term(&'static str),
}

impl Fault {
    /// One expectation that was not met.
    pub fn new(at: usize, expected: Expectation) -> Self {
        Self { at, expected: vec![expected] }
    }

    /// Keeps whichever came further; of two that came equally far, the expectations of both.
    pub fn merge(&mut self, other: Self) {
        if other.at > self.at {
            *self = other;
        } else if other.at == self.at {
            for expected in other.expected {
                if !self.expected.contains(&expected) {
                    self.expected.push(expected);
                }
            }
        }
    }
}

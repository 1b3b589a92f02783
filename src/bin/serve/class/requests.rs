//! The class's last requests, numbered, so that whoever follows them can tell what is missing and ask for it.

use super::locked;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

/// How many are kept: a minute of 200 students who send two a second. A board that was cut off for no longer misses none.
pub const KEPT: usize = 24_000;

/// How many a board that comes without a number is shown.
const FIRST: u64 = 100;

/// The last requests as JSON texts; the first of all has the number 1.
#[derive(Debug)]
pub struct Requests(Mutex<Ring>);

#[derive(Debug, Default)]
struct Ring {
    entries: VecDeque<Arc<str>>,
    /// The number of the last one, kept or forgotten.
    last: u64,
    /// The number of the last one before the class began anew.
    before: u64,
}

/// What is new to a board.
#[derive(Debug, PartialEq, Eq)]
pub struct News {
    /// The number of the last request before the class began anew: what a board has of these it forgets.
    pub before: u64,
    /// The number of the last of the entries; where there are none, the number that was asked for.
    pub last: u64,
    /// The entries, oldest first.
    pub entries: Vec<Arc<str>>,
}

impl Requests {
    /// None yet.
    pub fn new() -> Self {
        Self(Mutex::default())
    }

    /// Adds one.
    pub fn add(&self, entry: Arc<str>) {
        let mut ring = locked(&self.0);
        let oldest = if ring.entries.len() < KEPT { None } else { ring.entries.pop_front() };
        ring.entries.push_back(entry);
        ring.last += 1;
        drop(ring);
        drop(oldest);
    }

    /// Forgets all; the numbers go on.
    pub fn clear(&self) {
        let mut ring = locked(&self.0);
        let entries = std::mem::take(&mut ring.entries);
        ring.before = ring.last;
        drop(ring);
        drop(entries);
    }

    /// The number of the last one.
    pub fn last(&self) -> u64 {
        locked(&self.0).last
    }

    /// The number from which a new board starts.
    pub fn start(&self) -> u64 {
        locked(&self.0).last.saturating_sub(FIRST)
    }

    /// At most `limit` entries after this number. A number that was never given counts as the last one.
    pub fn after(&self, number: u64, limit: usize) -> News {
        let ring = locked(&self.0);
        let number = number.clamp(ring.before, ring.last);
        let oldest = ring.last - ring.entries.len() as u64;
        let gone = oldest.saturating_sub(number);
        let skipped = usize::try_from(number.saturating_sub(oldest)).unwrap_or(usize::MAX);
        let entries: Vec<_> = ring.entries.iter().skip(skipped).take(limit).cloned().collect();
        News { before: ring.before, last: number + gone + entries.len() as u64, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(requests: &Requests, numbers: std::ops::RangeInclusive<u64>) {
        for number in numbers {
            requests.add(number.to_string().into());
        }
    }

    fn texts(news: &News) -> Vec<&str> {
        news.entries.iter().map(|entry| &**entry).collect()
    }

    #[test]
    fn nothing_comes_twice_and_nothing_is_left_out() {
        let requests = Requests::new();
        added(&requests, 1..=5);
        let news = requests.after(2, 2);
        assert_eq!((texts(&news), news.last), (vec!["3", "4"], 4));
        let news = requests.after(news.last, 100);
        assert_eq!((texts(&news), news.last), (vec!["5"], 5));
        assert_eq!(requests.after(5, 100).entries.len(), 0);
        assert_eq!(requests.after(99, 100).last, 5, "a number from elsewhere");
    }

    #[test]
    fn who_comes_too_late_goes_on_with_what_is_left() {
        let requests = Requests::new();
        added(&requests, 1..=KEPT as u64 + 10);
        let news = requests.after(3, 2);
        assert_eq!((texts(&news), news.last), (vec!["11", "12"], 12));
        assert_eq!(requests.start(), KEPT as u64 + 10 - FIRST);
    }

    #[test]
    fn what_was_cleared_is_not_missed() {
        let requests = Requests::new();
        added(&requests, 1..=4);
        requests.clear();
        let news = requests.after(1, 100);
        assert_eq!((news.before, news.last, news.entries.len()), (4, 4, 0));
        added(&requests, 5..=5);
        let news = requests.after(1, 100);
        assert_eq!((texts(&news), news.last), (vec!["5"], 5));
    }
}

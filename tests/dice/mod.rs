//! Chance that can be repeated: one seed, one sequence.
#![allow(dead_code, missing_docs)]

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below this one.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.throw() % limit as u64) as usize
    }

    /// A number below this one.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.throw() % sides
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.throw() as u8).collect()
    }

    /// Damages a text that was whole: cuts it, or doubles, replaces or removes a byte.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        let place = self.below(bytes.len().max(1));
        match (self.below(4), bytes.get(place).copied()) {
            (_, None) => bytes.push(self.throw() as u8),
            (0, _) => bytes.truncate(place),
            (1, Some(byte)) => bytes.insert(place, byte),
            (2, _) => bytes[place] = self.throw() as u8,
            _ => drop(bytes.remove(place)),
        }
    }
}

//! Natural numbers of any size, little end first: what `int` and the exact ways from and to `float` are made of.
//!
//! A crate for this is several times the size of the few operations that a tutorial's program needs.

use std::cmp::Ordering;

/// A natural number in 32-bit digits, the lowest first, without leading zeros; zero has no digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Magnitude(Vec<u32>);

impl Magnitude {
    pub(super) fn from_u128(mut number: u128) -> Self {
        let mut digits = Vec::new();
        while number > 0 {
            digits.push(number as u32);
            number >>= 32;
        }
        Self(digits)
    }

    /// The number, where 128 bits hold it.
    pub(super) fn to_u128(&self) -> Option<u128> {
        let is_small = self.0.len() <= 4;
        is_small.then(|| self.0.iter().rev().fold(0, |number, digit| number << 32 | u128::from(*digit)))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bits the number has; zero has none.
    pub(super) fn bits(&self) -> usize {
        self.0.last().map_or(0, |top| self.0.len() * 32 - top.leading_zeros() as usize)
    }

    /// The digit at `index`, zero beyond the top.
    pub(super) fn digit(&self, index: usize) -> u32 {
        self.0.get(index).copied().unwrap_or(0)
    }

    /// How many 32-bit digits there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A number of 32-bit digits, the lowest first.
    pub(super) fn from_digits(digits: Vec<u32>) -> Self {
        Self(digits).trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    pub(super) fn add(&self, other: &Self) -> Self {
        let mut carry = 0;
        let digits = (0..=self.0.len().max(other.0.len())).map(|index| {
            let sum = u64::from(self.digit(index)) + u64::from(other.digit(index)) + carry;
            carry = sum >> 32;
            sum as u32
        });
        Self(digits.collect()).trimmed()
    }

    /// `self - other`, where `other` is not larger.
    pub(super) fn subtract(&self, other: &Self) -> Self {
        let mut borrow = 0;
        let digits = (0..self.0.len()).map(|index| {
            let difference = i64::from(self.digit(index)) - i64::from(other.digit(index)) - borrow;
            borrow = i64::from(difference < 0);
            difference as u32
        });
        Self(digits.collect()).trimmed()
    }

    pub(super) fn multiply(&self, other: &Self) -> Self {
        let mut product = vec![0_u32; self.0.len() + other.0.len()];
        for (low, left) in self.0.iter().enumerate() {
            let mut carry = 0;
            for (high, right) in other.0.iter().enumerate() {
                let sum = u64::from(*left) * u64::from(*right) + u64::from(product[low + high]) + carry;
                product[low + high] = sum as u32;
                carry = sum >> 32;
            }
            product[low + other.0.len()] = carry as u32;
        }
        Self(product).trimmed()
    }

    /// `self × factor + addend`, in place: what reading digits is made of.
    pub(super) fn scale(&mut self, factor: u32, addend: u32) {
        let mut carry = u64::from(addend);
        for digit in &mut self.0 {
            let sum = u64::from(*digit) * u64::from(factor) + carry;
            *digit = sum as u32;
            carry = sum >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides in place and gives the remainder; `divisor` is not zero.
    pub(super) fn divide_small(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*digit);
            *digit = (part / u64::from(divisor)) as u32;
            rest = part % u64::from(divisor);
        }
        *self = std::mem::take(self).trimmed();
        rest as u32
    }

    pub(super) fn shift_left(&self, bits: usize) -> Self {
        if self.is_zero() {
            return Self::default();
        }
        let mut digits = vec![0; bits / 32];
        let small = bits % 32;
        let mut carry = 0;
        for digit in &self.0 {
            let wide = u64::from(*digit) << small | carry;
            digits.push(wide as u32);
            carry = wide >> 32;
        }
        digits.push(carry as u32);
        Self(digits).trimmed()
    }

    pub(super) fn shift_right(&self, bits: usize) -> Self {
        let (skip, small) = (bits / 32, bits % 32);
        let digits = (skip..self.0.len()).map(|index| {
            let wide = u64::from(self.digit(index + 1)) << 32 | u64::from(self.digit(index));
            (wide >> small) as u32
        });
        Self(digits.collect()).trimmed()
    }

    /// Quotient and remainder; `divisor` is not zero. Schoolbook division, one digit at a time (Knuth, 4.3.1, D).
    pub(super) fn divide(&self, divisor: &Self) -> (Self, Self) {
        if *self < *divisor {
            return (Self::default(), self.clone());
        }
        if let [digit] = divisor.0[..] {
            let mut quotient = self.clone();
            let rest = quotient.divide_small(digit);
            return (quotient, Self::from_u128(rest.into()));
        }
        // With the divisor's top bit set, a quotient digit guessed from two digits is at most two too large.
        let shift = divisor.0.last().map_or(0, |top| top.leading_zeros()) as usize;
        let divisor = divisor.shift_left(shift);
        let mut rest = self.shift_left(shift).0;
        rest.push(0);
        let size = divisor.0.len();
        let (top, second) = (u64::from(divisor.0[size - 1]), u64::from(divisor.0[size - 2]));
        let mut quotient = vec![0; rest.len() - size];
        for index in (0..quotient.len()).rev() {
            let head = u64::from(rest[index + size]) << 32 | u64::from(rest[index + size - 1]);
            let (mut guess, mut left) = (head / top, head % top);
            while guess >> 32 != 0 || guess * second > (left << 32 | u64::from(rest[index + size - 2])) {
                guess -= 1;
                left += top;
                if left >> 32 != 0 {
                    break;
                }
            }
            if subtract_scaled(&mut rest[index..=index + size], &divisor.0, guess) {
                guess -= 1;
                add_back(&mut rest[index..=index + size], &divisor.0);
            }
            quotient[index] = guess as u32;
        }
        (Self(quotient).trimmed(), Self(rest).trimmed().shift_right(shift))
    }

    /// `self` to the power of `exponent`.
    pub(super) fn power(&self, mut exponent: u32) -> Self {
        let mut square = self.clone();
        let mut product = Self::from_u128(1);
        while exponent > 0 {
            if exponent & 1 == 1 {
                product = product.multiply(&square);
            }
            exponent >>= 1;
            if exponent > 0 {
                square = square.multiply(&square);
            }
        }
        product
    }
}

/// Takes `factor × divisor` off; whether it was too much, and the number now lacks one `divisor`.
fn subtract_scaled(rest: &mut [u32], divisor: &[u32], factor: u64) -> bool {
    let (mut carry, mut borrow) = (0, 0);
    for (index, digit) in rest.iter_mut().enumerate() {
        let product = factor * u64::from(divisor.get(index).copied().unwrap_or(0)) + carry;
        carry = product >> 32;
        let difference = i64::from(*digit) - i64::from(product as u32) - borrow;
        borrow = i64::from(difference < 0);
        *digit = difference as u32;
    }
    borrow != 0
}

fn add_back(rest: &mut [u32], divisor: &[u32]) {
    let mut carry = 0;
    for (index, digit) in rest.iter_mut().enumerate() {
        let sum = u64::from(*digit) + u64::from(divisor.get(index).copied().unwrap_or(0)) + carry;
        *digit = sum as u32;
        carry = sum >> 32;
    }
}

impl Ord for Magnitude {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_size = self.0.len().cmp(&other.0.len());
        by_size.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Magnitude {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

//! Python's `int`: whole numbers of any size, a machine word where that is enough.

use super::magnitude::Magnitude;
use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;

/// A whole number of any size.
///
/// ```
/// use put_playground::python::integer::Int;
/// let big = Int::parse("123456789012345678901234567890", 10).ok_or("digits")?;
/// assert_eq!(big.multiply(&Int::from(10_i64)).to_string(), "1234567890123456789012345678900");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Int(Form);

/// `Large` only where `i64` does not hold the number, so that equal numbers have equal forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Small(i64),
    Large { negative: bool, magnitude: Rc<Magnitude> },
}

impl Int {
    /// Zero.
    pub const ZERO: Self = Self(Form::Small(0));

    fn of(negative: bool, magnitude: Magnitude) -> Self {
        if let Some(small) = magnitude.to_u128().and_then(|number| i128::try_from(number).ok()) {
            let signed = if negative { -small } else { small };
            if let Ok(number) = i64::try_from(signed) {
                return Self(Form::Small(number));
            }
        }
        Self(Form::Large { negative, magnitude: Rc::new(magnitude) })
    }

    fn magnitude(&self) -> Magnitude {
        match &self.0 {
            Form::Small(number) => Magnitude::from_u128(number.unsigned_abs().into()),
            Form::Large { magnitude, .. } => (**magnitude).clone(),
        }
    }

    /// Whether the number is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(number) => *number < 0,
            Form::Large { negative, .. } => *negative,
        }
    }

    /// Whether the number is zero.
    pub fn is_zero(&self) -> bool {
        self.0 == Form::Small(0)
    }

    /// The number as a machine word, where it fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self.0 {
            Form::Small(number) => Some(number),
            Form::Large { .. } => None,
        }
    }

    /// How many bits the number without its sign has.
    pub fn bits(&self) -> usize {
        self.magnitude().bits()
    }

    /// Reads digits of a `radix` up to 36, without sign, prefix or underscores; `None` where there are others or none.
    pub fn parse(digits: &str, radix: u32) -> Option<Self> {
        if digits.is_empty() {
            return None;
        }
        let mut magnitude = Magnitude::default();
        // Digits are taken in groups that one 32-bit step holds; a long number costs the square of its length.
        let (mut group, mut scale) = (0, 1_u32);
        for digit in digits.chars() {
            if scale.checked_mul(radix).is_none() {
                magnitude.scale(scale, group);
                (group, scale) = (0, 1);
            }
            group = group * radix + digit.to_digit(radix)?;
            scale *= radix;
        }
        magnitude.scale(scale, group);
        Some(Self::of(false, magnitude))
    }

    /// The nearest whole number towards zero; `None` for what is not finite.
    pub fn from_f64(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let bits = number.to_bits();
        let exponent = (bits >> 52 & 0x7FF) as i32 - 1075;
        let significand = Magnitude::from_u128(u128::from(bits & ((1 << 52) - 1) | 1 << 52));
        let magnitude = if exponent < 0 {
            significand.shift_right(exponent.unsigned_abs() as usize)
        } else {
            significand.shift_left(exponent.unsigned_abs() as usize)
        };
        Some(Self::of(number < 0.0, magnitude))
    }

    /// The nearest `float`, ties to even; `None` beyond its range (Python's `OverflowError`).
    pub fn to_f64(&self) -> Option<f64> {
        let float = super::float::nearest(&self.magnitude(), &Magnitude::from_u128(1));
        let is_finite = float.is_finite();
        is_finite.then_some(if self.is_negative() { -float } else { float })
    }

    /// The number below zero, and back.
    pub fn negate(&self) -> Self {
        Self::of(!self.is_negative(), self.magnitude())
    }

    /// The number without its sign.
    pub fn absolute(&self) -> Self {
        Self::of(false, self.magnitude())
    }

    /// The sum.
    pub fn add(&self, other: &Self) -> Self {
        if let (Form::Small(left), Form::Small(right)) = (&self.0, &other.0)
            && let Some(sum) = left.checked_add(*right)
        {
            return Self(Form::Small(sum));
        }
        let (left, right) = (self.magnitude(), other.magnitude());
        if self.is_negative() == other.is_negative() {
            Self::of(self.is_negative(), left.add(&right))
        } else if left < right {
            Self::of(other.is_negative(), right.subtract(&left))
        } else {
            Self::of(self.is_negative(), left.subtract(&right))
        }
    }

    /// The difference.
    pub fn subtract(&self, other: &Self) -> Self {
        self.add(&other.negate())
    }

    /// The product. Its size is the sum of both sizes: whoever lets a program multiply must limit [`Int::bits`].
    pub fn multiply(&self, other: &Self) -> Self {
        if let (Form::Small(left), Form::Small(right)) = (&self.0, &other.0)
            && let Some(product) = left.checked_mul(*right)
        {
            return Self(Form::Small(product));
        }
        Self::of(self.is_negative() != other.is_negative(), self.magnitude().multiply(&other.magnitude()))
    }

    /// Python's `//` and `%`: the quotient rounds down, the remainder has the divisor's sign. `None` for a zero divisor.
    pub fn divide(&self, divisor: &Self) -> Option<(Self, Self)> {
        if divisor.is_zero() {
            return None;
        }
        let (quotient, rest) = self.magnitude().divide(&divisor.magnitude());
        let is_mixed = self.is_negative() != divisor.is_negative();
        let (quotient, rest) = (Self::of(is_mixed, quotient), Self::of(self.is_negative(), rest));
        Some(if is_mixed && !rest.is_zero() {
            (quotient.subtract(&Self::from(1_i64)), rest.add(divisor))
        } else {
            (quotient, rest)
        })
    }

    /// Python's `/`: the nearest float to the exact quotient; `None` for a zero divisor, infinite beyond the range.
    pub fn true_divide(&self, divisor: &Self) -> Option<f64> {
        if divisor.is_zero() {
            return None;
        }
        let float = super::float::nearest(&self.magnitude(), &divisor.magnitude());
        Some(if self.is_negative() != divisor.is_negative() { -float } else { float })
    }

    /// The power, whose size whoever calls must limit: [`Int::bits`] times `exponent`.
    pub fn power(&self, exponent: u32) -> Self {
        Self::of(self.is_negative() && exponent & 1 == 1, self.magnitude().power(exponent))
    }

    /// Python's `<<`; the size of the result is the caller's to limit.
    pub fn shift_left(&self, bits: usize) -> Self {
        Self::of(self.is_negative(), self.magnitude().shift_left(bits))
    }

    /// Python's `>>`, which rounds down.
    pub fn shift_right(&self, bits: usize) -> Self {
        if self.is_negative() {
            // -x >> n is -((x - 1) >> n) - 1 in two's complement.
            self.invert().shift_right(bits).invert()
        } else {
            Self::of(false, self.magnitude().shift_right(bits))
        }
    }

    /// Python's `~`: -x - 1.
    pub fn invert(&self) -> Self {
        self.negate().subtract(&Self::from(1_i64))
    }

    /// Python's `&`, `|` or `^`, as two's complement of endless length: `combine` works on 32 bits.
    pub fn bitwise(&self, other: &Self, combine: fn(u32, u32) -> u32) -> Self {
        let size = self.magnitude().len().max(other.magnitude().len()) + 1;
        let (left, right) = (self.complement(size), other.complement(size));
        let digits: Vec<u32> = left.iter().zip(&right).map(|(left, right)| combine(*left, *right)).collect();
        if digits.last().is_some_and(|top| top >> 31 == 1) {
            Self::of(false, Magnitude::from_digits(digits.iter().map(|digit| !digit).collect())).invert()
        } else {
            Self::of(false, Magnitude::from_digits(digits))
        }
    }

    /// The number in two's complement, `size` digits of 32 bits.
    fn complement(&self, size: usize) -> Vec<u32> {
        let (number, flip) = if self.is_negative() { (self.invert(), u32::MAX) } else { (self.clone(), 0) };
        let magnitude = number.magnitude();
        (0..size).map(|index| magnitude.digit(index) ^ flip).collect()
    }

    /// The digits in a `radix` of 2, 8, 10 or 16, lower case, with a sign and without a prefix.
    pub fn to_radix(&self, radix: u32) -> String {
        let mut rest = self.magnitude();
        let mut digits = Vec::new();
        // As many digits at a time as 32 bits hold.
        let group_size = radix.ilog2().max(1);
        let group_size = 31 / (group_size + u32::from(!radix.is_power_of_two()));
        loop {
            let mut group = rest.divide_small(radix.pow(group_size));
            for _ in 0..group_size {
                digits.extend(char::from_digit(group % radix, radix));
                group /= radix;
            }
            if rest.is_zero() {
                break;
            }
        }
        while digits.len() > 1 && digits.last() == Some(&'0') {
            digits.pop();
        }
        digits.extend(self.is_negative().then_some('-'));
        digits.into_iter().rev().collect()
    }
}

impl From<i64> for Int {
    fn from(number: i64) -> Self {
        Self(Form::Small(number))
    }
}

impl From<usize> for Int {
    fn from(number: usize) -> Self {
        Self::of(false, Magnitude::from_u128(number as u128))
    }
}

impl fmt::Display for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Small(number) => number.fmt(f),
            Form::Large { .. } => f.write_str(&self.to_radix(10)),
        }
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
        }
    }
}

impl PartialOrd for Int {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

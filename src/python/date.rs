//! Python's `datetime.date`.

use super::{Exception, Outcome};
use std::fmt;

/// A day of the Gregorian calendar, of the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `datetime.date(year, month, day)`; `ValueError` where there is no such day.
    ///
    /// ```
    /// use put_playground::python::date::Date;
    /// assert!(Date::new(2024, 2, 29).is_ok_and(|date| date.to_string() == "2024-02-29"));
    /// assert!(Date::new(2023, 2, 29).is_err());
    /// ```
    pub fn new(year: i64, month: i64, day: i64) -> Outcome<Self> {
        if !(1..=9999).contains(&year) {
            return Err(Exception::value_error(format!("year {year} is out of range")));
        }
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + i64::from(is_leap),
            _ => return Err(Exception::value_error("month must be in 1..12")),
        };
        if !(1..=days).contains(&day) {
            return Err(Exception::value_error("day is out of range for month"));
        }
        // The ranges are checked above.
        Ok(Self { year: year as u16, month: month as u8, day: day as u8 })
    }

    /// Year, month (1–12) and day (1–31).
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

//! Times, spans and sizes as a reader says them.

use super::phrase::{counted, fill};
use super::read::Reading;

/// The moment that dates are told from, and the clock of whoever reads.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Now, in seconds since 1970-01-01T00:00:00Z.
    pub now: u64,
    /// How far the local clock is ahead of UTC at a time given in seconds since 1970, in minutes: summer time makes it
    /// another in July than in January.
    pub offset: fn(u64) -> i32,
}

const DAY: u64 = 86_400;

/// The units of time, largest first, by the names of their terms. A year is of 365 days, as max-age counts it.
const UNITS: [(u64, &str); 5] =
    [(365 * DAY, "year"), (DAY, "day"), (3600, "hour"), (60, "minute"), (1, "second")];

impl Reading<'_> {
    /// A number of seconds in its largest units, as many of them as `limit` says.
    pub(super) fn span(&self, seconds: u64, limit: usize) -> String {
        let mut rest = seconds;
        let parts = UNITS.iter().filter_map(|(size, name)| {
            let count = rest / size;
            rest %= size;
            (count > 0).then(|| counted(&count.to_string(), self.term(name)))
        });
        let parts: Vec<_> = parts.take(limit).collect();
        if parts.is_empty() { counted("0", self.term("second")) } else { parts.join(&self.joint("and")) }
    }

    /// A date, seen from now and on the local clock; its day only when it is not today.
    pub(super) fn date(&self, at: u64) -> String {
        let now = self.moment.now;
        let local = |at: u64| {
            let offset = i64::from((self.moment.offset)(at)) * 60;
            at.saturating_add_signed(offset)
        };
        let (there, here) = (local(at), local(now));
        let clock = format!("{:02}:{:02}", there % DAY / 3600, there % 3600 / 60);
        let clock = if there / DAY == here / DAY {
            clock
        } else {
            let (year, month, day) = civil(there / DAY);
            format!("{year:04}-{month:02}-{day:02} {clock}")
        };
        let term = if at < now {
            "ago"
        } else if at > now {
            "ahead"
        } else {
            "now"
        };
        fill(self.term(term), "", &[self.span(at.abs_diff(now), 1), clock])
    }

    /// A number of bytes, from 1 KiB on with the size in the unit that people use.
    pub(super) fn size(&self, bytes: u64) -> String {
        let exact = counted(&bytes.to_string(), self.term("byte"));
        let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
        match units.iter().find(|(bits, _)| bytes >> bits > 0) {
            // Tenths, rounded down, without floating point.
            Some((bits, unit)) => {
                let tenths = ((bytes >> (bits - 10)) * 10) >> 10;
                format!("{exact} ({}.{} {unit})", tenths / 10, tenths % 10)
            }
            None => exact,
        }
    }
}

/// The year, month and day of a day counted from 1970-01-01, in the Gregorian calendar. Counting years from March puts
/// the leap day at the end, where it shifts no month.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (month_of_year, wraps) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + wraps, month_of_year, day - (153 * month + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::civil;
    use std::time::{Duration, UNIX_EPOCH};

    /// `httpdate` writes dates too, in another form.
    #[test]
    fn days_are_those_of_httpdate() {
        let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        for days in 0..200_000 {
            let (year, month, day) = civil(days);
            let at = UNIX_EPOCH + Duration::from_secs(days * super::DAY);
            let name = &months[month as usize * 3 - 3..month as usize * 3];
            let written = httpdate::fmt_http_date(at);
            assert_eq!(written[5..16], format!("{day:02} {name} {year}"), "{days}");
        }
    }
}

//! The date in `Expires`, as `http.cookiejar.http2time` reads it: strict or as loose as servers are.

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Seconds since 1970; `None` where it is no date. `now`, in the same seconds, gives two digits of a year their century.
pub(super) fn seconds(text: &str, now: i64) -> Option<i64> {
    let text = text.trim_start();
    let mut rest = Rest(without_weekday(text));
    let day = rest.number(1, 2)?;
    rest.separator("-/")?;
    let month = rest.word()?;
    rest.separator("-/")?;
    let year = rest.number(1, 9)?;
    let before_clock = rest.0;
    let clock = if rest.separator(":").is_some() { clock(&mut rest) } else { None };
    if clock.is_none() {
        rest.0 = before_clock;
    }
    let (hour, minute, second) = clock.unwrap_or_default();
    rest.space();
    let zone = rest.zone();
    rest.space();
    rest.parenthesis();
    if !rest.0.is_empty() || year > 9999 {
        return None;
    }
    let month = match MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name)) {
        Some(index) => index as i64 + 1,
        None => month.parse().ok().filter(|month| (1..=12).contains(month))?,
    };
    let year = full_year(year, now);
    let is_in_range = year >= 1970 && (1..=31).contains(&day) && hour <= 24 && minute <= 59 && second <= 61;
    let seconds = ((days(year, month) + day - 1) * 24 + hour) * 3600 + minute * 60 + second;
    is_in_range.then_some(seconds - offset(zone)?)
}

/// A year below 1000 is the nearest one that ends so.
fn full_year(year: i64, now: i64) -> i64 {
    if year >= 1000 {
        return year;
    }
    // The mean year is exact enough but for hours around New Year.
    let current = 1970 + now.div_euclid(31_556_952);
    let in_century = current % 100;
    let distance = in_century - year;
    let full = year + current - in_century;
    match distance {
        51.. => full + 100,
        ..=-51 => full - 100,
        _ => full,
    }
}

/// Days from 1970-01-01 to the first of this month, by the Gregorian calendar.
fn days(year: i64, month: i64) -> i64 {
    // Counted from March, so that the leap day ends a year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 - 719_468
}

/// Seconds east of UTC; names other than UTC's own are not known.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone.to_ascii_uppercase().as_str(), "" | "GMT" | "UTC" | "UT" | "Z") {
        return Some(0);
    }
    let digits = zone.trim_start_matches(['-', '+']);
    let (hours, minutes) = match digits.len() {
        2 => (digits, "0"),
        3 | 4 => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    let seconds = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
    Some(if zone.starts_with('-') { -seconds } else { seconds })
}

fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    let is_day = text.get(..3).is_some_and(|start| DAYS.iter().any(|day| start.eq_ignore_ascii_case(day)));
    if !is_day {
        return text;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    rest.strip_prefix(',').unwrap_or(rest).trim_start()
}

fn clock(rest: &mut Rest<'_>) -> Option<(i64, i64, i64)> {
    let hour = rest.number(1, 2)?;
    rest.mark(':')?;
    let minute = rest.number(2, 2)?;
    let before_seconds = rest.0;
    let second = rest.mark(':').and_then(|()| rest.number(2, 2));
    if second.is_none() {
        rest.0 = before_seconds;
    }
    Some((hour, minute, second.unwrap_or(0)))
}

/// What is left to read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take_while(&mut self, longest: usize, is_part: fn(char) -> bool) -> &'a str {
        let end = self
            .0
            .char_indices()
            .take(longest)
            .take_while(|(_, c)| is_part(*c))
            .map(|(at, c)| at + c.len_utf8());
        let (taken, rest) = self.0.split_at(end.last().unwrap_or(0));
        self.0 = rest;
        taken
    }

    fn number(&mut self, shortest: usize, longest: usize) -> Option<i64> {
        let digits = self.take_while(longest, |c| c.is_ascii_digit());
        (digits.len() >= shortest).then(|| digits.parse().ok())?
    }

    fn word(&mut self) -> Option<&'a str> {
        Some(self.take_while(usize::MAX, |c| c.is_ascii_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn mark(&mut self, mark: char) -> Option<()> {
        self.0 = self.0.strip_prefix(mark)?;
        Some(())
    }

    /// White space, or one of these marks.
    fn separator(&mut self, marks: &str) -> Option<()> {
        let trimmed = self.0.trim_start();
        if trimmed.len() < self.0.len() {
            self.0 = trimmed;
            return Some(());
        }
        self.0 = self.0.strip_prefix(|c| marks.contains(c))?;
        Some(())
    }

    /// A zone: a sign and two to four digits, or letters that are not AM or PM.
    fn zone(&mut self) -> &'a str {
        let whole = self.0;
        let sign = usize::from(whole.starts_with(['-', '+']));
        let digits = whole[sign..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        let letters = whole.bytes().take_while(u8::is_ascii_alphabetic).count();
        let end = match (digits, letters) {
            (2.., _) => sign + digits,
            (_, 1..) if !["am", "pm"].iter().any(|half| whole[..letters].eq_ignore_ascii_case(half)) => {
                letters
            }
            _ => 0,
        };
        let (zone, rest) = whole.split_at(end);
        self.0 = rest;
        zone
    }

    /// A name of the zone in parentheses, which says nothing.
    fn parenthesis(&mut self) {
        let name = self.0.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        if let Some((_, rest)) = name.filter(|(name, _)| !name.is_empty()) {
            self.0 = rest.trim_start();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::seconds;

    const NOW: i64 = 1_767_225_600;

    #[test]
    fn dates_of_every_form_are_read() {
        for text in [
            "Wed, 09 Jun 2100 10:18:14 GMT",
            "Wednesday, 09-Jun-2100 10:18:14 GMT",
            "09 Jun 2100 10:18:14",
            "9/6/2100:10:18:14 +0000",
            "09 Jun 2100 12:18:14 +0200 (CEST)",
        ] {
            assert_eq!(seconds(text, NOW), Some(4_116_219_494), "{text}");
        }
        assert_eq!(seconds("09 Jun 68", NOW), seconds("09 Jun 2068", NOW));
        for text in ["", "soon", "0", "09 Jun 2100 10:18:14 CET", "32 Jun 2100", "09 Foo 2100", "09 Jun 1960"]
        {
            assert_eq!(seconds(text, NOW), None, "{text}");
        }
    }
}

//! `Retry-After: 120` (RFC 9110 §10.2.3). A date speaks for itself.

use super::parameters::seconds;

pub(super) fn read(value: &str) -> Option<String> {
    let count = value.parse::<u64>().ok()?;
    Some(match count {
        0 => "You may try again at once.".to_owned(),
        count => format!("Try again in {}.", seconds(count)),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn counts_of_seconds() {
        assert_eq!(read("120").as_deref(), Some("Try again in 2 minutes."));
        assert_eq!(read("0").as_deref(), Some("You may try again at once."));
        assert_eq!(read("Fri, 31 Dec 1999 23:59:59 GMT"), None);
        assert_eq!(read("99999999999999999999"), None);
    }
}

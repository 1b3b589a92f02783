//! `Keep-Alive: timeout=30, max=100` (RFC 2068 §19.7.1).

use super::parameters::{pair, plural, seconds, split};

pub(super) fn read(value: &str) -> Option<String> {
    let number = |wanted: &str| {
        split(value, ',')
            .into_iter()
            .map(pair)
            .find(|(name, _)| name == wanted)
            .and_then(|(_, number)| number.parse::<u64>().ok())
    };
    let requests = |count| format!("for {}", plural(count, "more request"));
    match (number("timeout"), number("max")) {
        (Some(time), None) => Some(format!("The idle connection stays open for {}.", seconds(time))),
        (Some(time), Some(count)) => {
            Some(format!("The idle connection stays open for {}, and {}.", seconds(time), requests(count)))
        }
        (None, Some(count)) => Some(format!("The connection stays open {}.", requests(count))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_and_counts() {
        for (value, says) in [
            ("timeout=30", "The idle connection stays open for 30 seconds."),
            (
                "timeout=5, max=100",
                "The idle connection stays open for 5 seconds, and for 100 more requests.",
            ),
            ("MAX=1", "The connection stays open for 1 more request."),
        ] {
            assert_eq!(read(value).as_deref(), Some(says));
        }
        assert_eq!(read("timeout=soon"), None);
    }
}

//! `Cache-Control: max-age=3600, private` (RFC 9111 §5.2), as a response uses it.

use super::parameters::{pair, seconds, split};

pub(super) fn read(value: &str) -> Option<String> {
    let mut says = Vec::new();
    for part in split(value, ',') {
        let (name, argument) = pair(part);
        let time = || argument.parse::<u64>().ok().map(seconds);
        says.extend(match name.as_str() {
            "no-store" => Some("no cache may keep it".to_owned()),
            "no-cache" => Some("a kept copy must be checked with the server before each use".to_owned()),
            "private" => Some("only this browser may keep it, no cache on the way".to_owned()),
            "public" => Some("every cache may keep it".to_owned()),
            "must-revalidate" => Some("an old copy must not be used unchecked".to_owned()),
            "proxy-revalidate" => Some("a cache on the way must not use an old copy unchecked".to_owned()),
            "immutable" => Some("it will not change while it is fresh".to_owned()),
            "no-transform" => Some("nobody on the way may change it".to_owned()),
            "max-age" if argument == "0" => Some("it is old at once".to_owned()),
            "max-age" => time().map(|time| format!("it is fresh for {time}")),
            "s-maxage" => time().map(|time| format!("in caches on the way it is fresh for {time}")),
            "stale-while-revalidate" => {
                time().map(|time| format!("for {time} more an old copy will do while a new one is fetched"))
            }
            "stale-if-error" => {
                time().map(|time| format!("for {time} more an old copy will do if the server fails"))
            }
            _ => None,
        });
    }
    let text = says.join("; ");
    let first = text.chars().next()?;
    Some(format!("{}{}.", first.to_ascii_uppercase(), &text[first.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn directives() {
        for (value, says) in [
            ("no-store", "No cache may keep it."),
            (
                "max-age=3600, private",
                "It is fresh for 1 hour; only this browser may keep it, no cache on the way.",
            ),
            ("MAX-AGE=\"0\", x=1", "It is old at once."),
        ] {
            assert_eq!(read(value).as_deref(), Some(says));
        }
        assert_eq!(read("max-age=soon"), None);
        assert_eq!(read(""), None);
    }
}

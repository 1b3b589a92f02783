//! `ETag: "5d1f"` and `ETag: W/"5d1f"` (RFC 9110 §8.8.3).

pub(super) fn read(value: &str) -> Option<String> {
    let (weak, opaque) = value.strip_prefix("W/").map_or((false, value), |rest| (true, rest));
    let is_quoted = opaque.len() >= 2 && opaque.starts_with('"') && opaque.ends_with('"');
    let says = match (is_quoted, weak) {
        (false, _) => "Malformed: the name of a version stands in double quotes.",
        (true, true) => {
            "Weak, because of W/: good enough for caches, but two versions may share it, so it never works in If-Match."
        }
        (true, false) => {
            "Strong: any change of a single byte gives another name. The quotes belong to it; send them too."
        }
    };
    Some(says.to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn strong_weak_and_malformed() {
        for (value, start) in [
            ("\"5d1f\"", "Strong"),
            ("\"\"", "Strong"),
            ("W/\"1\"", "Weak"),
            ("5d1f", "Malformed"),
            ("\"", "Malformed"),
            ("w/\"1\"", "Malformed"),
        ] {
            assert!(read(value).is_some_and(|says| says.starts_with(start)), "{value}");
        }
    }
}

//! `Content-Encoding: gzip` (RFC 9110 §8.4.1).

use super::parameters::split;

pub(super) fn read(value: &str) -> Option<String> {
    let names: Vec<String> = split(value, ',')
        .into_iter()
        .map(str::to_ascii_lowercase)
        .filter(|name| name != "identity")
        .collect();
    let is_known =
        |name: &String| matches!(name.as_str(), "gzip" | "x-gzip" | "deflate" | "br" | "zstd" | "compress");
    if names.is_empty() || !names.iter().all(is_known) {
        return None;
    }
    let names: Vec<&str> =
        names.iter().map(|name| if name == "br" { "Brotli" } else { name.as_str() }).collect();
    Some(format!("The body travelled compressed with {}.", names.join(", then ")))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn codings() {
        for (value, says) in [
            ("gzip", "The body travelled compressed with gzip."),
            ("deflate, BR", "The body travelled compressed with deflate, then Brotli."),
        ] {
            assert_eq!(read(value).as_deref(), Some(says));
        }
        assert_eq!(read("identity"), None);
        assert_eq!(read("rot13"), None);
    }
}

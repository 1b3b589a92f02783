//! `Server-Timing` (W3C Server Timing, "The Server-Timing Header Field"), where the browser did not read it for the page.

use super::entry::{ServerTiming, microseconds};

/// Reads the header: metrics between commas, each a name and parameters. A name that comes twice stays twice.
pub fn read(header: &str) -> Vec<ServerTiming> {
    split(header, ',').into_iter().filter_map(metric).collect()
}

fn metric(text: &str) -> Option<ServerTiming> {
    let mut parts = split(text, ';').into_iter().map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let mut timing = ServerTiming { name: name.to_owned(), ..ServerTiming::default() };
    // Of a parameter that comes twice, the first counts.
    let (mut has_duration, mut has_description) = (false, false);
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = unquoted(value.trim());
        match name.trim().to_ascii_lowercase().as_str() {
            "dur" if !has_duration => {
                has_duration = true;
                timing.duration = microseconds(&value);
            }
            "desc" if !has_description => {
                has_description = true;
                timing.description = value;
            }
            _ => {}
        }
    }
    Some(timing)
}

/// Splits outside of quoted strings (RFC 9110 §5.6.4).
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            character if character == separator && !is_quoted => {
                parts.push(&text[start..at]);
                start = at + separator.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn unquoted(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"') else {
        return value.to_owned();
    };
    let (mut text, mut is_escaped) = (String::new(), false);
    for character in inner.chars() {
        match character {
            '\\' if !is_escaped => {
                is_escaped = true;
                continue;
            }
            '"' if !is_escaped => break,
            character => text.push(character),
        }
        is_escaped = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_read_as_the_specification_has_them() {
        let read = read(r#"db;dur=53.2, cache;desc="Cache, \"warm\"";dur=2 , miss, ,x;dur=a;dur=5"#);
        let metric = |name: &str, duration, description: &str| ServerTiming {
            name: name.to_owned(),
            duration,
            description: description.to_owned(),
        };
        let expected = [
            metric("db", 53_200, ""),
            metric("cache", 2000, r#"Cache, "warm""#),
            metric("miss", 0, ""),
            metric("x", 0, ""),
        ];
        assert_eq!(read, expected);
    }
}

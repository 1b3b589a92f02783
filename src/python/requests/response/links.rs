//! `response.links`: the Link header as `requests.utils.parse_header_links` reads it.

use crate::python::dict::Dict;
use crate::python::requests::headers::HeaderDict;
use crate::python::value::Value;

/// The links by their relation, or by their URL where they have none.
pub(super) fn links(headers: &HeaderDict) -> Value {
    let header = headers.get_str("link").map(|header| header.to_lossy()).unwrap_or_default();
    let is_quote = |c: char| " '\"".contains(c);
    let mut links = Dict::new();
    let value = header.trim_matches(is_quote);
    for link in if value.is_empty() { Vec::new() } else { links_in(value) } {
        let (url, parameters) = link.split_once(';').unwrap_or((link, ""));
        let mut entry = Dict::new();
        entry.insert_str("url", Value::str(url.trim_matches(|c: char| "<> '\"".contains(c))));
        for parameter in parameters.split(';') {
            let mut parts = parameter.split('=');
            let (Some(key), Some(value), None) = (parts.next(), parts.next(), parts.next()) else {
                break;
            };
            entry.insert_str(key.trim_matches(is_quote), Value::str(value.trim_matches(is_quote)));
        }
        let relation =
            entry.get_str("rel").filter(|relation| relation.is_truthy()).or_else(|| entry.get_str("url"));
        if let Some(key) = relation.cloned() {
            // Text can be a key.
            let _ = links.insert(key, Value::dict(entry));
        }
    }
    Value::dict(links)
}

/// The header cut where a comma, spaces and `<` follow each other.
fn links_in(value: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(comma) = value[from..].find(',').map(|at| from + at) {
        let behind = value[comma + 1..].trim_start_matches(' ');
        from = comma + 1;
        if behind.starts_with('<') {
            links.push(&value[start..comma]);
            start = value.len() - behind.len() + 1;
            from = start;
        }
    }
    links.push(&value[start..]);
    links
}

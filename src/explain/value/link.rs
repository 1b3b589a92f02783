//! `Link: </wp-json/>; rel="https://api.w.org/", </?p=1>; rel=shortlink` (RFC 8288 §3).

use super::parameters::{pair, split};

/// What a relation of the IANA registry makes of the URL.
const RELATIONS: &[(&str, &str)] = &[
    ("alternate", "another version of this"),
    ("author", "who wrote this"),
    ("canonical", "the preferred address of this"),
    ("collection", "the list that this belongs to"),
    ("describedby", "a description of this"),
    ("edit", "where this can be changed"),
    ("first", "the first page"),
    ("help", "help"),
    ("icon", "an icon"),
    ("item", "a member of this list"),
    ("last", "the last page"),
    ("license", "the license"),
    ("next", "the next page"),
    ("preconnect", "a server to connect to early"),
    ("preload", "something to load early"),
    ("prev", "the previous page"),
    ("self", "this itself"),
    ("service-doc", "a guide to this service"),
    ("shortlink", "a short address of this"),
    ("stylesheet", "a style sheet"),
    ("up", "one level up"),
];

pub(super) fn read(value: &str) -> Option<String> {
    let links: Vec<String> = split(value, ',').into_iter().filter_map(link).collect();
    (!links.is_empty()).then(|| format!("It points to {}.", links.join("; and to ")))
}

/// `<https://a.test/>; rel="next"` in words; `None` without brackets or without a relation.
fn link(text: &str) -> Option<String> {
    let (target, parameters) = text.strip_prefix('<')?.split_once('>')?;
    let (_, relations) = split(parameters, ';')
        .into_iter()
        .map(pair)
        .find(|(name, value)| name == "rel" && !value.trim().is_empty())?;
    let named: Vec<String> = relations
        .split_ascii_whitespace()
        .map(|relation| {
            RELATIONS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(relation))
                .map_or_else(|| format!("of a relation called {relation}"), |(_, words)| (*words).to_owned())
        })
        .collect();
    Some(format!("{} ({})", target.trim(), named.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn relations_known_and_invented() {
        let value = "<http://a.test/wp-json/>; rel=\"https://api.w.org/\", </?p=1>; rel=shortlink";
        assert_eq!(
            read(value).as_deref(),
            Some(
                "It points to http://a.test/wp-json/ (of a relation called https://api.w.org/); \
                 and to /?p=1 (a short address of this)."
            )
        );
        assert_eq!(
            read("</b,c>; title=\"a;b\"; REL=\"next last\"").as_deref(),
            Some("It points to /b,c (the next page, the last page).")
        );
        assert_eq!(read("</b>"), None);
        assert_eq!(read("next"), None);
    }
}

//! Query parameters at the end of a URL.

use super::form;

/// Appends parameters to a URL: after what its query holds already, before the fragment.
///
/// The URL's own text is left as it was typed.
///
/// ```
/// use put_playground::encode::query;
/// assert_eq!(query::append("http://a/b?x=1#top", [("y", "2 3")]), "http://a/b?x=1&y=2+3#top");
/// assert_eq!(query::append("http://a/b", []), "http://a/b");
/// ```
pub fn append<'a>(url: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let added = form::encode(pairs);
    if added.is_empty() {
        return url.to_owned();
    }
    let (address, fragment) = match url.find('#') {
        Some(at) => url.split_at(at),
        None => (url, ""),
    };
    let joint = match address.find('?') {
        None => "?",
        Some(at) if at + 1 == address.len() || address.ends_with('&') => "",
        Some(_) => "&",
    };
    format!("{address}{joint}{added}{fragment}")
}

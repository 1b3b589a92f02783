//! A URL in the spelling in which a browser sends it, so that no program has anything left to change.
//!
//! What the URL Standard does to the path and the query of an http URL. The host is left as typed: programs look it up,
//! they do not send it as a part of the target.

use crate::http::split_url;

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Whether the scheme is https.
    pub secure: bool,
    /// Host and port.
    pub authority: String,
    /// Path and query (RFC 9112 §3.2.1); empty where the text is no URL.
    pub target: String,
}

impl Address {
    /// The address of a URL as typed.
    pub(super) fn of(url: &str) -> Self {
        // The URL Standard takes tabs and line breaks out wherever they stand.
        let url: String = url.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let Ok(parts) = split_url(&url) else {
            return Self { secure: false, authority: url.trim().to_owned(), target: String::new() };
        };
        let rest = parts.rest.split('#').next().unwrap_or_default();
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        let mut target = path_of(path);
        if let Some(query) = query {
            target.push('?');
            encode(query, "\"<>'", &mut target);
        }
        Self { secure: parts.secure, authority: parts.authority.to_owned(), target }
    }

    /// The absolute URL.
    pub(super) fn url(&self) -> String {
        if self.target.is_empty() {
            return self.authority.clone();
        }
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{}", self.authority, self.target)
    }

    /// Whether Python's `requests`, and HTTPie, which uses it, send the target as it is.
    ///
    /// They decode escaped letters, digits and `-._~`, write hexadecimal digits in capitals, escape what RFC 3986 does
    /// not list, and drop a lone `?` and a doubled slash at the start.
    pub(super) fn is_kept_by_requests(&self) -> bool {
        let target = self.target.as_bytes();
        let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let digit = |at: usize| match target.get(at) {
            Some(byte @ (b'0'..=b'9' | b'A'..=b'F')) => char::from(*byte).to_digit(16),
            _ => None,
        };
        let mut at = 0;
        while let Some(byte) = target.get(at) {
            if *byte == b'%' {
                let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) else {
                    return false;
                };
                if u8::try_from(high * 16 + low).is_ok_and(is_unreserved) {
                    return false;
                }
                at += 3;
            } else if is_unreserved(*byte) || b"!$&'()*+,;=:@/?".contains(byte) {
                at += 1;
            } else {
                return false;
            }
        }
        !self.target.starts_with("//") && !self.target.ends_with('?')
    }
}

/// The URL as a browser sends it: absolute, path and query escaped, without the fragment.
///
/// ```
/// use put_playground::formats::sent_url;
/// assert_eq!(sent_url("http://a.test/x/../é b?q='1'#top"), "http://a.test/%C3%A9%20b?q=%271%27");
/// assert_eq!(sent_url("http://a.test"), "http://a.test/");
/// ```
pub fn sent_url(url: &str) -> String {
    Address::of(url).url()
}

/// The path with its dot segments resolved (URL Standard, "path state").
fn path_of(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let typed: Vec<&str> = path.split(['/', '\\']).skip(1).collect();
    for (index, segment) in typed.iter().enumerate() {
        let is_last = index + 1 == typed.len();
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        if plain == ".." {
            segments.pop();
        }
        if plain != "." && plain != ".." {
            segments.push(segment);
        } else if is_last {
            segments.push("");
        }
    }
    let mut out = String::new();
    for segment in &segments {
        out.push('/');
        encode(segment, "\"<>?^`{}", &mut out);
    }
    if segments.is_empty() {
        out.push('/');
    }
    out
}

/// Escapes control characters, spaces, what is not ASCII, and these characters.
fn encode(text: &str, escaped: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte <= b' ' || byte >= 0x7F || escaped.as_bytes().contains(&byte) {
            out.push_str(&format!("%{byte:02X}"));
        } else {
            out.push(char::from(byte));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved() {
        let rows = [
            ("http://a", "/"),
            ("http://a?x", "/?x"),
            ("http://a/b/./c/../d", "/b/d"),
            ("http://a/b/%2E%2e/", "/"),
            ("http://a/..", "/"),
            ("http://a/b/.", "/b/"),
            ("http://a/b/..", "/"),
            ("http://a\\b\\c?\\", "/b/c?\\"),
            (" http://a/b\tc\n ", "/bc"),
            ("http://a/%7e|[?{}|^`\"", "/%7e|[?{}|^`%22"),
            ("http://a//b", "//b"),
        ];
        for (url, target) in rows {
            assert_eq!(Address::of(url).target, target, "{url}");
            assert_eq!(sent_url(&sent_url(url)), sent_url(url), "{url}");
        }
        assert_eq!(sent_url(" not a URL"), "not a URL");
    }

    #[test]
    fn what_requests_would_rewrite() {
        for kept in ["/", "/a/b:c@d?x=1&y=%C3%A9?", "/a%20b?q=a+b%26"] {
            let is_kept = Address::of(&format!("http://a{kept}&")).is_kept_by_requests();
            assert!(is_kept, "{kept}");
        }
        for rewritten in ["/%7E", "/%c3", "/a|b", "/?q=[", "/a?", "//a", "/100%", "/%41", "/?%zz"] {
            let is_kept = Address::of(&format!("http://a{rewritten}")).is_kept_by_requests();
            assert!(!is_kept, "{rewritten}");
        }
    }
}

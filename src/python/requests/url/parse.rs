//! A URL in its parts as urllib3's `parse_url` finds and corrects them (RFC 3986, RFC 6874).
//!
//! Works on bytes: UTF-8 with lone surrogates as three bytes, since Python's strings hold them.

use super::quote::{encode_component, hex_pair, is_unreserved};
use super::{address, idna};
use crate::python::string::Str;
use crate::python::{Class, Exception, Outcome, str_repr};

/// A URL in its parts; `None` is "not there", which differs from empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Url {
    /// The scheme, lower case.
    pub scheme: Option<Vec<u8>>,
    /// User information.
    pub auth: Option<Vec<u8>>,
    /// The host, in ASCII where the scheme is `http`, `https` or missing.
    pub host: Option<Vec<u8>>,
    /// The port.
    pub port: Option<u16>,
    /// The path.
    pub path: Option<Vec<u8>>,
    /// The query.
    pub query: Option<Vec<u8>>,
    /// The fragment.
    pub fragment: Option<Vec<u8>>,
}

fn is_user_info(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:".contains(&byte)
}

/// What a path may hold unescaped.
pub(in crate::python::requests) fn is_path(byte: u8) -> bool {
    is_user_info(byte) || b"@/".contains(&byte)
}

/// What a query or a fragment may hold unescaped.
pub(in crate::python::requests) fn is_query(byte: u8) -> bool {
    is_path(byte) || byte == b'?'
}

/// urllib3's `LocationParseError`, as `requests` turns it into an exception of its own.
fn cannot_parse(what: impl AsRef<[u8]>) -> Exception {
    let message = Str::from("Failed to parse: ").concat(&Str::from_wtf8(what.as_ref()));
    Exception::new(Class::InvalidUrl, message)
}

fn repr(bytes: &[u8]) -> String {
    str_repr(&Str::from_wtf8(bytes))
}

/// Where the first byte of `ends` is, or the end.
fn find(bytes: &[u8], ends: &[u8]) -> usize {
    bytes.iter().position(|byte| ends.contains(byte)).unwrap_or(bytes.len())
}

/// What is in front of the first `mark`, and what is behind it.
fn cut(bytes: &[u8], mark: u8) -> (&[u8], Option<&[u8]>) {
    let at = find(bytes, &[mark]);
    (&bytes[..at], bytes.get(at + 1..))
}

/// `parse_url(url)`; `InvalidURL` where there is no host or port to be made of it.
pub fn parse(url: &[u8]) -> Outcome<Url> {
    if url.is_empty() {
        return Ok(Url::default());
    }
    let with_slashes;
    let url = if scheme_end(url, false).is_some() || url.starts_with(b"/") {
        url
    } else {
        with_slashes = [b"//", url].concat();
        &with_slashes
    };
    let (scheme, rest) = match scheme_end(url, true) {
        Some(end) => (Some(url[..end].to_ascii_lowercase()), &url[end + 1..]),
        None => (None, url),
    };
    let is_web = scheme.as_deref().is_none_or(|scheme| matches!(scheme, b"http" | b"https"));
    let (rest, fragment) = cut(rest, b'#');
    let (rest, query) = cut(rest, b'?');
    let (authority, path) = match rest.strip_prefix(b"//") {
        Some(rest) => rest.split_at(find(rest, b"\\/")),
        None => (&b""[..], rest),
    };
    let mut parsed = Url { scheme, ..Url::default() };
    if !authority.is_empty() {
        let at = authority.iter().rposition(|byte| *byte == b'@');
        let auth = &authority[..at.unwrap_or(0)];
        let host_port = &authority[at.map_or(0, |at| at + 1)..];
        parsed.auth = (!auth.is_empty())
            .then(|| if is_web { encode_component(auth, is_user_info) } else { auth.to_vec() });
        let (host, port) = host_and_port(host_port)?;
        if let Some(port) = port {
            parsed.port = Some(port.parse().map_err(|_| cannot_parse(url))?);
        }
        parsed.host = Some(normal_host(host, is_web)?);
    }
    let encode =
        |part: &[u8], is_allowed| if is_web { encode_component(part, is_allowed) } else { part.to_vec() };
    let path = if is_web { encode(&without_dots(path), is_path) } else { path.to_vec() };
    parsed.query = query.map(|query| encode(query, is_query));
    parsed.fragment = fragment.map(|fragment| encode(fragment, is_query));
    parsed.path = match path.first() {
        Some(b'/') => Some(path),
        Some(_) => Some([b"/", &path[..]].concat()),
        None => (query.is_some() || fragment.is_some()).then(Vec::new),
    };
    Ok(parsed)
}

/// Where the colon behind a scheme is.
fn scheme_end(url: &[u8], with_dots: bool) -> Option<usize> {
    let end = url.iter().position(|byte| *byte == b':')?;
    let is_letter = url[0].is_ascii_alphabetic();
    let is_scheme =
        |byte: &u8| byte.is_ascii_alphanumeric() || b"+-".contains(byte) || with_dots && *byte == b'.';
    (is_letter && url[..end].iter().all(is_scheme)).then_some(end)
}

/// The control character or space that no host may hold.
fn check_characters(host: &[u8]) -> Outcome<()> {
    match host.iter().find(|byte| **byte <= b' ' || **byte == 0x7F) {
        None => Ok(()),
        Some(byte) => {
            let message = format!("Host {} contains invalid character {}", repr(host), repr(&[*byte]));
            Err(cannot_parse(message))
        }
    }
}

/// Host and port of `host[:port]`; an empty port is none.
fn host_and_port(text: &[u8]) -> Outcome<(&[u8], Option<&str>)> {
    let end = match text.strip_prefix(b"[") {
        Some(_) => find(text, b"]") + 1,
        None => find(text, b":"),
    };
    let (host, port) = text.split_at(end.min(text.len()));
    let is_host = if host.starts_with(b"[") { address::bracketed(host).is_some() } else { is_name(host) };
    let port = match port {
        [] => Some(""),
        [b':', digits @ ..] => std::str::from_utf8(digits).ok().and_then(significant_port),
        _ => None,
    };
    if let (true, Some(port)) = (is_host, port) {
        return Ok((host, (!port.is_empty()).then_some(port)));
    }
    check_characters(text)?;
    Err(cannot_parse(format!("{} is not a valid host or port", repr(text))))
}

/// A port's digits without leading zeros, at most five of them.
fn significant_port(digits: &str) -> Option<&str> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let significant = digits.trim_start_matches('0');
    let kept = if significant.is_empty() && !digits.is_empty() { "0" } else { significant };
    (is_number && kept.len() <= 5).then_some(kept)
}

/// Anything but delimiters and a `%` that begins no escape.
fn is_name(host: &[u8]) -> bool {
    let is_allowed = |(at, byte): (usize, &u8)| match byte {
        b'[' | b']' | b':' | b'/' | b'?' | b'#' => false,
        b'%' => hex_pair(&host[at + 1..]).is_some(),
        _ => true,
    };
    host.iter().enumerate().all(is_allowed)
}

/// The host as it is sent: addresses as they are, labels in lower case and ASCII.
fn normal_host(host: &[u8], is_web: bool) -> Outcome<Vec<u8>> {
    if host.is_empty() {
        return Ok(Vec::new());
    }
    check_characters(host)?;
    if !is_web || address::is_ipv4_like(host) {
        return Ok(host.to_vec());
    }
    if let Some((address, zone)) = address::bracketed(host) {
        let zone = match zone.strip_prefix(b"%25").filter(|rest| !rest.is_empty()) {
            Some(zone) => zone,
            None => zone.get(1..).unwrap_or_default(),
        };
        let zone = decoded_escapes(zone, host, false)?;
        let separator: &[u8] = if zone.is_empty() { b"" } else { b"%" };
        let zone = encode_component(&zone, is_unreserved);
        return Ok([b"[", &address.to_ascii_lowercase()[..], separator, &zone, b"]"].concat());
    }
    let host = decoded_escapes(host, host, true)?;
    let labels = host.split(|byte| *byte == b'.').map(ascii_label);
    Ok(labels.collect::<Outcome<Vec<_>>>()?.join(&b'.'))
}

/// Escapes in capitals, those of unreserved characters decoded where `decodes`; none may stand for a control character.
fn decoded_escapes(text: &[u8], host: &[u8], decodes: bool) -> Outcome<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        let Some(byte) = hex_pair(tail).filter(|_| *first == b'%') else {
            out.push(*first);
            rest = tail;
            continue;
        };
        if byte < b' ' || byte == 0x7F {
            let escape = repr(&rest[..3]);
            let message =
                format!("Host {} contains invalid percent-encoded control character {escape}", repr(host));
            return Err(cannot_parse(message));
        }
        if decodes && is_unreserved(byte) {
            out.push(byte);
        } else {
            out.extend(rest[..3].to_ascii_uppercase());
        }
        rest = &rest[3..];
    }
    Ok(out)
}

fn ascii_label(label: &[u8]) -> Outcome<Vec<u8>> {
    if label.is_ascii() {
        // Lower case, but for the digits of escapes.
        let lower = label.to_ascii_lowercase();
        return Ok(encode_component(&lower, |byte| byte != b'%'));
    }
    let ascii = std::str::from_utf8(label).ok().and_then(idna::to_ascii);
    let message = || format!("Name '{}' is not a valid IDNA label", String::from_utf8_lossy(label));
    Ok(ascii.ok_or_else(|| cannot_parse(message()))?.into_bytes())
}

/// Removes `.` and `..` (RFC 3986 §5.2.4, the way urllib3 does it).
fn without_dots(path: &[u8]) -> Vec<u8> {
    let mut output: Vec<&[u8]> = Vec::new();
    for segment in path.split(|byte| *byte == b'/') {
        match segment {
            b"." => {}
            b".." => {
                output.pop();
            }
            segment => output.push(segment),
        }
    }
    if path.starts_with(b"/") && output.first().is_none_or(|first| !first.is_empty()) {
        output.insert(0, b"");
    }
    if path.ends_with(b"/.") || path.ends_with(b"/..") {
        output.push(b"");
    }
    output.join(&b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(url: &str) -> Result<String, String> {
        let parsed = parse(url.as_bytes()).map_err(|error| error.message().to_lossy())?;
        Ok(String::from_utf8(parsed.host.unwrap_or_default()).unwrap())
    }

    #[test]
    fn hosts_become_ascii() {
        assert_eq!(host("http://Bücher.Example/").unwrap(), "xn--bcher-kva.example");
        assert_eq!(host("http://faß.de").unwrap(), "xn--fa-hia.de");
        assert_eq!(host("http://[FE80::1%25en0]:80/").unwrap(), "[fe80::1%en0]");
        assert_eq!(host("http://☃.net/").unwrap_err(), "Failed to parse: Name '☃' is not a valid IDNA label");
        assert_eq!(host("http://a%41.b/").unwrap(), "aa.b");
    }

    #[test]
    fn ports_have_at_most_five_digits() {
        assert_eq!(parse(b"http://h:00080/").unwrap().port, Some(80));
        assert_eq!(parse(b"http://h:/").unwrap().port, None);
        assert_eq!(
            host("http://h:123456/").unwrap_err(),
            "Failed to parse: 'h:123456' is not a valid host or port"
        );
    }
}

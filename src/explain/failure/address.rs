//! What a URL says about the server, as far as a failure needs to name it. Any text may be given, not only a URL.

/// The part between `//` and the path, as written.
fn raw_authority(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', '?', '#', '\\']).next()
}

/// Host and port as the URL has them; a name and a password before them are left out, since they may be secrets.
pub(super) fn authority(url: &str) -> Option<&str> {
    let authority = raw_authority(url)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    (!host.is_empty()).then_some(host)
}

pub(super) fn has_userinfo(url: &str) -> bool {
    raw_authority(url).is_some_and(|authority| authority.contains('@'))
}

pub(super) fn scheme_is_https(url: &str) -> bool {
    url.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
}

/// The host without its port; an IPv6 address keeps its brackets.
pub(super) fn host(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// The port in the URL, or the scheme's own.
pub(super) fn port(url: &str) -> &str {
    let authority = authority(url).unwrap_or_default();
    match authority[host(authority).len()..].trim_start_matches(':') {
        "" if scheme_is_https(url) => "443",
        "" => "80",
        port => port,
    }
}

/// Whether the host is the browser's own device (RFC 6761 §6.3, RFC 1122 §3.2.1.3).
pub(super) fn is_this_device(authority: &str) -> bool {
    let host = host(authority).to_ascii_lowercase();
    let is_loopback = || ipv4(&host).is_some_and(|address| address[0] == 127);
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || is_loopback()
}

/// Whether the host is an address of a private network (RFC 1918 §3) or of one cable (RFC 3927 §2.1), or a name that only a local network knows
/// (RFC 6762 §3).
fn is_private(authority: &str) -> bool {
    let host = host(authority);
    let is_private =
        |address: [u8; 4]| matches!(address, [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..]);
    host.to_ascii_lowercase().ends_with(".local") || ipv4(host).is_some_and(is_private)
}

/// Whether a URL leads to the browser's own device or into its local network, as far as its host tells: what a page from
/// elsewhere needs the user's permission for (Local Network Access).
///
/// ```
/// use put_playground::explain::is_local;
/// assert!(is_local("http://192.168.0.7/") && is_local("http://localhost:8080/"));
/// assert!(!is_local("http://example.com/"));
/// ```
pub fn is_local(url: &str) -> bool {
    authority(url).is_some_and(|server| is_this_device(server) || is_private(server))
}

/// The four numbers of an IPv4 address. The standard library's parser would bring the one for IPv6 along.
fn ipv4(host: &str) -> Option<[u8; 4]> {
    let mut numbers = [0; 4];
    let mut parts = host.split('.');
    for number in &mut numbers {
        *number = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_without_secrets() {
        assert_eq!(authority("http://a.test:81/x@y"), Some("a.test:81"));
        assert_eq!(authority("https://me:pw@a.test?q"), Some("a.test"));
        assert_eq!(authority("http://[::1]:8080/"), Some("[::1]:8080"));
        assert_eq!(authority("nonsense"), None);
        assert_eq!(authority("http://"), None);
    }

    #[test]
    fn ports() {
        assert_eq!(port("http://a.test/"), "80");
        assert_eq!(port("HTTPS://a.test/"), "443");
        assert_eq!(port("http://[::1]:8080/"), "8080");
        assert_eq!(port("http://[::1]/"), "80");
        assert_eq!(port("http://a.test:/"), "80");
        assert_eq!(port(""), "80");
    }

    #[test]
    fn places() {
        assert!(is_this_device("localhost:8080") && is_this_device("127.0.0.1") && is_this_device("[::1]:1"));
        assert!(!is_this_device("127.0.0.1.example"));
        assert!(is_private("192.168.0.7:80") && is_private("printer.local") && !is_private("example.com"));
    }
}

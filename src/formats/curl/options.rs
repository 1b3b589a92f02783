//! Curl's options (curl 8, `curl --help all`): which take a value, and which mean something in a browser.

/// What an option means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It changes the request.
    Effect,
    /// It is about output, connection or trust.
    NoEffect,
    /// It changes the request in a way that a browser has not.
    NotSupported,
}

/// A known option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CurlOption {
    /// Its long name, without hyphens.
    pub name: &'static str,
    /// Whether a value follows.
    pub has_value: bool,
    /// What it means here.
    pub meaning: Meaning,
}

/// Names, whether they take a value, and what they mean.
const NAMES: [(&str, bool, Meaning); 6] = [
    ("get head location location-trusted globoff next", false, Meaning::Effect),
    (
        "request data data-ascii data-raw data-binary data-urlencode json form form-string header user cookie url \
         url-query user-agent referer upload-file max-time range oauth2-bearer",
        true,
        Meaning::Effect,
    ),
    (
        "silent show-error verbose include fail fail-early fail-with-body compressed insecure buffer no-buffer \
         progress-meter no-progress-meter progress-bar http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 \
         http3-only ipv4 ipv6 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 sslv2 sslv3 path-as-is remote-name remote-name-all \
         remote-header-name remote-time remove-on-error create-dirs no-clobber clobber tcp-fastopen tcp-nodelay \
         styled-output false-start keepalive no-keepalive alpn no-alpn npn no-npn sessionid no-sessionid raw tr-encoding \
         trace-time trace-ids disable parallel parallel-immediate retry-all-errors retry-connrefused cert-status \
         ssl-allow-beast ssl-no-revoke ssl-revoke-best-effort ssl-auto-client-cert ca-native junk-session-cookies xattr \
         suppress-connect-headers basic doh-cert-status doh-insecure skip-existing out-null mptcp tls-earlydata \
         ignore-content-length disallow-username-in-url form-escape proxy-insecure dump-ca-embed",
        false,
        Meaning::NoEffect,
    ),
    (
        "output output-dir write-out connect-timeout cacert capath ciphers curves tls-max tls13-ciphers dump-header stderr \
         trace trace-ascii trace-config limit-rate keepalive-time keepalive-cnt max-filesize retry retry-delay \
         retry-max-time speed-limit speed-time happy-eyeballs-timeout-ms expect100-timeout dns-servers dns-interface \
         dns-ipv4-addr dns-ipv6-addr doh-url libcurl proto proto-redir max-redirs cookie-jar etag-save hsts alt-svc rate \
         parallel-max parallel-max-host create-file-mode local-port interface engine random-file egd-file crlfile \
         pinnedpubkey noproxy ip-tos vlan-priority sigalgs ech",
        true,
        Meaning::NoEffect,
    ),
    (
        "anyauth append compressed-ssh crlf digest disable-eprt disable-epsv ftp-create-dirs ftp-pasv ftp-pret \
         ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control haproxy-protocol help list-only mail-rcpt-allowfails manual metalink \
         negotiate netrc netrc-optional ntlm ntlm-wb post301 post302 post303 follow proxy-anyauth proxy-basic proxy-digest \
         proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxy-ca-native \
         proxy-http2 proxytunnel sasl-ir socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-reqd tftp-no-options \
         use-ascii version",
        false,
        Meaning::NotSupported,
    ),
    (
        "abstract-unix-socket aws-sigv4 cert cert-type config connect-to continue-at delegation etag-compare ftp-account \
         ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode haproxy-clientip hostpubmd5 hostpubsha256 \
         ipfs-gateway key key-type krb login-options mail-auth mail-from mail-rcpt netrc-file pass preproxy proto-default \
         proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key \
         proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype \
         proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote request-target resolve sasl-authzid service-name \
         socks4 socks4a socks5 socks5-gssapi-service socks5-hostname telnet-option tftp-blksize time-cond tlsauthtype \
         tlspassword tlsuser unix-socket upload-flags variable knownhosts",
        true,
        Meaning::NotSupported,
    ),
];

/// Letters and the names they stand for.
const LETTERS: &str = "0 http1.0 1 tlsv1 2 sslv2 3 sslv3 4 ipv4 6 ipv6 # progress-bar : next A user-agent B use-ascii \
    C continue-at D dump-header E cert F form G get H header I head J remote-header-name K config L location M manual \
    N no-buffer O remote-name P ftp-port Q quote R remote-time S show-error T upload-file U proxy-user V version \
    X request Y speed-limit Z parallel a append b cookie c cookie-jar d data e referer f fail g globoff h help i include \
    j junk-session-cookies k insecure l list-only m max-time n netrc o output p proxytunnel q disable r range s silent \
    t telnet-option u user v verbose w write-out x proxy y speed-time z time-cond";

/// The option of a long name, without its hyphens. A switch can be turned off by `no-`, which here has no effect.
pub(super) fn by_name(name: &str) -> Option<CurlOption> {
    let find = |name: &str| {
        NAMES.iter().find_map(|(names, has_value, meaning)| {
            let name = names.split_ascii_whitespace().find(|known| *known == name)?;
            Some(CurlOption { name, has_value: *has_value, meaning: *meaning })
        })
    };
    let turned_off = || {
        let option = find(name.strip_prefix("no-")?).filter(|option| !option.has_value)?;
        Some(CurlOption { meaning: Meaning::NoEffect, ..option })
    };
    find(name).or_else(turned_off)
}

/// The option of a letter.
pub(super) fn by_letter(letter: char) -> Option<CurlOption> {
    let mut words = LETTERS.split_ascii_whitespace();
    while let (Some(known), Some(name)) = (words.next(), words.next()) {
        if known.starts_with(letter) {
            return by_name(name);
        }
    }
    None
}

/// `--request=PUT` as option and value, where the option is one that takes a value.
pub(super) fn long_of_glued(word: &str) -> Option<(&str, &str)> {
    let (option, value) = word.split_once('=')?;
    by_name(option.strip_prefix("--")?).is_some_and(|option| option.has_value).then_some((option, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_name_options() {
        for letter in LETTERS.split_ascii_whitespace().step_by(2) {
            assert!(letter.chars().next().and_then(by_letter).is_some(), "{letter}");
        }
        assert_eq!(by_letter('X').map(|option| (option.name, option.has_value)), Some(("request", true)));
        assert_eq!(by_letter('W'), None);
        assert_eq!(by_name("no-location").map(|option| option.meaning), Some(Meaning::NoEffect));
        assert_eq!(by_name("no-data"), None);
    }

    #[test]
    fn no_name_occurs_twice() {
        let mut names: Vec<_> = NAMES.iter().flat_map(|(names, ..)| names.split_ascii_whitespace()).collect();
        let number = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), number);
    }
}

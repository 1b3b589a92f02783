//! Header fields: those that some resource reads, whole and damaged, and any others.

use crate::dice::Dice;

const DATES: [&str; 7] = [
    "Tue, 15 Nov 1994 08:12:31 GMT",
    "Tue, 15 Nov 2044 08:12:31 GMT",
    "Tuesday, 15-Nov-94 08:12:31 GMT",
    "Tue Nov 15 08:12:31 1994",
    "Tue, 31 Feb 1994 25:61:61 GMT",
    "yesterday",
    "Thu, 01 Jan 1970 00:00:00 GMT",
];

const TAGS: [&str; 12] = [
    "*",
    "\"a\"",
    "W/\"a\"",
    "\"a\", W/\"b\" ,\"c,d\"",
    "etag",
    "\"etag\"",
    "\"",
    "W/",
    "a\"b",
    ",\"a\",,",
    "*, \"a\"",
    "",
];

const RANGES: [&str; 12] = [
    "bytes=0-1",
    "bytes=-5",
    "bytes=5-",
    "bytes=9-1",
    "bytes=0-0,2-3",
    "bytes=99999999999999999999-",
    "bytes=-0",
    "bytes=",
    "bytes=a-b",
    "items=0-1",
    "bytes",
    "bytes=0-18446744073709551615",
];

const CREDENTIALS: [&str; 13] = [
    "Basic dXNlcjpwYXNzd2Q=",
    "Basic YTph",
    "basic  YTph",
    "Basic !!!",
    "Basic",
    "Basic /////w==",
    "Bearer abc",
    "Bearer",
    "bearer a b",
    "Digest username=\"user\", realm=\"me@kennethreitz.com\", nonce=\"1\", uri=\"/\", response=\"0\", qop=auth, nc=1, cnonce=\"x\"",
    "Digest username=\"a",
    "Digest",
    "",
];

const COOKIES: [&str; 8] =
    ["a=b", "a=b; c=d", "a=\"b\"", "=;=;", ";", "a", "stale_after=now; last_nonce=1; fake=fake_value", "é=ü"];

const CODINGS: [&str; 8] =
    ["gzip", "gzip, deflate, br, zstd", "gzip;q=0", "*;q=0.5", "identity;q=0", ";q=1", "br;q=x", "x-gzip"];

const METHODS: [&str; 6] = ["PUT", "GET", "BREW", "put", "", "P T"];

const OTHER: [(&str, &str); 40] = [
    ("prefer", "return=minimal"),
    ("prefer", "return=representation"),
    ("prefer", "return=\"minimal\"; x, wait=10"),
    ("prefer", "=;="),
    ("expect", "100-continue"),
    ("expect", "200-ok"),
    ("content-range", "bytes 0-1/9"),
    ("content-encoding", "gzip"),
    ("content-language", "de, en"),
    ("content-length", "5"),
    ("content-length", "x"),
    ("transfer-encoding", "chunked"),
    ("te", "trailers"),
    ("connection", "close, x"),
    ("upgrade", "websocket"),
    ("host", "example.com"),
    ("host", ""),
    ("origin", "http://a.example"),
    ("origin", "null"),
    ("origin", "x"),
    ("access-control-request-headers", "x-a, content-type"),
    ("access-control-request-headers", ",é,"),
    ("access-control-request-private-network", "true"),
    ("referer", "x"),
    ("user-agent", ""),
    ("x-forwarded-for", "1.2.3.4, x"),
    ("x-forwarded-proto", "https"),
    ("forwarded", "for=\"[::1]\""),
    ("accept", "image/webp"),
    ("accept", "*/*;q=x"),
    ("accept", ""),
    ("accept-language", "de"),
    ("cache-control", "no-cache"),
    ("max-forwards", "0"),
    ("content-disposition", "attachment"),
    ("content-md5", "x"),
    ("x-http-method-override", "DELETE"),
    ("last-event-id", "x"),
    ("sec-fetch-mode", "cors"),
    ("x-a", "b"),
];

/// Some fields. `tags` are entity tags that the sandbox gave.
pub fn headers(dice: &mut Dice, tags: &[String]) -> Vec<(String, Vec<u8>)> {
    (0..dice.below(5)).map(|_| header(dice, tags)).collect()
}

fn header(dice: &mut Dice, tags: &[String]) -> (String, Vec<u8>) {
    let tag = |dice: &mut Dice| match dice.below(tags.len() + TAGS.len()) {
        index if index < tags.len() => tags[index].clone(),
        index => TAGS[index - tags.len()].to_owned(),
    };
    let (name, value) = match dice.below(14) {
        0 | 1 => ("if-match", tag(dice)),
        2 | 3 => ("if-none-match", tag(dice)),
        4 => ("if-unmodified-since", dice.pick(&DATES).to_owned()),
        5 => ("if-modified-since", dice.pick(&DATES).to_owned()),
        6 => ("range", dice.pick(&RANGES).to_owned()),
        7 => ("if-range", if dice.one_in(2) { tag(dice) } else { dice.pick(&DATES).to_owned() }),
        8 => (
            dice.pick(&["authorization", "authorization", "proxy-authorization"]),
            dice.pick(&CREDENTIALS).to_owned(),
        ),
        9 => ("cookie", dice.pick(&COOKIES).to_owned()),
        10 => ("accept-encoding", dice.pick(&CODINGS).to_owned()),
        11 => ("access-control-request-method", dice.pick(&METHODS).to_owned()),
        _ => {
            let (name, value) = OTHER[dice.below(OTHER.len())];
            (name, value.to_owned())
        }
    };
    let mut value = value.into_bytes();
    match dice.below(24) {
        0 | 1 => dice.damage(&mut value),
        2 => value = dice.bytes(12),
        3 if dice.one_in(50) => value = vec![b'x'; 10_000],
        _ => {}
    }
    (name.to_owned(), value)
}

//! What both servers are asked.

use crate::client::Request;

/// Header fields in order.
type Headers = &'static [(&'static str, &'static str)];

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("Content-Type", "application/json");
const TEXT: (&str, &str) = ("Content-Type", "text/plain; charset=utf-8");
const MULTIPART: (&str, &str) = ("Content-Type", "multipart/form-data; boundary=XX");

const FILES: &[u8] = b"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX\r\nContent-Disposition: form-data; \
    name=\"a\"\r\n\r\n\xc3\xa9\r\n--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"t.txt\"\r\n\
    Content-Type: text/plain\r\n\r\nhello\r\n\r\n--XX\r\nContent-Disposition: form-data; name=\"g\"; filename=\"b.png\"\r\n\
    Content-Type: image/png\r\n\r\n\xff\0\r\n--XX--\r\n";

/// The user `u` with the password `p`, in the schemes.
const BASIC: (&str, &str) = ("Authorization", "Basic dTpw");

const fn request(method: &'static str, path: &'static str, headers: Headers, body: &'static [u8]) -> Request {
    Request { method, path, headers, body }
}

const fn get(path: &'static str) -> Request {
    request("GET", path, &[], b"")
}

const fn get_with(path: &'static str, headers: Headers) -> Request {
    request("GET", path, headers, b"")
}

const fn bare(method: &'static str, path: &'static str) -> Request {
    request(method, path, &[], b"")
}

/// Every way to the echo with every kind of body.
fn echoes() -> impl Iterator<Item = Request> {
    let kinds: [(Headers, &[u8]); 7] = [
        (&[], b""),
        (&[FORM], b"key=value&key=%C3%A9&empty="),
        (&[JSON], b"{\"key\": [\"value\", 1, 0.5, null]}"),
        (&[JSON], b"not JSON"),
        (&[TEXT], b"key=value\r\n"),
        (&[("Content-Type", "application/octet-stream")], b"\x00\xff"),
        (&[MULTIPART], FILES),
    ];
    let ways = [
        ("PUT", "put"),
        ("POST", "post"),
        ("PATCH", "patch"),
        ("DELETE", "delete"),
        ("PUT", "anything"),
        ("POST", "anything"),
        ("PATCH", "anything/below"),
        ("DELETE", "anything?a=1&a=2"),
    ];
    ways.into_iter()
        .flat_map(move |(method, path)| kinds.map(|(headers, body)| request(method, path, headers, body)))
}

/// Every request.
pub fn requests() -> Vec<Request> {
    REQUESTS.iter().copied().chain(echoes()).collect()
}

/// One by one.
const REQUESTS: &[Request] = &[
    // The echo: methods.
    get("get"),
    bare("HEAD", "get"),
    bare("OPTIONS", "get"),
    bare("POST", "get"),
    bare("PUT", "put"),
    bare("POST", "post"),
    bare("PATCH", "patch"),
    bare("DELETE", "delete"),
    get("put"),
    bare("OPTIONS", "put"),
    get("anything"),
    bare("PUT", "anything"),
    bare("POST", "anything/a/b"),
    bare("PATCH", "anything/a%20b"),
    bare("DELETE", "anything/x?y=z"),
    bare("OPTIONS", "anything"),
    bare("TRACE", "anything"),
    bare("HEAD", "anything"),
    bare("BREW", "anything"),
    get("no-such-resource"),
    // The echo: queries.
    get("get?a=1&b=2"),
    get("get?a=1&a=2&a="),
    get("get?bare&=x&y="),
    get("get?a=%C3%A9+%20&%E2%82%AC=%F0%9F%98%80"),
    get("get?a=1;b=2"),
    get("get?a=%ZZ&b=100%"),
    get("get?"),
    request("DELETE", "delete?a=1", &[], b"x"),
    // The echo: bodies.
    request("PUT", "put", &[FORM], b"key=value&key2=value2"),
    request("PUT", "put", &[FORM], b"a=1&b=2&a=3&a="),
    request("POST", "post", &[FORM], b"bare&=x&empty=&a=%C3%A9+b"),
    request("PATCH", "patch", &[FORM], b"a=1&&b=2&"),
    request("DELETE", "delete", &[FORM], b"a=1"),
    request(
        "PUT",
        "put",
        &[("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
        b"a=%E2%82%AC",
    ),
    request("PUT", "put", &[FORM], b""),
    request("PUT", "put", &[JSON], b"{\"b\": [1, 2.5, \"x\", null, true], \"a\": {\"z\": 1, \"y\": {}}}"),
    request("POST", "post", &[JSON], b"{\"n\": 12345678901234567890123, \"x\": -0.5, \"e\": 1e3}"),
    request("POST", "post", &[JSON], b"{\"n\": 1e400}"),
    request("POST", "post", &[JSON], b"{\"a\": 1, \"a\": 2}"),
    request("POST", "post", &[JSON], b"{\"a\": \"\\u00e9\\ud83d\\ude00\\n\"}"),
    request("POST", "post", &[JSON], b"{broken"),
    request("POST", "post", &[JSON], b"\"text\""),
    request("POST", "post", &[JSON], b"  [ ]  "),
    request("POST", "post", &[JSON], b"{\"a\": NaN}"),
    request("PUT", "put", &[], b"[1]"),
    request("PUT", "put", &[TEXT], b"gr\xc3\xbc\xc3\x9fe\r\n\x01"),
    request("PUT", "put", &[TEXT], b"17"),
    request("PUT", "put", &[("Content-Type", "application/octet-stream")], b"\xff\xfe\0"),
    request("PUT", "put", &[("Content-Type", "image/png")], b"\x89PNG\r\n"),
    request("POST", "post", &[MULTIPART], FILES),
    request("PUT", "anything", &[MULTIPART], FILES),
    request("PUT", "put", &[MULTIPART], b"--XX--\r\n"),
    request("PUT", "put", &[MULTIPART], b"--XX\r\nbroken"),
    // The echo: fields.
    get_with("headers", &[("X-One", "1"), ("x-two-b3a", "a, b"), ("X-One", "2")]),
    get_with("headers", &[("Accept", "*/*"), ("Accept-Language", "de"), ("Referer", "http://a/b")]),
    get_with("user-agent", &[("User-Agent", "curl/8.0")]),
    get("user-agent"),
    get("ip"),
    get_with("ip", &[("X-Forwarded-For", "192.0.2.7")]),
    // Statuses.
    get("status/200"),
    bare("PUT", "status/201"),
    bare("DELETE", "status/204"),
    get("status/301"),
    bare("POST", "status/307"),
    get("status/304"),
    get("status/305"),
    get("status/308"),
    get("status/401"),
    get("status/402"),
    bare("PATCH", "status/404"),
    get("status/406"),
    get("status/407"),
    get("status/418"),
    get("status/500"),
    get("status/599"),
    get("status/200:0,404:1"),
    get("status/503:0.5"),
    get("status/500,500"),
    get("status/abc"),
    get("status/200,x"),
    bare("HEAD", "status/404"),
    bare("HEAD", "status/418"),
    bare("OPTIONS", "status/404"),
    // Redirects.
    get("redirect/1"),
    get("redirect/3"),
    get("redirect/3?absolute=TRUE"),
    get("redirect/1?absolute=true"),
    get("redirect/0"),
    get("redirect/x"),
    get("redirect/500"),
    bare("HEAD", "redirect/2"),
    bare("PUT", "redirect/2"),
    get("relative-redirect/1"),
    get("relative-redirect/5"),
    get("absolute-redirect/1"),
    get("absolute-redirect/5"),
    get("redirect-to?url=http://example.com/a%20b?c=d%26e%23f"),
    bare("PUT", "redirect-to?url=get&status_code=307"),
    bare("POST", "redirect-to?status_code=303&url=/sandbox/get"),
    bare("PATCH", "redirect-to?url=x&status_code=308"),
    bare("DELETE", "redirect-to?URL=x&Status_Code=301"),
    get("redirect-to?url=a&url=b&status_code=200"),
    get("redirect-to?url=%C3%A9%22%3C%7C"),
    get("redirect-to?url="),
    get("redirect-to"),
    get("redirect-to?url=x&status_code=abc"),
    // Credentials.
    get("basic-auth/u/p"),
    get_with("basic-auth/u/p", &[BASIC]),
    get_with("basic-auth/u/p", &[("Authorization", "bAsIc dTpw")]),
    get_with("basic-auth/u/q", &[BASIC]),
    get_with("basic-auth/u/p", &[("Authorization", "Basic !")]),
    get_with("basic-auth/u/p%3Aq", &[("Authorization", "Basic dTpwOnE=")]),
    get_with("basic-auth/u%3Ap/q", &[("Authorization", "Basic dTpwOnE=")]),
    get_with("basic-auth/u/%C3%A9", &[("Authorization", "Basic dTrDqQ==")]),
    bare("HEAD", "basic-auth/u/p"),
    get("hidden-basic-auth/u/p"),
    get_with("hidden-basic-auth/u/p", &[BASIC]),
    get("bearer"),
    get_with("bearer", &[("Authorization", "Bearer t0ken")]),
    get_with("bearer", &[("Authorization", "bearer t0ken")]),
    get_with("bearer", &[BASIC]),
    get("digest-auth/auth/u/p"),
    get("digest-auth/auth-int/u/p/SHA-256"),
    get("digest-auth/other/u/p/SHA-512/3"),
    get("digest-auth/auth/u/p/other/x"),
    get_with("digest-auth/auth/u/p", &[BASIC]),
    get_with(
        "digest-auth/auth/u/p",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"8499d95c41401898181d0fccb133c6e8\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"c12125973857ef7cdcec81620c1bf276\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"903cfa668f994cad9371e031872f1e0a\", algorithm=MD5",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p/SHA-256",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p/SHA-256\", response=\"bcde6dc549a3d33d1ed96aaebd7bd7067221fbcecc717e893fc07d980ecbfd7f\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth-int/u/p/SHA-512",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth-int/u/p/SHA-512\", response=\"d459706b818c4a761cf12c0f1e689ac96c95d71b89451432c939bff10f1e9ac26dc780c3af0d68b54b1a6a4d11216186267b28aff747fe60d26f80b1bed3a853\", algorithm=SHA-512, qop=auth-int, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[
            (
                "Authorization",
                "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"8499d95c41401898181d0fccb133c6e8\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
            ),
            ("Cookie", "stale_after=2; fake=fake_value"),
        ],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[
            (
                "Authorization",
                "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"8499d95c41401898181d0fccb133c6e8\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
            ),
            ("Cookie", "stale_after=never"),
        ],
    ),
    get_with(
        "digest-auth/auth/u/p/MD5/1",
        &[
            (
                "Authorization",
                "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p/MD5/1\", response=\"6ebaf21e74dcf80df64c544f36355c45\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
            ),
            ("Cookie", "stale_after=0"),
        ],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[
            (
                "Authorization",
                "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"8499d95c41401898181d0fccb133c6e8\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
            ),
            ("Cookie", "last_nonce=5f1d"),
        ],
    ),
    get_with(
        "digest-auth/auth/u/p",
        &[(
            "Authorization",
            "Digest username=\"v\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p\", response=\"c327155d774296cbf86f9d7de651ca3d\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p?require-cookie=1",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p?require-cookie=1\", response=\"c7cf55d7b63f3622b88fedcf0dde2d55\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with(
        "digest-auth/auth/u/p?require-cookie=true",
        &[
            (
                "Authorization",
                "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p?require-cookie=true\", response=\"ff0d8439aa83cb53c98a353443c9afc7\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
            ),
            ("Cookie", "a=b"),
        ],
    ),
    get_with(
        "digest-auth/auth/u/p?x=1",
        &[(
            "Authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"5f1d\", uri=\"/sandbox/digest-auth/auth/u/p?x=1\", response=\"82bf3d71b57463dacce43f12acac2f43\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"",
        )],
    ),
    get_with("digest-auth/auth/u/p", &[("Authorization", "Digest nonsense")]),
    // Cookies.
    get("cookies"),
    get_with("cookies", &[("Cookie", "b=1; a=\"2 3\"; b=4; bare; q=\"\\303\\251\\\"\"")]),
    get("cookies/set?a=1&b=&a=2"),
    get("cookies/set?a=x%20y,z%3B%22%5C&b=%C3%A9"),
    get("cookies/set/name/value"),
    get("cookies/set/n/a%20b"),
    get("cookies/set/n%20n/x"),
    get("cookies/set"),
    get("cookies/delete?a&b=1"),
    bare("HEAD", "cookies/set?a=1"),
    // Ranges.
    get("range/26"),
    get("range/100?chunk_size=7&duration=0"),
    get_with("range/26", &[("Range", "bytes=0-3")]),
    get_with("range/26", &[("Range", "bytes=20-")]),
    get_with("range/26", &[("Range", "bytes=-5")]),
    get_with("range/26", &[("Range", "bytes=0-25")]),
    get_with("range/26", &[("Range", "bytes=-99")]),
    get_with("range/26", &[("Range", "bytes=26-")]),
    get_with("range/26", &[("Range", "bytes=-0")]),
    get_with("range/26", &[("Range", "bytes=20-99")]),
    get_with("range/26", &[("Range", "bytes=5-2")]),
    get_with("range/26", &[("Range", "bytes=0-1,3-4")]),
    get_with("range/26", &[("Range", "items=0-3")]),
    get("range/0"),
    get("range/102401"),
    bare("HEAD", "range/26"),
    // Versions.
    get("etag/abc"),
    get_with("etag/abc", &[("If-None-Match", "\"abc\"")]),
    get_with("etag/abc", &[("If-None-Match", "W/\"abc\", \"x\"")]),
    get_with("etag/abc", &[("If-None-Match", "*")]),
    get_with("etag/abc", &[("If-None-Match", "\"x\"")]),
    get_with("etag/abc", &[("If-Match", "\"abc\"")]),
    get_with("etag/abc", &[("If-Match", "\"x\", \"y\"")]),
    get_with("etag/abc", &[("If-Match", "*")]),
    get_with("etag/abc", &[("If-Match", "W/\"abc\"")]),
    get("cache"),
    get_with("cache", &[("If-None-Match", "\"x\"")]),
    get_with("cache", &[("If-Modified-Since", "Tue, 15 Nov 1994 08:12:31 GMT")]),
    get("cache/60"),
    get("cache/x"),
    get("response-headers"),
    get("response-headers?X-A=1&x-b=2&X-A=3"),
    bare("POST", "response-headers?Server-Timing=a%3Bdur%3D1"),
    get("response-headers?Content-Type=text/plain%3B+charset%3Dutf-8"),
    get("response-headers?ETag=%22a%22&Cache-Control=no-store"),
    get("response-headers?x=%C3%A9"),
    get("response-headers?x=a%0D%0Ay:b"),
    get("response-headers?Content-Length=3"),
    bare("PUT", "response-headers"),
    // Bytes.
    get("bytes/0"),
    get("bytes/1024"),
    get("bytes/16?seed=1"),
    get("bytes/99999999"),
    get("bytes/x"),
    get("bytes/-1"),
    bare("HEAD", "bytes/7"),
    get("stream-bytes/0"),
    get("stream-bytes/1000?chunk_size=64&seed=3"),
    get("stream/0"),
    get("stream/3?a=1"),
    get("stream/1000"),
    bare("HEAD", "stream/3"),
    get("drip?duration=0&numbytes=5"),
    get("drip?duration=0.2&numbytes=4&delay=0.1&code=503"),
    get("drip?duration=0&code=204"),
    get("drip?numbytes=0"),
    get("drip?duration=x"),
    bare("HEAD", "drip?duration=0&numbytes=5"),
    get("delay/0"),
    request("PUT", "delay/0.1?a=b", &[FORM], b"x=y"),
    get("delay/x"),
    // Codings and documents.
    get("gzip"),
    get_with("gzip", &[("Accept-Encoding", "identity")]),
    get("deflate"),
    get("brotli"),
    bare("HEAD", "gzip"),
    get("json"),
    get("xml"),
    get("html"),
    get("encoding/utf8"),
    get("image"),
    get_with("image", &[("Accept", "image/webp,*/*")]),
    get_with("image", &[("Accept", "image/png,image/svg+xml;q=0.1")]),
    get_with("image", &[("Accept", "IMAGE/JPEG")]),
    get_with("image", &[("Accept", "image/*")]),
    get_with("image", &[("Accept", "*/*")]),
    get_with("image", &[("Accept", "text/html")]),
    get("image/png"),
    get("image/jpeg"),
    get("image/webp"),
    get("image/svg"),
    get("image/gif"),
    bare("HEAD", "image/png"),
    bare("DELETE", "image/png"),
    get("base64/a2V5PXZhbHVl"),
    get("base64/w6nDqQ=="),
    get("base64/_-8="),
    get("base64/SGVsbG8-"),
    get("base64/abc"),
    get("uuid"),
    bare("OPTIONS", "uuid"),
];

//! The glossary's rows. To add a header, add a row at its place in the alphabet.

use super::Direction::{self, Both, Request, Response};
use super::HeaderRow;
use crate::explain::Source;

const fn row(
    name: &'static str,
    direction: Direction,
    says: &'static str,
    source: Option<Source>,
) -> HeaderRow {
    HeaderRow { name, direction, says, source }
}

const fn rfc(number: u16, section: &'static str) -> Option<Source> {
    Some(Source::rfc(number, section))
}

const fn fetch(section: &'static str) -> Option<Source> {
    Some(Source::fetch(section))
}

/// All Access-Control-* headers are explained in one place.
const fn cors() -> Option<Source> {
    fetch("http-cors-protocol")
}

const fn html(section: &'static str) -> Option<Source> {
    Some(Source::html(section))
}

const fn w3c(short: &'static str, label: &'static str) -> Option<Source> {
    Some(Source::w3c(short, label))
}

const fn page(label: &'static str, address: &'static str) -> Option<Source> {
    Some(Source::page(label, address))
}

/// No specification defines it.
const fn none() -> Option<Source> {
    None
}

/// Every header that the glossary knows, sorted by lower-cased name.
pub const HEADERS: &[HeaderRow] = &[
    row(
        "Accept",
        Request,
        "The kinds of body the client can use, best first. The server may choose among them.",
        rfc(9110, "12.5.1"),
    ),
    row(
        "Accept-CH",
        Response,
        "Asks the browser to describe itself in these headers when it comes again.",
        rfc(8942, "3.1"),
    ),
    row(
        "Accept-Charset",
        Request,
        "The character sets the client once asked for. Obsolete: everything is UTF-8 now.",
        rfc(9110, "12.5.2"),
    ),
    row(
        "Accept-Encoding",
        Request,
        "The compressions the client can undo. The server may pick one to make the body smaller.",
        rfc(9110, "12.5.3"),
    ),
    row("Accept-Language", Request, "The languages the reader prefers.", rfc(9110, "12.5.4")),
    row(
        "Accept-Patch",
        Response,
        "The kinds of body a PATCH to this URL may have. So PATCH works here.",
        rfc(5789, "3.1"),
    ),
    row(
        "Accept-Post",
        Response,
        "The kinds of body a POST to this URL may have.",
        w3c("ldp", "Linked Data Platform"),
    ),
    row(
        "Accept-Ranges",
        Response,
        "Whether the client may ask for a part of the body: bytes means yes, none means no.",
        rfc(9110, "14.3"),
    ),
    row(
        "Access-Control-Allow-Credentials",
        Response,
        "true: a page of another origin may read answers to requests that carry cookies.",
        cors(),
    ),
    row(
        "Access-Control-Allow-Headers",
        Response,
        "The request headers that a page of another origin may send. It answers a preflight.",
        cors(),
    ),
    row(
        "Access-Control-Allow-Methods",
        Response,
        "The methods that a page of another origin may use. Without PUT in it, no such page can PUT.",
        cors(),
    ),
    row(
        "Access-Control-Allow-Origin",
        Response,
        "Which pages may read this answer: those of one origin, or with * all of them.",
        cors(),
    ),
    row(
        "Access-Control-Allow-Private-Network",
        Response,
        "Lets a public page reach this server in a private network.",
        page("Private Network Access", "https://wicg.github.io/private-network-access/"),
    ),
    row(
        "Access-Control-Expose-Headers",
        Response,
        "The headers that a page of another origin may read, beyond the few that it always may.",
        cors(),
    ),
    row(
        "Access-Control-Max-Age",
        Response,
        "For how many seconds the browser may remember this preflight and skip the next.",
        cors(),
    ),
    row(
        "Access-Control-Request-Headers",
        Request,
        "Part of a preflight: the headers that the real request will carry.",
        cors(),
    ),
    row(
        "Access-Control-Request-Method",
        Request,
        "Part of a preflight: the method of the real request that is to follow.",
        cors(),
    ),
    row(
        "Age",
        Response,
        "How many seconds this answer has spent in caches on the way to you.",
        rfc(9111, "5.1"),
    ),
    row(
        "Allow",
        Response,
        "The methods that this URL takes. It comes with 405 and with answers to OPTIONS.",
        rfc(9110, "10.2.1"),
    ),
    row(
        "Alt-Svc",
        Response,
        "The same content is on offer elsewhere too, often over a newer HTTP. The browser may switch.",
        rfc(7838, "3"),
    ),
    row(
        "Authentication-Info",
        Response,
        "What a login scheme still has to say after the login worked.",
        rfc(9110, "11.6.3"),
    ),
    row(
        "Authorization",
        Request,
        "Proves who the client is: a password or a token. Keep it secret.",
        rfc(9110, "11.6.2"),
    ),
    row("Cache-Control", Both, "Who may keep this answer, and for how long.", rfc(9111, "5.2")),
    row(
        "Cache-Status",
        Response,
        "How each cache on the way dealt with this request: hit, or passed on and why.",
        rfc(9211, "2"),
    ),
    row(
        "CDN-Cache-Control",
        Response,
        "Cache-Control for the caches of a content delivery network only.",
        rfc(9213, "3"),
    ),
    row(
        "CF-Cache-Status",
        Response,
        "Whether Cloudflare's cache had the answer (HIT), fetched it (MISS) or may not keep it (DYNAMIC).",
        none(),
    ),
    row(
        "CF-RAY",
        Response,
        "Cloudflare's own number for this request, for when you ask its support.",
        none(),
    ),
    row(
        "Clear-Site-Data",
        Response,
        "Tells the browser to forget what it stores for this site: cookies, caches or more.",
        w3c("clear-site-data", "Clear Site Data"),
    ),
    row(
        "Connection",
        Both,
        "What happens to the connection afterwards: keep-alive holds it open, close ends it. HTTP/2 and HTTP/3 do not have it.",
        rfc(9110, "7.6.1"),
    ),
    row("Content-Digest", Both, "A checksum of the body as it travels, to notice damage.", rfc(9530, "2")),
    row(
        "Content-Disposition",
        Both,
        "Whether to show the body or to save it as a file, and under what name.",
        rfc(6266, "4"),
    ),
    row(
        "Content-Encoding",
        Both,
        "How the body was compressed. The browser and Python unpack it before you see it.",
        rfc(9110, "8.4"),
    ),
    row("Content-Language", Both, "The language of the readers the body is meant for.", rfc(9110, "8.5")),
    row(
        "Content-Length",
        Both,
        "How many bytes of body travel. If the body is compressed, this is the smaller, compressed number.",
        rfc(9110, "8.6"),
    ),
    row(
        "Content-Location",
        Both,
        "The URL of exactly what is in this body. Equal to Location after a 201, the body is the new thing itself.",
        rfc(9110, "8.7"),
    ),
    row(
        "Content-MD5",
        Both,
        "An MD5 checksum of the body. Withdrawn in 2014; Content-Digest took its place.",
        rfc(1864, ""),
    ),
    row(
        "Content-Range",
        Both,
        "Which part of the whole this body is, in bytes. Few servers take it in a PUT, which replaces the whole.",
        rfc(9110, "14.4"),
    ),
    row(
        "Content-Security-Policy",
        Response,
        "What this page may load and run, and from where. It limits the harm of injected script.",
        w3c("CSP3", "Content Security Policy"),
    ),
    row(
        "Content-Security-Policy-Report-Only",
        Response,
        "A content policy on trial: breaches are reported, not blocked.",
        w3c("CSP3", "Content Security Policy"),
    ),
    row(
        "Content-Type",
        Both,
        "What kind of data the body is, and sometimes in which character set.",
        rfc(9110, "8.3"),
    ),
    row(
        "Cookie",
        Request,
        "The small notes that this server once set, sent back to it. Often they show who is logged in.",
        rfc(6265, "4.2"),
    ),
    row(
        "Critical-CH",
        Response,
        "Client hints the server cannot do without: the browser asks again and sends them.",
        none(),
    ),
    row(
        "Cross-Origin-Embedder-Policy",
        Response,
        "Whether this page loads only what has agreed to be loaded.",
        html("coep"),
    ),
    row(
        "Cross-Origin-Opener-Policy",
        Response,
        "Whether this page shares its window group with the pages that open it.",
        html("cross-origin-opener-policies"),
    ),
    row(
        "Cross-Origin-Resource-Policy",
        Response,
        "Which sites may load this into their pages.",
        fetch("cross-origin-resource-policy-header"),
    ),
    row("Date", Both, "When the server wrote this answer, by its own clock, in GMT.", rfc(9110, "6.6.1")),
    row(
        "DAV",
        Response,
        "The server speaks WebDAV, which edits files over HTTP. The numbers say how much of it.",
        rfc(4918, "10.1"),
    ),
    row("Deprecation", Response, "From when on this URL is no longer recommended.", rfc(9745, "2")),
    row(
        "Depth",
        Request,
        "For WebDAV: this folder alone (0), with what is in it (1), or all below (infinity).",
        rfc(4918, "10.2"),
    ),
    row("Destination", Request, "For WebDAV: where to copy or move the thing.", rfc(4918, "10.3")),
    row(
        "DNT",
        Request,
        "Do Not Track: the user's wish not to be followed. Hardly any server heeds it.",
        w3c("tracking-dnt", "Tracking Preference Expression"),
    ),
    row(
        "Early-Data",
        Request,
        "1: this request came before the secure connection was complete, so someone could have repeated it.",
        rfc(8470, "5.1"),
    ),
    row(
        "ETag",
        Response,
        "A name for exactly this version. Send it back in If-Match to replace only this one.",
        rfc(9110, "8.8.3"),
    ),
    row(
        "Expect",
        Request,
        "100-continue: the client asks for a word of consent before it sends a large body.",
        rfc(9110, "10.1.1"),
    ),
    row(
        "Expect-CT",
        Response,
        "Once asked browsers to check that certificates are published. No longer in use.",
        rfc(9163, "2.1"),
    ),
    row(
        "Expires",
        Response,
        "Until when a cache may use this answer. Cache-Control with max-age overrules it.",
        rfc(9111, "5.3"),
    ),
    row(
        "Feature-Policy",
        Response,
        "The former name of Permissions-Policy.",
        w3c("permissions-policy-1", "Permissions Policy"),
    ),
    row(
        "Forwarded",
        Request,
        "What proxies on the way say about the first sender: address, host, protocol.",
        rfc(7239, "4"),
    ),
    row(
        "From",
        Request,
        "The mail address of whoever runs this client, mostly a robot.",
        rfc(9110, "10.1.2"),
    ),
    row(
        "Host",
        Request,
        "The server that the URL names. One machine may serve many names; this tells it which one is meant.",
        rfc(9110, "7.2"),
    ),
    row(
        "Idempotency-Key",
        Request,
        "A number of your choice for one POST. A server that knows it does the work once, however often you repeat.",
        page(
            "Idempotency-Key draft",
            "https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/",
        ),
    ),
    row(
        "If-Match",
        Request,
        "Go ahead only if the stored version still has this ETag. It keeps you from overwriting someone's work.",
        rfc(9110, "13.1.1"),
    ),
    row(
        "If-Modified-Since",
        Request,
        "Send the body only if it has changed since then; otherwise 304 will do.",
        rfc(9110, "13.1.3"),
    ),
    row(
        "If-None-Match",
        Request,
        "With *, a PUT creates but never replaces. With an ETag, a GET brings the body only if it has changed.",
        rfc(9110, "13.1.2"),
    ),
    row(
        "If-Range",
        Request,
        "Send the part I ask for if nothing has changed; otherwise send the whole.",
        rfc(9110, "13.1.5"),
    ),
    row(
        "If-Unmodified-Since",
        Request,
        "Go ahead only if nothing has changed since then. If-Match does the same, and more exactly.",
        rfc(9110, "13.1.4"),
    ),
    row(
        "Keep-Alive",
        Both,
        "How long an idle connection stays open, and for how many more requests. For this connection only; HTTP/2 has none.",
        rfc(2068, "19.7.1"),
    ),
    row("Last-Modified", Response, "When the stored thing last changed, to the second.", rfc(9110, "8.8.2")),
    row(
        "Link",
        Both,
        "Related URLs, each with rel for how it is related: much like links in a page, but in a header.",
        rfc(8288, "3"),
    ),
    row(
        "Location",
        Response,
        "After a 201: where the new thing lives. With a 3xx: where to go instead.",
        rfc(9110, "10.2.2"),
    ),
    row(
        "Lock-Token",
        Both,
        "The name of a WebDAV lock, which keeps others from writing for a while.",
        rfc(4918, "10.5"),
    ),
    row("Max-Forwards", Request, "How many more proxies may pass this request on.", rfc(9110, "7.6.2")),
    row("MIME-Version", Both, "A leftover from mail. HTTP does not need it.", rfc(9112, "B.1")),
    row(
        "NEL",
        Response,
        "Asks the browser to report failed connections to the site.",
        w3c("network-error-logging", "Network Error Logging"),
    ),
    row(
        "Origin",
        Request,
        "The site whose page sends this. The browser writes it, and no page can fake it.",
        fetch("origin-header"),
    ),
    row(
        "Origin-Agent-Cluster",
        Response,
        "Asks the browser to keep this site apart from its sister sites.",
        html("origin-keyed-agent-clusters"),
    ),
    row(
        "Overwrite",
        Request,
        "For WebDAV: whether a copy or a move may replace what is there.",
        rfc(4918, "10.6"),
    ),
    row(
        "P3P",
        Response,
        "A privacy statement for browsers of the past. Nothing reads it any more.",
        w3c("P3P", "P3P 1.0"),
    ),
    row(
        "Permissions-Policy",
        Response,
        "Which abilities, such as camera or location, this page and its frames may use.",
        w3c("permissions-policy-1", "Permissions Policy"),
    ),
    row("Pragma", Both, "no-cache, as HTTP/1.0 said it. Cache-Control took its place.", rfc(9111, "5.4")),
    row(
        "Prefer",
        Request,
        "A wish, not an order: return=minimal asks for no body in the answer.",
        rfc(7240, "2"),
    ),
    row("Preference-Applied", Response, "Which of the wishes in Prefer the server granted.", rfc(7240, "3")),
    row("Priority", Both, "How urgent this is compared with others on the same connection.", rfc(9218, "5")),
    row("Proxy-Authenticate", Response, "How to log in to the proxy on the way.", rfc(9110, "11.7.1")),
    row(
        "Proxy-Authorization",
        Request,
        "Proves to the proxy on the way who the client is. Keep it secret.",
        rfc(9110, "11.7.2"),
    ),
    row(
        "Proxy-Status",
        Response,
        "How proxies on the way dealt with this answer, errors above all.",
        rfc(9209, "2"),
    ),
    row("Range", Request, "Asks for a part of the body only, counted in bytes.", rfc(9110, "14.2")),
    row(
        "RateLimit",
        Response,
        "How many requests you have left, and when you get new ones.",
        page("RateLimit draft", "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/"),
    ),
    row("RateLimit-Limit", Response, "How many requests you may send in one period.", none()),
    row(
        "RateLimit-Policy",
        Response,
        "The rules by which the server counts your requests.",
        page("RateLimit draft", "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/"),
    ),
    row("RateLimit-Remaining", Response, "How many requests you have left in this period.", none()),
    row(
        "RateLimit-Reset",
        Response,
        "When the next period begins and your requests are counted from zero.",
        none(),
    ),
    row(
        "Referer",
        Request,
        "The page from which this request came. The spelling is an old mistake that stayed.",
        rfc(9110, "10.1.3"),
    ),
    row(
        "Referrer-Policy",
        Response,
        "How much of its address this page tells the next: none, the site alone, or all.",
        w3c("referrer-policy", "Referrer Policy"),
    ),
    row("Refresh", Response, "Go to another URL after so many seconds.", html("the-refresh-header")),
    row(
        "Report-To",
        Response,
        "The former way to say where the browser sends its reports.",
        w3c("reporting-1", "Reporting"),
    ),
    row(
        "Reporting-Endpoints",
        Response,
        "Where the browser sends its reports about this page.",
        w3c("reporting-1", "Reporting"),
    ),
    row("Repr-Digest", Both, "A checksum of the thing itself, however it was cut or sent.", rfc(9530, "3")),
    row(
        "Retry-After",
        Response,
        "When to try again: in so many seconds, or from a date on.",
        rfc(9110, "10.2.3"),
    ),
    row(
        "Save-Data",
        Request,
        "on: the user wants to load as little as possible.",
        page("Save Data", "https://wicg.github.io/savedata/"),
    ),
    row(
        "Sec-CH-UA",
        Request,
        "The browser's make and version, in short.",
        page("User-Agent Client Hints", "https://wicg.github.io/ua-client-hints/"),
    ),
    row(
        "Sec-CH-UA-Mobile",
        Request,
        "?1 on a phone, ?0 elsewhere.",
        page("User-Agent Client Hints", "https://wicg.github.io/ua-client-hints/"),
    ),
    row(
        "Sec-CH-UA-Platform",
        Request,
        "The operating system that the browser runs on.",
        page("User-Agent Client Hints", "https://wicg.github.io/ua-client-hints/"),
    ),
    row(
        "Sec-Fetch-Dest",
        Request,
        "What the answer is for: a page, an image, or empty for a script's fetch.",
        w3c("fetch-metadata", "Fetch Metadata"),
    ),
    row(
        "Sec-Fetch-Mode",
        Request,
        "How the request is made: navigate for a click, cors for a script's fetch.",
        w3c("fetch-metadata", "Fetch Metadata"),
    ),
    row(
        "Sec-Fetch-Site",
        Request,
        "Whether the page that asks is of the same origin, the same site, or another.",
        w3c("fetch-metadata", "Fetch Metadata"),
    ),
    row(
        "Sec-Fetch-User",
        Request,
        "?1: the user caused this, by a click for instance.",
        w3c("fetch-metadata", "Fetch Metadata"),
    ),
    row(
        "Sec-GPC",
        Request,
        "1: the user does not want personal data to be sold or shared.",
        w3c("gpc", "Global Privacy Control"),
    ),
    row(
        "Server",
        Response,
        "The software that answered, by its own account. It need not be true.",
        rfc(9110, "10.2.4"),
    ),
    row(
        "Server-Timing",
        Response,
        "How long parts of the work took on the server.",
        w3c("server-timing", "Server Timing"),
    ),
    row(
        "Service-Worker",
        Request,
        "script: the browser is loading the script of a Service Worker.",
        w3c("service-workers", "Service Workers"),
    ),
    row(
        "Service-Worker-Allowed",
        Response,
        "Lets a Service Worker look after more of the site than its own folder.",
        w3c("service-workers", "Service Workers"),
    ),
    row(
        "Set-Cookie",
        Response,
        "A small note for the browser to keep and send back. Scripts are never shown this header.",
        rfc(6265, "4.1"),
    ),
    row(
        "Slug",
        Request,
        "What the client would like the new thing to be called in its URL.",
        rfc(5023, "9.7"),
    ),
    row(
        "SourceMap",
        Response,
        "Where to find the original program of a script that was shortened.",
        page("Source map specification", "https://tc39.es/ecma426/"),
    ),
    row(
        "Status",
        Response,
        "The status code over again, written by some frameworks. It is no official header.",
        none(),
    ),
    row(
        "Strict-Transport-Security",
        Response,
        "From now on the browser must use https for this site, for so many seconds.",
        rfc(6797, "6.1"),
    ),
    row("Sunset", Response, "When this URL is expected to stop working.", rfc(8594, "3")),
    row(
        "TCN",
        Response,
        "The server chose among several versions of this page, and how it did so. Apache sends it.",
        rfc(2295, ""),
    ),
    row(
        "TE",
        Request,
        "Which ways of transfer the client takes; trailers means that headers may follow the body.",
        rfc(9110, "10.1.4"),
    ),
    row(
        "Timing-Allow-Origin",
        Response,
        "Which other sites may see how long this took in detail.",
        w3c("resource-timing", "Resource Timing"),
    ),
    row(
        "Traceparent",
        Both,
        "Ties this request to the others of one piece of work, so that its path can be followed.",
        w3c("trace-context", "Trace Context"),
    ),
    row(
        "Tracestate",
        Both,
        "What each tracing tool adds to Traceparent.",
        w3c("trace-context", "Trace Context"),
    ),
    row("Trailer", Both, "Which headers will follow after the body.", rfc(9110, "6.6.2")),
    row(
        "Transfer-Encoding",
        Both,
        "chunked: the body comes in pieces, each with its length, since the whole length was not known. HTTP/2 has none.",
        rfc(9112, "6.1"),
    ),
    row("Upgrade", Both, "An offer to go on in another protocol, such as WebSocket.", rfc(9110, "7.8")),
    row(
        "Upgrade-Insecure-Requests",
        Request,
        "1: the browser would rather have the https version.",
        w3c("upgrade-insecure-requests", "Upgrade Insecure Requests"),
    ),
    row(
        "User-Agent",
        Request,
        "The program that sends the request, by its own account. A page may change it.",
        rfc(9110, "10.1.5"),
    ),
    row(
        "Vary",
        Response,
        "Which request headers the answer depends on. A cache may use it only for a request with the same ones.",
        rfc(9110, "12.5.5"),
    ),
    row("Via", Both, "The proxies that this message came through.", rfc(9110, "7.6.3")),
    row(
        "Warning",
        Response,
        "A remark by a cache, such as that the answer is old. No longer in use.",
        rfc(9111, "5.5"),
    ),
    row(
        "WWW-Authenticate",
        Response,
        "How to log in here: the server names the schemes it takes. It comes with 401.",
        rfc(9110, "11.6.1"),
    ),
    row("X-Amz-Cf-Id", Response, "The request's number at Amazon CloudFront.", none()),
    row("X-Amz-Cf-Pop", Response, "The place of the CloudFront machine that answered.", none()),
    row("X-Amz-Id-2", Response, "A second number for this request at Amazon S3, for its support.", none()),
    row("X-Amz-Request-Id", Response, "The request's number at Amazon S3, for its support.", none()),
    row("X-Amz-Server-Side-Encryption", Both, "How Amazon S3 encrypts the stored thing.", none()),
    row(
        "X-Amz-Version-Id",
        Response,
        "Which version of the stored thing this is; Amazon S3 can keep the old ones.",
        none(),
    ),
    row(
        "X-Api-Key",
        Request,
        "A key that shows which customer asks. Not official, but common. Keep it secret.",
        none(),
    ),
    row("X-Cache", Response, "Whether a cache on the way had the answer: HIT or MISS.", none()),
    row("X-Cache-Hits", Response, "How often the cache has given out this answer.", none()),
    row(
        "X-Content-Type-Options",
        Response,
        "nosniff: believe Content-Type, and do not guess from the body.",
        fetch("x-content-type-options-header"),
    ),
    row(
        "X-Correlation-ID",
        Both,
        "A number that ties together all requests of one piece of work. Not official.",
        none(),
    ),
    row(
        "X-CSRF-Token",
        Both,
        "Proves that a form came from the site's own page. Not official, but common.",
        none(),
    ),
    row(
        "X-DNS-Prefetch-Control",
        Response,
        "Whether the browser may look up the names behind links in advance.",
        none(),
    ),
    row(
        "X-Download-Options",
        Response,
        "noopen: old Internet Explorer must save a file before opening it.",
        none(),
    ),
    row("X-Fastly-Request-ID", Response, "The request's number at Fastly, which delivers the site.", none()),
    row(
        "X-Forwarded-For",
        Request,
        "The addresses of the first sender and of the proxies on the way. Anyone can write it.",
        none(),
    ),
    row(
        "X-Forwarded-Host",
        Request,
        "The host that the first sender asked for, as a proxy reports it.",
        none(),
    ),
    row("X-Forwarded-Proto", Request, "http or https: how the first sender reached the proxy.", none()),
    row(
        "X-Frame-Options",
        Response,
        "Whether other sites may show this page in a frame: DENY, or SAMEORIGIN for its own only.",
        html("the-x-frame-options-header"),
    ),
    row("X-GitHub-Request-Id", Response, "The request's number at GitHub, for its support.", none()),
    row(
        "X-HTTP-Method-Override",
        Request,
        "Treat this POST as if it had another method, such as PUT. Not official; some servers heed it.",
        none(),
    ),
    row("X-More-Info", Response, "Where to read more, as httpbin likes to say it. An invented name.", none()),
    row(
        "X-Origin-Cache",
        Response,
        "Whether a cache at the site itself had the answer. GitHub Pages sends it.",
        none(),
    ),
    row(
        "X-Permitted-Cross-Domain-Policies",
        Response,
        "Whether Flash and PDF files of other sites may read from here. Mostly history.",
        none(),
    ),
    row(
        "X-Powered-By",
        Response,
        "The language or framework behind the server. It helps attackers more than you, so many servers drop it.",
        none(),
    ),
    row("X-Proxy-Cache", Response, "Whether the site's proxy had the answer in its cache.", none()),
    row(
        "X-RateLimit-Limit",
        Response,
        "How many requests you may send in one period. Not official, but common.",
        none(),
    ),
    row(
        "X-RateLimit-Remaining",
        Response,
        "How many requests you have left in this period. Not official, but common.",
        none(),
    ),
    row(
        "X-RateLimit-Reset",
        Response,
        "When the next period begins, mostly in seconds since 1970. Not official.",
        none(),
    ),
    row("X-Real-IP", Request, "The address of the first sender, as a proxy reports it.", none()),
    row(
        "X-Request-ID",
        Both,
        "A number for this one request, to find it again in the server's log. Not official, but common.",
        none(),
    ),
    row(
        "X-Requested-With",
        Request,
        "XMLHttpRequest: a script sends this, not a click. An old habit of libraries.",
        none(),
    ),
    row("X-Robots-Tag", Response, "What search engines may do with this page; noindex keeps it out.", none()),
    row("X-Runtime", Response, "How many seconds the program needed for the answer.", none()),
    row("X-Served-By", Response, "The name of the machine that answered.", none()),
    row("X-Timer", Response, "When the request reached Fastly, and how long it took there.", none()),
    row(
        "X-UA-Compatible",
        Response,
        "The mode for old Internet Explorer. Nothing reads it any more.",
        html("attr-meta-http-equiv-x-ua-compatible"),
    ),
    row(
        "X-Varnish",
        Response,
        "The request's numbers in the Varnish cache; two of them mean that the cache had the answer.",
        none(),
    ),
    row(
        "X-XSS-Protection",
        Response,
        "A filter against injected script in browsers of the past. Best left out, or set to 0.",
        none(),
    ),
];

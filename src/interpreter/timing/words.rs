//! The words of the picture.

pub const TITLE: &str = "Where the time went";
pub const PHASE: &str = "Phase";
pub const STARTS: &str = "Begins after";
pub const TAKES: &str = "Takes";
pub const ALL: &str = "The whole exchange";

pub const REDIRECT: &str = "Redirects";
pub const WORKER: &str = "Service Worker starts";
pub const QUEUE: &str = "Queue";
pub const DNS: &str = "DNS";
pub const CONNECT: &str = "Connect";
pub const TLS: &str = "TLS";
pub const STALLED: &str = "Stalled";
pub const REQUEST: &str = "Request and waiting";
pub const DOWNLOAD: &str = "Download";
pub const OWN_HEADERS: &str = "Until the headers were here";
pub const OWN_BODY: &str = "Body";
pub const BROWSER: &str = "Start to end";

pub const ONE_BAR: &str = "A browser does not tell a page when the last byte of the request had left, so sending it and \
                           waiting for the answer are one bar.";
pub const REUSED: &str =
    "DNS, Connect and TLS took no time: the connection was still open from an earlier request (keep-alive).";
pub const NO_DNS: &str = "DNS took no time: the address was known already, or the URL names one.";
pub const NO_TLS: &str = "There is no TLS: the URL begins with http.";
pub const CROSS: &str = "Only start and end are known. The answer came from another origin, which did not allow this page to \
                         know more: the server would have to send Timing-Allow-Origin. The browser says 0 for the rest.";
pub const THROUGH_WORKER: &str = "The practice server in this browser answered, a Service Worker. Nothing went over a network, so \
                                  there is no DNS, no connection and no TLS.";
pub const CACHED: &str =
    "The answer came from the HTTP cache of this browser. Nothing went over the network.";
pub const VALIDATED: &str = "The cache asked the server whether its copy was still good, and the server said yes (304): only \
                             headers came over the network.";
pub const KEPT: &str = "This exchange is from before the page was loaded. The browser's own account of it is gone; the \
                        times below are those that the page noted.";
pub const NO_ENTRY: &str =
    "The browser gave no account of this exchange. The times below are those of the page's own clock.";
pub const SERVER: &str = "What the server measured itself (Server-Timing). It says how long, not when: these bars begin where \
                          the request did.";
pub const NO_DURATION: &str = "no duration";

pub const SIZES: &str = "Bytes over the network";
pub const TRANSFER: &str = "transferSize";
pub const ENCODED: &str = "encodedBodySize";
pub const DECODED: &str = "decodedBodySize";
pub const TRANSFER_NONE: &str = "0: nothing came over the network, or the browser may not say.";
pub const TRANSFER_SUM: &str = "The body as it travelled, and 300 for the headers: browsers count those alike, whatever their \
                                size, so that a page can't guess at cookies.";
pub const ENCODED_IS: &str = "The body as it travelled, in its content coding.";
pub const DECODED_IS: &str = "The body after decoding.";
pub const SAVED: &str = "The content coding made it smaller.";
pub const PROTOCOL: &str = "Protocol";

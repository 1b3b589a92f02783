//! The words of the view.

pub const ARRIVED: &str = "What arrived";
pub const NOT_IN_LOG: &str =
    "The log no longer has this request: it keeps the last ones, and may have been emptied.";
pub const NO_ID: &str = "This resource plays another server: its answer has no X-Request-Id, by which the page would find the \
                         request in the log. The list below has it.";
pub const NO_LOG: &str = "The log could not be read. Is the practice server still there?";
pub const AS_GIVEN: &str = "The server runs in this browser, which hands it the header fields in lower case, sorted, and without those \
                            it keeps to itself.";
pub const AS_SENT: &str =
    "As it came over the connection, with the order and the case of the fields. Secrets stand as (hidden).";
pub const NO_BODY: &str = "(no body)";
pub const BINARY: &str = "bytes that are no text";
pub const CUT: &str = "… and more: the log keeps the first 64 KiB.";
pub const SHORTENED: &str = "… and more, which is not drawn.";

pub const STORED: &str = "What is stored now";
pub const STORES_NOTHING: &str =
    "This resource stores nothing: it only answers. Send to things/1 to see something kept.";
pub const NOTHING: &str = "Nothing. A GET would be answered with 404 Not Found.";
pub const EMPTY: &str = "A thing without content: 0 bytes.";
pub const NOT_SEEN: &str = "The server did not say: it answered a GET with status";

pub const CHANGED: &str = "What changed";
pub const UNKNOWN: &str = "The page has not seen what was stored before. Leave this face open and send again: the next change \
                           shows here, whoever makes it.";
pub const SAME: &str = "Nothing: the same bytes are stored as before.";
pub const CREATED: &str = "Before, nothing was stored here.";
pub const REMOVED: &str = "What was stored here is gone.";
pub const WHITE_SPACE: &str = "The JSON says the same; only white space differs.";
pub const LINE_ENDS: &str = "Only line ends differ.";
pub const BINARY_CHANGED: &str =
    "Other bytes are stored than before; they are no text, so there are no lines to compare.";
pub const MARKS: &str = "Lines marked − are gone, lines marked + are new.";
pub const LINES_ALIKE: &str = "lines as before";

pub const LAST: &str = "The last requests to this server";
pub const THIS_ONE: &str = "this exchange";
pub const LIVE: &str = "The list follows the server: what others send shows here, too.";

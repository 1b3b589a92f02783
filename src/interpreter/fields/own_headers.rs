//! The headers that `requests` or a browser sends by itself, and why the other does not.

use crate::locale::key;
use crate::model::dialogue::Side;

/// Headers that one of the two sends by itself: name, who sends it, the key of why. Of `Both`, each writes its own.
pub(super) const OWN: &[(&str, Side, &str)] = &[
    ("User-Agent", Side::Both, key!("own-user-agent")),
    ("Accept-Encoding", Side::Both, key!("own-accept-encoding")),
    ("Connection", Side::Python, key!("own-connection")),
    ("Origin", Side::Browser, key!("own-origin")),
    ("Cookie", Side::Python, key!("own-cookie")),
    ("Transfer-Encoding", Side::Python, key!("own-transfer-encoding")),
    ("Accept", Side::Both, key!("own-accept")),
    ("Authorization", Side::Both, key!("own-authorization")),
];

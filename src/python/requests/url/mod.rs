//! What `requests` makes of a URL: urllib3's parser, `requote_uri`, IDNA 2008, and Python's own `urllib.parse`.

mod address;
mod idna;
mod idna_table;
pub mod parse;
pub mod punycode;
pub mod quote;
pub mod split;

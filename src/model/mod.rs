//! What the page knows, and the one function that changes it.
//!
//! `update(&mut Model, Msg) -> Vec<Effect>` is pure: the browser carries effects out and answers with messages, so that
//! every behaviour of the page can be tested without one.

mod body_view;
mod chapter;
mod code;
pub mod dialogue;
mod draft;
mod draft_text;
mod edit;
mod exchange_text;
pub mod experiment;
mod frame;
mod history;
mod incoming;
mod language;
mod link;
mod message;
mod outgoing;
mod place;
mod prepare;
mod progress;
mod row;
mod saved;
mod settings;
mod settle;
mod share;
mod slides;
mod state;
mod update;
mod wire;
mod words;

pub use body_view::{BodyView, SHOWN_BYTES, hex_dump, view_body};
pub use code::{
    COLOURED_BYTES, Change, Code, CodeMsg, EDITOR, EditorKey, Output, PROGRAM_FILE, Piece, Presence, Run,
    RunState, Voice, Wanted, edited, lines,
};
pub use draft::{BodyDraft, BodyKind, CacheMode, ChosenFile, Credentials, Draft, Forgotten, Options};
pub use draft_text::{read_draft, write_draft};
pub use edit::{Edit, edit};
pub use frame::{HEARD_BYTES, embed_code, hear};
pub use history::{ENTRIES_KEPT, Entry, History};
pub use incoming::incoming;
pub use link::{
    LINK_BYTES, Link, Oddities, READABLE, UNPACKED_BYTES, Unpacked, is_link, packed, read_link, write_link,
    write_packed,
};
pub use message::{Effect, Msg};
pub use outgoing::outgoing;
pub use place::{Place, Problem};
use prepare::prepare_kept;
pub use prepare::{EncodedBody, encode_body, prepare, sent_url, timeout_ms};
pub use progress::Progress;
pub use row::{Direction, List, Row, RowEdit, RowId};
pub use saved::{load_draft, load_entry, merge_entries, redacted, save_draft, save_entry};
pub use settings::{Settings, Theme};
pub(crate) use settle::{put_pair, settle, settle_pairs};
pub use share::{Share, ShareMsg, SharedLink};
pub use slides::{Slide, slides};
pub use state::{Before, InFlight, Model, Notice, PageInfo, RequestFace, ResponseFace, answered_here};
pub use update::{too_long, update};
pub use wire::{WireLine, Writer, head_lines};
pub use words::{Library, Loading, Words, start};

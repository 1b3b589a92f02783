//! Drafts of every kind, with anything typed anywhere.

use bytes::Bytes;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use put_playground::http::Method;
use put_playground::model::{BodyKind, CacheMode, ChosenFile, Credentials, Draft, Row};
use std::rc::Rc;

pub fn bytes() -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..20).prop_map(Bytes::from)
}

fn file() -> impl Strategy<Value = ChosenFile> {
    let file = (any::<String>(), any::<String>(), of(bytes()));
    file.prop_map(|(name, media_type, bytes)| ChosenFile { name, media_type, bytes })
}

/// Rows of any numbers: the page deletes and moves them.
fn rows(with_files: bool) -> impl Strategy<Value = Vec<Row>> {
    let row = (any::<u32>(), any::<[bool; 3]>(), any::<String>(), any::<String>(), of(file()));
    let row = row.prop_map(move |(id, [on, as_file, forgotten], name, value, file)| Row {
        on,
        as_file: as_file && with_files,
        forgotten,
        file: file.filter(|_| with_files),
        ..Row::new(id, name, value)
    });
    vec(row, 0..4)
}

prop_compose! {
    pub fn draft()(
        (method, kind) in (select(&Method::ALL[..]), select(&BodyKind::ALL[..])),
        (credentials, cache) in (select(&Credentials::ALL[..]), select(&CacheMode::ALL[..])),
        (follow_redirects, forgotten, next_row) in (any::<bool>(), any::<[bool; 3]>(), any::<u32>()),
        texts in vec(any::<String>(), 5),
        file in of(file()),
        (query, headers, form, parts) in (rows(false), rows(false), rows(false), rows(true)),
    ) -> Rc<Draft> {
        let mut draft = Draft::at(texts[0].clone());
        draft.method = method;
        draft.body.kind = kind;
        draft.body.json.clone_from(&texts[1]);
        draft.body.text.clone_from(&texts[2]);
        draft.body.text_type.clone_from(&texts[3]);
        draft.body.file = file;
        draft.options.timeout.clone_from(&texts[4]);
        draft.options.credentials = credentials;
        draft.options.cache = cache;
        draft.options.follow_redirects = follow_redirects;
        [draft.forgotten.url, draft.forgotten.json, draft.forgotten.text] = forgotten;
        (draft.query, draft.headers, draft.body.form, draft.body.parts) = (query, headers, form, parts);
        draft.next_row = next_row;
        Rc::new(draft)
    }
}

//! A draft written to storage comes back as it was, and any text that storage may hold can be read.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use put_playground::http::Method;
use put_playground::model::{
    BodyKind, CacheMode, ChosenFile, Credentials, Draft, Row, read_draft, write_draft,
};

fn file() -> impl Strategy<Value = ChosenFile> {
    (any::<String>(), any::<String>()).prop_map(|(name, media_type)| ChosenFile {
        name,
        media_type,
        bytes: None,
    })
}

fn rows(with_files: bool) -> impl Strategy<Value = Vec<Row>> {
    let file = prop::option::of(file()).prop_map(move |file| file.filter(|_| with_files));
    let row = (any::<(bool, bool, bool)>(), any::<String>(), any::<String>(), file);
    let row = row.prop_map(move |((on, as_file, forgotten), name, value, file)| Row {
        on,
        as_file: as_file && with_files,
        forgotten,
        file,
        ..Row::new(0, name, value)
    });
    prop::collection::vec(row, 0..4)
}

prop_compose! {
    fn draft()(
        method in prop::sample::select(&Method::ALL[..]),
        kind in prop::sample::select(&BodyKind::ALL[..]),
        credentials in prop::sample::select(&Credentials::ALL[..]),
        cache in prop::sample::select(&CacheMode::ALL[..]),
        follow_redirects in any::<bool>(),
        texts in prop::collection::vec(any::<String>(), 5),
        file in prop::option::of(file()),
        query in rows(false),
        headers in rows(false),
        form in rows(false),
        parts in rows(true),
    ) -> Draft {
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
        (draft.query, draft.headers, draft.body.parts) = (query, headers, parts);
        if !form.is_empty() {
            draft.body.form = form;
        }
        number(&mut draft);
        draft
    }
}

/// Numbers the rows as reading does.
fn number(draft: &mut Draft) {
    let mut next = 0;
    let body = &mut draft.body;
    for row in [&mut draft.query, &mut draft.headers, &mut body.form, &mut body.parts].into_iter().flatten() {
        row.id = next;
        next += 1;
    }
    draft.next_row = next;
}

proptest! {
    #[test]
    fn what_is_written_comes_back(draft in draft()) {
        prop_assert_eq!(read_draft(&write_draft(&draft)), draft);
    }

    #[test]
    fn any_text_gives_a_draft_that_can_be_written(text in any::<String>()) {
        let draft = read_draft(&text);
        prop_assert!(!draft.body.form.is_empty());
        prop_assert_eq!(read_draft(&write_draft(&draft)).body.kind, draft.body.kind);
    }

    #[test]
    fn damage_anywhere_still_gives_a_draft(draft in draft(), at in any::<prop::sample::Index>(), byte in "[%&=+.a!-]") {
        let mut text = write_draft(&draft);
        let at = at.index(text.len());
        text.replace_range(at..=at, &byte);
        let _ = read_draft(&text);
    }
}

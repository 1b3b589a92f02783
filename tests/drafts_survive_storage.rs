//! A draft written to storage comes back as it was, and any text that storage may hold can be read.
#![allow(clippy::unwrap_used)]

mod any_draft;

use any_draft::draft;
use proptest::prelude::*;
use put_playground::model::{Draft, Row, read_draft, write_draft};

/// What storage holds of a draft: no content of files, a form with a row, and rows numbered as reading does.
fn stored(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    let body = &mut draft.body;
    let files = body.parts.iter_mut().filter_map(|row| row.file.as_mut()).chain(body.file.as_mut());
    files.for_each(|file| file.bytes = None);
    let mut next = 0;
    for row in [&mut draft.query, &mut draft.headers, &mut body.form, &mut body.parts].into_iter().flatten() {
        row.id = next;
        next += 1;
    }
    if body.form.is_empty() {
        body.form.push(Row::new(next, "", ""));
        next += 1;
    }
    draft.next_row = next;
    draft
}

proptest! {
    #[test]
    fn what_is_written_comes_back(draft in draft()) {
        prop_assert_eq!(read_draft(&write_draft(&draft)), stored(&draft));
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

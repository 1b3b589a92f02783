//! What a link says of fields and program.

use super::fields::redact;
use crate::model::dialogue::{Answer, Shared};
use crate::model::{redacted, write_link};

/// Writes it, without secrets unless they are wanted.
pub(super) fn write(shared: &Shared) -> Answer {
    let Shared { number, draft, code, view, with_secrets, base } = shared;
    let (public, program) = (redacted(draft), redact(code));
    let has_secrets = public != **draft || program != *code;
    let (draft, code) = if *with_secrets { (&**draft, code) } else { (&public, &program) };
    let code = Some(code.as_str()).filter(|code| !code.is_empty());
    Answer::Shared { number: *number, text: write_link(draft, code, *view, base), has_secrets }
}

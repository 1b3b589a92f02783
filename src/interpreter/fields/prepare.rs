//! What a program sends first.

use super::body::{base_name, chosen};
use super::{compare, fault};
use crate::locale::{Argument::Text, at_place, key, tr, tr_with};
use crate::model::Draft;
use crate::model::dialogue::PythonRequest;
use crate::python::edit::{self, Data, Part, Which};
use crate::python::requests::{Surroundings, Wire};
use crate::python::{Machine, Step};
use bytes::Bytes;
use std::time::Duration;

/// How long a program may compute before it sends, when nobody asked to run it.
const PATIENCE: Duration = Duration::from_secs(1);

/// The page whose fields the program is compared with.
pub(super) struct Page<'p> {
    pub draft: &'p Draft,
    /// The page's origin.
    pub origin: &'p str,
    /// Separates the parts of multipart bodies.
    pub boundary: &'p str,
}

/// Runs the program until it would send, and compares that with what the browser sends; or the traceback, or why there is
/// nothing to show.
pub(super) fn prepare(
    code: &str,
    page: &Page<'_>,
    surroundings: &mut dyn Surroundings,
    clock: &dyn Fn() -> Duration,
) -> Result<PythonRequest, String> {
    let wire = first_wire(code, page.draft, surroundings, clock)?;
    let mut head = vec![format!("{} {} HTTP/1.1", wire.method, wire.target)];
    head.extend(wire.headers.iter().map(|(name, value)| format!("{}: {}", latin1(name), latin1(value))));
    let (marks, differences) = compare::compare(&wire, &head, page);
    let media_type = wire.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(b"Content-Type"));
    let media_type = media_type.map(|(_, value)| latin1(value));
    Ok(PythonRequest { head, marks, body: Bytes::from(wire.body), media_type, differences })
}

/// Bytes as text, each of them a character (ISO-8859-1).
pub(super) fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn first_wire(
    code: &str,
    draft: &Draft,
    surroundings: &mut dyn Surroundings,
    clock: &dyn Fn() -> Duration,
) -> Result<Wire, String> {
    let mut machine = Machine::new(code).map_err(|error| {
        let fault = fault::of_program(&error);
        at_place(key!("note-at-place"), error.position.line, error.position.column, &fault.words)
    })?;
    let start = clock();
    loop {
        match machine.run(surroundings, clock) {
            Step::Print(_) => {}
            Step::Send => {
                return machine.transfer().map(|transfer| transfer.wire().clone()).ok_or_else(String::new);
            }
            Step::Open(path) => match content(code, draft, &path) {
                Some(bytes) => machine.file(Some(&bytes)),
                None => {
                    return Err(tr_with("prepare-file", &[("name", Text(&path))]));
                }
            },
            Step::Pause if clock().saturating_sub(start) < PATIENCE => {}
            Step::Pause => {
                return Err(tr("prepare-slow").to_owned());
            }
            Step::Done => return Err(tr("prepare-silent").to_owned()),
            Step::Raised(traceback) => return Err(traceback),
            Step::Ended(limit) => return Err(limit.to_string()),
        }
    }
}

/// The content of the file that the program opens: of the chosen one with this name, or with the name under which the
/// program sends it.
fn content(code: &str, draft: &Draft, path: &str) -> Option<Bytes> {
    let files = chosen(draft);
    let of = |name: &str| files.iter().find(|file| file.name == name).and_then(|file| file.bytes.clone());
    of(base_name(path)).or_else(|| {
        let call = edit::read(code, Which::First).ok()?;
        let Part::Known(parts) = call.files else { return None };
        let part = parts.into_iter().find(|part| matches!(&part.content, Data::File(own) if own == path))?;
        of(&part.filename?)
    })
}

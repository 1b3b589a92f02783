//! Which body a call sends, of all that its arguments say.

use crate::python::edit::{Data, Description, FilePart, Part};

/// The body that a call sends.
pub(super) enum Said<'d> {
    /// Nothing.
    None,
    /// The argument of this name is computed.
    Computed(&'static str),
    Form(&'d [(String, String)]),
    Text(&'d str),
    Bytes(&'d [u8]),
    /// The file of this path.
    File(&'d str),
    Json(&'d str),
    Parts(&'d [(String, String)], &'d [FilePart]),
}

impl<'d> Said<'d> {
    /// `files=` goes before `data=`, and `data=` that is not empty before `json=` (`requests.models`).
    pub(super) fn of(call: &'d Description) -> Self {
        match (&call.files, &call.data) {
            (Part::Computed, _) => return Said::Computed("files"),
            (_, Part::Computed) => return Said::Computed("data"),
            (Part::Known(files), Part::Known(Data::Form(form))) if !files.is_empty() => {
                return Said::Parts(form, files);
            }
            (Part::Known(files), _) if !files.is_empty() => return Said::Parts(&[], files),
            _ => {}
        }
        let data = match call.data.known() {
            None => Said::None,
            Some(Data::Form(form)) => Said::Form(form),
            Some(Data::Text(text)) => Said::Text(text),
            Some(Data::Bytes(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => Said::Text(text),
                Err(_) => Said::Bytes(bytes),
            },
            Some(Data::File(path)) => Said::File(path),
        };
        match (data, &call.json) {
            (Said::None | Said::Form([]) | Said::Text(""), Part::Known(text)) => Said::Json(text),
            (Said::None | Said::Form([]) | Said::Text(""), Part::Computed) => Said::Computed("json"),
            (data, _) => data,
        }
    }

    /// Whether `requests` gives this body no type of its own.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self, Said::Text(_) | Said::Bytes(_) | Said::File(_))
    }
}

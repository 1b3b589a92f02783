//! The pairs and files in a form's body.

use super::{
    call::Call,
    multipart::{Part, parts},
};

/// What a form's body holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// Names and values in order.
    pub(super) pairs: Vec<(String, String)>,
    /// The parts with a file name, in order.
    pub(super) files: Vec<Part>,
}

/// The form in the body; `None` where the body is no form, or not a readable one.
pub(super) fn read(call: &Call) -> Option<Form> {
    let mut form = Form::default();
    match call.media_type()?.as_str() {
        "application/x-www-form-urlencoded" => {
            form.pairs = form_urlencoded::parse(&call.body).into_owned().collect();
        }
        "multipart/form-data" => {
            for part in parts(&call.header(&http::header::CONTENT_TYPE)?, &call.body)? {
                if part.file_name.is_some() {
                    form.files.push(part);
                } else {
                    form.pairs.push((part.name, String::from_utf8_lossy(&part.content).into_owned()));
                }
            }
        }
        _ => return None,
    }
    Some(form)
}

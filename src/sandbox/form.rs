//! The pairs and files in a form's body.

use super::call::Call;
use bytes::Bytes;
use futures_util::stream;
use std::convert::Infallible;

/// A part of a multipart body that has a file name.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub(super) field: String,
    pub(super) content_type: Option<String>,
    pub(super) content: Bytes,
}

/// What a form's body holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    pub(super) pairs: Vec<(String, String)>,
    pub(super) uploads: Vec<Upload>,
}

/// The form in the body; `None` where the body is no form, or not a readable one.
pub(super) async fn read(call: &Call) -> Option<Form> {
    match call.media_type()?.as_str() {
        "application/x-www-form-urlencoded" => Some(Form {
            pairs: form_urlencoded::parse(&call.body).into_owned().collect(),
            uploads: Vec::new(),
        }),
        "multipart/form-data" => multipart(call).await,
        _ => None,
    }
}

async fn multipart(call: &Call) -> Option<Form> {
    let boundary = multer::parse_boundary(call.header(&http::header::CONTENT_TYPE)?).ok()?;
    let body = stream::iter([Ok::<_, Infallible>(call.body.clone())]);
    let mut parts = multer::Multipart::new(body, boundary);
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.ok()? {
        let field = part.name().unwrap_or_default().to_owned();
        let content_type = part.content_type().map(ToString::to_string);
        let is_file = part.file_name().is_some();
        let content = part.bytes().await.ok()?;
        if is_file {
            form.uploads.push(Upload { field, content_type, content });
        } else {
            form.pairs.push((field, String::from_utf8_lossy(&content).into_owned()));
        }
    }
    Some(form)
}

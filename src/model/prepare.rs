//! A draft as the request that will be sent, or what keeps it from being sent.

use super::{BodyKind, Draft, Forgotten, List, Place, Problem, Row};
use crate::encode::{form, json, multipart, query};
use crate::explain;
use crate::http::{HeaderList, Request, check_name, check_value, split_url};
use crate::locale::{Argument, tr, tr_count, tr_text, tr_with};
use bytes::Bytes;

/// A body and the media type that goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodedBody {
    /// The bytes; `None` is no body.
    pub bytes: Option<Bytes>,
    /// The `Content-Type` that this kind of body brings along, unless the user set one.
    pub media_type: Option<String>,
}

/// Encodes the body; `boundary` separates the parts of a multipart body.
///
/// Form and multipart bodies without a row are no body at all, as in `requests` (`data={}`).
pub fn encode_body(draft: &Draft, boundary: &str) -> Result<EncodedBody, Problem> {
    if !draft.sends_body() {
        return Ok(EncodedBody::default());
    }
    let body = &draft.body;
    match body.kind {
        BodyKind::None => Ok(EncodedBody::default()),
        BodyKind::Form => {
            let pairs: Vec<_> = sent(&body.form).map(pair).collect();
            if pairs.is_empty() {
                return Ok(EncodedBody::default());
            }
            Ok(encoded(form::encode(pairs).into_bytes(), form::MEDIA_TYPE))
        }
        BodyKind::Json => match json::check(&body.json) {
            Ok(()) => Ok(encoded(body.json.clone().into_bytes(), json::MEDIA_TYPE)),
            Err(error) => Err(Problem {
                place: Place::Json,
                field: tr("json-body").to_owned(),
                what: tr_with(
                    "not-json",
                    &[
                        ("line", Argument::Number(error.line as u64)),
                        ("column", Argument::Number(error.column as u64)),
                        ("fault", Argument::Text(&error.message)),
                    ],
                ),
                remedy: tr("not-json-remedy").to_owned(),
            }),
        },
        BodyKind::Multipart => multipart_body(&body.parts, boundary),
        BodyKind::Text => {
            let media_type = body.text_type.trim();
            if let Err(error) = check_value(media_type) {
                return Err(Problem {
                    place: Place::TextType,
                    field: tr("type-of-text").to_owned(),
                    what: tr_text("bad-media-type", "fault", &error.to_string()),
                    remedy: tr("bad-media-type-remedy").to_owned(),
                });
            }
            Ok(EncodedBody {
                bytes: Some(Bytes::from(body.text.clone())),
                media_type: Some(media_type.to_owned()).filter(|text| !text.is_empty()),
            })
        }
        BodyKind::File => {
            let bytes = body.file.as_ref().and_then(|file| file.bytes.clone());
            let bytes = bytes.ok_or_else(|| missing_file(Place::File, tr("file"), body.file.as_ref()))?;
            let media_type = body.file.as_ref().map(|file| file.media_type.clone());
            Ok(EncodedBody { bytes: Some(bytes), media_type: media_type.filter(|text| !text.is_empty()) })
        }
    }
}

fn encoded(bytes: Vec<u8>, media_type: &str) -> EncodedBody {
    EncodedBody { bytes: Some(Bytes::from(bytes)), media_type: Some(media_type.to_owned()) }
}

fn missing_file(place: Place, field: &str, file: Option<&super::ChosenFile>) -> Problem {
    let what = match file {
        None => tr("no-file").to_owned(),
        Some(file) => tr_text("file-is-gone", "name", &file.name),
    };
    Problem { place, field: field.to_owned(), what, remedy: tr("no-file-remedy").to_owned() }
}

fn multipart_body(rows: &[Row], boundary: &str) -> Result<EncodedBody, Problem> {
    let mut parts = Vec::new();
    for (row, number) in rows.iter().zip(1..).filter(|(row, _)| row.is_sent()) {
        if !row.as_file {
            let (name, value) = pair(row);
            parts.push(multipart::Part {
                name,
                file_name: None,
                media_type: None,
                content: value.as_bytes(),
            });
            continue;
        }
        let missing = || {
            missing_file(
                Place::Value(List::Parts, row.id),
                &tr_count("file-number", number),
                row.file.as_ref(),
            )
        };
        let file = row.file.as_ref().ok_or_else(missing)?;
        let content = file.bytes.as_ref().ok_or_else(missing)?;
        parts.push(multipart::Part {
            name: &row.name,
            file_name: Some(&file.name),
            media_type: Some(file.media_type.as_str()).filter(|text| !text.is_empty()),
            content,
        });
    }
    if parts.is_empty() {
        return Ok(EncodedBody::default());
    }
    let boundary = multipart::free_boundary(boundary, &parts);
    Ok(encoded(multipart::encode(&boundary, &parts), &multipart::media_type(&boundary)))
}

/// The URL with the query parameters at its end, as it will be sent.
pub fn sent_url(draft: &Draft) -> String {
    query::append(&draft.url, sent(&draft.query).map(pair))
}

/// The time limit in milliseconds, `None` for none; an error when the text is no number of seconds.
pub fn timeout_ms(text: &str) -> Result<Option<u32>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // Browsers keep timers as signed 32-bit milliseconds.
    let limit = 1..=i32::MAX.unsigned_abs();
    match milliseconds(text).filter(|ms| limit.contains(ms)) {
        Some(ms) => Ok(Some(ms)),
        None => Err(Problem {
            place: Place::Timeout,
            field: tr("timeout-field").to_owned(),
            what: tr_text("bad-timeout", "text", text),
            remedy: tr("bad-timeout-remedy").to_owned(),
        }),
    }
}

/// Decimal seconds as whole milliseconds. By hand, because the float parser alone adds 10 KB of tables to the page.
fn milliseconds(seconds: &str) -> Option<u32> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let thousandths =
        fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    whole.checked_mul(1000)?.checked_add(thousandths)
}

/// Makes the request, or lists everything that keeps it from being sent, in the page's order.
pub fn prepare(draft: &Draft, boundary: &str) -> Result<Request, Vec<Problem>> {
    let mut problems = Vec::new();
    if let Err(error) = split_url(&draft.url) {
        problems.push(Problem {
            place: Place::Url,
            field: "URL".to_owned(),
            what: sentence(&error),
            remedy: error.remedy().to_owned(),
        });
    }
    let (mut headers, dropped) = read_headers(&draft.headers, &mut problems);
    let body = encode_body(draft, boundary).unwrap_or_else(|problem| {
        problems.push(problem);
        EncodedBody::default()
    });
    if let Some(media_type) = body.media_type.filter(|_| !headers.contains("Content-Type")) {
        headers.push("Content-Type", media_type);
    }
    if let Err(problem) = timeout_ms(&draft.options.timeout) {
        problems.push(problem);
    }
    problems.extend(forgotten(draft));
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Request { method: draft.method, url: sent_url(draft), headers, dropped, body: body.bytes })
}

/// The request of a draft from the history, as far as it was kept.
pub(super) fn prepare_kept(draft: &Draft, boundary: &str) -> Result<Request, Vec<Problem>> {
    let mut draft = draft.clone();
    draft.forgotten = Forgotten::default();
    let body = &mut draft.body;
    for row in [&mut draft.query, &mut draft.headers, &mut body.form, &mut body.parts].into_iter().flatten() {
        row.forgotten = false;
    }
    prepare(&draft, boundary)
}

/// Secrets that storage did not keep. Sending an empty one in their place could overwrite what a server holds.
fn forgotten(draft: &Draft) -> Vec<Problem> {
    let problem = |place, field: String| Problem {
        place,
        field,
        what: tr("secret-stood-here").to_owned(),
        remedy: tr("secret-remedy").to_owned(),
    };
    let mut problems = Vec::new();
    let (sends_body, kind) = (draft.sends_body(), draft.body.kind);
    for (place, field, is_missing) in [
        (Place::Url, "URL", draft.forgotten.url),
        (Place::Json, tr("json-body"), draft.forgotten.json && sends_body && kind == BodyKind::Json),
        (Place::Text, tr("text-body"), draft.forgotten.text && sends_body && kind == BodyKind::Text),
    ] {
        if is_missing {
            problems.push(problem(place, field.to_owned()));
        }
    }
    for (list, is_sent) in [
        (List::Query, true),
        (List::Headers, true),
        (List::Form, sends_body && kind == BodyKind::Form),
        (List::Parts, sends_body && kind == BodyKind::Multipart),
    ] {
        for (row, number) in draft.rows(list).iter().zip(1..).filter(|_| is_sent) {
            if row.is_sent() && row.forgotten && !row.as_file {
                problems.push(problem(Place::Value(list, row.id), tr_count("value-number", number)));
            }
        }
    }
    problems
}

/// The headers that the page sets, and those that the browser would drop without a word.
pub(super) fn read_headers(rows: &[Row], problems: &mut Vec<Problem>) -> (HeaderList, HeaderList) {
    let (mut headers, mut dropped) = (HeaderList::new(), HeaderList::new());
    for (row, number) in rows.iter().zip(1..).filter(|(row, _)| row.is_sent()) {
        let name = row.name.trim();
        let value = row.value.trim();
        if let Err(error) = check_name(name) {
            problems.push(Problem {
                place: Place::Name(List::Headers, row.id),
                field: tr_count("header-name", number),
                what: sentence(&error),
                remedy: tr("bad-header-name-remedy").to_owned(),
            });
        } else if let Err(error) = check_value(value) {
            problems.push(Problem {
                place: Place::Value(List::Headers, row.id),
                field: tr_count("header-value", number),
                what: sentence(&error),
                remedy: tr("bad-header-value-remedy").to_owned(),
            });
        } else if explain::forbidden(name, value).is_some() {
            dropped.push(name, value);
        } else {
            headers.push(name, value);
        }
    }
    (headers, dropped)
}

pub(super) fn sent(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| row.is_sent())
}

pub(super) fn pair(row: &Row) -> (&str, &str) {
    (&row.name, &row.value)
}

/// An error's words as a sentence.
fn sentence(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_ascii_uppercase(), chars.as_str()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_limit_is_decimal_seconds() {
        let rows = [
            ("30", 30_000),
            ("0.5", 500),
            (".25", 250),
            ("1.", 1000),
            ("0.0019", 1),
            ("2147483.647", 2_147_483_647),
        ];
        for (text, ms) in rows {
            assert_eq!(timeout_ms(text), Ok(Some(ms)), "{text}");
        }
        assert_eq!(timeout_ms(" "), Ok(None));
        for text in ["0", "-1", "1e3", "abc", ".", "1.2.3", "2147483.648", "99999999999", "+1", "0.0001"] {
            assert!(timeout_ms(text).is_err(), "{text}");
        }
    }
}

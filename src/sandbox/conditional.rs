//! Conditional requests (RFC 9110 §13).

use super::{EntityTag, Problem, entity_tag::TagList, field::field};
use http::{HeaderMap, HeaderName, Method, StatusCode, header};
use std::time::SystemTime;

/// What names the current version of the target.
#[derive(Clone, Debug)]
pub(super) struct Validators {
    /// Its entity tag.
    pub(super) tag: EntityTag,
    /// When it last changed, in whole seconds; `None` where the target has no such date.
    pub(super) modified: Option<SystemTime>,
}

/// What the preconditions say about the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Perform it.
    Perform,
    /// GET or HEAD: the client has this version already, answer 304.
    NotModified,
}

/// Whether there are preconditions at all.
pub(super) fn is_conditional(headers: &HeaderMap) -> bool {
    [header::IF_MATCH, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE]
        .iter()
        .any(|name| headers.contains_key(name))
}

/// Evaluates the preconditions in the order of RFC 9110 §13.2.2.
///
/// # Errors
///
/// 412 where a precondition is false, 400 where an entity tag is malformed.
pub(super) fn evaluate(
    method: &Method,
    headers: &HeaderMap,
    current: Option<&Validators>,
) -> Result<Verdict, Problem> {
    let is_read = method == Method::GET || method == Method::HEAD;

    // Steps 1 and 2: If-Unmodified-Since counts only without If-Match.
    if let Some(list) = tags(headers, header::IF_MATCH)? {
        if !any_matches(&list, current, EntityTag::matches_strongly) {
            return Err(failed(current, "If-Match names a version that is not the current one"));
        }
    } else if let Some((limit, modified)) = dates(headers, header::IF_UNMODIFIED_SINCE, current)
        && modified > limit
    {
        return Err(failed(current, "the target changed after the date in If-Unmodified-Since"));
    }

    // Steps 3 and 4: If-Modified-Since counts only without If-None-Match, and only to GET and HEAD.
    if let Some(list) = tags(headers, header::IF_NONE_MATCH)? {
        if any_matches(&list, current, EntityTag::matches_weakly) {
            return if is_read {
                Ok(Verdict::NotModified)
            } else {
                Err(failed(current, "If-None-Match forbids a version that exists"))
            };
        }
    } else if is_read
        && let Some((limit, modified)) = dates(headers, header::IF_MODIFIED_SINCE, current)
        && modified <= limit
    {
        return Ok(Verdict::NotModified);
    }
    Ok(Verdict::Perform)
}

/// The tag list in all field lines of this name; `None` where there is none.
fn tags(headers: &HeaderMap, name: HeaderName) -> Result<Option<TagList>, Problem> {
    let Some(value) = field(headers, &name) else {
        return Ok(None);
    };
    match TagList::parse(&value) {
        Some(list) => Ok(Some(list)),
        None => Err(Problem::bad_request(format!(
            "{} takes * or entity tags in double quotes, like \"5d1f0c3a\" or W/\"5d1f0c3a\", separated by commas.",
            name.as_str()
        ))),
    }
}

fn any_matches(
    list: &TagList,
    current: Option<&Validators>,
    matches: fn(&EntityTag, &EntityTag) -> bool,
) -> bool {
    match (list, current) {
        (_, None) => false,
        (TagList::Any, Some(_)) => true,
        (TagList::Tags(tags), Some(current)) => tags.iter().any(|tag| matches(tag, &current.tag)),
    }
}

/// The date in the field and the target's, where both are to be had: the field is ignored when it is no single HTTP-date,
/// and when the target has no date (RFC 9110 §13.1.3, §13.1.4).
fn dates(
    headers: &HeaderMap,
    name: HeaderName,
    current: Option<&Validators>,
) -> Option<(SystemTime, SystemTime)> {
    let limit = httpdate::parse_http_date(&field(headers, &name)?).ok()?;
    Some((limit, current?.modified?))
}

/// 412, with the current tag where there is one: the next attempt needs it.
fn failed(current: Option<&Validators>, why: &str) -> Problem {
    let problem = |now: String| Problem::new(StatusCode::PRECONDITION_FAILED, format!("{why}. {now}"));
    match current {
        Some(Validators { tag, .. }) => problem(format!(
            "The current version is {tag}: GET it, decide again, and send If-Match with its tag. Nothing was changed."
        ))
        .with(header::ETAG, &tag.to_string()),
        None => problem("Nothing is stored here now. Nothing was changed.".to_owned()),
    }
}

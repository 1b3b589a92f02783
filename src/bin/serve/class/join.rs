//! `/join`: a student chooses a name. A form that needs no script, and a cookie that keeps what was chosen.

use super::{
    Class, cookie,
    name::{MAX_NAME, Name, NameError},
    pages, roster, words,
};
use axum::{body::Body, response::Response};
use form_urlencoded::byte_serialize;
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use put_playground::sandbox::Problem;

const PAGE: &str = include_str!("../../../../static/board/join.html");

/// The form sends a name alone.
const MAX_BODY: usize = 4 * 1024;

/// What stands where in the page.
const PLACES: [&str; 6] = ["title", "question", "hint", "label", "button", "guest"];

/// The form.
pub fn form(headers: &HeaderMap) -> Response {
    let name = cookie::name(headers);
    page(headers, StatusCode::OK, name.as_ref().map_or("", Name::as_str), None)
}

/// Takes the name: 303 to the playground with a thing of the student's own, or the form again.
///
/// # Errors
///
/// 413 and 400 for what no form sends, 503 where the class is full.
pub async fn take(class: &Class, request: Request<Body>) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let body =
        Limited::new(body, MAX_BODY).collect().await.map_err(|error| match error
            .downcast_ref::<http_body_util::LengthLimitError>(
        ) {
            Some(_) => Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("The form is larger than {MAX_BODY} bytes."),
            ),
            None => Problem::bad_request("The form broke off before its end."),
        })?;
    let body = body.to_bytes();
    let typed = form_urlencoded::parse(&body).find(|(name, _)| name == "name").map(|(_, value)| value);
    let typed = typed.unwrap_or_default();
    let wanted = match Name::parse(&typed) {
        Ok(name) => name,
        Err(error) => return Ok(page(&parts.headers, StatusCode::BAD_REQUEST, &typed, Some(error))),
    };
    let own = cookie::name(&parts.headers);
    let name = class.roster.admit(&wanted, own.as_ref()).ok_or_else(|| {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            format!("The class has {} names, as many as fit. Go on without one.", roster::MAX_STUDENTS),
        )
    })?;
    class.changed();
    let mut response = Response::default();
    *response.status_mut() = StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    if let (Ok(target), Some(cookie)) = (HeaderValue::try_from(playground(&name)), cookie::set(&name)) {
        headers.insert(header::LOCATION, target);
        headers.insert(header::SET_COOKIE, cookie);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The playground with a PUT to the student's own thing, which is filled in and not sent.
fn playground(name: &Name) -> String {
    let url = format!("sandbox/things/{}", cookie::segment(&name.thing()));
    let url: String = byte_serialize(url.as_bytes()).collect();
    format!("./#method=PUT&url={url}")
}

fn page(headers: &HeaderMap, status: StatusCode, typed: &str, error: Option<NameError>) -> Response {
    let language = words::language(headers);
    let say = |key: &str| escaped(words::say(language, key));
    let mut html = PAGE.replace("{{lang}}", language);
    for place in PLACES {
        html = html.replace(&format!("{{{{{place}}}}}"), &say(&format!("join-{place}")));
    }
    let error = error.map(|error| match error {
        NameError::Empty => say("join-empty"),
        NameError::Long => say("join-long").replace("{n}", &MAX_NAME.to_string()),
        NameError::Characters => say("join-characters"),
    });
    let invalid = if error.is_some() { "aria-invalid=\"true\"" } else { "" };
    html = html.replace("{{invalid}}", invalid).replace("{{error}}", &error.unwrap_or_default());
    // Last, so that nothing that was typed is taken for a place.
    html = html.replace("{{typed}}", &escaped(typed));
    let mut response = pages::html(html, true);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A text as HTML shows it, in an attribute too (HTML Standard, "Escaping a string").
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_playground_opens_on_a_thing_of_ones_own() {
        let target = |name: &str| playground(&Name::parse(name).unwrap());
        assert_eq!(target("Ana"), "./#method=PUT&url=sandbox%2Fthings%2FAna");
        let fragment = target("José 2").split_once('#').unwrap().1.to_owned();
        let pairs: Vec<(String, String)> = form_urlencoded::parse(fragment.as_bytes()).into_owned().collect();
        assert_eq!(pairs[1], ("url".to_owned(), "sandbox/things/Jos%C3%A9-2".to_owned()));
    }
}

//! The built page.

use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use put_playground::sandbox::Problem;
use std::path::Path;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// The files in `dist`, compressed where the build has put a compressed one beside it, with what a browser needs to know
/// to keep them or to ask again, and with what it may do with them.
pub fn router(dist: &Path) -> Router {
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    let mut router = Router::new().fallback_service(files).layer(from_fn(describe));
    for (name, value) in rules(dist) {
        router = router.layer(SetResponseHeaderLayer::overriding(name, value));
    }
    router
}

/// What holds for every file. The page's own policy stands in `index.html`, for hosts that send no header; sent with every
/// file, it also holds for the workers, which know only their own. It does not say who may frame the page: everybody may,
/// also a page without an origin, and one that was opened from a file, whom no `frame-ancestors` could name.
///
/// A frame without an origin, and a page that loads `embed.js`, may read the files (Fetch Standard, "CORS protocol").
fn rules(dist: &Path) -> Vec<(HeaderName, HeaderValue)> {
    let mut rules = vec![
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    let page = std::fs::read_to_string(dist.join("index.html")).unwrap_or_default();
    let policy = policy(&page).and_then(|policy| HeaderValue::from_str(policy).ok());
    rules.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    rules
}

/// The policy that a page states in its `meta`, however a build has ordered and quoted the attributes.
fn policy(page: &str) -> Option<&str> {
    let tags = page.split('<').filter_map(|tag| tag.strip_prefix("meta "));
    let tag =
        tags.filter_map(|tag| tag.split('>').next()).find(|tag| tag.contains("Content-Security-Policy"))?;
    let (_, value) = tag.split_once("content=\"")?;
    value.split('"').next()
}

/// A name with a hash never gets other content; any other name must be asked for again, or an old page would load a new
/// wasm. Every text of the page is UTF-8.
async fn describe(mut request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    if !is_simple_range(request.headers()) {
        request.headers_mut().remove(header::RANGE);
    }
    let mut response = explained(next.run(request).await);
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let rule = if hashed && found { "public, max-age=31536000, immutable" } else { "no-cache" };
    let not_modified = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if not_modified {
        // A 304 has the Vary of the 200 (RFC 9110 §15.4.5); ServeDir leaves it out.
        headers.insert(header::VARY, HeaderValue::from_name(header::ACCEPT_ENCODING));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// Whether `Range` may be heeded; a server may always send the whole (RFC 9110 §14.2). ServeDir does not know `If-Range`, whose
/// condition may forbid it (§13.1.5), and refuses several ranges, which are no error.
fn is_simple_range(headers: &HeaderMap) -> bool {
    let several = |range: &HeaderValue| range.as_bytes().contains(&b',');
    !headers.contains_key(header::IF_RANGE) && !headers.get_all(header::RANGE).iter().any(several)
}

/// ServeDir refuses without words.
fn explained(response: Response) -> Response {
    let why = match response.status() {
        StatusCode::NOT_FOUND => "The page has no such file. It is at /, the practice server at /sandbox/.",
        StatusCode::METHOD_NOT_ALLOWED => {
            "The page can only be read, with GET or HEAD. Send other methods to /sandbox/."
        }
        StatusCode::PRECONDITION_FAILED => {
            "The file is not the version that the request is about. GET it again."
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            "No byte of the file is in this range. Content-Range says how many it has."
        }
        _ => return response,
    };
    let mut explained = Problem::new(response.status(), why).into_response();
    for name in [header::ALLOW, header::CONTENT_RANGE] {
        if let Some(value) = response.headers().get(&name) {
            explained.headers_mut().insert(name, value.clone());
        }
    }
    explained
}

/// Whether the file's name, or its folder's, has a hash as `cargo xtask build` writes it: `app-3f0c…_bg.wasm`,
/// `style-3f0c….css`, `words-3f0c…/en/page.ftl`.
fn is_hashed(path: &str) -> bool {
    path.split('/').any(|name| {
        let stem = name.split('.').next().unwrap_or_default();
        let stem = stem.strip_suffix("_bg").unwrap_or(stem);
        stem.rsplit_once('-').is_some_and(|(_, hash)| {
            hash.len() >= 12
                && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_hashed, policy};

    #[test]
    fn the_policy_is_read_however_it_is_written() {
        let minified = "<meta charset=utf-8><meta content=\"default-src 'none'; x\" http-equiv=Content-Security-Policy><p>";
        let written = "<meta name=\"a\" content=\"b\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; x\">";
        for page in [minified, written] {
            assert_eq!(policy(page), Some("default-src 'none'; x"), "{page}");
        }
        assert_eq!(policy("<meta name=a content=\"b\">"), None);
        assert!(
            policy(include_str!("../../../index.html"))
                .is_some_and(|policy| policy.contains("worker-src 'self'"))
        );
    }

    #[test]
    fn only_names_with_a_hash_last_for_ever() {
        for path in [
            "/app-0123456789abcdef_bg.wasm",
            "/x/style-0123456789abcdef.css",
            "/app-0123456789abcdef.js",
            "/words-0123456789abcdef/en/lesson/send-a-put.txt",
        ] {
            assert!(is_hashed(path), "{path}");
        }
        for path in
            ["/", "/index.html", "/sw.js", "/worker.js", "/worker_bg.wasm", "/a-facade.css", "/a-b.js"]
        {
            assert!(!is_hashed(path), "{path}");
        }
    }
}

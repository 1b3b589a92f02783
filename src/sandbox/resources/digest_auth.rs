//! `digest-auth/{qop}/{user}/{passwd}[/{algorithm}[/{stale_after}]]`: the Digest scheme (RFC 7616).
//!
//! As in httpbin the server remembers nothing: every nonce will do, what is known of earlier ones (`last_nonce`, and after
//! how many answers one is stale) is in the client's cookies. A client without cookies, as in a Service Worker, is never told
//! that its nonce is stale.
//!
//! Wanted differences from httpbin 0.10: the user must be the path's; a query does not break the check; malformed
//! credentials are challenged again instead of ending in a 500.

use super::{basic_auth::welcome, cookies, hash::Algorithm};
use crate::sandbox::{
    Problem,
    call::Call,
    field::parameter,
    json::{self, Json},
    router::Parts,
};
use axum::response::Response;
use http::{StatusCode, header};

/// The cookie that every answer sets, for `?require-cookie=1`.
const FAKE: (&str, &str) = ("fake", "fake_value");

/// `digest-auth/…`.
pub(in crate::sandbox) fn digest_auth(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let stale_after = call.params.get(4).map_or("never", String::as_str);
    let jar = cookies::jar(call);
    let cookie = |name: &str| jar.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());

    let demand = call.option("require-cookie").unwrap_or_default();
    let needs_cookie = ["1", "t", "true"].iter().any(|word| demand.eq_ignore_ascii_case(word));
    let credentials =
        credentials(call).filter(|_| !needs_cookie || call.headers.contains_key(header::COOKIE));
    let nonce = credentials.as_ref().and_then(|credentials| parameter(credentials, "nonce", ','));
    let nonce = nonce.unwrap_or_default();
    let is_stale = cookie("last_nonce") == Some(&nonce) || cookie("stale_after") == Some("0");
    let left = cookie("stale_after").map(|left| {
        let left = left.parse::<i64>().map(|left| left.saturating_sub(1).to_string());
        left.unwrap_or_else(|_| "never".to_owned())
    });

    let mut set = vec![FAKE];
    let mut response = match credentials {
        Some(_) if needs_cookie && cookie(FAKE.0) != Some(FAKE.1) => {
            let errors = Json::List(vec![Json::text("missing cookie set on challenge")]);
            let mut response = json::document(&Json::object(&[("errors", errors)]));
            *response.status_mut() = StatusCode::FORBIDDEN;
            response
        }
        Some(credentials) if !is_stale && is_right(call, &credentials) => {
            set.extend(left.as_deref().map(|left| ("stale_after", left)));
            welcome("user", call.param(1))
        }
        credentials => {
            let is_known = credentials.is_some();
            set.push(("stale_after", stale_after));
            set.extend(is_known.then_some(("last_nonce", nonce.as_str())));
            challenge(sandbox, call, is_stale && is_known)
        }
    };
    for (name, value) in set {
        cookies::add(call, &mut response, name, value, "")?;
    }
    Ok(response)
}

/// The parameters in `Authorization`, as a value whose first part is the scheme.
fn credentials(call: &Call) -> Option<String> {
    let value = call.header(&header::AUTHORIZATION)?;
    let (scheme, parameters) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("digest").then(|| format!("{scheme},{parameters}"))
}

/// Whether the response is the one that RFC 7616 §3.4.1 computes from the path's user and password.
fn is_right(call: &Call, credentials: &str) -> bool {
    let get = |name| parameter(credentials, name, ',').unwrap_or_default();
    let algorithm = Algorithm::named(&get("algorithm"));
    let hash = |parts: &[&str]| algorithm.hex(parts.join(":").as_bytes());
    let (user, qop) = (get("username"), get("qop"));
    let secret = hash(&[&user, &get("realm"), call.param(2)]);
    let (method, uri) = (call.method.as_str(), call.path_and_query());
    let request = match qop.as_str() {
        "" | "auth" => hash(&[method, &uri]),
        "auth-int" => hash(&[method, &uri, &algorithm.hex(&call.body)]),
        _ => return false,
    };
    let nonce = get("nonce");
    let expected = match qop.as_str() {
        // As clients of RFC 2069 do it.
        "" => hash(&[&secret, &nonce, &request]),
        qop => hash(&[&secret, &nonce, &get("nc"), &get("cnonce"), qop, &request]),
    };
    user == call.param(1) && get("response") == expected
}

/// 401 with a new nonce.
fn challenge(sandbox: &Parts, call: &Call, is_stale: bool) -> Response {
    let algorithm = Algorithm::named(call.param(3));
    let qop = match call.param(0) {
        known @ ("auth" | "auth-int") => known,
        _ => "auth, auth-int",
    };
    let mut random = sandbox.random();
    let mut nonce = || algorithm.hex(&random.next().to_le_bytes());
    let value = format!(
        "Digest realm=\"put-playground\", nonce=\"{}\", opaque=\"{}\", qop=\"{qop}\", algorithm={}, stale={}",
        nonce(),
        nonce(),
        algorithm.as_str(),
        if is_stale { "True" } else { "False" },
    );
    let detail =
        "Send the user and the password of this path in Authorization: Digest, hashed with this nonce.";
    Problem::new(StatusCode::UNAUTHORIZED, detail).with(header::WWW_AUTHENTICATE, &value).into_response()
}

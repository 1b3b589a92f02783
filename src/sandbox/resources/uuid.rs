//! `uuid`: a random UUID, version 4 (RFC 9562 §5.4).

use crate::sandbox::{
    Problem,
    call::Call,
    json::{self, Json},
    router::Parts,
};
use axum::response::Response;

/// `uuid`.
pub(in crate::sandbox) fn uuid(sandbox: &Parts, _: &Call) -> Result<Response, Problem> {
    let mut random = sandbox.random();
    let (high, low) = (random.next(), random.next());
    // The third group begins with the version, the fourth with the variant, binary 10.
    let digits = format!("{:016x}{:016x}", high & !0xF000 | 0x4000, low >> 2 | 1 << 63);
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    Ok(json::document(&Json::object(&[("uuid", Json::text(&groups.join("-")))])))
}

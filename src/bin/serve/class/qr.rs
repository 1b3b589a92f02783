//! An address as a picture that a phone reads.

use http::Uri;
use qrcode::{QrCode, render::svg};

/// The longest address: a picture of more has points too small for the back row.
const MAX_ADDRESS: usize = 200;

/// The picture; `None` for what is no http(s) address, or too long. Dark on light in every theme, with the margin that readers
/// of such pictures need (ISO/IEC 18004).
pub fn svg(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok().filter(|_| address.len() <= MAX_ADDRESS)?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return None;
    }
    Some(QrCode::new(address).ok()?.render::<svg::Color<'_>>().min_dimensions(200, 200).build())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn only_an_address_becomes_a_picture() {
        let picture = svg("http://192.0.2.7:8080/join").unwrap();
        assert!(picture.contains("<svg") && picture.ends_with("/></svg>"), "{picture}");
        assert_ne!(picture, svg("http://192.0.2.8:8080/join").unwrap());
        for wrong in
            ["", "/join", "javascript:alert(1)", "data:text/html,x", &format!("http://a/{}", "x".repeat(200))]
        {
            assert_eq!(svg(wrong), None, "{wrong}");
        }
    }
}

//! The manifest names icons that are there, of the kinds and sizes that it says.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name)
}

fn manifest() -> Value {
    serde_json::from_str(&fs::read_to_string(file("manifest.webmanifest")).unwrap()).unwrap()
}

/// Width, height and kind of colour of a PNG, from its first chunk (PNG, 11.2.1).
fn header(bytes: &[u8]) -> (u32, u32, u8) {
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && &bytes[12..16] == b"IHDR");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20), bytes[25])
}

#[test]
fn each_icon_has_the_size_that_the_manifest_says() {
    let mut found = Vec::new();
    for icon in manifest()["icons"].as_array().unwrap() {
        let (source, sizes) = (icon["src"].as_str().unwrap(), icon["sizes"].as_str().unwrap());
        let purpose = icon["purpose"].as_str().unwrap();
        let bytes = fs::read(file(source)).unwrap_or_else(|error| panic!("{source}: {error}"));
        if sizes == "any" {
            assert_eq!(icon["type"], json!("image/svg+xml"));
            assert!(bytes.starts_with(b"<svg ") && !String::from_utf8_lossy(&bytes).contains("<script"));
        } else {
            let (width, height, colours) = header(&bytes);
            assert_eq!(
                (icon["type"].as_str(), format!("{width}x{height}").as_str()),
                (Some("image/png"), sizes)
            );
            // A tile that a phone cuts to its own shape has no hole (2: colours without transparency; 6: with it).
            assert_eq!(colours, if purpose == "maskable" { 2 } else { 6 }, "{source}");
        }
        found.push(format!("{purpose} {sizes}"));
    }
    found.sort();
    assert_eq!(found, ["any 192x192", "any 512x512", "any any", "maskable 192x192", "maskable 512x512"]);
    assert_eq!(header(&fs::read(file("icons/apple-touch-icon.png")).unwrap()), (180, 180, 2));
}

#[test]
fn the_manifest_has_what_an_installed_page_needs_and_works_in_any_folder() {
    let manifest = manifest();
    for name in ["name", "short_name", "description", "background_color", "theme_color"] {
        assert!(manifest[name].as_str().is_some_and(|text| !text.is_empty()), "{name}");
    }
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&json!("."), &json!(".")));
    assert_eq!(manifest["display"], json!("standalone"));
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    for link in [
        "rel=\"manifest\" href=\"manifest.webmanifest\"",
        "href=\"icons/apple-touch-icon.png\"",
        "href=\"icon.svg\"",
    ] {
        assert!(page.contains(link), "{link}");
    }
}

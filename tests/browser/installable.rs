//! The page can be installed as an application: what the browser itself says of its manifest and icons.

use crate::harness::{StaticHost, journey};
use serde_json::{Value, json};

#[test]
fn the_browser_finds_nothing_that_keeps_it_from_being_installed() {
    let host = StaticHost::at("deep/er/");
    journey("installable", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.open(&host.url).await;
        let found = page.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(found["url"], json!(format!("{}manifest.webmanifest", host.url)));
        assert_eq!(found["errors"], json!([]), "{found}");
        let errors = page.devtools("Page.getInstallabilityErrors", json!({})).await;
        assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");

        let manifest = found["data"].as_str().expect("a manifest");
        let manifest: Value = serde_json::from_str(manifest).expect("a manifest in JSON");
        // As the browser draws them.
        let draw = "
            return (async () => {
                const picture = new Image();
                picture.src = arguments[0];
                await picture.decode();
                return `${picture.naturalWidth}x${picture.naturalHeight}`;
            })();
        ";
        for icon in manifest["icons"].as_array().expect("icons") {
            if icon["sizes"] != json!("any") {
                assert_eq!(page.script(draw, json!([icon["src"]])).await, icon["sizes"], "{icon}");
            }
        }
        assert_eq!(page.script(draw, json!(["icons/apple-touch-icon.png"])).await, json!("180x180"));
    });
}

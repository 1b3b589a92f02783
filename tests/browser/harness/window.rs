//! What surrounds the page: the window's size, the system's colours, the network.

use super::page::Page;
use serde_json::json;

impl Page {
    /// Gives the window this size.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes the system prefer dark, or light.
    pub async fn use_dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Cuts this browser off the network, or connects it again.
    pub async fn go_offline(&self, offline: bool) {
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// Decides for the user about a permission, such as `loopback-network`: `granted`, `denied` or `prompt`.
    pub async fn set_permission(&self, name: &str, setting: &str) {
        let parameters = json!({ "permission": { "name": name }, "setting": setting });
        self.devtools("Browser.setPermission", parameters).await;
    }

    /// Waits until nothing moves or fades any more.
    pub async fn settle(&self) {
        let script = "return Promise.all(document.getAnimations().map(animation => animation.finished)).then(() => true)";
        self.script(script, json!([])).await;
    }

    /// Scrolls to the beginning of a region; on a wide page, where each scrolls on its own, to the beginning of all.
    pub async fn scroll_to(&self, region: &str) {
        let script = "
            document.activeElement?.blur();
            for (const section of document.querySelectorAll('section')) section.scrollTop = 0;
            const region = document.querySelector(`section[aria-label=\"${arguments[0]}\"]`);
            const top = region.getBoundingClientRect().top + scrollY;
            scrollTo(0, top < 100 ? 0 : top);
        ";
        self.script(script, json!([region])).await;
    }
}

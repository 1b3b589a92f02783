//! A fresh browser: its own ChromeDriver, its own profile, nothing left of it afterwards.

use super::child::Running;
use super::command::devtools;
use super::programs;
use serde_json::json;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

/// The flags by which Chromium stays alone and quiet, in a container as well.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
];

/// Runs before the page does: what the page's own policy stops, or what goes wrong unseen, is written down.
const WATCH: &str = "
    window.violations = [];
    addEventListener('securitypolicyviolation', event =>
        window.violations.push(`${event.effectiveDirective} stopped ${event.blockedURI}`));
";

/// A running browser.
pub struct Browser {
    /// Drives it.
    pub driver: WebDriver,
    /// Its profile, and what it downloads.
    pub profile: Profile,
    _chromedriver: Running,
}

impl Browser {
    /// Starts one on a profile, with these flags beside the usual ones.
    pub async fn start(profile: Profile, flags: &[&str]) -> Self {
        let (chromedriver, port) = Running::start(&programs::chromedriver(), &["--port=0"], |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let mut capabilities = DesiredCapabilities::chrome();
        if let Some(chromium) = programs::chromium() {
            let chromium = chromium.to_str().expect("a path in UTF-8");
            capabilities.set_binary(chromium).expect("a capability");
        }
        let folder = format!("--user-data-dir={}", profile.folder.display());
        for flag in FLAGS.into_iter().chain([folder.as_str()]).chain(flags.iter().copied()) {
            capabilities.add_arg(flag).expect("a capability");
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).expect("a capability");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
            .await
            .unwrap_or_else(|error| panic!("the browser did not start: {error}"));
        let watch = json!({ "source": WATCH });
        devtools(&driver, "Page.addScriptToEvaluateOnNewDocument", watch).await;
        let downloads = json!({ "behavior": "allow", "downloadPath": profile.downloads() });
        devtools(&driver, "Browser.setDownloadBehavior", downloads).await;
        Self { driver, profile, _chromedriver: chromedriver }
    }

    /// Closes it, and leaves its profile for another start. ChromeDriver, which ends with its handle, would leave the browser
    /// running.
    pub async fn quit(self) -> Profile {
        let quit = tokio::time::timeout(Duration::from_secs(10), self.driver.quit()).await;
        if !matches!(quit, Ok(Ok(()))) {
            eprintln!("the browser did not close as asked: {quit:?}");
        }
        self.profile
    }
}

/// A folder for one browser, removed with it.
pub struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// A new one, in which nothing was ever visited.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("put-playground-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("downloads")).expect("a folder for the browser");
        Self { folder }
    }

    /// Where the browser saves files.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// A file for the page to read.
    pub fn write(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder.join(name);
        std::fs::write(&path, content).expect("a file");
        path.to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The browser may still be writing its last words; the system clears its temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

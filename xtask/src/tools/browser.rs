//! A browser that tests can drive, and its driver.

use std::{env, path::PathBuf};

use super::{Attempt, ensure as ensure_tool};
use crate::{debian, error::Error, programs};

/// The variables by which tests find it; whoever sets both chooses the browser.
pub const BROWSER_VARIABLE: &str = "PUT_PLAYGROUND_CHROMIUM";
/// See [`BROWSER_VARIABLE`].
pub const DRIVER_VARIABLE: &str = "PUT_PLAYGROUND_CHROMEDRIVER";

const DEBIAN: [&str; 2] = ["chromium", "chromium-driver"];

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where installers put it without telling PATH.
const FILES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/// A browser and the driver of the same version.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or Chrome.
    pub browser: PathBuf,
    /// ChromeDriver.
    pub driver: PathBuf,
}

/// Finds or installs the pair.
pub fn ensure() -> Result<Browser, Error> {
    let mut attempts = Vec::new();
    if debian::is_here() {
        attempts.push(Attempt::new("Debian's packages", "about a minute", || debian::install(&DEBIAN)));
    }
    ensure_tool(
        "a browser for the tests (Chromium and ChromeDriver of one version)",
        find,
        attempts,
        &command(),
    )
}

fn command() -> String {
    if cfg!(target_os = "macos") {
        "brew install --cask google-chrome chromedriver".to_owned()
    } else if cfg!(windows) {
        "winget install Google.Chrome Chromium.ChromeDriver".to_owned()
    } else {
        debian::command_for(&DEBIAN)
    }
}

fn find() -> Option<Browser> {
    let chosen = |variable| env::var_os(variable).map(PathBuf::from);
    let browser = chosen(BROWSER_VARIABLE)
        .or_else(|| NAMES.into_iter().find_map(programs::on_path))
        .or_else(|| FILES.into_iter().map(PathBuf::from).find(|file| file.is_file()))?;
    let driver = chosen(DRIVER_VARIABLE).or_else(|| programs::on_path("chromedriver"))?;
    let version = |program| programs::version_of(program).as_deref().and_then(major_in);
    fit(version(&browser), version(&driver)).then_some(Browser { browser, driver })
}

fn major_in(text: &str) -> Option<u32> {
    programs::first_version(text).and_then(programs::major)
}

/// A driver refuses a browser of another major version. Chrome on Windows does not tell its own.
fn fit(browser: Option<u32>, driver: Option<u32>) -> bool {
    match (browser, driver) {
        (Some(browser), Some(driver)) => browser == driver,
        (None, Some(_)) => cfg!(windows),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_fits_its_own_major_version() {
        assert!(fit(
            major_in("Chromium 156.0.8078.79 built on Debian"),
            major_in("ChromeDriver 156.0.1.2 (x)")
        ));
        assert!(!fit(Some(155), Some(156)));
        assert!(!fit(Some(156), None));
    }
}

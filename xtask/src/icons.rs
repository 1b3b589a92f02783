//! `cargo xtask icons`: the icons that must be pixels, drawn by Chromium from those that are SVG.

use std::{env, fs, time::Duration};

use crate::{
    error::Error,
    process::Task,
    project::Project,
    report::step,
    tools::{self, Browser},
};

/// What is drawn, into which file of `static/icons`, and how many pixels wide and high. The tile of a phone's home screen
/// has its own corners, so what is for that fills the square.
const ICONS: [(&str, &str, u32); 5] = [
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("icon-maskable.svg", "maskable-192.png", 192),
    ("icon-maskable.svg", "maskable-512.png", 512),
    ("icon-maskable.svg", "apple-touch-icon.png", 180),
];

/// Draws them all.
pub fn run(project: &Project) -> Result<(), Error> {
    let Browser { browser, .. } = tools::browser()?;
    let source = project.root().join("static");
    let profile = env::temp_dir().join(format!("xtask-icons-{}", std::process::id()));
    let drawn = step("the icons", "a few seconds", || {
        ICONS.iter().try_for_each(|(from, to, pixels)| {
            let (from, to) = (source.join(from), source.join("icons").join(to));
            Task::new(&browser)
                .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
                .args(["--force-device-scale-factor=1", "--default-background-color=00000000"])
                .args([format!("--user-data-dir={}", profile.display())])
                .args([format!("--window-size={pixels},{pixels}")])
                .args([format!("--screenshot={}", to.display()), format!("file://{}", from.display())])
                .limit(Duration::from_secs(60))
                .quiet()
        })
    });
    // The system clears its temporary folder, too.
    let _ = fs::remove_dir_all(&profile);
    drawn
}

//! `cargo install` for tools that are built once and run a few times.

use std::{fs, time::Duration};

use crate::{error::Error, process::Task, project::Project};

/// With the tools' own release profiles Trunk alone takes 8 minutes on two cores, most of it for link-time optimisation.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Builds a tool into xtask's own folder. The tools share a build folder, since they share crates.
pub fn run(project: &Project, package: &str, words: &[&str]) -> Result<(), Error> {
    let tools = project.tools();
    let mut task = Task::new("cargo").args(["install", "--locked", "--force", "--root"]).args([&tools]);
    for (name, value) in QUICK {
        task = task.env(name, value);
    }
    task.args([package])
        .args(words)
        // The project's own .cargo/config.toml is about the project.
        .dir(project.root())
        .env("CARGO_TARGET_DIR", tools.join("build"))
        .env("CARGO_NET_RETRY", "1")
        .env("CARGO_HTTP_TIMEOUT", "20")
        .limit(Duration::from_secs(20 * 60))
        .quiet()
}

/// Drops the build folder, over a gigabyte, once all tools are there.
pub fn tidy(project: &Project) {
    // Left behind, it costs space and nothing else.
    let _ = fs::remove_dir_all(project.tools().join("build"));
}

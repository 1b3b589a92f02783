//! `cargo xtask check`: formatting, lints, documentation.

use crate::{
    cargo::{cargo, subcommand_with},
    error::Error,
    project::Project,
    report::step,
    toolchain::WASM,
    tools::{self, Component},
};

/// What is compiled for browsers.
const PAGE: [&str; 10] = [
    "--no-default-features",
    "--features",
    "page",
    "--lib",
    "--bin",
    "app",
    "--bin",
    "worker",
    "--bin",
    "interpreter",
];

/// Refuses what is not formatted, has a warning, or is documented wrongly.
pub fn run(project: &Project) -> Result<(), Error> {
    let rustfmt = tools::component(project, Component::Rustfmt)?.native(project);
    let clippy = tools::component(project, Component::Clippy)?;
    let target = tools::wasm_target(project)?;
    if clippy != target {
        tools::component(project, Component::ClippyFor(target))?;
    }
    let clippy = clippy.native(project);
    let deny = ["--", "-D", "warnings"];

    step("formatting", "", || subcommand_with(project, &rustfmt, "fmt").args(["--all", "--check"]).shown())?;
    step("clippy", "the first time about 1 minute", || {
        let words = ["--quiet", "--workspace", "--all-targets"];
        subcommand_with(project, &clippy, "clippy").args(words).args(deny).shown()
    })?;
    step("clippy for wasm32", "the first time less than 1 minute", || {
        let task =
            subcommand_with(project, &target.wasm(project), "clippy").args(["--quiet", "--target", WASM]);
        task.args(PAGE).args(deny).shown()
    })?;
    step("documentation", "", || {
        let task = cargo(project).args(["doc", "--quiet", "--workspace", "--no-deps"]);
        task.env("RUSTDOCFLAGS", "-D warnings").shown()
    })
}

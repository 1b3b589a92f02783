//! `cargo xtask build`: a deployable `dist/`.

use std::path::PathBuf;

use crate::{
    args::Profile,
    cargo::{cargo, cargo_with},
    error::Error,
    fingerprint, programs,
    project::Project,
    report::{note, ready, step},
    sizes::Sizes,
    toolchain::WASM,
    tools::Toolbox,
};

/// What is compiled for browsers. Trunk.toml and index.html ask for the same.
const PAGE: [&str; 9] = [
    "--no-default-features",
    "--features",
    "page",
    "--bin",
    "app",
    "--bin",
    "worker",
    "--bin",
    "interpreter",
];

/// Builds the page and prints what it weighs.
pub fn run(project: &Project, profile: Profile) -> Result<(), Error> {
    page(project, profile)?;
    let sizes = Sizes::of(&project.dist())?;
    println!("\n{sizes}");
    // Only an optimised page is held to the budgets, and `test` is where they stop a change.
    if let (Profile::Release, Err(over)) = (profile, sizes.within_budgets()) {
        println!("warning: {over}");
    }
    println!("\n{} is ready: copy it to any static host, into any folder.", project.dist().display());
    Ok(())
}

/// Makes sure that `dist/` is what the sources make.
pub fn page(project: &Project, profile: Profile) -> Result<(), Error> {
    let toolbox = Toolbox::ensure(project, profile)?;
    let inputs = fingerprint::of_inputs(project, profile, &toolbox)?;
    if fingerprint::is_current(project, &inputs) {
        ready("dist/ is current");
        return Ok(());
    }
    fingerprint::forget(project);
    compile(project, profile, &toolbox)?;
    step("dist/ with Trunk", "less than 1 minute", || {
        // All that Trunk could want to download is there, so it need not ask, nor wait for an answer.
        let mut words = vec!["build", "--offline=true"];
        words.extend(release_flag(profile));
        toolbox.trunk(project).args(words).quiet()
    })?;
    fingerprint::remember(project, &inputs)
}

/// Compiles all wasm binaries at once. Trunk would do the same one after the other, with little to see meanwhile; now it
/// finds nothing left to compile.
pub fn compile(project: &Project, profile: Profile, toolbox: &Toolbox) -> Result<(), Error> {
    step("the page, the sandbox and the interpreter", "the first time about 3 minutes on two cores", || {
        let task = cargo_with(project, &toolbox.toolchain.wasm(project));
        task.args(["build", "--target", WASM]).args(release_flag(profile)).args(PAGE).shown()
    })
}

fn release_flag(profile: Profile) -> Option<&'static str> {
    (profile == Profile::Release).then_some("--release")
}

/// Builds the native server and says where it is.
pub fn server(project: &Project) -> Result<PathBuf, Error> {
    let file = server_file(project);
    let features = ["--no-default-features", "--features", "serve"];
    let first = !file.exists();
    step("the server", if first { "the first time about 1 minute on two cores" } else { "" }, || {
        let words = ["build", "--quiet", "--profile", "serve", "--bin", "serve"];
        if first {
            note("compiling");
        }
        cargo(project).args(words).args(features).shown()
    })?;
    Ok(file)
}

/// Where the native server is once it is built.
pub fn server_file(project: &Project) -> PathBuf {
    project.target().join("serve").join(programs::file_name("serve"))
}

//! `cargo xtask test`: what must hold before a change lands. CI runs it and nothing else.

use std::{env, path::Path, time::Instant};

use crate::{
    args::Profile,
    build,
    cargo::cargo,
    check,
    error::Error,
    process::Task,
    programs,
    project::Project,
    report::{in_words, step},
    sizes::Sizes,
    tools::{self, Browser},
};

/// Checks, builds the page, then runs every test, browser included.
pub fn run(project: &Project) -> Result<(), Error> {
    let start = Instant::now();
    // First what may be impossible to get, so that nobody waits for it in vain.
    let browser = tools::browser()?;
    let redis = tools::redis(project)?;
    let httpbin = tools::httpbin(project)?;
    let python = tools::snippets(project)?;
    let docs = tools::docs(project)?;
    let typescript = tools::typescript(project)?;
    check::run(project)?;
    scripts(project, &typescript)?;
    build::page(project, Profile::Release)?;
    let sizes = Sizes::of(&project.dist())?;
    println!("\n{sizes}\n");
    sizes.within_budgets()?;
    let found: [(&str, &Path); 4] = [
        ("PUT_PLAYGROUND_REDIS", &redis),
        (tools::HTTPBIN_VARIABLE, &httpbin),
        (tools::PYTHON_VARIABLE, &python),
        (tools::DOCS_VARIABLE, &docs),
    ];
    tests(project, &browser, &found)?;
    println!("\nAll checks and tests passed in {}.", in_words(start.elapsed()));
    Ok(())
}

/// Holds the scripts of hosts and frames against the types that their comments state.
fn scripts(project: &Project, typescript: &Path) -> Result<(), Error> {
    step("types of embed.js and frame.js", "", || {
        let words =
            ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--module", "es2022"];
        let task = Task::new(typescript).dir(project.root()).args(words).args([
            "--types",
            "",
            "--lib",
            "es2022,dom,dom.iterable",
        ]);
        task.args(["static/embed.js", "static/frame.js"]).shown()
    })
}

fn tests(
    project: &Project,
    Browser { browser, driver }: &Browser,
    found: &[(&str, &Path)],
) -> Result<(), Error> {
    // Cargo builds it before the tests that use it; a second, optimised build would take longer than it saves.
    let server = project.target().join("debug").join(programs::file_name("serve"));
    // One journey needs two builds, and has this program stamp the second.
    let this = env::current_exe().map_err(Error::io("finding xtask's own file"))?;
    step("tests", "the first time about 3 minutes", || {
        let task = cargo(project)
            .args(["test", "--workspace"])
            .env("PUT_PLAYGROUND_CHROMIUM", browser)
            .env("PUT_PLAYGROUND_CHROMEDRIVER", driver)
            .env("PUT_PLAYGROUND_DIST", project.dist())
            .env("PUT_PLAYGROUND_SERVE", server)
            .env("PUT_PLAYGROUND_XTASK", this);
        found.iter().fold(task, |task, (name, path)| task.env(name, path)).shown()
    })
}

//! `cargo xtask bench`: measurements beside peers, with what they need built and installed first.

use crate::{
    args::Profile,
    build,
    cargo::cargo,
    error::Error,
    process::Task,
    programs,
    project::Project,
    report::{note, step},
    tools::{self, Browser},
};

/// Measures the practice server beside a bare axum, httpbin on gunicorn, and MSW.
pub fn sandbox(project: &Project) -> Result<(), Error> {
    let Browser { browser, .. } = tools::browser()?;
    let httpbin = tools::httpbin(project)?;
    let msw = tools::msw(project)?;
    let wrk = tools::wrk();
    build::page(project, Profile::Release)?;
    let server = build::server(project)?;
    step("the programs that measure", "the first time about 1 minute on two cores", || {
        cargo(project).args(["build", "--quiet", "--profile", "serve", "--package", "bench"]).shown()
    })?;
    let program = |name: &str| server.with_file_name(programs::file_name(name));
    let mut bench = Task::new(program("bench"))
        .dir(project.root())
        .env("PUT_PLAYGROUND_SERVE", &server)
        .env("PUT_PLAYGROUND_DIST", project.dist())
        .env("PUT_PLAYGROUND_CHROMIUM", browser)
        .env("PUT_PLAYGROUND_HELLO", program("hello"))
        .env("PUT_PLAYGROUND_MSW", msw)
        .env(tools::HTTPBIN_VARIABLE, httpbin);
    match wrk {
        Ok(wrk) => bench = bench.env("PUT_PLAYGROUND_WRK", wrk),
        Err(error) => note(&format!("{error}\n   bench's own generator makes the load instead.")),
    }
    println!("-> measuring (about 4 minutes; whatever else runs on this machine shows in the figures)");
    bench.shown()
}

//! `cargo xtask bench`: measurements beside peers, with what they need built and installed first.

use std::path::Path;

use crate::{
    args::{Profile, Subject},
    build,
    cargo::cargo,
    error::Error,
    process::Task,
    programs,
    project::Project,
    report::{note, step},
    tools::{self, Browser},
};

/// Measures everything, or one subject alone.
pub fn run(project: &Project, only: Option<Subject>) -> Result<(), Error> {
    let is_wanted = |subject| only.is_none_or(|only| only == subject);
    let profile = project.target().join("serve");
    let mut bench = Task::new(profile.join(programs::file_name("bench"))).dir(project.root());
    let mut times = Vec::new();
    if is_wanted(Subject::Python) {
        bench = bench.args(["python"]).env(tools::PYTHON_VARIABLE, tools::python(project)?);
        times.push("half a minute for python");
    }
    if is_wanted(Subject::Sandbox) || is_wanted(Subject::Class) {
        build::page(project, Profile::Release)?;
        let server = build::server(project)?;
        bench = bench.env("PUT_PLAYGROUND_SERVE", &server).env("PUT_PLAYGROUND_DIST", project.dist());
    }
    if is_wanted(Subject::Class) {
        bench = bench.args(["class"]);
        times.push("one minute for class");
    }
    if is_wanted(Subject::Sandbox) {
        bench = sandbox(project, bench.args(["throughput", "memory", "worker"]), &profile)?;
        times.push("4 minutes for sandbox");
    }
    step("the programs that measure", "the first time about 1 minute on two cores", || {
        cargo(project).args(["build", "--quiet", "--profile", "serve", "--package", "bench"]).shown()
    })?;
    println!(
        "-> measuring (about {}; whatever else runs on this machine shows in the figures)",
        times.join(", ")
    );
    bench.shown()
}

/// What the measurement of the practice server needs: a bare axum, httpbin on gunicorn, MSW in a browser, a load.
fn sandbox(project: &Project, bench: Task, profile: &Path) -> Result<Task, Error> {
    let Browser { browser, .. } = tools::browser()?;
    let httpbin = tools::httpbin(project)?;
    let msw = tools::msw(project)?;
    let wrk = tools::wrk();
    let bench = bench
        .env("PUT_PLAYGROUND_CHROMIUM", browser)
        .env("PUT_PLAYGROUND_HELLO", profile.join(programs::file_name("hello")))
        .env("PUT_PLAYGROUND_MSW", msw)
        .env(tools::HTTPBIN_VARIABLE, httpbin);
    match wrk {
        Ok(wrk) => Ok(bench.env("PUT_PLAYGROUND_WRK", wrk)),
        Err(error) => {
            note(&format!("{error}\n   bench's own generator makes the load instead."));
            Ok(bench)
        }
    }
}

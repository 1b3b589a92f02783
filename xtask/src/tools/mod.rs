//! Everything that building and testing needs beside Rust: found, or installed.
//!
//! Each tool is tried in the same order: what is installed already, the ordinary installer, Debian's packages. What can't
//! be had ends in one message that names the tool and the command to get it.

mod bindgen;
mod browser;
mod cargo_install;
mod components;
mod docs;
mod httpbin;
mod msw;
mod npm;
mod python;
mod redis;
mod snippets;
mod target;
mod trunk;
mod typescript;
mod wasm_opt;
mod wrk;

use std::{env, ffi::OsString, path::PathBuf};

pub use browser::Browser;
pub use components::Component;
pub use docs::VARIABLE as DOCS_VARIABLE;
pub use httpbin::VARIABLE as HTTPBIN_VARIABLE;
pub use snippets::VARIABLE as PYTHON_VARIABLE;

use crate::{
    args::Profile,
    error::Error,
    process::Task,
    programs,
    project::Project,
    report::{note, ready, step},
    toolchain::{Changes, Toolchain},
};

/// One way to get a tool.
struct Attempt<'a> {
    /// Its name, for the user.
    how: String,
    /// How long it should take.
    expect: &'static str,
    work: Box<dyn FnOnce() -> Result<(), Error> + 'a>,
}

impl<'a> Attempt<'a> {
    fn new(
        how: impl Into<String>,
        expect: &'static str,
        work: impl FnOnce() -> Result<(), Error> + 'a,
    ) -> Self {
        Self { how: how.into(), expect, work: Box::new(work) }
    }
}

/// Finds a tool, or installs it by the first attempt after which it is found.
fn ensure<T>(
    tool: &str,
    find: impl Fn() -> Option<T>,
    attempts: Vec<Attempt>,
    command: &str,
) -> Result<T, Error> {
    if let Some(found) = find() {
        ready(tool);
        return Ok(found);
    }
    let mut tried = Vec::new();
    for Attempt { how, expect, work } in attempts {
        match step(&format!("{tool}: {how}"), expect, work) {
            Err(error) => {
                // The whole story is told once, if no other way works either.
                note(&format!("that did not work: {}", error.to_string().lines().next().unwrap_or_default()));
                tried.push((how, error));
            }
            Ok(()) => match find() {
                Some(found) => return Ok(found),
                None => {
                    let problem = "is still not usable afterwards";
                    tried.push((how, Error::Unexpected { file: tool.to_owned(), problem }));
                }
            },
        }
    }
    Err(Error::Missing { tool: tool.to_owned(), command: command.to_owned(), tried })
}

/// What building the page needs.
pub struct Toolbox {
    /// The Rust that has the wasm32 target.
    pub toolchain: Toolchain,
    /// Folders that go first on PATH.
    folders: Vec<PathBuf>,
    /// The tools' versions.
    versions: Vec<String>,
}

impl Toolbox {
    /// Makes sure of the wasm32 target, Trunk, wasm-bindgen and, where the page is optimised, wasm-opt.
    pub fn ensure(project: &Project, profile: Profile) -> Result<Self, Error> {
        let toolchain = target::ensure(project)?;
        let mut tools = vec![trunk::ensure(project)?, bindgen::ensure(project)?];
        cargo_install::tidy(project);
        if profile == Profile::Release {
            tools.push(wasm_opt::ensure(project)?);
        }
        // Trunk's hook is this very program.
        let this = env::current_exe().map_err(Error::io("finding xtask's own file"))?;
        let folders = tools
            .iter()
            .filter_map(|tool| tool.path.parent())
            .chain(this.parent())
            .map(PathBuf::from)
            .collect();
        let versions = tools.into_iter().map(|tool| tool.version).collect();
        Ok(Self { toolchain, folders, versions })
    }

    /// Trunk in the project, with all tools on its PATH.
    pub fn trunk(&self, project: &Project) -> Task {
        let trunk = programs::find_in(self.folders.iter().cloned(), "trunk");
        self.run(project, trunk.unwrap_or_else(|| "trunk".into()))
    }

    /// A program in the project, with all tools on its PATH.
    pub fn run(&self, project: &Project, program: PathBuf) -> Task {
        Task::new(program).dir(project.root()).envs(&self.environment(project))
    }

    /// What tells one toolbox from another: another compiler or tool makes another page.
    pub fn describe(&self, project: &Project) -> String {
        format!("{}\n{}", self.toolchain.describe(project), self.versions.join("\n"))
    }

    fn environment(&self, project: &Project) -> Changes {
        let mut changes = self.toolchain.wasm(project);
        let rest = changes.iter().find(|(name, _)| *name == "PATH").and_then(|(_, value)| value.clone());
        let rest: Option<OsString> = rest.or_else(|| env::var_os("PATH"));
        changes.retain(|(name, _)| *name != "PATH");
        changes.push(("PATH", Some(programs::path_with(&self.folders, rest.as_deref()))));
        // Trunk 0.21 takes it for a flag of its own and refuses the usual value 1.
        changes.push(("NO_COLOR", None));
        changes.push(("TRUNK_SKIP_VERSION_CHECK", Some("true".into())));
        changes
    }
}

/// Makes sure of a part of the Rust toolchain, and says which toolchain has it.
pub fn component(project: &Project, component: Component) -> Result<Toolchain, Error> {
    components::ensure(project, component)
}

/// Makes sure of the wasm32 target alone.
pub fn wasm_target(project: &Project) -> Result<Toolchain, Error> {
    target::ensure(project)
}

/// Makes sure of a browser that tests can drive.
pub fn browser() -> Result<Browser, Error> {
    browser::ensure()
}

/// Finds or installs a Redis for tests.
pub fn redis(project: &Project) -> Result<PathBuf, Error> {
    redis::ensure(project)
}

/// Makes sure of httpbin; says which Python has it.
pub fn httpbin(project: &Project) -> Result<PathBuf, Error> {
    httpbin::ensure(project)
}

/// Makes sure of what tutorials are made with; says which Python has it.
pub fn docs(project: &Project) -> Result<PathBuf, Error> {
    docs::ensure(project)
}

/// Makes sure of Mock Service Worker; says where its files are.
pub fn msw(project: &Project) -> Result<PathBuf, Error> {
    msw::ensure(project)
}

/// Makes sure of the programs that the page writes requests for; says which Python has `requests` and HTTPie.
pub fn snippets(project: &Project) -> Result<PathBuf, Error> {
    snippets::ensure(project)
}

/// Makes sure of that Python without the other programs.
pub fn python(project: &Project) -> Result<PathBuf, Error> {
    snippets::python(project)
}

/// Makes sure of a generator of load.
pub fn wrk() -> Result<PathBuf, Error> {
    wrk::ensure()
}

/// Makes sure of TypeScript's checker.
pub fn typescript(project: &Project) -> Result<PathBuf, Error> {
    typescript::ensure(project)
}

/// A tool that was found.
struct Tool {
    path: PathBuf,
    version: String,
}

/// The tool, in xtask's own folder or on PATH, when it has the right version.
fn find_tool(project: &Project, name: &str, right: impl Fn(&str) -> bool) -> Option<Tool> {
    let own = [project.tools().join("bin"), project.tools().join("npm").join("node_modules").join(".bin")];
    let on_path = programs::on_path(name).into_iter();
    on_path.chain(programs::find_in(own, name)).find_map(|path| {
        let version = programs::version_of(&path)?.trim().to_owned();
        right(&version).then_some(Tool { path, version })
    })
}

//! rustfmt and clippy, which a minimal Rust comes without.

use std::time::Duration;

use super::{Attempt, ensure as ensure_tool};
use crate::{cargo, debian, error::Error, process::Task, programs, project::Project, toolchain::Toolchain};

/// A part of the Rust toolchain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// Formats code.
    Rustfmt,
    /// Lints code with whichever toolchain has it.
    Clippy,
    /// Lints code with the toolchain that has the wasm32 target.
    ClippyFor(Toolchain),
}

impl Component {
    fn command(self) -> &'static str {
        match self {
            Self::Rustfmt => "fmt",
            Self::Clippy | Self::ClippyFor(_) => "clippy",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt",
            Self::Clippy | Self::ClippyFor(_) => "clippy",
        }
    }

    fn debian_packages(self) -> &'static [&'static str] {
        match self {
            Self::Rustfmt => &["rustc-web", "cargo-web", "rustfmt-web"],
            Self::Clippy | Self::ClippyFor(_) => &["rustc-web", "cargo-web", "rust-web-clippy"],
        }
    }

    fn allows(self, toolchain: Toolchain) -> bool {
        match self {
            Self::ClippyFor(needed) => needed == toolchain,
            Self::Rustfmt | Self::Clippy => true,
        }
    }
}

/// Finds or installs the component, and says which toolchain has it.
pub fn ensure(project: &Project, component: Component) -> Result<Toolchain, Error> {
    let name = component.name();
    let mut attempts = Vec::new();
    if component.allows(Toolchain::Ordinary) && programs::on_path("rustup").is_some() {
        attempts.push(Attempt::new("rustup component add", "a few seconds", || {
            let task = Task::new("rustup").args(["component", "add", name]).dir(project.root());
            task.limit(Duration::from_secs(180)).quiet()
        }));
    }
    if component.allows(Toolchain::Debian) && debian::is_here() {
        attempts.push(Attempt::new("Debian's packages", "about 30 s", || {
            debian::install(component.debian_packages())
        }));
    }
    let shown = match component {
        Component::ClippyFor(Toolchain::Debian) => "clippy of Debian's Rust",
        _ => name,
    };
    ensure_tool(shown, || find(project, component), attempts, &format!("rustup component add {name}"))
}

fn find(project: &Project, component: Component) -> Option<Toolchain> {
    let has = |toolchain| match toolchain {
        Toolchain::Ordinary => cargo::has_command(project, toolchain, component.command()),
        Toolchain::Debian => debian::is_here() && debian::has(component.debian_packages()),
    };
    let both = [Toolchain::Ordinary, Toolchain::Debian];
    both.into_iter().find(|toolchain| component.allows(*toolchain) && has(*toolchain))
}

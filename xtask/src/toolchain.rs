//! Which Rust compiles for the browser.

use std::{env, ffi::OsString, path::PathBuf};

use crate::{process::Task, programs, project::Project};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Where Debian keeps its Rust, beside a rustup that may come first on PATH.
const DEBIAN_BIN: &str = "/usr/bin";

/// A Rust toolchain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that runs xtask.
    Ordinary,
    /// Debian's packages, for where the ordinary one lacks a part and its host can't be reached. It is used through
    /// the environment alone and builds into a folder of its own, so the ordinary one never notices.
    Debian,
}

/// Variables to set, or, without a value, to remove.
pub type Changes = Vec<(&'static str, Option<OsString>)>;

impl Toolchain {
    /// What a native build with this toolchain needs in its environment.
    pub fn native(self, project: &Project) -> Changes {
        match self {
            Self::Ordinary => Vec::new(),
            Self::Debian => {
                let bin = PathBuf::from(DEBIAN_BIN);
                let path = programs::path_with(std::slice::from_ref(&bin), env::var_os("PATH").as_deref());
                vec![
                    ("PATH", Some(path)),
                    ("CARGO", Some(bin.join("cargo").into())),
                    ("RUSTC", Some(bin.join("rustc").into())),
                    ("RUSTDOC", Some(bin.join("rustdoc").into())),
                    ("RUSTUP_TOOLCHAIN", None),
                    // `cargo run` points it at the other toolchain's libraries.
                    ("LD_LIBRARY_PATH", None),
                    ("CARGO_TARGET_DIR", Some(project.target().join("debian").into())),
                ]
            }
        }
    }

    /// What a wasm32 build needs besides: Debian has the standard library's source, not its wasm32 build.
    pub fn wasm(self, project: &Project) -> Changes {
        let mut changes = self.native(project);
        if self == Self::Debian {
            changes.push(("RUSTC_BOOTSTRAP", Some("1".into())));
            changes.push(("CARGO_UNSTABLE_BUILD_STD", Some("std,panic_abort".into())));
        }
        changes
    }

    /// What its compiler says of itself; another compiler makes another page.
    pub fn describe(self, project: &Project) -> String {
        Task::new("rustc").args(["-vV"]).envs(&self.native(project)).text().unwrap_or_default()
    }
}

//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The project's folders.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout that this program was started in: cargo says so at run time; Trunk's hook falls back on where it
    /// was built.
    pub fn find() -> Self {
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        Self { root: here.parent().map_or_else(|| here.clone(), Path::to_path_buf) }
    }

    /// The top of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The built page.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |given| self.root.join(given))
    }

    /// Where everything goes that xtask installs.
    pub fn tools(&self) -> PathBuf {
        self.target().join("tools")
    }
}

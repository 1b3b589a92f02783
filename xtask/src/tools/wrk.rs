//! wrk, a generator of HTTP load.

use std::path::PathBuf;

use super::{Attempt, ensure as ensure_tool};
use crate::{debian, error::Error, programs};

/// Finds or installs it.
pub fn ensure() -> Result<PathBuf, Error> {
    let mut attempts = Vec::new();
    if debian::is_here() {
        attempts.push(Attempt::new("Debian's packages", "a few seconds", || debian::install(&["wrk"])));
    }
    ensure_tool("wrk", || programs::on_path("wrk"), attempts, &debian::command_for(&["wrk"]))
}

//! wasm-opt: makes the wasm binaries smaller.

use super::{Tool, ensure as ensure_tool, find_tool, npm};
use crate::{error::Error, project::Project};

/// The npm package that carries a wasm-opt for every system, in JavaScript and WebAssembly itself.
const PACKAGE: &str = "binaryen@132.0.0";

/// Older ones do not know all that today's Rust emits; Debian 12's 108 is one of them.
const OLDEST: u32 = 123;

/// Finds or installs wasm-opt.
pub fn ensure(project: &Project) -> Result<Tool, Error> {
    let folder = project.tools().join("npm");
    ensure_tool(
        "wasm-opt",
        || find_tool(project, "wasm-opt", |text| release(text).is_some_and(|number| number >= OLDEST)),
        npm::attempts(PACKAGE, &folder),
        &format!("npm install --global {PACKAGE}    (npm comes with Node.js)"),
    )
}

/// `wasm-opt version 132 (version_132)` has no dots in its version.
fn release(text: &str) -> Option<u32> {
    text.split_whitespace().skip_while(|word| *word != "version").nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_read_from_what_it_says() {
        assert_eq!(release("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(release("wasm-opt version 108"), Some(108));
        assert_eq!(release("wasm-opt"), None);
    }
}

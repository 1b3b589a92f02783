//! Finding programs on PATH, and what they say about themselves.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::process::Task;

/// The program's file in the first of the folders that has it.
pub fn find_in(folders: impl IntoIterator<Item = PathBuf>, name: &str) -> Option<PathBuf> {
    folders.into_iter().flat_map(|folder| candidates(&folder, name)).find(|path| is_program(path))
}

/// The program's file, by the PATH of this process.
pub fn on_path(name: &str) -> Option<PathBuf> {
    find_in(env::split_paths(&env::var_os("PATH")?), name)
}

/// PATH with these folders before the others.
pub fn path_with(first: &[PathBuf], rest: Option<&OsStr>) -> OsString {
    let rest = rest.map(|rest| env::split_paths(rest).collect::<Vec<_>>()).unwrap_or_default();
    // Only a folder whose name contains the separator can't be joined, and then no PATH could have it.
    env::join_paths(first.iter().chain(&rest)).unwrap_or_else(|_| env::join_paths(&rest).unwrap_or_default())
}

/// What `program --version` prints.
pub fn version_of(program: &Path) -> Option<String> {
    Task::new(program).args(["--version"]).text()
}

/// On Windows a program is an .exe, or the .cmd that npm writes.
fn candidates(folder: &Path, name: &str) -> Vec<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    endings.iter().map(|ending| folder.join(format!("{name}{ending}"))).collect()
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// The name of a program's file on this system.
pub fn file_name(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The first number with dots in it: `trunk 0.21.14` and `Chromium 156.0.8078.79 built on …` say their version so.
pub fn first_version(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The part of a version before the first dot.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(first_version("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(first_version("wasm-bindgen 0.2.126 (abc)"), Some("0.2.126"));
        assert_eq!(first_version("ChromeDriver 156.0.8078.79 (built on Debian)"), Some("156.0.8078.79"));
        assert_eq!(first_version("no version"), None);
        assert_eq!(first_version("156.0.8078.79").and_then(major), Some(156));
    }

    #[test]
    fn folders_go_before_the_rest_of_path() -> Result<(), env::JoinPathsError> {
        let rest = env::join_paths(["usr", "bin"])?;
        let path = path_with(&["tools".into()], Some(&rest));
        let folders: Vec<_> = env::split_paths(&path).collect();
        assert_eq!(folders, ["tools", "usr", "bin"].map(PathBuf::from));
        Ok(())
    }

    #[test]
    fn a_program_is_found_in_the_first_folder_that_has_it() {
        let here = env::current_exe().ok();
        let folder = here.as_deref().and_then(Path::parent).map(Path::to_path_buf);
        let name = here.as_deref().and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
        let (Some(folder), Some(name)) = (folder, name) else { panic!("a test has a file") };
        assert_eq!(find_in(["nowhere".into(), folder], &name), here);
        assert_eq!(find_in(["nowhere".into()], &name), None);
    }
}

//! Tells whether `dist/` is still what the sources make: Trunk would take half a minute to find out.
//!
//! Everything that can change the page goes in: every file of the checkout but what is built, the tools, the flags. What
//! came out is remembered too, so that a `dist/` that someone touched is built again.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{args::Profile, error::Error, hash::Hash, project::Project, tools::Toolbox};

/// Variables that change what the compiler makes.
const FLAGS: [&str; 3] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS"];

/// What goes into `dist/`, as a short text.
pub fn of_inputs(project: &Project, profile: Profile, toolbox: &Toolbox) -> Result<String, Error> {
    let mut hash = Hash::new();
    hash.part(format!("{profile:?}").as_bytes());
    hash.part(toolbox.describe(project).as_bytes());
    for flag in FLAGS {
        hash.part(env::var_os(flag).unwrap_or_default().as_encoded_bytes());
    }
    let built = [project.target(), project.dist()];
    add_files(
        project.root(),
        &|path| is_source(path) && !built.iter().any(|folder| folder == path),
        &mut hash,
    )?;
    Ok(hash.hex())
}

/// True when the inputs are those of the last build, and `dist/` is as that build left it.
pub fn is_current(project: &Project, inputs: &str) -> bool {
    let remembered = fs::read_to_string(record(project)).unwrap_or_default();
    of_dist(project).is_ok_and(|dist| remembered == line(inputs, &dist))
}

/// Forgets the last build, before one that may fail half-way.
pub fn forget(project: &Project) {
    // Where there is none, there is nothing to forget.
    let _ = fs::remove_file(record(project));
}

/// Remembers that these inputs made the `dist/` that is there now.
pub fn remember(project: &Project, inputs: &str) -> Result<(), Error> {
    let line = line(inputs, &of_dist(project)?);
    fs::write(record(project), line).map_err(Error::io("remembering what was built"))
}

fn record(project: &Project) -> PathBuf {
    project.tools().join("dist.fingerprint")
}

fn line(inputs: &str, dist: &str) -> String {
    format!("{inputs} {dist}\n")
}

fn of_dist(project: &Project) -> Result<String, Error> {
    let mut hash = Hash::new();
    add_files(&project.dist(), &|_| true, &mut hash)?;
    Ok(hash.hex())
}

/// Hidden files are the business of editors and of git, but for cargo's settings.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name == ".cargo" || !name.as_encoded_bytes().starts_with(b".")
}

/// Adds the names and contents of all files below a folder, in the order of their names.
fn add_files(folder: &Path, wanted: &dyn Fn(&Path) -> bool, hash: &mut Hash) -> Result<(), Error> {
    let reading = |path: &Path| Error::io(format!("reading {}", path.display()));
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(reading(folder))? {
        entries.push(entry.map_err(reading(folder))?.path());
    }
    entries.sort();
    for path in entries.iter().filter(|path| wanted(path)) {
        hash.part(path.file_name().unwrap_or_default().as_encoded_bytes());
        if path.is_dir() {
            add_files(path, wanted, hash)?;
        } else if path.is_file() {
            hash.part(&fs::read(path).map_err(reading(path))?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_files_do_not_count_but_cargos_settings_do() {
        assert!(is_source(Path::new("project/src/lib.rs")));
        assert!(is_source(Path::new("project/.cargo")));
        assert!(!is_source(Path::new("project/.git")));
        assert!(!is_source(Path::new("project/src/.lib.rs.swp")));
    }

    #[test]
    fn a_changed_an_added_and_a_renamed_file_each_make_a_difference() -> Result<(), Box<dyn std::error::Error>>
    {
        let folder = env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("sub"))?;
        let now = || {
            let mut hash = Hash::new();
            add_files(&folder, &is_source, &mut hash).map(|()| hash.hex())
        };
        let mut seen = vec![now()?];
        fs::write(folder.join("sub").join("a"), "1")?;
        seen.push(now()?);
        fs::write(folder.join("sub").join("a"), "2")?;
        seen.push(now()?);
        fs::rename(folder.join("sub").join("a"), folder.join("sub").join("b"))?;
        seen.push(now()?);
        fs::rename(folder.join("sub").join("b"), folder.join("b"))?;
        seen.push(now()?);
        fs::remove_dir_all(&folder)?;
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all);
        Ok(())
    }
}

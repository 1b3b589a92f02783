//! Builds of the page in folders of their own: the one that is tested, and others made from it.

use super::programs;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A copy of the built page, removed when this is dropped.
pub struct Build {
    folder: PathBuf,
}

impl Build {
    /// The build that is tested, in this folder of a new one, such as `deep/er`.
    pub fn copied(into: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("put-playground-build-{}-{number}", std::process::id()));
        copy(&programs::dist(), &folder.join(into));
        Self { folder }
    }

    /// Another build: each program has other bytes, and in the words one text stands for another.
    pub fn changed(file: &str, from: &str, to: &str) -> Self {
        let build = Self::copied("");
        for name in build.names() {
            let path = build.folder.join(&name);
            if name.ends_with(".wasm") {
                let mut bytes = fs::read(&path).expect("a program");
                // A custom section, which means nothing (WebAssembly Core, 5.5.3): its id, its size, its name, its content.
                bytes.extend_from_slice(b"\x00\x0a\x05build\x01two");
                fs::write(&path, bytes).expect("a program to be written");
            } else if name.ends_with(&format!("/{file}")) {
                let text = fs::read_to_string(&path).expect("words");
                assert!(text.contains(from), "{from:?} stands in {name}");
                fs::write(&path, text.replace(from, to)).expect("words to be written");
            }
        }
        let program = programs::xtask();
        let stamped = Command::new(&program).arg("stamp").env("TRUNK_STAGING_DIR", &build.folder).output();
        let stamped = stamped.unwrap_or_else(|error| panic!("{}", programs::missing(&program, &error)));
        assert!(stamped.status.success(), "{}", String::from_utf8_lossy(&stamped.stderr));
        build
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of its files.
    pub fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&self.folder).expect("a file of the build");
                    names.insert(name.to_str().expect("a name in UTF-8").replace('\\', "/"));
                }
            }
        }
        names
    }

    /// The names that the other build does not have.
    pub fn own_names(&self, other: &Self) -> BTreeSet<String> {
        self.names().difference(&other.names()).cloned().collect()
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        // The system clears its temporary folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Copies all but the compressed copies, which belong to the files that they were made of.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for a build");
    for entry in fs::read_dir(from).expect("the built page") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else if !["br", "gz"].iter().any(|ending| path.extension().is_some_and(|own| own == *ending)) {
            fs::copy(&path, &target).expect("a file to be copied");
        }
    }
}

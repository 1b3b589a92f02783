//! Python programs of a wanted size, put together from those that the tests run.

use crate::error::Error;
use std::{fs, path::Path};

/// The tutorial's programs, whole and in the order of their names.
pub fn tutorial() -> Result<Vec<String>, Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/python/programs");
    let mut files = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    files.iter().map(|file| Ok(fs::read_to_string(file.path())?)).collect()
}

/// Sources of at most so many bytes. Each begins with another program and goes on with those after it, so that what a
/// short one happens to hold weighs no more than in a long one.
pub fn of_size(programs: &[String], bytes: usize) -> Vec<String> {
    let whole: usize = programs.iter().map(String::len).sum();
    // Long sources hold every program many times, wherever they begin.
    let count = if bytes > 8 * whole { 1 } else { programs.len() };
    (0..count).map(|first| joined(programs, first, bytes)).collect()
}

fn joined(programs: &[String], first: usize, bytes: usize) -> String {
    let mut source = String::with_capacity(bytes);
    // Whole rounds, then what still fits.
    loop {
        let before = source.len();
        for program in programs.iter().cycle().skip(first).take(programs.len()) {
            if source.len() + program.len() <= bytes {
                source.push_str(program);
            }
        }
        if source.len() == before {
            return source;
        }
    }
}

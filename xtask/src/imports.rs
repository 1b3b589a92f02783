//! Short names for what a wasm imports from its script.
//!
//! wasm-bindgen ends each name with sixteen digits of a hash, once in the wasm and once in the script, and a hash does not
//! compress: a number of the same length says as much, and makes the page 3 KiB smaller (brotli).

use std::{collections::BTreeMap, fs, path::Path};

use crate::error::Error;

/// How many hexadecimal digits the hash has.
const DIGITS: usize = 16;

/// Renames in every script of the folder and in its wasm.
pub fn shorten(dist: &Path, names: &[String]) -> Result<(), Error> {
    for script in names.iter().filter(|name| name.ends_with(".js")) {
        let wasm = script.replace(".js", "_bg.wasm");
        if !names.contains(&wasm) {
            continue;
        }
        let numbers = numbers(&read(dist, script)?);
        for name in [script, &wasm] {
            let mut bytes = read(dist, name)?;
            renumber(&mut bytes, &numbers);
            fs::write(dist.join(name), bytes).map_err(Error::io(format!("writing {name}")))?;
        }
    }
    Ok(())
}

fn read(dist: &Path, name: &str) -> Result<Vec<u8>, Error> {
    fs::read(dist.join(name)).map_err(Error::io(format!("reading {name}")))
}

/// A number for each hash in the script.
fn numbers(script: &[u8]) -> BTreeMap<Vec<u8>, String> {
    let hashes: Vec<Vec<u8>> = places(script).map(|at| script[at..at + DIGITS].to_vec()).collect();
    let mut numbers = BTreeMap::new();
    for hash in hashes {
        let next = numbers.len();
        numbers.entry(hash).or_insert_with(|| format!("{next:0DIGITS$}"));
    }
    numbers
}

/// Puts each number in the place of its hash; nothing moves.
fn renumber(bytes: &mut [u8], numbers: &BTreeMap<Vec<u8>, String>) {
    let found: Vec<usize> = places(bytes).collect();
    for at in found {
        let hash = &mut bytes[at..at + DIGITS];
        if let Some(number) = numbers.get(&*hash) {
            hash.copy_from_slice(number.as_bytes());
        }
    }
}

/// Where hashes stand: behind `_`, in a name that wasm-bindgen makes.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let is_hash = |at: &usize| {
        let digits = bytes.get(at + 1..=at + DIGITS).unwrap_or_default();
        let next = bytes.get(at + 1 + DIGITS).copied().unwrap_or_default();
        bytes[*at] == b'_'
            && digits.len() == DIGITS
            && digits.iter().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit))
            && !next.is_ascii_alphanumeric()
            && next != b'_'
    };
    (0..bytes.len()).filter(is_hash).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_wasm_agree_and_nothing_moves() {
        let script =
            b"__wbg_get_0123456789abcdef:f,__wbg_set_fedcba9876543210:g,x_0123456789abcdef0".to_vec();
        let numbers = numbers(&script);
        let renamed = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            renumber(&mut bytes, &numbers);
            String::from_utf8(bytes).unwrap_or_default()
        };
        assert_eq!(
            renamed(&script),
            "__wbg_get_0000000000000000:f,__wbg_set_0000000000000001:g,x_0123456789abcdef0"
        );
        assert_eq!(renamed(b"\x05__wbg_set_fedcba9876543210\0\x01"), "\x05__wbg_set_0000000000000001\0\x01");
        assert_eq!(renamed(b"another_aaaaaaaaaaaaaaaa\0"), "another_aaaaaaaaaaaaaaaa\0");
    }
}

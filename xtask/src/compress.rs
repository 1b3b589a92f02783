//! Compressed copies beside the files of `dist/`, for servers that send what is there rather than compress anew.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};

use crate::{error::Error, stamp::file_names};

/// What becomes smaller: text, wasm, and pictures that are text.
const ENDINGS: [&str; 9] = ["css", "html", "js", "json", "map", "svg", "txt", "wasm", "webmanifest"];

/// Puts `.br` and `.gz` beside every file that is worth it.
pub fn all(dist: &Path) -> Result<(), Error> {
    for name in file_names(dist)?.iter().filter(|name| is_worth_it(name)) {
        let path = dist.join(name);
        let working = || Error::io(format!("compressing {name}"));
        let bytes = fs::read(&path).map_err(working())?;
        for (ending, compressed) in
            [("br", brotli(&bytes).map_err(working())?), ("gz", gzip(&bytes).map_err(working())?)]
        {
            // Where nothing is won, the file itself is sent.
            if compressed.len() < bytes.len() {
                fs::write(dist.join(format!("{name}.{ending}")), compressed).map_err(working())?;
            }
        }
    }
    Ok(())
}

/// Whether the file is a copy that this module made.
pub fn is_copy(name: &str) -> bool {
    [".br", ".gz"].iter().any(|ending| name.ends_with(ending))
}

/// Brotli as static hosts prepare it: best quality, largest ordinary window.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = ::brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

fn is_worth_it(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, io::Read};

    #[test]
    fn copies_stand_beside_what_becomes_smaller() -> Result<(), Box<dyn std::error::Error>> {
        let dist = env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(dist.join("words"))?;
        let text = "key=value&".repeat(1000);
        for name in ["index.html", "words/a.txt", "picture.png"] {
            fs::write(dist.join(name), &text)?;
        }
        fs::write(dist.join("tiny.css"), "a")?;
        all(&dist)?;
        let names = file_names(&dist)?;
        let mut unzipped = String::new();
        flate2::read::GzDecoder::new(fs::File::open(dist.join("index.html.gz"))?)
            .read_to_string(&mut unzipped)?;
        let mut plain = String::new();
        ::brotli::Decompressor::new(fs::File::open(dist.join("index.html.br"))?, 4096)
            .read_to_string(&mut plain)?;
        fs::remove_dir_all(&dist)?;
        assert_eq!((unzipped.as_str(), plain.as_str()), (text.as_str(), text.as_str()));
        let expected = [
            "index.html",
            "index.html.br",
            "index.html.gz",
            "picture.png",
            "tiny.css",
            "words/a.txt",
            "words/a.txt.br",
            "words/a.txt.gz",
        ];
        assert_eq!(names, expected);
        assert!(names.iter().filter(|name| is_copy(name)).count() == 4);
        Ok(())
    }
}

//! The container file: what it builds with, and what is left in the image. That it builds is tried by whoever has a builder; a
//! machine with Rust alone has none.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, path::Path};

const FILE: &str = include_str!("../Dockerfile");
const IGNORED: &str = include_str!("../.dockerignore");

/// The instructions, each in one line, with the comments gone.
fn instructions(file: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = file.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let joined = lines.join("\n").replace("\\\n", " ");
    let words = joined.lines().filter_map(|line| line.trim().split_once(' '));
    words
        .map(|(name, rest)| (name.to_uppercase(), rest.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect()
}

/// The stages, each from its FROM on.
fn stages(file: &str) -> Vec<Vec<(String, String)>> {
    let mut stages = Vec::new();
    for (name, rest) in instructions(file) {
        if name == "FROM" {
            stages.push(Vec::new());
        }
        stages.last_mut().expect("a file begins with FROM").push((name, rest));
    }
    stages
}

/// What is wrong with a container file.
fn faults(file: &str) -> Vec<&'static str> {
    let stages = stages(file);
    let last = stages.last().unwrap();
    let of = |name: &str| {
        last.iter().filter(|(found, _)| found == name).map(|(_, rest)| rest.as_str()).collect::<Vec<_>>()
    };
    let mut faults = Vec::new();
    let mut check = |is_right: bool, fault| {
        if !is_right {
            faults.push(fault);
        }
    };
    check(stages.len() > 1, "what builds is in the image");
    let base = last[0].1.as_str();
    check(base == "scratch" || base.contains("distroless"), "the base has more than the server");
    let users = of("USER");
    let is_number = |user: &&str| user.split(':').all(|part| part.parse::<u32>().is_ok_and(|id| id >= 1000));
    check(
        users.last().is_some_and(is_number),
        "the server runs as root, or as a name that nobody can look up",
    );
    check(of("EXPOSE") == ["8080 8081"], "the two ports are not named");
    check(of("RUN").is_empty(), "there is no shell to run anything with");
    let entrance = of("ENTRYPOINT");
    check(
        entrance.first().is_some_and(|entrance| entrance.starts_with("[\"/serve\"")),
        "without a shell the words must be a list",
    );
    check(
        of("COPY").iter().all(|copy| copy.starts_with("--from=build ")),
        "something is copied past the build",
    );
    for (name, rest) in stages.iter().flatten() {
        check(name != "ADD" && !rest.contains("://"), "something is fetched that no lock file pins");
        let image = rest.split(' ').next().unwrap();
        check(
            name != "FROM" || !image.contains('/') && !image.contains(":latest"),
            "a base is named by its host, or floats",
        );
    }
    faults
}

#[test]
fn the_image_has_the_server_and_nothing_else() {
    assert_eq!(faults(FILE), Vec::<&str>::new());
    assert!(IGNORED.lines().any(|line| line == "/target") && IGNORED.lines().any(|line| line == "/dist"));
}

#[test]
fn what_it_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert!(FILE.contains("--profile serve") && manifest.contains("[profile.serve]"));
    assert!(FILE.contains("--features serve") && manifest.contains("\nserve = ["));
    // `--locked` needs the lock file, `cargo xtask` its alias.
    for file in ["Cargo.lock", ".cargo/config.toml"] {
        assert!(root.join(file).is_file(), "{file}");
        assert!(
            !IGNORED.lines().any(|line| line.trim_start_matches('/') == file.split('/').next().unwrap()),
            "{file}"
        );
    }
}

/// The options that the image starts the server with are the server's.
#[cfg(feature = "serve")]
#[test]
fn the_server_takes_the_words_that_it_is_started_with() {
    let stages = stages(FILE);
    let (_, words) = stages.last().unwrap().iter().find(|(name, _)| name == "ENTRYPOINT").unwrap();
    let words: Vec<String> = serde_json::from_str(words).unwrap();
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_serve")).arg("--help").output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let options: Vec<_> = words.iter().filter(|word| word.starts_with("--")).collect();
    assert_eq!(options.len(), 4, "{options:?}");
    assert!(options.iter().all(|option| help.contains(&format!("{option} <"))), "{help}");
}

#[test]
fn the_checker_finds_what_is_wrong() {
    for (right, wrong) in [
        ("FROM scratch", "FROM debian:12"),
        ("FROM rust:1 AS build", "FROM example.org/rust:1 AS build"),
        ("USER 65532:65532", "USER root"),
        ("USER 65532:65532", "USER 0"),
        ("USER 65532:65532\n", ""),
        ("EXPOSE 8080 8081", "EXPOSE 80"),
        ("WORKDIR /source", "ADD https://example.org/x /x"),
        ("ENTRYPOINT [\"/serve\", ", "ENTRYPOINT /serve "),
        ("COPY --from=build /image /", "COPY . /"),
        ("USER 65532:65532", "RUN true\nUSER 65532:65532"),
    ] {
        let file = FILE.replacen(right, wrong, 1);
        assert_ne!(file, FILE, "{right}");
        assert!(!faults(&file).is_empty(), "{wrong}");
    }
}

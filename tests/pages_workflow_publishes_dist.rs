//! The workflow for GitHub Pages is YAML, builds with the command that README names, and publishes what that leaves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use saphyr::{LoadableYamlNode, Yaml};
use std::fs;
use std::path::Path;

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn it_builds_as_the_readme_says_and_publishes_dist() {
    let source = text(".github/workflows/pages.yml");
    let documents = Yaml::load_from_str(&source).expect("YAML");
    let jobs = &documents[0]["jobs"];
    let steps = |job: &str| jobs[job]["steps"].as_vec().expect("steps").iter().collect::<Vec<_>>();
    let value = |step: &Yaml, key: &str| {
        step.as_mapping_get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };

    let commands: Vec<_> =
        steps("build").iter().map(|step| value(step, "run")).filter(|run| !run.is_empty()).collect();
    assert_eq!(commands, ["cargo xtask build"]);
    assert!(text("README.md").contains(&commands[0]));
    let upload = steps("build")
        .into_iter()
        .find(|step| value(step, "uses").starts_with("actions/upload-pages-artifact@"));
    assert_eq!(upload.expect("an upload")["with"]["path"].as_str(), Some("dist"));

    assert_eq!(jobs["deploy"]["needs"].as_str(), Some("build"));
    assert!(steps("deploy").iter().any(|step| value(step, "uses").starts_with("actions/deploy-pages@")));
    for right in ["pages", "id-token"] {
        assert_eq!(jobs["deploy"]["permissions"][right].as_str(), Some("write"), "{right}");
    }

    // Each action is of a version, and comes from GitHub itself.
    for step in steps("build").into_iter().chain(steps("deploy")) {
        let uses = value(step, "uses");
        let is_pinned = uses.split_once("@v").is_some_and(|(_, version)| version.parse::<u32>().is_ok());
        assert!(uses.is_empty() || (uses.starts_with("actions/") && is_pinned), "{uses}");
    }
}

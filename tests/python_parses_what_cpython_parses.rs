//! The oracle of the parser: whatever it accepts, CPython's `ast.parse` accepts too. What it refuses may be Python: it is
//! then refused by name.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod python_common;

use dice::Dice;
use put_playground::python::parse;
use python_common::generate;
use python_common::{all_fixtures, ask_python, fixtures};

/// Answers `1` where `ast.parse` and the compiler's own checks accept a program, else the error.
const PARSE: &str = r#"
import ast, json, sys
for line in sys.stdin:
    try:
        source = json.loads(line)
        ast.parse(source)
        print(1)
    except Exception as error:
        print(json.dumps(str(error)))
"#;

/// How many programs are made.
const COUNT: u64 = 20_000;

#[test]
fn accepts_only_what_cpython_accepts() {
    let mut programs: Vec<String> = all_fixtures().into_iter().map(|(_, source)| source).collect();
    let mut random = Dice::new(1);
    for (_, source) in all_fixtures() {
        programs.extend((0..40).map(|_| generate::damaged(&mut random, &source)));
    }
    programs.extend((0..COUNT).map(|seed| generate::program(&mut Dice::new(seed + 2))));
    let accepted: Vec<bool> = programs.iter().map(|program| parse(program).is_ok()).collect();
    let answers = ask_python(PARSE, &programs);
    let mut wrong = Vec::new();
    for ((program, accepted), answer) in programs.iter().zip(&accepted).zip(&answers) {
        if *accepted && answer != "1" {
            wrong.push(format!("--- {answer}\n{program}"));
        }
    }
    wrong.sort_by_key(String::len);
    let ours = accepted.iter().filter(|accepted| **accepted).count();
    let theirs = answers.iter().filter(|answer| *answer == "1").count();
    println!("{} programs: CPython accepts {theirs}, the playground {ours}", programs.len());
    assert!(
        wrong.is_empty(),
        "{} programs are accepted here and not by CPython\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
    assert!(ours > programs.len() / 10, "only {ours} programs are accepted: the generator is too wild");
}

#[test]
fn accepts_every_program_of_the_tutorials() {
    let mut refused = Vec::new();
    for (path, source) in fixtures("programs").into_iter().chain(fixtures("layout")) {
        if let Err(error) = parse(&source) {
            refused.push(format!("{}: {error}", path.display()));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Python that is refused, with the name under which it is, as the first line's comment has it.
#[test]
fn refuses_the_rest_by_name_and_line() {
    let mut wrong = Vec::new();
    for (path, source) in fixtures("refused") {
        let expected = source.lines().next().unwrap().trim_start_matches("# ");
        let found = match parse(&source) {
            Err(error) => error.to_string(),
            Ok(_) => "nothing".to_owned(),
        };
        if found != expected {
            wrong.push(format!("{}\n  {expected}\n  {found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! The command line: which words are understood, and what they ask for.

use std::{error, fmt};

/// Where the page is served when the user does not say.
pub const DEFAULT_PORT: u16 = 8080;

/// What `cargo xtask` prints when it is not told what to do.
pub const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--open] [--dev] [-- WORDS]
            Build the page and serve it, with its sandbox, on this machine (port 8080, or the next free one).
            WORDS are for the server itself: `-- --store things.redb` keeps what is PUT in a file, `-- --class` lets a
            class in, `-- --help` says what else there is.
            The first start installs what is missing into target/tools: about 6 minutes on two cores.
            Later starts with nothing changed: a few seconds.
  build [--dev]
            Leave a deployable dist/ and print its sizes. About 1 minute once the tools are there.
  dev [--port N] [--open]
            Rebuild and reload the page at every change, with the sandbox behind it. Unoptimised, so quick to rebuild.
  check     Formatting, clippy (native and wasm32, warnings denied), documentation. About 2 minutes the first time.
  test      check, build, then every test, in a real browser too. About 15 minutes on a bare machine.
  bench [--only sandbox|class|python]
            Measure, in one run, the practice server beside a bare axum, httpbin on gunicorn, and MSW in Chromium: requests
            a second, times, memory; a class of 200 students for a minute, and how far behind it the board is; and the
            reader of Python beside CPython's ast.parse: MB a second. About 6 minutes once everything is built, class
            alone one, python alone half a minute; prints which goals were met.
  icons     Draw the icons that are pixels anew, after a change to those that are SVG.
  help      This text.

  --release is the default; --dev builds without optimising.
  Tools go under target/tools. Outside of the project, only these are touched: `rustup target add` for the wasm32 target,
  and Debian's packages (apt-get) for what is missing and can't be had otherwise.";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Build, then serve on TCP.
    Serve { port: u16, open: bool, profile: Profile, words: Vec<String> },
    /// Leave a deployable `dist/`.
    Build { profile: Profile },
    /// Rebuild and reload at every change.
    Dev { port: u16, open: bool },
    /// The programs of `dev`, see there.
    DevPair { port: u16, open: bool },
    /// Formatting, lints, documentation.
    Check,
    /// Everything that must hold before a change lands.
    Test,
    /// Measurements beside peers; of everything, or of one subject alone.
    Bench { only: Option<Subject> },
    /// The icons that are pixels.
    Icons,
    /// Trunk's hook, see `stamp`.
    Stamp,
    /// Wait for the server and print its address, see `announce`.
    Announce { port: u16, open: bool },
    /// Print the help.
    Help,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The practice server.
    Sandbox,
    /// A class and its board.
    Class,
    /// The reader of Python.
    Python,
}

/// How much the compiler optimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// Small to send.
    Release,
}

/// Why the command line was not understood.
#[derive(Debug, PartialEq, Eq)]
pub enum UsageError {
    /// No such command.
    UnknownCommand(String),
    /// The command does not take this word.
    UnknownOption { command: String, option: String },
    /// `--only` without a subject after it.
    BadSubject(Option<String>),
    /// `--port` without a port number after it.
    BadPort(Option<String>),
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCommand(name) => write!(f, "there is no command `{name}`"),
            Self::UnknownOption { command, option } => write!(f, "`{command}` does not take `{option}`"),
            Self::BadSubject(None) => {
                f.write_str("`--only` needs a subject after it: sandbox, class or python")
            }
            Self::BadSubject(Some(text)) => {
                write!(f, "`--only` takes sandbox, class or python, not `{text}`")
            }
            Self::BadPort(None) => f.write_str("`--port` needs a number from 1 to 65535 after it"),
            Self::BadPort(Some(text)) => write!(f, "`--port` needs a number from 1 to 65535, not `{text}`"),
        }
    }
}

impl error::Error for UsageError {}

/// Reads the words after `cargo xtask`.
pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, UsageError> {
    let mut words = words.into_iter();
    let Some(name) = words.next() else {
        return Ok(Command::Help);
    };
    let allowed: &[&str] = match name.as_str() {
        "serve" => &["--port", "--open", "--release", "--dev"],
        "build" => &["--release", "--dev"],
        "dev" | "dev-pair" | "announce" => &["--port", "--open"],
        "bench" => &["--only"],
        "check" | "test" | "icons" | "stamp" => &[],
        "help" | "--help" | "-h" => return Ok(Command::Help),
        _ => return Err(UsageError::UnknownCommand(name)),
    };

    let (mut port, mut open, mut profile, mut only) = (DEFAULT_PORT, false, Profile::Release, None);
    let mut further = Vec::new();
    while let Some(word) = words.next() {
        if word == "--" && name == "serve" {
            further = words.collect();
            break;
        }
        let (option, attached) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        if matches!(option, "--help" | "-h") {
            return Ok(Command::Help);
        }
        if !allowed.contains(&option) || (attached.is_some() && !["--port", "--only"].contains(&option)) {
            return Err(UsageError::UnknownOption { command: name, option: word });
        }
        match option {
            "--port" => port = parse_port(attached.or_else(|| words.next()))?,
            "--only" => only = Some(parse_subject(attached.or_else(|| words.next()))?),
            "--open" => open = true,
            "--dev" => profile = Profile::Dev,
            _ => profile = Profile::Release,
        }
    }

    Ok(match name.as_str() {
        "serve" => Command::Serve { port, open, profile, words: further },
        "build" => Command::Build { profile },
        "dev" => Command::Dev { port, open },
        "dev-pair" => Command::DevPair { port, open },
        "announce" => Command::Announce { port, open },
        "check" => Command::Check,
        "test" => Command::Test,
        "icons" => Command::Icons,
        "bench" => Command::Bench { only },
        _ => Command::Stamp,
    })
}

fn parse_subject(text: Option<String>) -> Result<Subject, UsageError> {
    match text.as_deref() {
        Some("sandbox") => Ok(Subject::Sandbox),
        Some("class") => Ok(Subject::Class),
        Some("python") => Ok(Subject::Python),
        _ => Err(UsageError::BadSubject(text)),
    }
}

fn parse_port(text: Option<String>) -> Result<u16, UsageError> {
    match text.as_deref().map(str::parse) {
        Some(Ok(port)) if port > 0 => Ok(port),
        _ => Err(UsageError::BadPort(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, UsageError> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn nothing_and_help_print_the_help() {
        for line in ["", "help", "--help", "serve --help", "build -h"] {
            assert_eq!(parsed(line), Ok(Command::Help), "{line}");
        }
    }

    #[test]
    fn serve_is_a_release_build_on_the_default_port() {
        let (port, words) = (DEFAULT_PORT, Vec::new());
        let expected = Command::Serve { port, open: false, profile: Profile::Release, words };
        assert_eq!(parsed("serve"), Ok(expected));
    }

    #[test]
    fn options_come_in_any_order() {
        let serve = |words| Command::Serve { port: 9000, open: true, profile: Profile::Dev, words };
        assert_eq!(parsed("serve --open --port 9000 --dev"), Ok(serve(Vec::new())));
        let words = ["--class", "--port", "1"].map(str::to_owned).to_vec();
        assert_eq!(parsed("serve --open --port 9000 --dev -- --class --port 1"), Ok(serve(words)));
        assert_eq!(parsed("dev --port=9001"), Ok(Command::Dev { port: 9001, open: false }));
    }

    #[test]
    fn a_bad_port_is_named() {
        assert_eq!(parsed("serve --port"), Err(UsageError::BadPort(None)));
        for bad in ["0", "65536", "http"] {
            let error = Err(UsageError::BadPort(Some(bad.to_owned())));
            assert_eq!(parsed(&format!("serve --port {bad}")), error);
        }
    }

    #[test]
    fn bench_takes_a_subject() {
        assert_eq!(parsed("bench"), Ok(Command::Bench { only: None }));
        for line in ["bench --only sandbox", "bench --only=sandbox"] {
            assert_eq!(parsed(line), Ok(Command::Bench { only: Some(Subject::Sandbox) }));
        }
        assert_eq!(parsed("bench --only python"), Ok(Command::Bench { only: Some(Subject::Python) }));
        assert_eq!(parsed("bench --only class"), Ok(Command::Bench { only: Some(Subject::Class) }));
        assert_eq!(parsed("bench --only"), Err(UsageError::BadSubject(None)));
        assert_eq!(parsed("bench --only x"), Err(UsageError::BadSubject(Some("x".to_owned()))));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(parsed("bild"), Err(UsageError::UnknownCommand("bild".to_owned())));
        let error = UsageError::UnknownOption { command: "check".to_owned(), option: "--open".to_owned() };
        assert_eq!(parsed("check --open"), Err(error));
        let error =
            UsageError::UnknownOption { command: "serve".to_owned(), option: "--open=yes".to_owned() };
        assert_eq!(parsed("serve --open=yes"), Err(error));
    }

    #[test]
    fn the_help_names_every_command_that_is_for_people() {
        for name in ["serve", "build", "dev", "check", "test", "bench", "help"] {
            assert!(HELP.contains(&format!("\n  {name}")), "{name}");
        }
    }
}

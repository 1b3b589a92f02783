//! Running other programs: shown or quiet, with a time limit and a sign of life.

use std::{
    collections::VecDeque,
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{
    error::Error,
    report::{in_words, note},
};

/// How often a quiet program that goes on for long is mentioned.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How many last lines of a quiet program are shown when it fails.
const LAST_LINES: usize = 20;

/// A program about to run.
pub struct Task {
    command: Command,
    shown_as: String,
    limit: Option<Duration>,
}

impl Task {
    /// The program, found on PATH or given by its path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program.as_ref());
        // `cargo run` describes xtask to xtask; build scripts that see it take it for themselves and rebuild.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_"].iter().any(|start| text.starts_with(start)) {
                command.env_remove(name);
            }
        }
        let shown_as =
            Path::new(program.as_ref()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { command, shown_as, limit: None }
    }

    /// Adds words to the command line.
    pub fn args(mut self, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        for word in words {
            self.shown_as.push(' ');
            self.shown_as.push_str(&word.as_ref().to_string_lossy());
            self.command.arg(word);
        }
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets variables, or removes those without a value.
    pub fn envs<'a>(
        mut self,
        changes: impl IntoIterator<Item = &'a (&'static str, Option<OsString>)>,
    ) -> Self {
        for (name, value) in changes {
            match value {
                Some(value) => self.command.env(name, value),
                None => self.command.env_remove(name),
            };
        }
        self
    }

    /// Where it runs.
    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Ends it when it takes longer, so that a network that never answers costs minutes at most.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Runs it with its output on the user's terminal.
    pub fn shown(mut self) -> Result<(), Error> {
        let mut child = self.spawn()?;
        let status = self.wait(&mut child, |_| ())?;
        self.judge(status, Vec::new())
    }

    /// Like [`shown`](Self::shown), with a standard input that closes when this process ends, however it ends.
    pub fn held(mut self) -> Result<(), Error> {
        self.command.stdin(Stdio::piped());
        self.shown()
    }

    /// Runs it without showing its output: a line now and then while it lasts, its last lines when it fails.
    pub fn quiet(mut self) -> Result<(), Error> {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.spawn()?;
        let lines = Arc::new(Mutex::new(VecDeque::new()));
        let readers = [
            child.stdout.take().map(|stream| keep_last_lines(stream, &lines)),
            child.stderr.take().map(|stream| keep_last_lines(stream, &lines)),
        ];
        let mut next = HEARTBEAT;
        let status = self.wait(&mut child, |elapsed| {
            if elapsed >= next {
                next += HEARTBEAT;
                let last = lock(&lines).back().cloned().unwrap_or_default();
                note(&format!("{} so far: {}", in_words(elapsed), last.trim()));
            }
        })?;
        for reader in readers.into_iter().flatten() {
            // A reader that panicked has nothing to say; the program's status counts.
            let _ = reader.join();
        }
        let last_lines = lock(&lines).drain(..).collect();
        self.judge(status, last_lines)
    }

    /// What it prints on standard output, when it succeeds.
    pub fn text(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts it and lets it run beside this program.
    pub fn start(mut self) -> Result<Child, Error> {
        self.spawn()
    }

    /// Becomes the program, where the system can: a signal sent to `cargo xtask` then reaches the program itself.
    /// Returns only when that is not possible.
    #[cfg(unix)]
    pub fn become_it(mut self) -> Error {
        use std::os::unix::process::CommandExt;
        let source = self.command.exec();
        Error::Io { doing: format!("starting `{}`", self.shown_as), source }
    }

    fn spawn(&mut self) -> Result<Child, Error> {
        self.command.spawn().map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound { program: self.shown_as.clone() },
            _ => Error::Io { doing: format!("starting `{}`", self.shown_as), source },
        })
    }

    fn wait(&self, child: &mut Child, mut meanwhile: impl FnMut(Duration)) -> Result<ExitStatus, Error> {
        let start = Instant::now();
        loop {
            if let Some(status) =
                child.try_wait().map_err(Error::io(format!("waiting for `{}`", self.shown_as)))?
            {
                return Ok(status);
            }
            let elapsed = start.elapsed();
            if let Some(limit) = self.limit.filter(|limit| elapsed > *limit) {
                end(child);
                return Err(Error::TooSlow { program: self.shown_as.clone(), limit });
            }
            meanwhile(elapsed);
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn judge(self, status: ExitStatus, last_lines: Vec<String>) -> Result<(), Error> {
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed { program: self.shown_as, status: status.to_string(), last_lines })
    }
}

/// Ends a program and waits until it is gone.
pub fn end(child: &mut Child) {
    // Either call fails only when the program has ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

fn keep_last_lines(
    stream: impl Read + Send + 'static,
    lines: &Arc<Mutex<VecDeque<String>>>,
) -> thread::JoinHandle<()> {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            if line.is_empty() {
                continue;
            }
            let mut lines = lock(&lines);
            if lines.len() == LAST_LINES {
                lines.pop_front();
            }
            lines.push_back(line);
        }
    })
}

/// A reader that panicked leaves whole lines behind, so they can be used all the same.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = Task::new("no-such-program-anywhere").quiet();
        assert!(matches!(error, Err(Error::NotFound { program }) if program == "no-such-program-anywhere"));
    }

    #[test]
    fn a_failing_program_keeps_its_last_lines() {
        let error = Task::new("cargo").args(["no-such-command"]).quiet();
        let Err(Error::Failed { program, last_lines, .. }) = error else { panic!("{error:?}") };
        assert_eq!(program, "cargo no-such-command");
        assert!(last_lines.iter().any(|line| line.contains("no-such-command")), "{last_lines:?}");
    }
}

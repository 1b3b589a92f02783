//! `serve` as a process on a free port of this machine, ended when dropped, with a small page of its own.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// Longer than anything here may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A folder with a built page of a few files, removed when dropped.
pub struct Page(PathBuf);

impl Page {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("page-{}-{number}", std::process::id());
        let page = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(&page.0).unwrap();
        page.write("index.html", b"<!doctype html>");
        page.write("sw.js", b"//");
        page.write("app-0123456789abcdef_bg.wasm", b"\0asm");
        page
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The name of a file in the folder.
    pub fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    pub fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.0.join(name), content).unwrap();
    }

    /// `serve` for this page.
    pub fn serve(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
        command.arg("--dist").arg(&self.0).args(words).env_remove("RUST_LOG").stdin(Stdio::null());
        command
    }

    /// `serve` for this page, on a free port.
    pub fn serve_anywhere(&self, words: &[&str]) -> Command {
        let mut command = self.serve(&["--port", "0"]);
        command.args(words);
        command
    }

    /// What `serve` says when it does not start.
    pub fn refusal(&self, words: &[&str]) -> String {
        match Server::try_of(self.serve_anywhere(words), self) {
            Ok(server) => panic!("serve started: {}", server.address),
            Err(message) => message,
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running `serve`, killed when dropped.
pub struct Server {
    pub process: Child,
    /// Host and port.
    pub address: String,
    /// Where its stderr goes.
    errors: PathBuf,
}

impl Server {
    pub fn start(page: &Page, words: &[&str]) -> Self {
        Self::of(page.serve_anywhere(words), page)
    }

    pub fn of(command: Command, page: &Page) -> Self {
        Self::try_of(command, page).unwrap_or_else(|message| panic!("serve did not start: {message}"))
    }

    /// A server, or what it says because it did not start.
    pub fn try_of(mut command: Command, page: &Page) -> Result<Self, String> {
        let errors = page.path().join("stderr.txt");
        let file = File::create(&errors).unwrap();
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(file).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| {
            let address = line.strip_prefix("listening on http://")?.trim_end_matches('/');
            Some(address.replace("0.0.0.0", "127.0.0.1"))
        });
        let mut server = Self { process, address: address.unwrap_or_default(), errors };
        if !server.address.is_empty() {
            return Ok(server);
        }
        let status = server.process.wait().unwrap();
        let message = server.stderr();
        assert_eq!(status.code(), Some(1), "{message}");
        assert!(!message.contains("panicked"), "{message}");
        Err(message)
    }

    /// What the server has said of itself so far.
    pub fn stderr(&self) -> String {
        fs::read_to_string(&self.errors).unwrap()
    }

    /// Host and port of the second origin.
    pub fn second(&self) -> String {
        let stderr = self.stderr();
        let line = stderr.lines().find_map(|line| line.strip_prefix("the second origin, for CORS: http://"));
        line.unwrap().trim_end_matches("/sandbox/").replace("0.0.0.0", "127.0.0.1")
    }

    /// Ends the process on the spot: SIGKILL, where there are signals.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    #[cfg(unix)]
    pub fn signal(&self, signal: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Waits for the end of the process.
    pub fn ended(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "the server goes on: {}", self.stderr());
            std::thread::yield_now();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

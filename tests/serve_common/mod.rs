//! `serve` as a process, a client that counts every byte, and Redis.
#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod client;
mod redis;

pub use client::{Answer, Client};
pub use redis::Redis;

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// A folder of this test's own, removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// `serve` with a page in `folder`, on a free port.
pub fn command(folder: &Folder, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
    command.args(["--port", "0", "--dist"]).arg(folder.path()).args(words);
    command
}

/// What `serve` says when it does not start.
pub fn refusal(folder: &Folder, words: &[&str]) -> String {
    match Server::try_of(command(folder, words), folder) {
        Ok(server) => panic!("serve started: {}", server.address),
        Err(message) => message,
    }
}

/// A running `serve`, killed when dropped.
pub struct Server {
    process: Child,
    pub address: String,
}

impl Server {
    pub fn start(folder: &Folder, words: &[&str]) -> Self {
        Self::of(command(folder, words), folder)
    }

    pub fn of(command: Command, folder: &Folder) -> Self {
        Self::try_of(command, folder).unwrap_or_else(|message| panic!("serve did not start: {message}"))
    }

    /// A server, or what it says because it did not start.
    pub fn try_of(mut command: Command, folder: &Folder) -> Result<Self, String> {
        let errors = folder.path().join("stderr.txt");
        let file = File::create(&errors).unwrap();
        let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(file).spawn().unwrap();
        let mut server = Self { process, address: String::new() };
        let lines = BufReader::new(server.process.stdout.take().unwrap()).lines();
        let address = lines.map_while(Result::ok).find_map(|line| {
            Some(line.strip_prefix("listening on http://")?.trim_end_matches('/').to_owned())
        });
        match address {
            Some(address) => {
                server.address = address;
                Ok(server)
            }
            None => {
                let status = server.process.wait().unwrap();
                let message = fs::read_to_string(&errors).unwrap();
                assert_eq!(status.code(), Some(1), "{message}");
                assert!(!message.contains("panicked"), "{message}");
                Err(message)
            }
        }
    }

    pub fn client(&self) -> Client {
        Client::new(&self.address)
    }

    /// Ends the process on the spot: SIGKILL, where there are signals.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Tries until it works, or for too long.
pub fn until<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(done) = attempt() {
            return done;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{what} did not happen in 20 s");
        std::thread::yield_now();
    }
}

/// Numbers for tests whose outcome must not depend on them.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        // xorshift64 (Marsaglia)
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % sides
    }
}

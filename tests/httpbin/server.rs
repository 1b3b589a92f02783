//! httpbin on a free port of this machine, ended when dropped.

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};

/// httpbin under way.
pub struct Httpbin {
    process: Child,
    pub address: String,
}

impl Drop for Httpbin {
    fn drop(&mut self) {
        // gunicorn ends its workers when it is asked to end, not when it is killed.
        #[cfg(unix)]
        {
            let id = self.process.id().to_string();
            let _ = Command::new("kill").args(["-TERM", &id]).status();
        }
        #[cfg(not(unix))]
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// httpbin on gunicorn, mounted where the sandbox is.
pub fn httpbin() -> Httpbin {
    let process = Command::new(python())
        .args(["-m", "gunicorn", "--bind", "127.0.0.1:0", "--threads", "4", "httpbin:app"])
        .env("SCRIPT_NAME", "/sandbox")
        .env_remove("GUNICORN_CMD_ARGS")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut server = Httpbin { process, address: String::new() };
    let stderr = server.process.stderr.take().unwrap();
    server.address = wait_for(stderr, "Listening at: http://");
    server
}

/// The Python that `cargo xtask test` made.
fn python() -> PathBuf {
    let made = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../tools/httpbin").join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let python = env::var_os("PUT_PLAYGROUND_HTTPBIN").map_or(made, PathBuf::from);
    assert!(
        python.is_file(),
        "no httpbin to compare with: `cargo xtask test` installs it, or PUT_PLAYGROUND_HTTPBIN names a Python that has \
         the packages of tests/httpbin/requirements.txt"
    );
    python
}

/// Reads lines until one has `mark`, and returns the word behind it. The rest is read as well, so that the server can go
/// on writing.
fn wait_for(output: impl Read + Send + 'static, mark: &str) -> String {
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let mut seen = Vec::new();
    let address = loop {
        let Some(line) = lines.next() else { panic!("the server did not start: {}", seen.join("\n")) };
        if let Some((_, rest)) = line.split_once(mark) {
            break rest.split([' ', '/']).next().unwrap_or_default().to_owned();
        }
        seen.push(line);
    };
    thread::spawn(move || lines.for_each(drop));
    address
}

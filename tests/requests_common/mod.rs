//! Runs a program that calls `requests`, and keeps what it sends.

use put_playground::python::Exception;
use put_playground::python::eval::{Machine, Step};
use put_playground::python::requests::{Failure, Reply, Surroundings, Wire};
use std::time::Duration;

/// Chance and time as they were when the vectors were made.
pub struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "0123456789abcdef0123456789abcdef".into()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

/// What came of a program.
#[derive(Debug, Default)]
pub struct Ran {
    /// What it sent, in order.
    pub sent: Vec<Wire>,
    /// What it printed.
    pub printed: String,
    /// The exception that ended it.
    pub error: Option<Exception>,
}

/// Runs a program; `answer` is asked for each request that is sent, with its number.
pub fn run(source: &str, mut answer: impl FnMut(&Wire, usize) -> Result<Reply, Failure>) -> Ran {
    let mut ran = Ran::default();
    let mut machine = Machine::new(source).unwrap_or_else(|error| panic!("{error}\n{source}"));
    loop {
        match machine.run(&mut Fixed, &|| Duration::ZERO) {
            Step::Print(text) => ran.printed += &text,
            Step::Send => {
                let transfer = machine.transfer().expect("something to send");
                let wire = transfer.wire().clone();
                let reply = answer(&wire, ran.sent.len()).map_err(|failure| transfer.fail(failure));
                ran.sent.push(wire);
                machine.answer(reply, &mut Fixed);
            }
            Step::Open(name) => panic!("{name} is opened by\n{source}"),
            Step::Pause => {}
            Step::Done => return ran,
            Step::Raised(_) => {
                ran.error = machine.uncaught().map(|(exception, _)| exception.clone());
                return ran;
            }
            Step::Ended(limit) => panic!("{limit}\n{source}"),
        }
    }
}

/// A program that makes this call after this setup; what it gives is `r`.
pub fn program(setup: &str, call: &str) -> String {
    format!(
        "import datetime\nimport io\nimport requests\nfrom requests.auth import HTTPBasicAuth\n{setup}\nr = {call}\n"
    )
}

/// An exception as the vectors have it.
pub fn error_json(error: &Exception) -> serde_json::Value {
    let name = format!("{}.{}", error.class.module(), error.class.name());
    serde_json::json!({ "type": name, "message": error.message().to_lossy() })
}

//! A Python program, run without a network.

use crate::Fixed;
use crate::error::Refused;
use put_playground::python::Class;
use put_playground::python::eval::{Machine, Step};
use put_playground::python::requests::{Reply, Wire};
use std::time::Instant;

/// What the program would send.
pub fn wires(source: &str) -> Result<Vec<Wire>, Refused> {
    let mut machine = Machine::new(source)?;
    let mut wires = Vec::new();
    let start = Instant::now();
    loop {
        match machine.run(&mut Fixed, &|| start.elapsed()) {
            Step::Print(_) | Step::Pause => {}
            Step::Send => {
                wires.extend(machine.transfer().map(|transfer| transfer.wire().clone()));
                let empty = Reply { status: 200, reason: "OK".into(), ..Reply::default() };
                machine.answer(Ok(empty), &mut Fixed);
            }
            Step::Open(name) => machine.file(std::fs::read(name).ok().as_deref()),
            Step::Done => return Ok(wires),
            Step::Raised(traceback) => {
                let refused = machine.uncaught().map(|(exception, position)| {
                    (comes_of_the_answer(exception.class), Refused::raised(exception, Some(position)))
                });
                return match refused {
                    Some((true, _)) if !wires.is_empty() => {
                        eprintln!(
                            "An answer without content is not enough for the rest of the program.\n{traceback}"
                        );
                        Ok(wires)
                    }
                    Some((_, refused)) => Err(refused),
                    None => Err(Refused::new("Exception", traceback)),
                };
            }
            Step::Ended(limit) => return Err(Refused::new("Limit", limit.to_string())),
        }
    }
}

/// Whether an exception can come from reading an answer that is empty, and not from preparing a request.
fn comes_of_the_answer(class: Class) -> bool {
    class == Class::JsonDecodeError || class == Class::AssertionError || class.is_a(Class::LookupError)
}

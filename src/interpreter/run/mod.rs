//! A program that runs: what it wants from outside becomes answers, and it goes on with what comes back.

mod limit;
mod remarks;
mod reply;
mod send;

use crate::model::dialogue::{Answer, CodeFault, Ending, Question};
use crate::python::eval::{Machine, Step};
use crate::python::requests::Surroundings;
use crate::python::syntax::{Position, ProgramError};
use remarks::Remarks;
use std::time::Duration;

/// How long a program that prints computes before the page gets its turn.
const TURN: Duration = Duration::from_millis(40);

/// The program that runs, if one does.
#[derive(Debug, Default)]
pub(super) struct Run {
    program: Option<Program>,
}

/// A program that runs.
#[derive(Debug)]
struct Program {
    run: u32,
    machine: Machine,
    waits: Waits,
    remarks: Remarks,
}

/// What a program waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waits {
    Reply,
    File,
    Turn,
}

impl Run {
    /// Takes a question about a run. One about another run than this, or that the program does not wait for, is ignored:
    /// it came too late.
    pub(super) fn ask(
        &mut self,
        question: Question,
        surroundings: &mut dyn Surroundings,
        clock: &dyn Fn() -> Duration,
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        let ending = match question {
            Question::Run { run, code } => {
                self.program = None;
                match Machine::new(&code) {
                    Ok(machine) => {
                        let program = self.program.insert(Program::new(run, machine, &code));
                        program.go_on(surroundings, clock, &mut answers)
                    }
                    Err(error) => {
                        answers.push(Answer::Ended { run, ending: Ending::Refused(fault(&error)) });
                        None
                    }
                }
            }
            Question::Reply(reply) => self.waiting(reply.run, Waits::Reply).and_then(|program| {
                let stop = program.receive(reply, surroundings, &mut answers);
                stop.or_else(|| program.go_on(surroundings, clock, &mut answers))
            }),
            Question::File { run, content } => self.waiting(run, Waits::File).and_then(|program| {
                program.machine.file(content.as_deref());
                program.go_on(surroundings, clock, &mut answers)
            }),
            Question::GoOn { run } => self
                .waiting(run, Waits::Turn)
                .and_then(|program| program.go_on(surroundings, clock, &mut answers)),
            Question::Stop { run } => {
                self.program.take_if(|program| program.run == run);
                None
            }
            _ => None,
        };
        if let Some(ending) = ending {
            answers.extend(self.program.take().map(|program| Answer::Ended { run: program.run, ending }));
        }
        answers
    }

    /// The program of this run, if it waits for this.
    fn waiting(&mut self, run: u32, waits: Waits) -> Option<&mut Program> {
        self.program.as_mut().filter(|program| program.run == run && program.waits == waits)
    }
}

impl Program {
    fn new(run: u32, machine: Machine, code: &str) -> Self {
        let remarks = Remarks::of(code);
        Self { run, machine, waits: Waits::Turn, remarks }
    }

    /// Runs until the program waits, or to its end.
    fn go_on(
        &mut self,
        surroundings: &mut dyn Surroundings,
        clock: &dyn Fn() -> Duration,
        answers: &mut Vec<Answer>,
    ) -> Option<Ending> {
        let run = self.run;
        let start = clock();
        let (waits, answer) = loop {
            match self.machine.run(surroundings, clock) {
                Step::Print(text) => {
                    answers.push(Answer::Printed { run, text });
                    // A turn that printed ends like any other, and the machine does not say so.
                    if clock().saturating_sub(start) >= TURN {
                        break (Waits::Turn, Answer::Paused { run });
                    }
                }
                Step::Send => match self.send(answers) {
                    Ok(answer) => break (Waits::Reply, answer),
                    Err(exception) => self.machine.answer(Err(exception), surroundings),
                },
                Step::Open(name) => break (Waits::File, Answer::Open { run, name }),
                Step::Pause => break (Waits::Turn, Answer::Paused { run }),
                Step::Done => return Some(Ending::Done),
                Step::Raised(traceback) => return Some(Ending::Raised(traceback)),
                Step::Ended(limit) => return Some(Ending::Limited(limit.to_string())),
            }
        };
        self.waits = waits;
        answers.push(answer);
        None
    }

    /// Says something of this run, unless it was said before.
    fn remark(&mut self, note: impl Into<String>, answers: &mut Vec<Answer>) {
        let run = self.run;
        answers.extend(self.remarks.once(note.into()).map(|note| Answer::Remarked { run, note }));
    }
}

/// What is wrong with a program, as the page shows it.
fn fault(error: &ProgramError) -> CodeFault {
    let Position { line, column } = error.position;
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    CodeFault {
        line: small(line),
        column: small(column),
        start: error.span.start,
        end: error.span.end,
        words: error.fault.to_string(),
    }
}

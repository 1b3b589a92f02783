//! A program under way: it stops where something has to come from outside, and goes on when it is there.

mod execute;

use crate::locale::tr;
use crate::python::eval::builtins::{self, Called};
use crate::python::eval::code::{Code, Instruction};
use crate::python::eval::limits::{Done, Failure, Limit, OUTPUT, REQUESTS, TIME, check_memory, weight};
use crate::python::eval::traceback::{Raised, farewell, report};
use crate::python::eval::{check, codec, compile};
use crate::python::requests::{self, Reply, Response, Surroundings, Transfer};
use crate::python::stream::Stream;
use crate::python::syntax::{Position, ProgramError, parse};
use crate::python::{Arguments, Class, Exception, Str, Value};
use std::rc::Rc;
use std::time::Duration;

/// How long a program computes before the page gets its turn.
const TURN: Duration = Duration::from_millis(40);

/// How many instructions pass between two looks at the clock.
const GLANCE: u64 = 64;

/// How many bytes may be made between two looks at the memory.
const ALLOCATED: usize = 24 << 20;

/// What a program needs from outside, or says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Text for the output.
    Print(String),
    /// Send [`Machine::transfer`], then [`Machine::answer`].
    Send,
    /// Read the file of this name, then [`Machine::file`].
    Open(String),
    /// Nothing: call [`Machine::run`] again when the page has had its turn.
    Pause,
    /// The program has ended.
    Done,
    /// The program has ended with an exception; this is the traceback.
    Raised(String),
    /// The playground has ended the program.
    Ended(Limit),
}

/// What a program waits for.
#[derive(Debug)]
enum Waiting {
    Nothing,
    Reply(Box<Transfer>),
    File { name: Str, is_text: bool },
    Over,
}

/// Where an exception leads.
#[derive(Clone, Copy, Debug)]
struct Block {
    handler: u32,
    stack: usize,
    handling: usize,
}

/// A program that runs.
#[derive(Debug)]
pub struct Machine {
    source: String,
    code: Code,
    at: usize,
    stack: Vec<Value>,
    /// The values of [`Code::names`].
    names: Vec<Option<Value>>,
    blocks: Vec<Block>,
    /// The exceptions that are handled, the innermost last.
    handling: Vec<Raised>,
    waiting: Waiting,
    /// Text that is printed and not handed over yet.
    output: String,
    printed: usize,
    /// What comes behind the text.
    next: Option<Step>,
    /// The exception that ended the program, and where it was raised.
    uncaught: Option<(Rc<Exception>, Position)>,
    sent: usize,
    computed: Duration,
    allocated: usize,
}

/// What an instruction leads to.
enum Flow {
    Next,
    Jump(u32),
    Wait(Step),
}

impl Machine {
    /// A program at its beginning.
    ///
    /// # Errors
    /// The first thing that Python or the playground cannot read or does not have.
    pub fn new(source: &str) -> Result<Self, ProgramError> {
        let program = parse(source)?;
        check::check(source, &program)?;
        let code = compile::compile(source, &program)?;
        let main = |name: &String| (name == "__name__").then(|| Value::str("__main__"));
        let names = code.names.iter().map(main).collect();
        Ok(Self {
            source: source.to_owned(),
            code,
            at: 0,
            stack: Vec::new(),
            names,
            blocks: Vec::new(),
            handling: Vec::new(),
            waiting: Waiting::Nothing,
            output: String::new(),
            printed: 0,
            next: None,
            uncaught: None,
            sent: 0,
            computed: Duration::ZERO,
            allocated: 0,
        })
    }

    /// The exception that ended the program, and where it was raised; after [`Step::Raised`].
    pub fn uncaught(&self) -> Option<(&Exception, Position)> {
        self.uncaught.as_ref().map(|(exception, position)| (&**exception, *position))
    }

    /// What waits to be sent, after [`Step::Send`].
    pub fn transfer(&self) -> Option<&Transfer> {
        match &self.waiting {
            Waiting::Reply(transfer) => Some(transfer),
            _ => None,
        }
    }

    /// Runs on, until something has to come from outside or the page should get its turn. `clock` tells a time that only
    /// grows.
    pub fn run(&mut self, surroundings: &mut dyn Surroundings, clock: &dyn Fn() -> Duration) -> Step {
        if let Some(step) = self.next.take() {
            return step;
        }
        match &self.waiting {
            Waiting::Nothing => {}
            Waiting::Reply(_) => return Step::Send,
            Waiting::File { name, .. } => return Step::Open(name.to_lossy()),
            Waiting::Over => return Step::Done,
        }
        let start = clock();
        let step = self.turn(surroundings, clock, start);
        self.computed += clock().saturating_sub(start);
        if matches!(step, Step::Done | Step::Raised(_) | Step::Ended(_)) {
            self.waiting = Waiting::Over;
        }
        if self.output.is_empty() {
            return step;
        }
        if step != Step::Pause {
            self.next = Some(step);
        }
        Step::Print(std::mem::take(&mut self.output))
    }

    fn turn(
        &mut self,
        surroundings: &mut dyn Surroundings,
        clock: &dyn Fn() -> Duration,
        start: Duration,
    ) -> Step {
        let mut count = 0_u64;
        loop {
            count += 1;
            if count.is_multiple_of(GLANCE) {
                let turn = clock().saturating_sub(start);
                if self.computed + turn > TIME {
                    return Step::Ended(Limit::Time);
                }
                if turn > TURN {
                    return Step::Pause;
                }
            }
            let Some(instruction) = self.code.instructions.get(self.at).copied() else {
                return Step::Done;
            };
            if let Instruction::End = instruction {
                return Step::Done;
            }
            match self.execute(instruction, surroundings).and_then(|flow| self.account().map(|()| flow)) {
                Ok(Flow::Next) => self.at += 1,
                Ok(Flow::Jump(aim)) => self.at = aim as usize,
                Ok(Flow::Wait(step)) => return step,
                Err(Failure::Ended(limit)) => return Step::Ended(limit),
                Err(Failure::Raised(exception)) => {
                    if let Some(step) = self.raise(Rc::new(exception)) {
                        return step;
                    }
                }
            }
        }
    }

    /// Looks at the memory when much was made.
    fn account(&mut self) -> Done<()> {
        if self.allocated > ALLOCATED {
            self.allocated = 0;
            check_memory(self.names.iter().flatten().chain(&self.stack).cloned())?;
        }
        if self.printed > OUTPUT {
            return Err(Failure::Ended(Limit::Output));
        }
        Ok(())
    }

    /// Takes the answer to what was sent, or the exception in its place.
    pub fn answer(&mut self, reply: Result<Reply, Exception>, surroundings: &mut dyn Surroundings) {
        let Waiting::Reply(transfer) = std::mem::replace(&mut self.waiting, Waiting::Nothing) else {
            return;
        };
        let hooks = transfer.hooks().to_vec();
        let outcome = reply.and_then(|reply| transfer.receive(reply, surroundings));
        let result = match outcome {
            Ok(requests::Step::Send(transfer)) => match self.send(transfer) {
                Ok(_) => return,
                Err(failure) => Err(failure),
            },
            Ok(requests::Step::Done(response)) => self.hooked(&hooks, Response::value(response)),
            Err(exception) => Err(Failure::Raised(exception)),
        };
        self.resume(result);
    }

    /// Takes the content of the file that was asked for; `None` where there is no such file.
    pub fn file(&mut self, content: Option<&[u8]>) {
        let Waiting::File { name, is_text } = std::mem::replace(&mut self.waiting, Waiting::Nothing) else {
            return;
        };
        let result = match content {
            Some(bytes) if is_text => codec::decode(bytes, None, None).map(|text| {
                let unix = text.to_lossy().replace("\r\n", "\n").replace('\r', "\n");
                Value::stream(Stream::text_file(name, &Str::from(unix), bytes.len()))
            }),
            Some(bytes) => Ok(Value::stream(Stream::file(name, bytes))),
            None => Err(Failure::Raised(missing_file(name))),
        };
        self.resume(result);
    }

    /// Goes on behind the call that waited.
    fn resume(&mut self, result: Done<Value>) {
        match result {
            Ok(value) => {
                self.stack.push(value);
                self.at += 1;
            }
            Err(Failure::Raised(exception)) => {
                if let Some(step) = self.raise(Rc::new(exception)) {
                    self.next = Some(step);
                    self.waiting = Waiting::Over;
                }
            }
            Err(Failure::Ended(limit)) => {
                self.next = Some(Step::Ended(limit));
                self.waiting = Waiting::Over;
            }
        }
    }

    /// Hands a response to `hooks=`; what a hook gives back takes its place.
    fn hooked(&mut self, hooks: &[Value], mut response: Value) -> Done<Value> {
        for hook in hooks {
            let arguments = Arguments { positional: vec![response.clone()], keywords: Vec::new() };
            match builtins::call(hook, &arguments)? {
                Called::Print(text) => self.print(&text),
                Called::Value(Value::None) => {}
                Called::Value(value) => response = value,
                _ => {
                    return Err(Exception::type_error(tr("py-no-hook")).into());
                }
            }
        }
        Ok(response)
    }

    fn print(&mut self, text: &str) {
        self.printed += text.len();
        self.output += text;
    }

    fn send(&mut self, transfer: Box<Transfer>) -> Done<Flow> {
        self.sent += 1;
        if self.sent > REQUESTS {
            return Err(Failure::Ended(Limit::Requests));
        }
        self.waiting = Waiting::Reply(transfer);
        Ok(Flow::Wait(Step::Send))
    }

    /// Leads an exception to its handler, or ends the program.
    fn raise(&mut self, exception: Rc<Exception>) -> Option<Step> {
        let known = self.handling.iter().rev().find(|raised| Rc::ptr_eq(&raised.exception, &exception));
        let mut places = vec![self.at];
        let context = match known {
            Some(raised) => {
                places.extend(&raised.places);
                raised.context.clone()
            }
            None => self.handling.last().cloned().map(Rc::new),
        };
        self.unwind(Raised { exception, places, context })
    }

    fn unwind(&mut self, raised: Raised) -> Option<Step> {
        let Some(block) = self.blocks.pop() else {
            return Some(match farewell(&raised.exception) {
                Some(text) => {
                    self.print(&text);
                    Step::Done
                }
                None => {
                    let at = raised
                        .places
                        .last()
                        .and_then(|at| self.code.spans.get(*at))
                        .copied()
                        .unwrap_or_default();
                    let position = Position::of(&self.source, at.start as usize);
                    self.uncaught = Some((Rc::clone(&raised.exception), position));
                    Step::Raised(report(&self.source, &self.code, &raised, &self.known_names()))
                }
            });
        };
        self.stack.truncate(block.stack);
        self.handling.truncate(block.handling);
        self.handling.push(raised);
        self.at = block.handler as usize;
        None
    }

    fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or(Value::None)
    }

    fn push(&mut self, value: Value) -> Done<Flow> {
        self.stack.push(value);
        Ok(Flow::Next)
    }

    /// Pushes a value that was made just now.
    fn push_new(&mut self, value: Value) -> Done<Flow> {
        self.allocated += weight(&value);
        self.push(value)
    }

    fn name(&self, index: u32) -> &str {
        self.code.names.get(index as usize).map_or("", String::as_str)
    }
}

/// `FileNotFoundError`.
fn missing_file(name: Str) -> Exception {
    let what = "No such file or directory";
    let shown = crate::python::str_repr(&name);
    let mut exception =
        Exception::with_args(Class::FileNotFoundError, vec![Value::int(2_i64), Value::str(what)]);
    exception.text = Some(Str::from(format!("[Errno 2] {what}: {shown}")));
    exception
        .with("errno", Value::int(2_i64))
        .with("strerror", Value::str(what))
        .with("filename", Value::Str(name))
}

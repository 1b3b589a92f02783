//! The instructions that a program becomes. A list of instructions, unlike a walk through a tree, can stop anywhere and go
//! on later: which is what waiting for an answer takes.

use crate::python::Value;
use crate::python::syntax::Span;
use crate::python::syntax::ast::{BinaryOperator, Comparison, UnaryOperator};

/// A program, ready to run.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub instructions: Vec<Instruction>,
    /// For each instruction, what a traceback underlines.
    pub spans: Vec<Span>,
    pub constants: Vec<Value>,
    pub names: Vec<String>,
    pub calls: Vec<Vec<Argument>>,
    /// Displays: which of the items are unpacked (`*a`, `**b`).
    pub displays: Vec<Vec<bool>>,
    /// Where the operator of a [`Instruction::Binary`] stands, and the value of an [`Instruction::Index`] ends.
    pub anchors: Vec<(u32, Span)>,
}

/// How an argument of a call is given; the values are on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) enum Argument {
    Positional,
    /// With this name.
    Keyword(u32),
    Star,
    DoubleStar,
}

/// What is made of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    List,
    Tuple,
    Set,
    Dict,
}

/// One step. Values are taken from a stack and put there; numbers are places in the tables of [`Code`] or among the
/// instructions.
#[derive(Clone, Copy, Debug)]
pub(super) enum Instruction {
    Constant(u32),
    Load(u32),
    Store(u32),
    Delete(u32),
    Attribute(u32),
    SetAttribute(u32),
    DeleteAttribute(u32),
    Index,
    SetIndex,
    DeleteIndex,
    /// Value, start, stop, step.
    Slice,
    Unary(UnaryOperator),
    Binary(BinaryOperator),
    /// As `Binary`, but a list grows in place.
    Augment(BinaryOperator),
    Compare(Comparison),
    Jump(u32),
    JumpIfFalse(u32),
    JumpIfTrue(u32),
    /// Keeps the value when it jumps.
    JumpIfFalseOrPop(u32),
    /// Keeps the value when it jumps.
    JumpIfTrueOrPop(u32),
    Build(Display, u32),
    /// The function, then the arguments.
    Call(u32),
    /// The value, then the arguments: the method's name, the call.
    CallMethod(u32, u32),
    Iterate,
    /// Pushes the next item, or drops the iterator and jumps.
    Next(u32),
    Unpack(u32),
    Import(u32),
    /// The module stays.
    ImportFrom(u32),
    Pop,
    Duplicate,
    DuplicateTwo,
    /// Moves the top value below so many others.
    Sink(u32),
    /// From here on, exceptions lead there.
    Try(u32),
    EndTry,
    /// Whether the exception that is handled is of these types.
    Catches,
    /// The exception that is handled.
    Handled,
    /// The handler ends.
    EndHandler,
    Raise,
    Reraise,
    AssertionFailed(bool),
    /// Value and specification to text.
    Format(Option<u8>),
    Join(u32),
    Enter,
    /// Leaves a `with`.
    Exit,
    End,
}

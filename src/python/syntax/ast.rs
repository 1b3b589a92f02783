//! What a program says. Names and literals are not copied: their spans point into the source, which is how an edit can
//! leave everything else as the user wrote it.

use super::span::Span;

/// A whole program.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The statements in order.
    pub body: Vec<Statement>,
    /// The comments in order, with their `#`.
    pub comments: Vec<Span>,
}

/// A statement and its place, without the end of the line.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Where it stands.
    pub span: Span,
    /// What it does.
    pub kind: StatementKind,
}

/// What a statement does.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// A value that is not kept: `print(1)`.
    Expression(Expression),
    /// `a = b = value`.
    Assign {
        /// Each target, left to right.
        targets: Box<[Expression]>,
        /// The value.
        value: Expression,
    },
    /// `a += value`.
    Augment {
        /// A name, item or attribute.
        target: Box<Expression>,
        /// The operator without `=`.
        operator: BinaryOperator,
        /// The value.
        value: Expression,
    },
    /// `del a, b[0]`.
    Delete(Box<[Expression]>),
    /// `import requests, json as j`.
    Import(Box<[Import]>),
    /// `from requests import put as p, get`.
    ImportFrom {
        /// The module's name, with its dots.
        module: Span,
        /// What is taken from it.
        names: Box<[Import]>,
    },
    /// `for target in iterable:`.
    For {
        /// What each item is assigned to.
        target: Box<Expression>,
        /// What gives the items.
        iterable: Box<Expression>,
        /// What is done with each.
        body: Box<[Statement]>,
        /// What is done after the last one, if no `break` came.
        otherwise: Box<[Statement]>,
    },
    /// `if`, each `elif`, and `else`.
    If {
        /// Conditions and what they lead to.
        branches: Box<[(Expression, Box<[Statement]>)]>,
        /// The block of `else`.
        otherwise: Box<[Statement]>,
    },
    /// `try`.
    Try {
        /// What is tried.
        body: Box<[Statement]>,
        /// Each `except`.
        handlers: Box<[Handler]>,
        /// The block of `else`.
        otherwise: Box<[Statement]>,
        /// The block of `finally`.
        finally: Box<[Statement]>,
    },
    /// `with a as b, c:`.
    With {
        /// Each value and the target after `as`.
        items: Box<[(Expression, Option<Expression>)]>,
        /// What is done meanwhile.
        body: Box<[Statement]>,
    },
    /// `assert test, message`.
    Assert(Expression, Option<Box<Expression>>),
    /// `raise` and what.
    Raise(Option<Expression>),
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// A name that is imported.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// The name; of a module with its dots.
    pub name: Span,
    /// The name after `as`.
    pub alias: Option<Span>,
}

/// An `except` and its block.
#[derive(Clone, Debug)]
pub struct Handler {
    /// Which exceptions; none catches all.
    pub types: Option<Expression>,
    /// The name after `as`.
    pub name: Option<Span>,
    /// What is done.
    pub body: Box<[Statement]>,
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Where it stands, without parentheses around it; those of a tuple belong to it.
    pub span: Span,
    /// How many expressions stand within one another. The parser keeps it small, so that recursion is safe.
    pub height: u16,
    /// What it is.
    pub kind: ExpressionKind,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum ExpressionKind {
    /// `None`.
    None,
    /// `True`.
    True,
    /// `False`.
    False,
    /// A whole number.
    Int,
    /// A number with a point or an exponent.
    Float,
    /// One string literal.
    Text,
    /// One bytes literal.
    Bytes,
    /// Literals side by side, or an f-string.
    Joined(Box<[Piece]>),
    /// A name.
    Name,
    /// `[a, b]`.
    List(Box<[Expression]>),
    /// `a, b` or `(a, b)`.
    Tuple(Box<[Expression]>),
    /// `{a, b}`.
    Set(Box<[Expression]>),
    /// `{a: b, **c}`.
    Dict(Box<[Item]>),
    /// `*a` in brackets.
    Starred(Box<Expression>),
    /// `a.name`.
    Attribute(Box<Expression>, Span),
    /// `a[b]`.
    Index(Box<[Expression; 2]>),
    /// `a[b:c:d]`.
    Slice(Box<Expression>, Box<[Option<Expression>; 3]>),
    /// `a(b, c=d)`.
    Call(Box<Expression>, Box<[Argument]>),
    /// `-a`.
    Unary(UnaryOperator, Box<Expression>),
    /// `a + b`, and where the operator stands.
    Binary(Box<[Expression; 2]>, BinaryOperator, Span),
    /// `a and b and c`.
    And(Box<[Expression]>),
    /// `a or b or c`.
    Or(Box<[Expression]>),
    /// `a < b <= c`.
    Compare(Box<Expression>, Box<[(Comparison, Expression)]>),
    /// `[0] if [1] else [2]`.
    Conditional(Box<[Expression; 3]>),
}

/// A literal, or a part of an f-string.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A whole literal with prefix and quotes.
    Literal(Span),
    /// Text of an f-string between two replacement fields, escapes and doubled braces as written.
    Verbatim {
        /// Where it stands.
        span: Span,
        /// Whether the literal is raw.
        is_raw: bool,
    },
    /// `{value!r:spec}`.
    Replacement(Box<Replacement>),
}

/// A replacement field of an f-string.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Where it stands, braces included.
    pub span: Span,
    /// The value.
    pub value: Expression,
    /// The text of `value=`, which is printed before the value.
    pub echo: Option<Span>,
    /// `r`, `s` or `a` after `!`.
    pub conversion: Option<u8>,
    /// What stands behind `:`.
    pub spec: Box<[Piece]>,
}

/// An item of a dict.
#[derive(Clone, Debug)]
pub enum Item {
    /// `key: value`.
    Pair(Expression, Expression),
    /// `**mapping`.
    Unpack(Expression),
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub struct Argument {
    /// How it is given.
    pub kind: ArgumentKind,
    /// The value.
    pub value: Expression,
    /// Where it stands, name and stars included.
    pub span: Span,
}

/// How an argument is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// By its place.
    Positional,
    /// By its name.
    Keyword(Span),
    /// `*values`.
    Star,
    /// `**mapping`.
    DoubleStar,
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum UnaryOperator {
    Not,
    Minus,
    Plus,
    Invert,
}

/// An operator with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
}

impl BinaryOperator {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"][self as usize]
    }
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Is,
    IsNot,
}

impl Comparison {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        ["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"][self as usize]
    }
}

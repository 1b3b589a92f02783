//! Expressions with operators: precedence as in Python's reference, "Operator precedence".

use super::{Parsed, Parser, finished};
use crate::python::syntax::ast::{
    Argument, BinaryOperator, Comparison, Expression, ExpressionKind, Item, Piece, UnaryOperator,
};
use crate::python::syntax::error::Fault;
use crate::python::syntax::span::Span;
use crate::python::syntax::token::TokenKind;

/// The tallest tree of one expression: 200 sums in a row, say.
const TALLEST: u16 = 200;

const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const UNARY: u8 = 11;

/// How strongly an operator binds; 0 is no operator.
fn strength(kind: TokenKind) -> u8 {
    match kind {
        TokenKind::KeywordOr => OR,
        TokenKind::KeywordAnd => AND,
        TokenKind::Less
        | TokenKind::Greater
        | TokenKind::LessEqual
        | TokenKind::GreaterEqual
        | TokenKind::Equal
        | TokenKind::NotEqual
        | TokenKind::KeywordIn
        | TokenKind::KeywordIs
        | TokenKind::KeywordNot => COMPARISON,
        TokenKind::Or => 5,
        TokenKind::Caret => 6,
        TokenKind::And => 7,
        TokenKind::ShiftLeft | TokenKind::ShiftRight => 8,
        TokenKind::Plus | TokenKind::Minus => 9,
        TokenKind::Star | TokenKind::Slash | TokenKind::DoubleSlash | TokenKind::Percent | TokenKind::At => {
            10
        }
        _ => 0,
    }
}

fn binary_operator(kind: TokenKind) -> Option<BinaryOperator> {
    Some(match kind {
        TokenKind::Plus => BinaryOperator::Add,
        TokenKind::Minus => BinaryOperator::Subtract,
        TokenKind::Star => BinaryOperator::Multiply,
        TokenKind::Slash => BinaryOperator::Divide,
        TokenKind::DoubleSlash => BinaryOperator::FloorDivide,
        TokenKind::Percent => BinaryOperator::Modulo,
        TokenKind::And => BinaryOperator::And,
        TokenKind::Or => BinaryOperator::Or,
        TokenKind::Caret => BinaryOperator::Xor,
        TokenKind::ShiftLeft => BinaryOperator::ShiftLeft,
        TokenKind::ShiftRight => BinaryOperator::ShiftRight,
        _ => return None,
    })
}

impl Parser<'_> {
    /// An expression from its first word to the last one read.
    pub(super) fn node(&self, start: Span, kind: ExpressionKind) -> Parsed<Expression> {
        let span = start.to(self.last());
        let height = 1 + tallest_child(&kind);
        if height > TALLEST {
            return Err((Fault::Deep, span));
        }
        Ok(Expression { span, height, kind })
    }

    /// One value, or several with commas: a tuple without parentheses.
    pub(super) fn expression_list(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let first = self.expression()?;
        self.list_from(start, first)
    }

    /// The rest of a list whose first value is read.
    pub(super) fn list_from(&mut self, start: Span, first: Expression) -> Parsed<Expression> {
        if self.kind() != TokenKind::Comma {
            return Ok(first);
        }
        let height = self.unfinished.expressions.len();
        self.unfinished.expressions.push(first);
        while self.eat(TokenKind::Comma) {
            if matches!(
                self.kind(),
                TokenKind::Newline
                    | TokenKind::Semicolon
                    | TokenKind::Assign
                    | TokenKind::Augmented
                    | TokenKind::Colon
                    | TokenKind::RightBracket
                    | TokenKind::End
            ) {
                break;
            }
            let item = self.expression()?;
            self.unfinished.expressions.push(item);
        }
        let items = finished(&mut self.unfinished.expressions, height);
        self.node(start, ExpressionKind::Tuple(items))
    }

    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        // Most values are one word, and no operator follows.
        if self.is_lone_atom() {
            return self.atom();
        }
        self.deeper(|parser| {
            let start = parser.start();
            let body = parser.operation(OR)?;
            if !parser.eat(TokenKind::KeywordIf) {
                return Ok(body);
            }
            let test = parser.operation(OR)?;
            parser.expect(TokenKind::KeywordElse, "`else`")?;
            let otherwise = parser.expression()?;
            parser.node(start, ExpressionKind::Conditional(Box::new([body, test, otherwise])))
        })
    }

    /// What may stand behind a star: no comparison, no `and`, no `if`.
    pub(super) fn bitwise(&mut self) -> Parsed<Expression> {
        self.operation(COMPARISON + 1)
    }

    /// Operators that bind at least so strongly.
    fn operation(&mut self, least: u8) -> Parsed<Expression> {
        let start = self.start();
        let mut left = self.unary(least)?;
        loop {
            let kind = self.kind();
            let strength = strength(kind);
            if strength < least || strength == 0 {
                return Ok(left);
            }
            let node = match strength {
                OR | AND => {
                    let mut values = vec![left];
                    while self.eat(kind) {
                        values.push(self.operation(strength + 1)?);
                    }
                    let values = values.into_boxed_slice();
                    if strength == OR { ExpressionKind::Or(values) } else { ExpressionKind::And(values) }
                }
                COMPARISON => {
                    let mut rest = Vec::new();
                    while let Some(comparison) = self.comparison()? {
                        rest.push((comparison, self.operation(COMPARISON + 1)?));
                    }
                    ExpressionKind::Compare(Box::new(left), rest.into_boxed_slice())
                }
                _ => {
                    let Some(operator) = binary_operator(kind) else {
                        return Err(self.fault(Fault::Unavailable("`@`")));
                    };
                    let place = self.advance().span;
                    let right = self.operation(strength + 1)?;
                    ExpressionKind::Binary(Box::new([left, right]), operator, place)
                }
            };
            left = self.node(start, node)?;
        }
    }

    fn comparison(&mut self) -> Parsed<Option<Comparison>> {
        let comparison = match self.kind() {
            TokenKind::Less => Comparison::Less,
            TokenKind::Greater => Comparison::Greater,
            TokenKind::LessEqual => Comparison::LessEqual,
            TokenKind::GreaterEqual => Comparison::GreaterEqual,
            TokenKind::Equal => Comparison::Equal,
            TokenKind::NotEqual => Comparison::NotEqual,
            TokenKind::KeywordIn => Comparison::In,
            TokenKind::KeywordNot => {
                self.advance();
                self.expect(TokenKind::KeywordIn, "`in`")?;
                return Ok(Some(Comparison::NotIn));
            }
            TokenKind::KeywordIs => {
                self.advance();
                let is_not = self.eat(TokenKind::KeywordNot);
                return Ok(Some(if is_not { Comparison::IsNot } else { Comparison::Is }));
            }
            _ => return Ok(None),
        };
        self.advance();
        Ok(Some(comparison))
    }

    fn unary(&mut self, least: u8) -> Parsed<Expression> {
        let start = self.start();
        let operator = match self.kind() {
            TokenKind::KeywordNot if least <= NOT => UnaryOperator::Not,
            TokenKind::Minus => UnaryOperator::Minus,
            TokenKind::Plus => UnaryOperator::Plus,
            TokenKind::Tilde => UnaryOperator::Invert,
            _ => return self.power(),
        };
        self.advance();
        let strength = if operator == UnaryOperator::Not { NOT } else { UNARY };
        let operand = self.deeper(|parser| parser.operation(strength))?;
        self.node(start, ExpressionKind::Unary(operator, Box::new(operand)))
    }

    /// `a ** b`: binds stronger than a sign before it, and weaker than one after it.
    fn power(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let base = self.primary()?;
        if self.kind() != TokenKind::DoubleStar {
            return Ok(base);
        }
        let place = self.advance().span;
        let exponent = self.deeper(|parser| parser.unary(UNARY))?;
        self.node(start, ExpressionKind::Binary(Box::new([base, exponent]), BinaryOperator::Power, place))
    }
}

/// The height of the tallest part.
fn tallest_child(kind: &ExpressionKind) -> u16 {
    let of_all = |items: &[Expression]| items.iter().map(|item| item.height).max().unwrap_or(0);
    match kind {
        ExpressionKind::None
        | ExpressionKind::True
        | ExpressionKind::False
        | ExpressionKind::Int
        | ExpressionKind::Float
        | ExpressionKind::Text
        | ExpressionKind::Bytes
        | ExpressionKind::Name => 0,
        ExpressionKind::Joined(pieces) => tallest_piece(pieces),
        ExpressionKind::List(items)
        | ExpressionKind::Tuple(items)
        | ExpressionKind::Set(items)
        | ExpressionKind::And(items)
        | ExpressionKind::Or(items) => of_all(items),
        ExpressionKind::Dict(items) => {
            let height = |item: &Item| match item {
                Item::Pair(key, value) => key.height.max(value.height),
                Item::Unpack(value) => value.height,
            };
            items.iter().map(height).max().unwrap_or(0)
        }
        ExpressionKind::Starred(value)
        | ExpressionKind::Attribute(value, _)
        | ExpressionKind::Unary(_, value) => value.height,
        ExpressionKind::Index(pair) | ExpressionKind::Binary(pair, ..) => of_all(&pair[..]),
        ExpressionKind::Slice(value, parts) => {
            let parts = parts.iter().flatten().map(|part| part.height).max().unwrap_or(0);
            value.height.max(parts)
        }
        ExpressionKind::Call(function, arguments) => {
            let height = |argument: &Argument| argument.value.height;
            arguments.iter().map(height).max().unwrap_or(0).max(function.height)
        }
        ExpressionKind::Compare(first, rest) => {
            rest.iter().map(|(_, value)| value.height).max().unwrap_or(0).max(first.height)
        }
        ExpressionKind::Conditional(parts) => of_all(&parts[..]),
    }
}

fn tallest_piece(pieces: &[Piece]) -> u16 {
    let height = |piece: &Piece| match piece {
        Piece::Replacement(field) => field.value.height.max(tallest_piece(&field.spec)),
        _ => 0,
    };
    pieces.iter().map(height).max().unwrap_or(0)
}

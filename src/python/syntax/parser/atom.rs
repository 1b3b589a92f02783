//! Names, literals, brackets, and what follows them: attributes, indices, calls.

use super::{Parsed, Parser, finished};
use crate::locale::key;
use crate::python::syntax::ast::{Argument, ArgumentKind, Expression, ExpressionKind, Item};
use crate::python::syntax::error::Fault;
use crate::python::syntax::span::Span;
use crate::python::syntax::token::TokenKind;

impl Parser<'_> {
    /// A value with its attributes, indices and calls.
    pub(super) fn primary(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let mut value = self.atom()?;
        loop {
            let kind = match self.kind() {
                TokenKind::Dot => {
                    self.advance();
                    let name = self.name()?;
                    ExpressionKind::Attribute(Box::new(value), name)
                }
                TokenKind::LeftParenthesis => {
                    self.advance();
                    let arguments = self.arguments()?;
                    ExpressionKind::Call(Box::new(value), arguments)
                }
                TokenKind::LeftBracket => {
                    self.advance();
                    self.subscript(value)?
                }
                _ => return Ok(value),
            };
            value = self.node(start, kind)?;
        }
    }

    /// Whether the current word is a value of its own, and the next one ends it.
    pub(super) fn is_lone_atom(&self) -> bool {
        let is_atom = matches!(
            self.kind(),
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Text
                | TokenKind::KeywordNone
                | TokenKind::KeywordTrue
                | TokenKind::KeywordFalse
        );
        let is_end = matches!(
            self.next_kind(),
            TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::RightParenthesis
                | TokenKind::RightBracket
                | TokenKind::RightBrace
                | TokenKind::Newline
        );
        is_atom && is_end
    }

    pub(super) fn atom(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let kind = match self.kind() {
            TokenKind::Name => ExpressionKind::Name,
            TokenKind::Int => ExpressionKind::Int,
            TokenKind::Float => ExpressionKind::Float,
            TokenKind::KeywordNone => ExpressionKind::None,
            TokenKind::KeywordTrue => ExpressionKind::True,
            TokenKind::KeywordFalse => ExpressionKind::False,
            TokenKind::Text => {
                let kind = self.texts()?;
                return self.node(start, kind);
            }
            TokenKind::LeftParenthesis => return self.parenthesis(),
            TokenKind::LeftBracket => {
                self.advance();
                let items = self.items(TokenKind::RightBracket, "`]`", None)?;
                return self.node(start, ExpressionKind::List(items));
            }
            TokenKind::LeftBrace => {
                self.advance();
                let kind = self.braces()?;
                return self.node(start, kind);
            }
            TokenKind::Ellipsis => return Err(self.fault(Fault::Unavailable("`...`"))),
            TokenKind::Star | TokenKind::DoubleStar => return Err(self.fault(Fault::Star)),
            TokenKind::Newline | TokenKind::End => return Err(self.fault(Fault::Missing(key!("py-a-value")))),
            TokenKind::Assign => return Err(self.fault(Fault::AssignInExpression)),
            _ => return Err(self.fault(Fault::Unexpected)),
        };
        self.advance();
        Ok(Expression { span: start, height: 1, kind })
    }

    /// `(value)`, `()`, `(a, b)`.
    fn parenthesis(&mut self) -> Parsed<Expression> {
        let start = self.advance().span;
        if self.eat(TokenKind::RightParenthesis) {
            return self.node(start, ExpressionKind::Tuple(Box::default()));
        }
        let first = self.item()?;
        self.refuse_comprehension()?;
        if self.eat(TokenKind::Comma) {
            let items = self.items(TokenKind::RightParenthesis, "`)`", Some(first))?;
            return self.node(start, ExpressionKind::Tuple(items));
        }
        self.expect(TokenKind::RightParenthesis, key!("py-parenthesis-or-comma"))?;
        if matches!(first.kind, ExpressionKind::Starred(_)) {
            return Err((Fault::Star, first.span));
        }
        Ok(first)
    }

    /// An item of a list, tuple or set.
    fn item(&mut self) -> Parsed<Expression> {
        let start = self.start();
        if !self.eat(TokenKind::Star) {
            return self.expression();
        }
        let value = self.starred_value()?;
        self.node(start, ExpressionKind::Starred(Box::new(value)))
    }

    /// Behind a star stands an operation: no comparison, no `and`, no `if`.
    fn starred_value(&mut self) -> Parsed<Expression> {
        self.deeper(Self::bitwise)
    }

    fn items(
        &mut self,
        close: TokenKind,
        closing: &'static str,
        first: Option<Expression>,
    ) -> Parsed<Box<[Expression]>> {
        let height = self.unfinished.expressions.len();
        self.unfinished.expressions.extend(first);
        while !self.eat(close) {
            let item = self.item()?;
            self.unfinished.expressions.push(item);
            self.refuse_comprehension()?;
            if !self.eat(TokenKind::Comma) {
                self.expect(
                    close,
                    if close == TokenKind::RightBracket { key!("py-bracket-or-comma") } else { closing },
                )?;
                break;
            }
        }
        Ok(finished(&mut self.unfinished.expressions, height))
    }

    fn refuse_comprehension(&self) -> Parsed<()> {
        match self.kind() {
            TokenKind::KeywordFor => Err(self.fault(Fault::Unavailable(key!("py-comprehension")))),
            _ => Ok(()),
        }
    }

    /// A dict or a set, behind `{`.
    fn braces(&mut self) -> Parsed<ExpressionKind> {
        if matches!(self.kind(), TokenKind::RightBrace | TokenKind::DoubleStar) {
            return self.dict(None);
        }
        let first = self.item()?;
        self.refuse_comprehension()?;
        if !matches!(first.kind, ExpressionKind::Starred(_)) && self.eat(TokenKind::Colon) {
            let value = self.expression()?;
            self.refuse_comprehension()?;
            let pair = Item::Pair(first, value);
            if self.eat(TokenKind::Comma) {
                return self.dict(Some(pair));
            }
            self.expect(TokenKind::RightBrace, key!("py-brace-or-comma"))?;
            return Ok(ExpressionKind::Dict(Box::new([pair])));
        }
        if self.eat(TokenKind::Comma) {
            return self
                .items(TokenKind::RightBrace, key!("py-brace-or-comma"), Some(first))
                .map(ExpressionKind::Set);
        }
        self.expect(TokenKind::RightBrace, key!("py-brace-comma-or-colon"))?;
        Ok(ExpressionKind::Set(Box::new([first])))
    }

    fn dict(&mut self, first: Option<Item>) -> Parsed<ExpressionKind> {
        let height = self.unfinished.items.len();
        self.unfinished.items.extend(first);
        while !self.eat(TokenKind::RightBrace) {
            let item = if self.eat(TokenKind::DoubleStar) {
                Item::Unpack(self.starred_value()?)
            } else {
                let key = self.expression()?;
                self.expect(TokenKind::Colon, key!("py-colon-and-value"))?;
                Item::Pair(key, self.expression()?)
            };
            self.unfinished.items.push(item);
            self.refuse_comprehension()?;
            if !self.eat(TokenKind::Comma) {
                self.expect(TokenKind::RightBrace, key!("py-brace-or-comma"))?;
                break;
            }
        }
        Ok(ExpressionKind::Dict(finished(&mut self.unfinished.items, height)))
    }

    /// An index or a slice, behind `[`.
    fn subscript(&mut self, value: Expression) -> Parsed<ExpressionKind> {
        let start = self.start();
        let first = if self.kind() == TokenKind::Colon { None } else { Some(self.expression()?) };
        let mut parts = match (first, self.kind()) {
            (Some(first), kind) if kind != TokenKind::Colon => {
                let index = self.list_from(start, first)?;
                self.refuse_slices()?;
                self.expect(TokenKind::RightBracket, "`]`")?;
                return Ok(ExpressionKind::Index(Box::new([value, index])));
            }
            (first, _) => [first, None, None],
        };
        for part in &mut parts[1..] {
            if self.eat(TokenKind::Colon)
                && !matches!(self.kind(), TokenKind::Colon | TokenKind::RightBracket | TokenKind::Comma)
            {
                *part = Some(self.expression()?);
            }
        }
        self.refuse_slices()?;
        self.expect(TokenKind::RightBracket, "`]`")?;
        Ok(ExpressionKind::Slice(Box::new(value), Box::new(parts)))
    }

    fn refuse_slices(&self) -> Parsed<()> {
        match self.kind() {
            TokenKind::Comma | TokenKind::Colon => {
                Err(self.fault(Fault::Unavailable(key!("py-several-slices"))))
            }
            _ => Ok(()),
        }
    }

    /// Arguments and `)`.
    fn arguments(&mut self) -> Parsed<Box<[Argument]>> {
        let height = self.unfinished.arguments.len();
        let mut has_keyword = false;
        let mut has_double_star = false;
        while !self.eat(TokenKind::RightParenthesis) {
            let start = self.start();
            let kind = match self.kind() {
                TokenKind::Star => {
                    self.advance();
                    ArgumentKind::Star
                }
                TokenKind::DoubleStar => {
                    self.advance();
                    ArgumentKind::DoubleStar
                }
                kind if self.next_kind() == TokenKind::Assign
                    && (kind == TokenKind::Name || kind.is_keyword()) =>
                {
                    let name = self.name()?;
                    self.advance();
                    self.refuse_repeated(&self.unfinished.arguments[height..], name)?;
                    ArgumentKind::Keyword(name)
                }
                _ => ArgumentKind::Positional,
            };
            let value = self.expression()?;
            self.refuse_comprehension()?;
            let span = start.to(self.last());
            let is_late = match kind {
                ArgumentKind::Positional => has_keyword,
                ArgumentKind::Star => has_double_star,
                _ => false,
            };
            if is_late {
                return Err((Fault::ArgumentOrder, span));
            }
            has_double_star |= kind == ArgumentKind::DoubleStar;
            has_keyword |= !matches!(kind, ArgumentKind::Positional | ArgumentKind::Star);
            self.unfinished.arguments.push(Argument { kind, value, span });
            if !self.eat(TokenKind::Comma) {
                self.expect(TokenKind::RightParenthesis, key!("py-parenthesis-or-comma"))?;
                break;
            }
        }
        Ok(finished(&mut self.unfinished.arguments, height))
    }

    fn refuse_repeated(&self, arguments: &[Argument], name: Span) -> Parsed<()> {
        // Ever longer lists of names would take ever longer to compare.
        if arguments.len() > 255 {
            return Err((Fault::Unavailable(key!("py-many-arguments")), name));
        }
        let word = self.text(name);
        let is_same = |argument: &Argument| match argument.kind {
            ArgumentKind::Keyword(other) => self.text(other) == word,
            _ => false,
        };
        if arguments.iter().any(is_same) { Err((Fault::RepeatedArgument, name)) } else { Ok(()) }
    }
}

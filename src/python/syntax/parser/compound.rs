//! Statements with blocks.

use super::{Parsed, Parser, finished};
use crate::locale::key;
use crate::python::syntax::ast::{ExpressionKind, Handler, Statement, StatementKind};
use crate::python::syntax::error::Fault;
use crate::python::syntax::token::TokenKind;

impl Parser<'_> {
    pub(super) fn compound(&mut self) -> Parsed<StatementKind> {
        match self.advance().kind {
            TokenKind::KeywordIf => self.if_statement(),
            TokenKind::KeywordFor => self.for_statement(),
            TokenKind::KeywordTry => self.try_statement(),
            _ => self.with_statement(),
        }
    }

    fn block(&mut self) -> Parsed<Box<[Statement]>> {
        self.expect(TokenKind::Colon, "`:`")?;
        let height = self.unfinished.statements.len();
        if !self.eat(TokenKind::Newline) {
            self.simple_line()?;
            return Ok(finished(&mut self.unfinished.statements, height));
        }
        if self.kind() == TokenKind::Unreadable {
            return Err(self.fault(Fault::NoBlock));
        }
        if !self.eat(TokenKind::Indent) {
            return Err((Fault::NoBlock, self.start()));
        }
        while !self.eat(TokenKind::Dedent) {
            self.statement()?;
        }
        Ok(finished(&mut self.unfinished.statements, height))
    }

    fn otherwise(&mut self) -> Parsed<Box<[Statement]>> {
        if self.eat(TokenKind::KeywordElse) { self.block() } else { Ok(Box::default()) }
    }

    fn if_statement(&mut self) -> Parsed<StatementKind> {
        let mut branches = Vec::new();
        loop {
            let test = self.expression()?;
            branches.push((test, self.block()?));
            if !self.eat(TokenKind::KeywordElif) {
                break;
            }
        }
        Ok(StatementKind::If { branches: branches.into_boxed_slice(), otherwise: self.otherwise()? })
    }

    fn for_statement(&mut self) -> Parsed<StatementKind> {
        let target = Box::new(self.target_list()?);
        self.expect(TokenKind::KeywordIn, "`in`")?;
        let iterable = Box::new(self.expression_list()?);
        self.loops += 1;
        let body = self.block()?;
        self.loops -= 1;
        Ok(StatementKind::For { target, iterable, body, otherwise: self.otherwise()? })
    }

    fn try_statement(&mut self) -> Parsed<StatementKind> {
        let start = self.last();
        let body = self.block()?;
        let mut handlers: Vec<Handler> = Vec::new();
        while self.kind() == TokenKind::KeywordExcept {
            let span = self.advance().span;
            if self.kind() == TokenKind::Star {
                return Err(self.fault(Fault::Unavailable("`except*`")));
            }
            if let Some(Handler { types: None, .. }) = handlers.last() {
                return Err((Fault::BareExceptFirst, span));
            }
            let mut handler = Handler { types: None, name: None, body: Box::default() };
            if self.kind() != TokenKind::Colon {
                handler.types = Some(self.expression()?);
                handler.name = if self.eat(TokenKind::KeywordAs) { Some(self.name()?) } else { None };
            }
            handler.body = self.block()?;
            handlers.push(handler);
        }
        let otherwise = if handlers.is_empty() { Box::default() } else { self.otherwise()? };
        let finally = if self.eat(TokenKind::KeywordFinally) { self.block()? } else { Box::default() };
        if handlers.is_empty() && finally.is_empty() {
            return Err((Fault::LoneTry, start));
        }
        Ok(StatementKind::Try { body, handlers: handlers.into_boxed_slice(), otherwise, finally })
    }

    fn with_statement(&mut self) -> Parsed<StatementKind> {
        let mut items = Vec::new();
        loop {
            let value = self.expression()?;
            if matches!(value.kind, ExpressionKind::Tuple(_)) {
                return Err((Fault::Unavailable(key!("py-with-parentheses")), value.span));
            }
            let mut target = None;
            if self.eat(TokenKind::KeywordAs) {
                let is_name = self.kind() == TokenKind::Name;
                let name = self.primary()?;
                if !is_name || !matches!(name.kind, ExpressionKind::Name) {
                    return Err((Fault::Unavailable(key!("py-as-target")), name.span));
                }
                target = Some(name);
            }
            items.push((value, target));
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        Ok(StatementKind::With { items: items.into_boxed_slice(), body: self.block()? })
    }
}

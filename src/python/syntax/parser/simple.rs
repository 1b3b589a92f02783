//! Statements of one line.

use super::{Parsed, Parser, Stop};
use crate::locale::key;
use crate::python::syntax::ast::{BinaryOperator, Expression, ExpressionKind, Import, StatementKind};
use crate::python::syntax::error::Fault;
use crate::python::syntax::span::Span;
use crate::python::syntax::token::TokenKind;

impl Parser<'_> {
    pub(super) fn simple(&mut self) -> Parsed<StatementKind> {
        match self.kind() {
            TokenKind::KeywordPass => {
                self.advance();
                Ok(StatementKind::Pass)
            }
            kind @ (TokenKind::KeywordBreak | TokenKind::KeywordContinue) => {
                if self.loops == 0 {
                    return Err(self.fault(Fault::OutsideLoop));
                }
                self.advance();
                let is_break = kind == TokenKind::KeywordBreak;
                Ok(if is_break { StatementKind::Break } else { StatementKind::Continue })
            }
            TokenKind::KeywordImport => self.import(),
            TokenKind::KeywordFrom => self.import_from(),
            TokenKind::KeywordDel => self.delete(),
            TokenKind::KeywordAssert => {
                self.advance();
                let test = self.expression()?;
                let message =
                    if self.eat(TokenKind::Comma) { Some(Box::new(self.expression()?)) } else { None };
                Ok(StatementKind::Assert(test, message))
            }
            TokenKind::KeywordRaise => {
                self.advance();
                if matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
                    return Ok(StatementKind::Raise(None));
                }
                let value = self.expression()?;
                if self.kind() == TokenKind::KeywordFrom {
                    return Err(self.fault(Fault::Unavailable("`raise … from`")));
                }
                Ok(StatementKind::Raise(Some(value)))
            }
            _ => self.expression_statement(),
        }
    }

    fn expression_statement(&mut self) -> Parsed<StatementKind> {
        let mut value = self.expression_list()?;
        if self.kind() == TokenKind::Augmented {
            return self.augment(value);
        }
        let mut targets = Vec::new();
        while self.kind() == TokenKind::Assign {
            self.check_target(&value)?;
            self.advance();
            targets.reserve_exact(1);
            targets.push(value);
            value = self.expression_list()?;
        }
        if self.kind() == TokenKind::Augmented {
            return Err(self.fault(Fault::Unexpected));
        }
        if targets.is_empty() {
            self.check_after_expression(&value)?;
            return Ok(StatementKind::Expression(value));
        }
        Ok(StatementKind::Assign { targets: targets.into_boxed_slice(), value })
    }

    /// What begins like a value and is Python that the playground has not, or that Python no longer has.
    fn check_after_expression(&self, value: &Expression) -> Parsed<()> {
        let is_name = matches!(value.kind, ExpressionKind::Name);
        let word = self.text(value.span);
        match self.kind() {
            TokenKind::Colon => Err(self.fault(Fault::Unavailable(key!("py-annotation")))),
            TokenKind::Newline | TokenKind::Semicolon => Ok(()),
            _ if is_name && word == "print" => Err((Fault::Print, value.span)),
            TokenKind::Name if is_name && matches!(word, "match" | "type") => {
                let name = if word == "match" { "`match`" } else { key!("py-type-statement") };
                Err((Fault::Unavailable(name), value.span))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn after_statement(&self) -> Stop {
        match self.kind() {
            TokenKind::Walrus => self.fault(Fault::Unavailable("`:=`")),
            TokenKind::At => self.fault(Fault::Unavailable("`@`")),
            TokenKind::Arrow => self.fault(Fault::Unavailable("`->`")),
            _ => self.fault(Fault::Unexpected),
        }
    }

    fn augment(&mut self, target: Expression) -> Parsed<StatementKind> {
        if matches!(target.kind, ExpressionKind::Tuple(_) | ExpressionKind::List(_)) {
            return Err((Fault::Target, target.span));
        }
        self.check_target(&target)?;
        let operator = self.text(self.start());
        let operator = match &operator[..operator.len() - 1] {
            "+" => BinaryOperator::Add,
            "-" => BinaryOperator::Subtract,
            "*" => BinaryOperator::Multiply,
            "/" => BinaryOperator::Divide,
            "//" => BinaryOperator::FloorDivide,
            "%" => BinaryOperator::Modulo,
            "**" => BinaryOperator::Power,
            "&" => BinaryOperator::And,
            "|" => BinaryOperator::Or,
            "^" => BinaryOperator::Xor,
            "<<" => BinaryOperator::ShiftLeft,
            ">>" => BinaryOperator::ShiftRight,
            _ => return Err(self.fault(Fault::Unavailable("`@=`"))),
        };
        self.advance();
        let value = self.expression_list()?;
        Ok(StatementKind::Augment { target: Box::new(target), operator, value })
    }

    fn delete(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let mut targets = Vec::new();
        loop {
            let target = self.primary()?;
            if matches!(target.kind, ExpressionKind::Tuple(_) | ExpressionKind::List(_)) {
                return Err((Fault::Unavailable(key!("py-del-list")), target.span));
            }
            self.check_target(&target)?;
            targets.push(target);
            let goes_on = self.eat(TokenKind::Comma);
            if !goes_on || matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
                return Ok(StatementKind::Delete(targets.into_boxed_slice()));
            }
        }
    }

    /// `a.b.c` without spaces.
    fn module(&mut self) -> Parsed<Span> {
        if matches!(self.kind(), TokenKind::Dot | TokenKind::Ellipsis) {
            return Err(self.fault(Fault::Unavailable(key!("py-own-modules"))));
        }
        let mut span = self.name()?;
        while self.eat(TokenKind::Dot) {
            let is_close = self.last().start == span.end;
            let next = self.name()?;
            if !is_close || next.start != span.end + 1 {
                return Err((Fault::Unavailable(key!("py-module-space")), span.to(next)));
            }
            span = span.to(next);
        }
        Ok(span)
    }

    fn alias(&mut self) -> Parsed<Option<Span>> {
        if self.eat(TokenKind::KeywordAs) { self.name().map(Some) } else { Ok(None) }
    }

    fn import(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let mut modules = Vec::new();
        loop {
            modules.push(Import { name: self.module()?, alias: self.alias()? });
            if !self.eat(TokenKind::Comma) {
                return Ok(StatementKind::Import(modules.into_boxed_slice()));
            }
        }
    }

    fn import_from(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let module = self.module()?;
        self.expect(TokenKind::KeywordImport, "`import`")?;
        if self.kind() == TokenKind::Star {
            return Err(self.fault(Fault::Unavailable("`import *`")));
        }
        let is_enclosed = self.eat(TokenKind::LeftParenthesis);
        let mut names = Vec::new();
        loop {
            names.push(Import { name: self.name()?, alias: self.alias()? });
            let goes_on = self.eat(TokenKind::Comma);
            if is_enclosed && self.eat(TokenKind::RightParenthesis) {
                break;
            }
            if !goes_on {
                if is_enclosed {
                    return Err(self.fault(Fault::Missing("`)`")));
                }
                break;
            }
            if matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
                return Err(self.fault(Fault::Import));
            }
        }
        Ok(StatementKind::ImportFrom { module, names: names.into_boxed_slice() })
    }
}

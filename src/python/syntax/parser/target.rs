//! What stands left of `=`, and between `for` and `in`.

use super::{Parsed, Parser};
use crate::locale::key;
use crate::python::syntax::ast::{Expression, ExpressionKind};
use crate::python::syntax::error::Fault;
use crate::python::syntax::token::TokenKind;

impl Parser<'_> {
    pub(super) fn check_target(&self, target: &Expression) -> Parsed<()> {
        match &target.kind {
            ExpressionKind::Name | ExpressionKind::Attribute(..) | ExpressionKind::Index(_) => Ok(()),
            ExpressionKind::Tuple(items) | ExpressionKind::List(items) => {
                items.iter().try_for_each(|item| self.check_target(item))
            }
            ExpressionKind::Slice(..) => Err((Fault::Unavailable(key!("py-slice-change")), target.span)),
            ExpressionKind::Starred(_) => Err((Fault::Unavailable(key!("py-star-target")), target.span)),
            _ => Err((Fault::Target, target.span)),
        }
    }

    /// The targets of a `for`: `in` ends them, so they are no full expressions.
    pub(super) fn target_list(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let first = self.primary()?;
        let mut items = vec![first];
        let mut is_tuple = false;
        while self.eat(TokenKind::Comma) {
            is_tuple = true;
            if self.kind() == TokenKind::KeywordIn {
                break;
            }
            items.push(self.primary()?);
        }
        for item in &items {
            self.check_target(item)?;
        }
        match items.pop() {
            Some(only) if !is_tuple => Ok(only),
            last => {
                items.extend(last);
                self.node(start, ExpressionKind::Tuple(items.into_boxed_slice()))
            }
        }
    }
}

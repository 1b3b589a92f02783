//! Words to a tree, by recursive descent. It accepts only what Python accepts, and less: what it knows and the playground
//! does not run is refused by name.

mod atom;
mod compound;
mod expression;
mod simple;
mod target;
mod text;

use super::LONGEST_SOURCE;
use super::ast::{Argument, Expression, Item, Program, Statement};
use super::error::{Fault, ProgramError};
use super::lexer::{self, Lexed};
use super::span::Span;
use super::token::{Token, TokenKind, unavailable};
use crate::locale::key;

/// The deepest nesting of blocks, brackets and operators; Python's own limit is above.
const DEEPEST: usize = 60;

/// Reads a program.
///
/// # Errors
/// The first thing that Python or the playground cannot read.
///
/// ```
/// let error = put_playground::python::parse("import requests\nwhile True: pass").unwrap_err();
/// assert_eq!(error.to_string(), "line 2, column 1: `while` is not available in this playground");
/// ```
pub fn parse(source: &str) -> Result<Program, ProgramError> {
    let error = |(fault, span)| ProgramError::new(source, fault, span);
    if source.len() > LONGEST_SOURCE {
        return Err(error((Fault::Long, Span::default())));
    }
    if let Some(at) = source.find('\0') {
        return Err(error((Fault::Character, Span::new(at, at + 1))));
    }
    let words = lexer::lex(source);
    let mut parser = Parser { source, words, at: 0, depth: 0, loops: 0, unfinished: Unfinished::default() };
    while parser.kind() != TokenKind::End {
        parser.statement().map_err(error)?;
    }
    Ok(Program { body: parser.unfinished.statements, comments: parser.words.comments })
}

/// What is wrong, and where.
type Stop = (Fault, Span);
type Parsed<T> = Result<T, Stop>;

struct Parser<'a> {
    source: &'a str,
    words: Lexed,
    at: usize,
    depth: usize,
    /// How many `for` blocks are open.
    loops: usize,
    unfinished: Unfinished,
}

/// Parts of lists whose end is not read yet, inner lists above outer ones. The tree gets each list when its length is
/// known: memory that a growing list takes in advance would cost a large program more time than all else.
#[derive(Default)]
struct Unfinished {
    statements: Vec<Statement>,
    expressions: Vec<Expression>,
    items: Vec<Item>,
    arguments: Vec<Argument>,
}

/// What was put on a stack since it had this height.
fn finished<T>(stack: &mut Vec<T>, height: usize) -> Box<[T]> {
    stack.split_off(height).into_boxed_slice()
}

impl<'a> Parser<'a> {
    fn token(&self) -> Token {
        self.words.tokens[self.at]
    }

    fn kind(&self) -> TokenKind {
        self.token().kind
    }

    fn next_kind(&self) -> TokenKind {
        self.words.tokens.get(self.at + 1).map_or(TokenKind::End, |token| token.kind)
    }

    fn start(&self) -> Span {
        self.token().span
    }

    /// The word before the current one.
    fn last(&self) -> Span {
        self.words.tokens[self.at.saturating_sub(1)].span
    }

    fn text(&self, span: Span) -> &'a str {
        span.text(self.source)
    }

    /// Moves on; the last word, `End` or `Unreadable`, stays.
    fn advance(&mut self) -> Token {
        let token = self.token();
        if self.at + 1 < self.words.tokens.len() {
            self.at += 1;
        }
        token
    }

    fn eat(&mut self, kind: TokenKind) -> bool {
        let is_there = self.kind() == kind;
        if is_there {
            self.advance();
        }
        is_there
    }

    fn expect(&mut self, kind: TokenKind, what: &'static str) -> Parsed<Span> {
        if self.kind() == kind {
            return Ok(self.advance().span);
        }
        match self.kind() {
            TokenKind::Assign => Err(self.fault(Fault::AssignInExpression)),
            TokenKind::Walrus => Err(self.fault(Fault::Unavailable("`:=`"))),
            _ => Err(self.fault(Fault::Missing(what))),
        }
    }

    /// A fault at the current word. What made the words end early is the better explanation.
    fn fault(&self, fault: Fault) -> Stop {
        let token = self.token();
        match &self.words.fault {
            Some(stop) if token.kind == TokenKind::Unreadable => stop.clone(),
            Some((Fault::UnclosedBracket, open)) if open.start < token.span.start => {
                (Fault::UnclosedBracket, *open)
            }
            _ => match token.kind {
                TokenKind::KeywordUnavailable => {
                    (Fault::Unavailable(unavailable(self.text(token.span)).unwrap_or_default()), token.span)
                }
                TokenKind::Indent => (Fault::UnexpectedIndent, token.span),
                _ => (fault, token.span),
            },
        }
    }

    /// A name that the program chooses.
    fn name(&mut self) -> Parsed<Span> {
        match self.kind() {
            TokenKind::Name => Ok(self.advance().span),
            kind if kind.is_keyword() => Err(self.fault(Fault::Keyword)),
            _ => Err(self.fault(Fault::Missing(key!("py-a-name")))),
        }
    }

    /// Runs a part of the parser one level deeper.
    fn deeper<T>(&mut self, part: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return Err((Fault::Deep, self.start()));
        }
        self.depth += 1;
        let parsed = part(self);
        self.depth -= 1;
        parsed
    }

    /// A line of simple statements, or a compound statement.
    fn statement(&mut self) -> Parsed<()> {
        match self.kind() {
            TokenKind::KeywordIf | TokenKind::KeywordFor | TokenKind::KeywordTry | TokenKind::KeywordWith => {
                let start = self.start();
                let kind = self.deeper(Self::compound)?;
                self.unfinished.statements.push(Statement { span: start.to(self.last_of_block()), kind });
                Ok(())
            }
            TokenKind::At => Err(self.fault(Fault::Unavailable(key!("py-decorator")))),
            _ => self.simple_line(),
        }
    }

    /// The last word that is not the end of a line or a block.
    fn last_of_block(&self) -> Span {
        let before = self.words.tokens[..self.at].iter().rev();
        let mut real = before.filter(|token| !matches!(token.kind, TokenKind::Newline | TokenKind::Dedent));
        real.next().map_or(Span::default(), |token| token.span)
    }

    fn simple_line(&mut self) -> Parsed<()> {
        loop {
            let start = self.start();
            let kind = self.simple()?;
            self.unfinished.statements.push(Statement { span: start.to(self.last()), kind });
            let goes_on = self.eat(TokenKind::Semicolon);
            if self.eat(TokenKind::Newline) {
                return Ok(());
            }
            if !goes_on {
                return Err(self.after_statement());
            }
        }
    }
}

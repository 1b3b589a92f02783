//! A tree as text again, in one layout for all: what a plain program looks like when nobody has laid it out yet.
//!
//! Texts and numbers stay as they are written, comments stay with their statements. Printing what was printed changes
//! nothing.

use super::syntax::ast::{
    Argument, ArgumentKind, BinaryOperator, Expression, ExpressionKind, Handler, Import, Item, Program,
    Statement, StatementKind, UnaryOperator,
};
use super::syntax::token::TokenKind;
use super::syntax::{Span, lexer};

/// The widest line before brackets are spread over lines (PEP 8).
const WIDTH: usize = 79;

/// Prints a program that was read from this source.
///
/// ```
/// use put_playground::python::{parse, printer};
/// let source = "x=[1 ,2] ; print ( x )  # done";
/// let printed = parse(source).map(|program| printer::print(source, &program));
/// assert_eq!(printed.as_deref(), Ok("x = [1, 2]\nprint(x)  # done\n"));
/// ```
pub fn print(source: &str, program: &Program) -> String {
    let mut printer = Printer { source, comments: &program.comments, out: String::new(), last: 0 };
    printer.block(&program.body, 0);
    printer.comments_before(source.len(), 0);
    printer.out
}

struct Printer<'a> {
    source: &'a str,
    /// The comments that are not printed yet.
    comments: &'a [Span],
    out: String,
    /// Where in the source the last thing printed ends.
    last: usize,
}

/// The strength of a sign, and that of names, literals, brackets and what follows them.
const SIGN: u8 = 13;
const PRIMARY: u8 = 15;

/// Where an expression begins, and how far its line is indented.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    indent: usize,
}

impl Place {
    fn behind(self, text: &str) -> Self {
        Self { column: self.column + text.chars().count(), ..self }
    }
}

/// How strongly an expression holds together: what binds weaker than its place needs parentheses.
fn strength(expression: &Expression) -> u8 {
    match &expression.kind {
        ExpressionKind::Tuple(_) => 0,
        ExpressionKind::Starred(_) => 1,
        ExpressionKind::Conditional(_) => 2,
        ExpressionKind::Or(_) => 3,
        ExpressionKind::And(_) => 4,
        ExpressionKind::Unary(UnaryOperator::Not, _) => 5,
        ExpressionKind::Compare(..) => 6,
        ExpressionKind::Binary(_, operator, _) => binary_strength(*operator),
        ExpressionKind::Unary(..) => SIGN,
        _ => PRIMARY,
    }
}

fn binary_strength(operator: BinaryOperator) -> u8 {
    match operator {
        BinaryOperator::Or => 7,
        BinaryOperator::Xor => 8,
        BinaryOperator::And => 9,
        BinaryOperator::ShiftLeft | BinaryOperator::ShiftRight => 10,
        BinaryOperator::Add | BinaryOperator::Subtract => 11,
        BinaryOperator::Power => 14,
        _ => 12,
    }
}

impl<'a> Printer<'a> {
    fn text(&self, span: Span) -> &'a str {
        span.text(self.source)
    }

    fn start_line(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("    ", depth));
    }

    /// One empty line where the source has some.
    fn gap(&mut self, start: usize) {
        let between = self.source.get(self.last..start).unwrap_or_default();
        let ends = between.replace("\r\n", "\n");
        let ends = ends.split(['\n', '\r']).collect::<Vec<_>>();
        let is_apart = ends.len() > 2 && ends[1..ends.len() - 1].iter().any(|line| line.trim().is_empty());
        if is_apart && !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn comments_before(&mut self, end: usize, depth: usize) {
        while let Some((comment, rest)) = self.comments.split_first() {
            if comment.start as usize >= end {
                return;
            }
            self.comments = rest;
            self.gap(comment.start as usize);
            self.start_line(depth);
            self.out += self.text(*comment).trim_end();
            self.out.push('\n');
            self.last = comment.end as usize;
        }
    }

    fn block(&mut self, body: &[Statement], depth: usize) {
        for statement in body {
            let is_simple = !matches!(
                statement.kind,
                StatementKind::For { .. }
                    | StatementKind::If { .. }
                    | StatementKind::Try { .. }
                    | StatementKind::With { .. }
            );
            // A comment inside of a statement has no place in the one line that it becomes.
            let reach = if is_simple { statement.span.end } else { statement.span.start };
            self.comments_before(reach as usize, depth);
            self.gap(statement.span.start as usize);
            self.start_line(depth);
            self.last = statement.span.start as usize;
            self.statement(statement, depth);
            if is_simple {
                self.last = statement.span.end as usize;
                self.trailing_comment();
                self.out.push('\n');
            }
        }
    }

    fn trailing_comment(&mut self) {
        if let Some((comment, rest)) = self.comments.split_first() {
            let between = self.source.get(self.last..comment.start as usize).unwrap_or_default();
            if between.chars().all(|c| matches!(c, ' ' | '\t' | ';')) {
                self.comments = rest;
                self.out += "  ";
                self.out += self.text(*comment).trim_end();
                self.last = comment.end as usize;
            }
        }
    }

    /// A line that ends with `:`, and the block below it.
    fn clause(&mut self, head: &str, body: &[Statement], depth: usize) {
        self.out += head;
        self.out += ":\n";
        self.block(body, depth + 1);
    }

    fn later_clause(&mut self, head: &str, body: &[Statement], depth: usize) {
        if !body.is_empty() {
            self.start_line(depth);
            self.clause(head, body, depth);
        }
    }

    fn statement(&mut self, statement: &Statement, depth: usize) {
        let place = Place { column: depth * 4, indent: depth * 4 };
        match &statement.kind {
            StatementKind::Expression(value) => self.out += &self.list(value, place),
            StatementKind::Assign { targets, value } => {
                let heads: String = targets.iter().map(|target| self.list(target, place) + " = ").collect();
                let value = self.list(value, place.behind(&heads));
                self.out += &(heads + &value);
            }
            StatementKind::Augment { target, operator, value } => {
                let head = format!("{} {}= ", self.list(target, place), operator.as_str());
                let value = self.list(value, place.behind(&head));
                self.out += &(head + &value);
            }
            StatementKind::Delete(targets) => {
                let targets: Vec<_> = targets.iter().map(|target| self.value(target, 2, place)).collect();
                self.out += &format!("del {}", targets.join(", "));
            }
            StatementKind::Import(imports) => {
                let imports = self.imports(imports);
                self.out += &format!("import {imports}");
            }
            StatementKind::ImportFrom { module, names } => {
                let names = self.imports(names);
                self.out += &format!("from {} import {names}", self.text(*module));
            }
            StatementKind::For { target, iterable, body, otherwise } => {
                let head = format!("for {} in {}", self.list(target, place), self.list(iterable, place));
                self.clause(&head, body, depth);
                self.later_clause("else", otherwise, depth);
            }
            StatementKind::If { branches, otherwise } => {
                for (index, (test, body)) in branches.iter().enumerate() {
                    if index > 0 {
                        self.start_line(depth);
                    }
                    let word = if index == 0 { "if" } else { "elif" };
                    let head = format!("{word} {}", self.value(test, 2, place.behind("elif")));
                    self.clause(&head, body, depth);
                }
                self.later_clause("else", otherwise, depth);
            }
            StatementKind::Try { body, handlers, otherwise, finally } => {
                self.clause("try", body, depth);
                for handler in handlers {
                    self.start_line(depth);
                    let head = self.handler_head(handler, place);
                    self.clause(&head, &handler.body, depth);
                }
                self.later_clause("else", otherwise, depth);
                self.later_clause("finally", finally, depth);
            }
            StatementKind::With { items, body } => {
                let mut heads = Vec::new();
                for (value, target) in items {
                    let mut head = self.value(value, 2, place.behind("with "));
                    if let Some(target) = target {
                        head = format!("{head} as {}", self.text(target.span));
                    }
                    heads.push(head);
                }
                self.clause(&format!("with {}", heads.join(", ")), body, depth);
            }
            StatementKind::Assert(test, message) => {
                let mut line = format!("assert {}", self.value(test, 2, place));
                if let Some(message) = message {
                    line += &format!(", {}", self.value(message, 2, place));
                }
                self.out += &line;
            }
            StatementKind::Raise(None) => self.out += "raise",
            StatementKind::Raise(Some(value)) => {
                let line = format!("raise {}", self.value(value, 2, place));
                self.out += &line;
            }
            StatementKind::Pass => self.out += "pass",
            StatementKind::Break => self.out += "break",
            StatementKind::Continue => self.out += "continue",
        }
    }

    fn handler_head(&self, handler: &Handler, place: Place) -> String {
        let mut head = "except".to_owned();
        if let Some(types) = &handler.types {
            head += &format!(" {}", self.value(types, 2, place));
        }
        if let Some(name) = handler.name {
            head += &format!(" as {}", self.text(name));
        }
        head
    }

    fn imports(&self, imports: &[Import]) -> String {
        let one = |import: &Import| match import.alias {
            Some(alias) => format!("{} as {}", self.text(import.name), self.text(alias)),
            None => self.text(import.name).to_owned(),
        };
        imports.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// A value where a tuple needs no parentheses.
    fn list(&self, value: &Expression, place: Place) -> String {
        match &value.kind {
            ExpressionKind::Tuple(items)
                if !items.is_empty()
                    && !items.iter().any(|item| matches!(item.kind, ExpressionKind::Starred(_))) =>
            {
                let parts: Vec<_> = items.iter().map(|item| self.value(item, 2, place)).collect();
                parts.join(", ") + if parts.len() == 1 { "," } else { "" }
            }
            _ => self.value(value, 2, place),
        }
    }

    /// A value that holds together at least so strongly, beginning at this column.
    fn value(&self, value: &Expression, least: u8, place: Place) -> String {
        let flat = self.laid_out(value, least, None);
        let is_narrow = place.behind(&flat).column <= WIDTH;
        if is_narrow || value.height > 40 { flat } else { self.laid_out(value, least, Some(place.indent)) }
    }

    /// In one line, or with its own brackets spread over lines.
    fn laid_out(&self, value: &Expression, least: u8, spread: Option<usize>) -> String {
        if strength(value) < least && !matches!(value.kind, ExpressionKind::Tuple(_)) {
            return format!("({})", self.laid_out(value, 0, None));
        }
        let one = |value: &Expression, least: u8| self.laid_out(value, least, None);
        match &value.kind {
            ExpressionKind::Joined(_) => {
                // The literals alone, without the ends of lines and the comments between them.
                let words = lexer::lex_inside(self.source, value.span).tokens;
                let texts = words.iter().filter(|word| word.kind == TokenKind::Text);
                texts.map(|word| self.text(word.span)).collect::<Vec<_>>().join(" ")
            }
            ExpressionKind::List(items) => self.brackets("[", items.iter(), "]", spread, Self::item),
            ExpressionKind::Set(items) => self.brackets("{", items.iter(), "}", spread, Self::item),
            ExpressionKind::Tuple(items) if items.len() == 1 => format!("({},)", one(&items[0], 1)),
            ExpressionKind::Tuple(items) => self.brackets("(", items.iter(), ")", spread, Self::item),
            ExpressionKind::Dict(items) => self.brackets("{", items.iter(), "}", spread, Self::pair),
            ExpressionKind::Call(function, arguments) => {
                let head = self.primary(function) + "(";
                self.brackets(&head, arguments.iter(), ")", spread, Self::argument)
            }
            ExpressionKind::Starred(value) => format!("*{}", one(value, 7)),
            ExpressionKind::Attribute(value, name) => format!("{}.{}", self.primary(value), self.text(*name)),
            ExpressionKind::Index(pair) => {
                format!("{}[{}]", self.primary(&pair[0]), self.list(&pair[1], Place { column: 0, indent: 0 }))
            }
            ExpressionKind::Slice(value, parts) => {
                let part =
                    |part: &Option<Expression>| part.as_ref().map_or(String::new(), |part| one(part, 2));
                let step = if parts[2].is_some() { format!(":{}", part(&parts[2])) } else { String::new() };
                format!("{}[{}:{}{step}]", self.primary(value), part(&parts[0]), part(&parts[1]))
            }
            ExpressionKind::Unary(UnaryOperator::Not, value) => format!("not {}", one(value, 5)),
            ExpressionKind::Unary(operator, value) => {
                let sign = match operator {
                    UnaryOperator::Minus => "-",
                    UnaryOperator::Plus => "+",
                    _ => "~",
                };
                format!("{sign}{}", one(value, SIGN))
            }
            ExpressionKind::Binary(pair, operator, _) => {
                let own = binary_strength(*operator);
                let is_power = *operator == BinaryOperator::Power;
                let (left, right) = if is_power { (PRIMARY, SIGN) } else { (own, own + 1) };
                let (left, right) = (one(&pair[0], left), one(&pair[1], right));
                format!("{left} {} {right}", operator.as_str())
            }
            ExpressionKind::And(values) => self.operands(values, " and ", 5),
            ExpressionKind::Or(values) => self.operands(values, " or ", 4),
            ExpressionKind::Compare(first, rest) => {
                let mut out = one(first, 7);
                for (comparison, value) in rest {
                    out += &format!(" {} {}", comparison.as_str(), one(value, 7));
                }
                out
            }
            ExpressionKind::Conditional(parts) => {
                let [body, test, otherwise] = &**parts;
                format!("{} if {} else {}", one(body, 3), one(test, 3), one(otherwise, 2))
            }
            _ => self.text(value.span).to_owned(),
        }
    }

    fn operands(&self, values: &[Expression], word: &str, least: u8) -> String {
        values.iter().map(|value| self.laid_out(value, least, None)).collect::<Vec<_>>().join(word)
    }

    /// What an attribute, an index or a call belongs to. The point behind a number would be a decimal one.
    fn primary(&self, value: &Expression) -> String {
        let text = self.laid_out(value, PRIMARY, None);
        let is_number = matches!(value.kind, ExpressionKind::Int | ExpressionKind::Float);
        if is_number { format!("({text})") } else { text }
    }

    fn item(&self, item: &Expression, place: Place) -> String {
        self.value(item, 1, place)
    }

    fn pair(&self, item: &Item, place: Place) -> String {
        match item {
            Item::Pair(key, value) => {
                let key = self.laid_out(key, 2, None) + ": ";
                let value = self.value(value, 2, place.behind(&key).behind(","));
                key + &value
            }
            Item::Unpack(value) => format!("**{}", self.laid_out(value, 7, None)),
        }
    }

    fn argument(&self, argument: &Argument, place: Place) -> String {
        let head = match argument.kind {
            ArgumentKind::Positional => String::new(),
            ArgumentKind::Keyword(name) => format!("{}=", self.text(name)),
            ArgumentKind::Star => "*".to_owned(),
            ArgumentKind::DoubleStar => "**".to_owned(),
        };
        let value = self.value(&argument.value, 2, place.behind(&head).behind(","));
        head + &value
    }

    /// Items between brackets, in one line or one a line.
    fn brackets<'t, T: 't>(
        &self,
        open: &str,
        items: impl ExactSizeIterator<Item = &'t T>,
        close: &str,
        spread: Option<usize>,
        print: fn(&Self, &T, Place) -> String,
    ) -> String {
        match spread {
            Some(indent) if items.len() > 0 => {
                let place = Place { column: indent + 4, indent: indent + 4 };
                let line = |item| format!("{:indent$}    {},\n", "", print(self, item, place));
                format!("{open}\n{}{:indent$}{close}", items.map(line).collect::<String>(), "")
            }
            _ => {
                let items: Vec<_> =
                    items.map(|item| print(self, item, Place { column: 0, indent: 0 })).collect();
                format!("{open}{}{close}", items.join(", "))
            }
        }
    }
}

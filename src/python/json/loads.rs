//! `json.loads`.

use crate::python::dict::Dict;
use crate::python::integer::Int;
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome, float};

/// How deep arrays and objects may nest.
const DEPTH: usize = 300;

/// `json.loads(text)`; `json.decoder.JSONDecodeError` with line and column where it is not JSON.
///
/// ```
/// use put_playground::python::json;
/// let error = json::loads(&"{\"a\": 1,}".into()).err().ok_or("read")?;
/// let expected = "Expecting property name enclosed in double quotes: line 1 column 9 (char 8)";
/// assert_eq!(error.message().as_str(), Some(expected));
/// # Ok::<(), &str>(())
/// ```
pub fn loads(text: &Str) -> Outcome<Value> {
    let points: Vec<u32> = text.code_points().collect();
    let mut reader = Reader { text, points: &points, at: 0 };
    if points.first() == Some(&0xFEFF) {
        return Err(reader.error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0));
    }
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    match reader.at {
        at if at == points.len() => Ok(value),
        at => Err(reader.error("Extra data", at)),
    }
}

struct Reader<'a> {
    text: &'a Str,
    points: &'a [u32],
    at: usize,
}

impl Reader<'_> {
    /// The error at a place, counted in characters from 0.
    fn error(&self, message: &str, at: usize) -> Exception {
        let before = &self.points[..at.min(self.points.len())];
        let line = 1 + before.iter().filter(|point| **point == 0x0A).count();
        let start = before.iter().rposition(|point| *point == 0x0A).map_or(0, |newline| newline + 1);
        let column = at - start + 1;
        let full = format!("{message}: line {line} column {column} (char {at})");
        Exception::new(Class::JsonJsonDecodeError, full)
            .with("msg", Value::str(message))
            .with("doc", Value::Str(self.text.clone()))
            .with("pos", Value::int(at))
            .with("lineno", Value::int(line))
            .with("colno", Value::int(column))
    }

    /// The character here; `\0`, which JSON never has, at the end or for a surrogate.
    fn peek(&self) -> char {
        self.points.get(self.at).and_then(|point| char::from_u32(*point)).unwrap_or('\0')
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), ' ' | '\t' | '\n' | '\r') {
            self.at += 1;
        }
    }

    /// Whether this word is here; if so, it is passed.
    fn take(&mut self, word: &str) -> bool {
        let is_here = self.points[self.at.min(self.points.len())..]
            .iter()
            .copied()
            .take(word.len())
            .eq(word.chars().map(u32::from));
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    fn value(&mut self, depth: usize) -> Outcome<Value> {
        if depth > DEPTH {
            let message =
                "maximum recursion depth exceeded while decoding a JSON array from a unicode string";
            return Err(Exception::recursion_error(message));
        }
        const WORDS: [(&str, Value); 6] = [
            ("null", Value::None),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", Value::Float(f64::NAN)),
            ("Infinity", Value::Float(f64::INFINITY)),
            ("-Infinity", Value::Float(f64::NEG_INFINITY)),
        ];
        match self.peek() {
            '"' => self.string().map(Value::Str),
            '{' => self.object(depth),
            '[' => self.array(depth),
            _ => {
                for (word, value) in WORDS {
                    if self.take(word) {
                        return Ok(value);
                    }
                }
                self.number().ok_or_else(|| self.error("Expecting value", self.at))
            }
        }
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    /// A number, as far as it goes: `01` is `0`, and then there is more than expected.
    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        let is_negative = self.take("-");
        if !self.take("0") && !self.digits() {
            self.at = start;
            return None;
        }
        let mut end = self.at;
        if self.take(".") && self.digits() {
            end = self.at;
        }
        self.at = end;
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            if self.digits() {
                end = self.at;
            }
        }
        self.at = end;
        let digits = &self.points[start + usize::from(is_negative)..end];
        let text: String = digits.iter().filter_map(|point| char::from_u32(*point)).collect();
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = Int::parse(&text, 10)?;
            return Some(Value::Int(if is_negative { number.negate() } else { number }));
        }
        let number = float::parse(&text)?;
        Some(Value::Float(if is_negative { -number } else { number }))
    }

    fn string(&mut self) -> Outcome<Str> {
        let start = self.at;
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let Some(point) = self.points.get(self.at).copied() else {
                return Err(self.error("Unterminated string starting at", start));
            };
            self.at += 1;
            match char::from_u32(point) {
                Some('"') => return Ok(Str::from_code_points(out)),
                Some('\\') => out.push(self.escape(start)?),
                Some(c) if c < ' ' => return Err(self.error("Invalid control character at", self.at - 1)),
                _ => out.push(point),
            }
        }
    }

    fn escape(&mut self, start: usize) -> Outcome<u32> {
        let Some(point) = self.points.get(self.at).copied() else {
            return Err(self.error("Unterminated string starting at", start));
        };
        self.at += 1;
        let c = match char::from_u32(point).unwrap_or('\0') {
            c @ ('"' | '\\' | '/') => c,
            'b' => '\x08',
            'f' => '\x0C',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unit(),
            _ => return Err(self.error("Invalid \\escape", self.at - 2)),
        };
        Ok(c.into())
    }

    /// Four hexadecimal digits, and the second half of a pair where it follows.
    fn unit(&mut self) -> Outcome<u32> {
        let at = self.at - 1;
        let first = self.hex().ok_or_else(|| self.error("Invalid \\uXXXX escape", at))?;
        let end = self.at;
        if (0xD800..0xDC00).contains(&first) && self.take("\\u") {
            let second = self.hex().ok_or_else(|| self.error("Invalid \\uXXXX escape", end + 1))?;
            if (0xDC00..0xE000).contains(&second) {
                return Ok(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.at = end;
        }
        Ok(first)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.points.get(self.at..self.at + 4)?;
        let digit = |point: &u32| char::from_u32(*point)?.to_digit(16);
        let unit = digits.iter().try_fold(0, |unit, point| Some(unit << 4 | digit(point)?))?;
        self.at += 4;
        Some(unit)
    }

    fn array(&mut self, depth: usize) -> Outcome<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take("]") {
            return Ok(Value::list(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take("]") {
                return Ok(Value::list(items));
            }
            if !self.take(",") {
                return Err(self.error("Expecting ',' delimiter", self.at));
            }
            self.skip_space();
        }
    }

    fn object(&mut self, depth: usize) -> Outcome<Value> {
        const NO_NAME: &str = "Expecting property name enclosed in double quotes";
        self.at += 1;
        let mut dict = Dict::new();
        self.skip_space();
        if self.take("}") {
            return Ok(Value::dict(dict));
        }
        loop {
            if self.peek() != '"' {
                return Err(self.error(NO_NAME, self.at));
            }
            let key = self.string()?;
            self.skip_space();
            if !self.take(":") {
                return Err(self.error("Expecting ':' delimiter", self.at));
            }
            self.skip_space();
            let value = self.value(depth + 1)?;
            dict.insert(Value::Str(key), value)?;
            self.skip_space();
            if self.take("}") {
                return Ok(Value::dict(dict));
            }
            if !self.take(",") {
                return Err(self.error("Expecting ',' delimiter", self.at));
            }
            self.skip_space();
        }
    }
}

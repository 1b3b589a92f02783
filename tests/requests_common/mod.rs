//! The calls of the vectors, evaluated: just enough of Python's literals and constructors.
#![allow(dead_code)]

use put_playground::python::date::Date;
use put_playground::python::dict::{Dict, Set};
use put_playground::python::integer::Int;
use put_playground::python::requests::{Call, Prepared, Session, Surroundings, Transfer};
use put_playground::python::stream::Stream;
use put_playground::python::value::Range;
use put_playground::python::{Arguments, Exception, Object, Str, Value, float};
use std::rc::Rc;

/// What the vectors were made with.
pub struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "0123456789abcdef0123456789abcdef".into()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

pub enum Made {
    Transfer(Box<Transfer>),
    Prepared(Box<Prepared>),
}

/// Evaluates `call` after `setup`.
pub fn run(setup: &str, call: &str) -> Result<Made, Exception> {
    let session = Session::new();
    for line in setup.split(';').map(str::trim).filter(|line| !line.is_empty()) {
        if line == "s = requests.Session()" {
            continue;
        }
        let (place, value) = if let Some((place, rest)) = line.split_once(".update(") {
            (place.to_owned(), rest.strip_suffix(')').unwrap().to_owned())
        } else {
            let (place, value) = line.split_once('=').unwrap();
            (place.trim().to_owned(), value.trim().to_owned())
        };
        let name = place.strip_prefix("s.").unwrap();
        let object = put_playground::python::requests::session::SessionObject(Rc::clone(&session));
        let value = Reader::new(&value).expression();
        if line.contains(".update(") {
            let own = object.attribute(name).unwrap().unwrap();
            let args = Arguments { positional: vec![value.clone()], keywords: vec![] };
            match own {
                Value::Object(own) => {
                    own.call_method("update", &args).unwrap()?;
                }
                Value::Dict(own) => {
                    let Value::Dict(new) = value else { panic!() };
                    for (key, value) in new.borrow().iter() {
                        own.borrow_mut().insert(key.clone(), value.clone())?;
                    }
                }
                _ => panic!("{line}"),
            }
        } else {
            object.set_attribute(name, value).unwrap()?;
        }
    }
    let mut reader = Reader::new(call);
    let name = reader.dotted();
    let args = reader.arguments();
    if name == "requests.Request" {
        assert!(reader.rest().starts_with(".prepare()"), "{call}");
        let mut call = Call::new("request", &args, false)?;
        call.headers = args.get(2, "headers").cloned().unwrap_or(Value::None);
        return Ok(Made::Prepared(Box::new(Session::prepare_alone(&call, &mut Fixed)?)));
    }
    let (object, function) = name.split_once('.').unwrap();
    let call = Call::new(function, &args, object == "s")?;
    Ok(Made::Transfer(Box::new(Transfer::start(&session, &call, &mut Fixed)?)))
}

pub struct Reader {
    text: Vec<char>,
    at: usize,
}

impl Reader {
    pub fn new(text: &str) -> Self {
        Self { text: text.chars().collect(), at: 0 }
    }

    fn rest(&self) -> String {
        self.text[self.at..].iter().collect()
    }

    fn peek(&mut self) -> char {
        while self.text.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.text.get(self.at).copied().unwrap_or('\0')
    }

    fn take(&mut self, c: char) -> bool {
        let is_here = self.peek() == c;
        self.at += usize::from(is_here);
        is_here
    }

    fn dotted(&mut self) -> String {
        self.peek();
        let start = self.at;
        while self.text.get(self.at).is_some_and(|c| c.is_alphanumeric() || "._".contains(*c)) {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    fn arguments(&mut self) -> Arguments {
        assert!(self.take('('), "{}", self.rest());
        let mut args = Arguments::default();
        while !self.take(')') {
            let start = self.at;
            let name = self.dotted();
            if !name.is_empty() && self.peek() == '=' {
                self.at += 1;
                args.keywords.push((name, self.expression()));
            } else {
                self.at = start;
                args.positional.push(self.expression());
            }
            self.take(',');
        }
        args
    }

    pub fn expression(&mut self) -> Value {
        let left = self.atom();
        if self.take('*') {
            let Value::Int(count) = self.atom() else { panic!() };
            let count = count.to_i64().unwrap() as usize;
            return match left {
                Value::Str(text) => Value::str(text.to_lossy().repeat(count)),
                Value::Bytes(bytes) => Value::bytes(bytes.repeat(count)),
                Value::List(list) => Value::list((0..count).flat_map(|_| list.0.borrow().clone())),
                _ => panic!("*"),
            };
        }
        left
    }

    fn items(&mut self, end: char) -> (Vec<Value>, bool) {
        let (mut items, mut comma) = (Vec::new(), false);
        while !self.take(end) {
            items.push(self.expression());
            comma |= self.take(',');
        }
        (items, comma)
    }

    fn atom(&mut self) -> Value {
        match self.peek() {
            '\'' | '"' => Value::Str(Str::from_code_points(self.string())),
            'b' if matches!(self.text.get(self.at + 1), Some('\'' | '"')) => {
                self.at += 1;
                Value::bytes(self.string().into_iter().map(|c| c as u8).collect::<Vec<_>>())
            }
            '[' => {
                self.at += 1;
                Value::list(self.items(']').0)
            }
            '(' => {
                self.at += 1;
                match self.items(')') {
                    (items, false) if items.len() == 1 => items[0].clone(),
                    (items, _) => Value::tuple(items),
                }
            }
            '{' => {
                self.at += 1;
                let (mut dict, mut set, mut is_set) = (Dict::new(), Set::default(), false);
                while !self.take('}') {
                    let key = self.expression();
                    if self.take(':') {
                        let value = self.expression();
                        dict.insert(key, value).unwrap();
                    } else {
                        is_set = true;
                        set.insert(key).unwrap();
                    }
                    self.take(',');
                }
                if is_set { Value::set(set) } else { Value::dict(dict) }
            }
            '-' => {
                self.at += 1;
                match self.atom() {
                    Value::Int(number) => Value::Int(number.negate()),
                    Value::Float(number) => Value::Float(-number),
                    _ => panic!("-"),
                }
            }
            '0'..='9' | '.' => self.number(),
            _ => self.named(),
        }
    }

    fn number(&mut self) -> Value {
        let start = self.at;
        while self.text.get(self.at).is_some_and(|c| {
            c.is_alphanumeric() || *c == '.' || "+-".contains(*c) && self.text[self.at - 1] == 'e'
        }) {
            self.at += 1;
        }
        let text: String = self.text[start..self.at].iter().collect();
        Int::parse(&text, 10).map_or_else(|| Value::Float(float::parse(&text).unwrap()), Value::Int)
    }

    fn named(&mut self) -> Value {
        let name = self.dotted();
        match name.as_str() {
            "None" => return Value::None,
            "True" => return Value::Bool(true),
            "False" => return Value::Bool(false),
            _ => {}
        }
        let args = self.arguments();
        let first = || args.positional[0].clone();
        let bytes = || {
            first()
                .items()
                .unwrap()
                .iter()
                .map(|v| match v {
                    Value::Int(n) => n.to_i64().unwrap() as u8,
                    _ => panic!(),
                })
                .collect::<Vec<_>>()
        };
        let int = |index: usize| match &args.positional[index] {
            Value::Int(n) => n.to_i64().unwrap(),
            _ => panic!(),
        };
        match name.as_str() {
            "float" => match first() {
                Value::Str(t) if t == *"nan" => Value::Float(f64::NAN),
                Value::Str(t) if t == *"inf" => Value::Float(f64::INFINITY),
                Value::Str(t) if t == *"-inf" => Value::Float(f64::NEG_INFINITY),
                _ => panic!(),
            },
            "range" => Value::Range(Range { start: 0, stop: int(0), step: 1 }),
            "bytes" => Value::bytes(bytes()),
            "bytearray" => Value::Bytearray(Rc::new(std::cell::RefCell::new(bytes()))),
            "iter" => Value::iter("list_iterator", first().items().unwrap()),
            "io.StringIO" => match first() {
                Value::Str(text) => Value::stream(Stream::text(&text)),
                _ => panic!(),
            },
            "io.BytesIO" => match first() {
                Value::Bytes(bytes) => Value::stream(Stream::bytes(&bytes)),
                _ => panic!(),
            },
            "datetime.date" => Value::Date(Date::new(int(0), int(1), int(2)).unwrap()),
            "requests.auth.HTTPBasicAuth" | "HTTPBasicAuth" => {
                Value::object(put_playground::python::requests::auth::BasicAuth {
                    user: first(),
                    password: args.positional[1].clone(),
                    is_for_proxy: false,
                })
            }
            _ => panic!("{name}"),
        }
    }

    fn string(&mut self) -> Vec<u32> {
        let quote = self.text[self.at];
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let c = self.text[self.at];
            self.at += 1;
            if c == quote {
                return out;
            }
            if c != '\\' {
                out.push(u32::from(c));
                continue;
            }
            let c = self.text[self.at];
            self.at += 1;
            let hex = |reader: &mut Self, n: usize| {
                let text: String = reader.text[reader.at..reader.at + n].iter().collect();
                reader.at += n;
                u32::from_str_radix(&text, 16).unwrap()
            };
            let point = match c {
                'n' => 10,
                'r' => 13,
                't' => 9,
                'x' => hex(self, 2),
                'u' => hex(self, 4),
                'U' => hex(self, 8),
                '0' => 0,
                c => u32::from(c),
            };
            out.push(point);
        }
    }
}

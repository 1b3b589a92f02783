//! Cuts request heads out of the bytes of one connection: on a kept connection a head begins where the last body ends.

use bytes::Bytes;
use httparse::{Header, Request, Status};
use put_playground::sandbox::Head;
use std::{
    collections::VecDeque,
    mem::{self, MaybeUninit},
};

/// How many fields hyper takes, and so how many are looked for.
const MAX_FIELDS: usize = 100;

/// The longest head or line of chunked framing that is waited for, in bytes; hyper refuses shorter ones.
pub const MAX_HEAD: usize = 128 * 1024;

/// A head, and what hyper does not tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The head.
    pub head: Head,
    /// Whether both `Content-Length` and `Transfer-Encoding` say how long the body is. Two readers of such a request may
    /// disagree on where the next one begins (RFC 9112 §6.1).
    pub is_ambiguous: bool,
}

/// Where in the input the next byte belongs.
#[derive(Debug, Default)]
enum Place {
    /// In a head, or in the empty lines before one.
    #[default]
    Head,
    /// In a body, so many bytes before its end.
    Body(u64),
    /// In the line with a chunk's size.
    ChunkSize,
    /// In a chunk or in the line end behind it, so many bytes before its end.
    Chunk(u64),
    /// In the trailer fields.
    Trailers,
    /// Unknown: the input breaks a rule, upon which hyper ends the connection.
    Lost,
}

/// Finds the heads in what it is given, piece by piece.
#[derive(Debug, Default)]
pub struct Cutter {
    place: Place,
    /// The beginning of a head or line whose end has not come.
    begun: Vec<u8>,
    /// hyper reads no further than the request that it works on, and its buffer is bounded: so is this.
    found: VecDeque<Sent>,
}

impl Cutter {
    /// The oldest head that was not taken yet.
    pub fn next(&mut self) -> Option<Sent> {
        self.found.pop_front()
    }

    /// Takes the next piece of the input.
    pub fn read(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            bytes = match self.place {
                Place::Head => self.read_head(bytes),
                Place::Body(left) => self.skip(bytes, left, Place::Body, Place::Head),
                Place::Chunk(left) => self.skip(bytes, left, Place::Chunk, Place::ChunkSize),
                Place::ChunkSize | Place::Trailers => self.read_line(bytes),
                Place::Lost => return,
            };
        }
    }

    /// Passes over content; `within` says where what is left of it lies, `after` what follows it.
    fn skip<'a>(&mut self, bytes: &'a [u8], left: u64, within: fn(u64) -> Place, after: Place) -> &'a [u8] {
        let here = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
        let left = left - here as u64;
        self.place = if left == 0 { after } else { within(left) };
        &bytes[here..]
    }

    fn read_head<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let before = self.begun.len();
        if before > 0 {
            self.begun.extend_from_slice(bytes);
            // To look for an end is cheaper than to parse anew with every byte that a slow client sends.
            if !may_end(&self.begun[before.saturating_sub(2)..]) {
                return self.wait();
            }
        }
        let begun = mem::take(&mut self.begun);
        match parse(if before > 0 { &begun } else { bytes }) {
            Parsed::Whole { size, sent, next } => {
                self.found.push_back(sent);
                self.place = next;
                bytes.get(size.saturating_sub(before)..).unwrap_or_default()
            }
            Parsed::Begun => {
                self.begun = if before > 0 { begun } else { bytes.to_vec() };
                self.wait()
            }
            Parsed::Wrong => self.give_up(),
        }
    }

    fn read_line<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
            self.begun.extend_from_slice(bytes);
            return self.wait();
        };
        let (here, rest) = bytes.split_at(end + 1);
        self.begun.extend_from_slice(here);
        let line = mem::take(&mut self.begun);
        self.place = match self.place {
            Place::ChunkSize => match httparse::parse_chunk_size(&line) {
                Ok(Status::Complete((_, 0))) => Place::Trailers,
                // The line end behind the chunk goes with it.
                Ok(Status::Complete((_, size))) => size.checked_add(2).map_or(Place::Lost, Place::Chunk),
                _ => Place::Lost,
            },
            _ if line.trim_ascii_end().is_empty() => Place::Head,
            _ => Place::Trailers,
        };
        rest
    }

    /// Everything is taken, and more must come.
    fn wait(&mut self) -> &'static [u8] {
        if self.begun.len() > MAX_HEAD { self.give_up() } else { b"" }
    }

    fn give_up(&mut self) -> &'static [u8] {
        self.begun = Vec::new();
        self.place = Place::Lost;
        b""
    }
}

/// Whether an empty line may end here.
fn may_end(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair == b"\n\n") || bytes.windows(3).any(|three| three == b"\n\r\n")
}

/// What bytes begin with.
enum Parsed {
    /// A head of this size, and where the byte behind it belongs.
    Whole { size: usize, sent: Sent, next: Place },
    /// The beginning of a head.
    Begun,
    /// Something that hyper refuses.
    Wrong,
}

fn parse(bytes: &[u8]) -> Parsed {
    let mut fields = [const { MaybeUninit::<Header<'_>>::uninit() }; MAX_FIELDS];
    let mut request = Request::new(&mut []);
    let size = match request.parse_with_uninit_headers(bytes, &mut fields) {
        Ok(Status::Complete(size)) => size,
        Ok(Status::Partial) => return Parsed::Begun,
        Err(_) => return Parsed::Wrong,
    };
    let Some(framing) = framing(request.headers) else { return Parsed::Wrong };
    let head = Head::new(Bytes::copy_from_slice(&bytes[..size]));
    let (next, is_ambiguous) = match framing {
        (true, length) => (Place::ChunkSize, length.is_some()),
        (false, Some(length)) if length > 0 => (Place::Body(length), false),
        (false, _) => (Place::Head, false),
    };
    Parsed::Whole { size, sent: Sent { head, is_ambiguous }, next }
}

/// Whether the body is in chunks, and its declared length (RFC 9112 §6.3); `None` where the fields contradict each other.
fn framing(fields: &[Header<'_>]) -> Option<(bool, Option<u64>)> {
    let (mut is_coded, mut is_chunked, mut length) = (false, false, None);
    for field in fields {
        if field.name.eq_ignore_ascii_case("transfer-encoding") {
            is_coded = true;
            let last = field.value.rsplit(|byte| *byte == b',').next().unwrap_or_default();
            is_chunked = last.trim_ascii().eq_ignore_ascii_case(b"chunked");
        } else if field.name.eq_ignore_ascii_case("content-length") {
            let digits = std::str::from_utf8(field.value).ok()?;
            let declared: u64 = digits.parse().ok().filter(|_| !digits.starts_with('+'))?;
            if length.is_some_and(|earlier| earlier != declared) {
                return None;
            }
            length = Some(declared);
        }
    }
    (is_coded == is_chunked).then_some((is_chunked, length))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    /// All heads in the input when it comes in these pieces.
    fn heads<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Vec<u8>> {
        let mut cutter = Cutter::default();
        let mut heads = Vec::new();
        for piece in pieces {
            cutter.read(piece);
            while let Some(sent) = cutter.next() {
                heads.push(sent.head.as_bytes().to_vec());
            }
        }
        heads
    }

    /// A head, and the body that belongs to it.
    fn request() -> impl Strategy<Value = (String, Vec<u8>)> {
        let name = "[A-Za-z][A-Za-z0-9-]{0,12}".prop_filter("has a meaning", |name| {
            !["content-length", "transfer-encoding"].contains(&name.to_ascii_lowercase().as_str())
        });
        let fields = proptest::collection::vec((name, "[ -9;-~]{0,20}"), 0..6);
        let chunk = (proptest::collection::vec(any::<u8>(), 1..40), "(;[a-z]{1,5}(=[a-z]{1,5})?)?");
        let body = prop_oneof![
            Just(None),
            proptest::collection::vec(any::<u8>(), 0..60).prop_map(|body| Some((Vec::new(), body))),
            proptest::collection::vec(chunk, 1..4).prop_map(|chunks| Some((chunks, Vec::new()))),
        ];
        let line = "(GET|PUT|POST|X-Y) /[a-z0-9%?=]{0,20} HTTP/1\\.1";
        let blank = "(\r\n){0,2}";
        let upper = any::<bool>();
        (blank, line, fields, body, upper, any::<bool>()).prop_map(
            |(blank, line, fields, body, upper, trailer)| {
                let mut head = format!("{blank}{line}\r\n");
                for (name, value) in &fields {
                    head.push_str(&format!("{name}: {value}\r\n"));
                }
                let mut content = Vec::new();
                match body {
                    None => {}
                    Some((chunks, whole)) if chunks.is_empty() => {
                        let name = if upper { "CONTENT-LENGTH" } else { "content-length" };
                        head.push_str(&format!("{name}: {}\r\n", whole.len()));
                        content = whole;
                    }
                    Some((chunks, _)) => {
                        let name = if upper { "Transfer-Encoding" } else { "transfer-encoding" };
                        head.push_str(&format!("{name}: chunked\r\n"));
                        for (chunk, extension) in chunks {
                            content.extend(format!("{:x}{extension}\r\n", chunk.len()).bytes());
                            content.extend(chunk);
                            content.extend(b"\r\n");
                        }
                        content.extend(b"0\r\n");
                        if trailer {
                            content.extend(b"X-Trailer: GET / HTTP/1.1\r\n");
                        }
                        content.extend(b"\r\n");
                    }
                }
                head.push_str("\r\n");
                (head, content)
            },
        )
    }

    proptest! {
        #[test]
        fn whatever_the_pieces_the_heads_are_those_that_were_sent(
            requests in proptest::collection::vec(request(), 1..6),
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..30),
        ) {
            let mut input = Vec::new();
            for (head, body) in &requests {
                input.extend(head.bytes());
                input.extend(body);
            }
            let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(input.len())).collect();
            places.extend([0, input.len()]);
            places.sort_unstable();
            let sent: Vec<Vec<u8>> = requests.iter().map(|(head, _)| head.clone().into_bytes()).collect();
            prop_assert_eq!(heads(places.windows(2).map(|pair| &input[pair[0]..pair[1]])), sent.clone());
            prop_assert_eq!(heads(input.chunks(1)), sent);
        }

        #[test]
        fn no_input_is_too_odd(pieces in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..50), 0..20)) {
            heads(pieces.iter().map(Vec::as_slice));
        }
    }

    #[test]
    fn what_hyper_refuses_ends_the_search() {
        for bad in [
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
            "GET / HTTP/1.1\r\n folded: x\r\n\r\n",
            "nonsense\r\n\r\n",
        ] {
            assert_eq!(heads([bad.as_bytes(), b"GET / HTTP/1.1\r\n\r\n"]), Vec::<Vec<u8>>::new(), "{bad}");
        }
        let chunked = "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        for size in ["zz\r\n", "ffffffffffffffff\r\n", "\r\n"] {
            let input = format!("{chunked}{size}GET / HTTP/1.1\r\n\r\n");
            assert_eq!(heads([input.as_bytes()]), [chunked.as_bytes()], "{size}");
        }
    }

    #[test]
    fn an_endless_head_takes_bounded_memory() {
        let mut cutter = Cutter::default();
        cutter.read(b"GET / HTTP/1.1\r\nx: ");
        for _ in 0..1000 {
            cutter.read(&[b'x'; 1024]);
            assert!(cutter.begun.capacity() <= 4 * MAX_HEAD);
        }
        assert!(matches!(cutter.place, Place::Lost));
    }

    #[test]
    fn two_lengths_of_one_body_are_told() {
        let mut cutter = Cutter::default();
        cutter.read(b"PUT / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
        assert!(cutter.next().unwrap().is_ambiguous);
    }
}

//! The command line.

use super::store::MEMORY;
use clap::{Parser, ValueEnum, builder::NonEmptyStringValueParser, value_parser};
use put_playground::sandbox::DEFAULT_MAX_BODY;
use std::{
    net::{IpAddr, Ipv4Addr},
    num::{NonZeroU32, NonZeroUsize},
    path::PathBuf,
    time::Duration,
};

/// What is printed behind the options.
const LIMITS: &str = "Limits: a request has at most 100 header fields of 32 KiB together and a URL of 16 KiB; \
--max-body, --max-connections and the times above may be set. Beyond a limit the answer is 408, 413, 414, 429 or 431, \
or the connection is closed.";

/// Serves the PUT Playground: the built page at /, the practice server at /sandbox/.
#[derive(Debug, Parser)]
#[command(version, after_help = LIMITS)]
pub struct Options {
    /// The address to listen on [default: 127.0.0.1, which only this machine reaches; with --class 0.0.0.0]
    #[arg(long)]
    pub addr: Option<IpAddr>,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The port of the second origin, for exercises with CORS; 0 takes a free one [default: the next port, or a free one]
    #[arg(long)]
    pub second_port: Option<u16>,
    /// The folder with the built page
    #[arg(long, default_value = "dist")]
    pub dist: PathBuf,
    /// Where things are kept: memory, a file (made if it is missing), or redis://HOST:PORT, which several servers can share
    #[arg(long, default_value = MEMORY, value_name = "memory|FILE|redis://…", value_parser = NonEmptyStringValueParser::new())]
    pub store: String,
    /// The largest request body to accept, in bytes
    #[arg(long, default_value_t = DEFAULT_MAX_BODY)]
    pub max_body: usize,
    /// For a class: listen to the whole network, print the address as a QR code and that of the teacher's board, limit the rate
    /// of each address
    #[arg(long)]
    pub class: bool,
    /// How many requests a second one address may send on average; five times as many at once [default: no limit; with
    /// --class 1000, enough for 200 students behind one router]
    #[arg(long)]
    pub rate: Option<NonZeroU32>,
    /// How many connections may be open at once; more have to wait
    #[arg(long, default_value_t = MAX_CONNECTIONS)]
    pub max_connections: NonZeroUsize,
    /// How long a connection may be idle or take for the head of a request, in milliseconds
    #[arg(long, default_value_t = 30_000, value_parser = value_parser!(u64).range(1..))]
    pub header_timeout_ms: u64,
    /// How long a client may pause within a body, in milliseconds
    #[arg(long, default_value_t = 15_000, value_parser = value_parser!(u64).range(1..))]
    pub body_timeout_ms: u64,
    /// How long a body may take in all, and then the answer, in milliseconds
    #[arg(long, default_value_t = 60_000, value_parser = value_parser!(u64).range(1..))]
    pub request_timeout_ms: u64,
    /// Log every request on stderr; RUST_LOG says more precisely what is logged
    #[arg(long, short)]
    pub verbose: bool,
    /// How log lines look
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Enough for a school, and few enough for the files that most systems give a process.
const MAX_CONNECTIONS: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// With `--class`: two requests a second of each of 200 students behind one address, and as much again for their pages.
const CLASS_RATE: NonZeroU32 = NonZeroU32::new(1000).unwrap();

/// How long requests may take.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// From the end of a request, or the opening of the connection, to the end of the next head.
    pub head: Duration,
    /// Between two parts of a body.
    pub pause: Duration,
    /// For a body, and for the answer after it.
    pub request: Duration,
}

impl Options {
    /// The address to listen on.
    pub fn addr(&self) -> IpAddr {
        let usual = if self.class { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
        self.addr.unwrap_or(IpAddr::V4(usual))
    }

    /// How many requests a second one address may send; `None` without a limit.
    pub fn rate(&self) -> Option<NonZeroU32> {
        self.rate.or(self.class.then_some(CLASS_RATE))
    }

    /// How long requests may take.
    pub fn times(&self) -> Times {
        Times {
            head: Duration::from_millis(self.header_timeout_ms),
            pause: Duration::from_millis(self.body_timeout_ms),
            request: Duration::from_millis(self.request_timeout_ms),
        }
    }
}

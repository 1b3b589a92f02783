//! What a person sees while they wait: which step, what to expect, how long it took.

use std::time::{Duration, Instant};

use crate::error::Error;

/// Runs one step under its name: says that it starts and how long that should take, then how long it took.
pub fn step<T>(name: &str, expect: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    if expect.is_empty() {
        println!("-> {name}");
    } else {
        println!("-> {name} ({expect})");
    }
    let start = Instant::now();
    let result = work()?;
    println!("   {name}: done in {}", in_words(start.elapsed()));
    Ok(result)
}

/// One line for something that needed no work.
pub fn ready(what: &str) {
    println!("ok {what}");
}

/// One line within a step.
pub fn note(text: &str) {
    println!("   {text}");
}

/// A duration as a person would say it.
pub fn in_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(in_words(Duration::from_millis(340)), "0.3 s");
        assert_eq!(in_words(Duration::from_secs(12)), "12 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 05 s");
    }
}

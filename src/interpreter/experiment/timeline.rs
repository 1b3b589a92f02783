//! Answers and stored things over time, as data that a picture is drawn from.

use super::Run;

/// Answers of one kind that followed each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The method.
    pub method: &'static str,
    /// The status; `None` where no answer came that the page may read.
    pub status: Option<u16>,
    /// The number of the first request, counted from 1.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// When the first one was sent, in microseconds since the beginning.
    pub from_us: u64,
    /// When the last one had ended.
    pub to_us: u64,
    /// How many things were stored then, where that was looked at.
    pub stored: Option<u32>,
}

/// What happened when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The answers.
    pub spans: Vec<Span>,
    /// How many things were stored at which time, in microseconds, the first at the beginning.
    pub counts: Vec<(u64, u32)>,
    /// How long it took, in microseconds; at least 1.
    pub total_us: u64,
}

impl Timeline {
    /// The timeline of a run.
    pub fn of(run: &Run) -> Self {
        let start = run.steps.first().map_or(0, |step| step.exchange.started_at_ms);
        let mut line = Self { total_us: 1, counts: vec![(0, run.before.len())], ..Self::default() };
        let mut program = 0;
        for (index, step) in run.steps.iter().enumerate() {
            // The clock of the page tells milliseconds only, and may be set back meanwhile.
            let from_us = (step.exchange.started_at_ms.saturating_sub(start) * 1000).max(line.total_us - 1);
            let to_us = from_us + step.exchange.timing.total_us;
            line.total_us = to_us.max(1);
            line.counts.extend(step.stored.map(|stored| (to_us, stored)));
            let (method, status) = (step.method(), step.status());
            match line.spans.last_mut() {
                Some(span) if (program, span.method, span.status) == (step.program, method, status) => {
                    (span.count, span.to_us) = (span.count + 1, to_us);
                    span.stored = step.stored.or(span.stored);
                }
                _ => line.spans.push(Span {
                    method,
                    status,
                    first: index + 1,
                    count: 1,
                    from_us,
                    to_us,
                    stored: step.stored,
                }),
            }
            program = step.program;
        }
        line.counts.push((line.total_us, run.after.len()));
        line
    }

    /// The fewest and the most things that were stored.
    pub fn range(&self) -> (u32, u32) {
        let counts = self.counts.iter().map(|(_, count)| *count);
        (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0))
    }
}

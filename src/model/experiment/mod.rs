//! An experiment under way, and what follows from what it has seen.
//!
//! Pure, and never sure of the outcome: [`Trial`] is handed every exchange of the programs and the store before and after,
//! and [`Evidence`] is computed of these alone. A server that contradicts the claim is reported to do so.

mod answers;
mod bench;
mod caching;
mod diff;
mod evidence;
mod length;
mod repeats;
mod run;
mod saying;
mod steps;
mod store;
mod timeline;
mod trial;

pub use bench::{Bench, ExperimentMsg};
pub use diff::{Line, diff};
pub use evidence::{Evidence, Sheet, Verdict};
pub use run::{Ended, Followed, Run, Step};
pub use store::{Arrived, Snapshot, StoreDiff, Stored, lines_of};
pub use timeline::{Span, Timeline};
pub use trial::{Action, Stage, Trial, Wish, can_show};

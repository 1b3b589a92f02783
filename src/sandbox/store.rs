//! Where things are kept: the one seam between the sandbox and IndexedDB, memory, a file or another server.

use super::{Problem, Summary, Thing};
use http::StatusCode;
use std::{future::Future, pin::Pin};

/// An operation under way. It is `Send` because axum's handlers are; a home whose values are not (JavaScript's) wraps them.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Looks at the current state of one thing and says what shall become of it.
///
/// A store that locks optimistically (Redis) may call it more than once: the last call is the one that counts.
pub type Decide<'a> = dyn FnMut(Option<&Thing>) -> Change + Send + 'a;

/// What shall become of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stays as it is, or stays absent.
    Keep,
    /// This replaces it.
    Put(Thing),
    /// It goes.
    Remove,
}

/// A store of things by id. A future that is ready with `Ok` says that the operation is durable, as far as the store is.
pub trait Store: Send + Sync {
    /// The thing under `id`.
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>>;

    /// Decides and acts in one step: no other write to `id` comes between the two. Conditional requests rest on this
    /// (RFC 9110 §13.2.1: a precondition is worthless if the state changes after it was evaluated).
    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()>;

    /// Keeps `thing` under an id of the store's choice that was not in use, and returns it.
    fn add(&self, thing: Thing) -> Pending<'_, String>;

    /// Every thing, without its content, in the order of the ids.
    fn list(&self) -> Pending<'_, Vec<Summary>>;

    /// Removes every thing and returns how many there were.
    fn clear(&self) -> Pending<'_, u64>;
}

/// The first id that a store chooses: high enough that a learner sees at once which ids the server picked.
pub const FIRST_CHOSEN_ID: u32 = 101;

/// Why a store did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no storage; the text says why.
    #[error("the sandbox has no storage here: {0}")]
    Unavailable(String),
    /// No space is left.
    #[error("the storage is full")]
    Full,
    /// Others changed the thing each time between the look at it and the write.
    #[error("too many requests change this at the same moment")]
    Busy,
    /// The storage failed or holds something unreadable.
    #[error("the storage failed: {0}")]
    Failed(String),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                format!(
                    "{error}. Nothing was changed. A private window often has none: try an ordinary one."
                ),
            ),
            StoreError::Full => Problem::new(
                StatusCode::INSUFFICIENT_STORAGE,
                "The storage is full. Nothing was changed. DELETE some things, or send a smaller body.",
            ),
            StoreError::Busy => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                format!("{error}. Nothing was changed. Try again."),
            ),
            StoreError::Failed(_) => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                format!("{error}. The write, if this was one, was not confirmed. Try again."),
            ),
        }
    }
}

/// [`Store::change`] for a decision that has a result.
///
/// # Errors
///
/// The decision's problem, upon which nothing is changed, or the store's.
pub(super) async fn decide<R: Send>(
    store: &dyn Store,
    id: &str,
    decision: impl Fn(Option<&Thing>) -> Result<(Change, R), Problem> + Send + Sync,
) -> Result<R, Problem> {
    let mut outcome = None;
    let mut decide = |current: Option<&Thing>| {
        let (change, result) = match decision(current) {
            Ok((change, result)) => (change, Ok(result)),
            Err(problem) => (Change::Keep, Err(problem)),
        };
        outcome = Some(result);
        change
    };
    store.change(id, &mut decide).await?;
    outcome.unwrap_or_else(|| Err(StoreError::Failed("it did not look".to_owned()).into()))
}

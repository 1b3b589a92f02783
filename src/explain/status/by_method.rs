//! What a code means for one method in particular. Such a row replaces the general meaning and advice.

use crate::http::Method;

/// A meaning that holds for some methods only.
pub(super) struct ByMethod {
    pub(super) methods: &'static [Method],
    pub(super) code: u16,
    pub(super) meaning: &'static str,
    pub(super) next: Option<&'static str>,
}

const fn put(code: u16, meaning: &'static str, next: Option<&'static str>) -> ByMethod {
    on(&[Method::Put], code, meaning, next)
}

const fn on(
    methods: &'static [Method],
    code: u16,
    meaning: &'static str,
    next: Option<&'static str>,
) -> ByMethod {
    ByMethod {
        methods,
        code,
        meaning,
        next,
    }
}

pub(super) const BY_METHOD: &[ByMethod] = &[put(
    201,
    "There was nothing at this URL; the server stored your body as a new thing.",
    None,
)];

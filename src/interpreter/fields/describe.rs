//! The fields as a call of `requests`.

use super::rows::sent_pairs;
use super::said::Said;
use super::take::take;
use super::{body, headers};
use crate::model::{Draft, Options};
use crate::python::edit::{Description, Part, python_number};

/// What the fields hold as a call, where `now` is the call as it is. Where taking `now` leaves the fields as they are, it
/// says them already, and stays.
pub(super) fn describe(draft: &Draft, now: &Description, is_other_method: bool) -> Description {
    let taken = take(now, draft, &mut Vec::new());
    let mut wanted = Description {
        // Another method that the fields can hold is written before all else.
        method: match &now.method {
            Part::Absent => Part::Known(draft.method.as_str().to_owned()),
            own => own.clone(),
        },
        url: Part::Known(draft.url.clone()),
        cookies: Part::Computed,
        ..Description::default()
    };
    if taken.url == draft.url && now.url != Part::Absent {
        wanted.url = now.url.clone();
    }
    wanted.params = match taken.query == draft.query {
        true => now.params.clone(),
        false => some(sent_pairs(&draft.query)),
    };
    let loses_body = is_other_method && !draft.method.may_have_body();
    let is_kept = taken.body == draft.body && !loses_body;
    let is_computed = matches!(Said::of(now), Said::Computed(_)) && !loses_body;
    if is_kept || is_computed {
        (wanted.data, wanted.json, wanted.files) = (now.data.clone(), now.json.clone(), now.files.clone());
    } else {
        body::describe(draft, now, &mut wanted);
    }
    let carried = body::carried_type(draft);
    if taken.headers == draft.headers && body::carried_type(&taken) == carried {
        (wanted.headers, wanted.auth) = (now.headers.clone(), now.auth.clone());
    } else if now.headers == Part::Computed {
        (wanted.headers, wanted.auth) = (Part::Computed, Part::Computed);
    } else {
        headers::describe(draft, now, carried, &mut wanted);
    }
    let (options, default) = (&draft.options, Options::default());
    wanted.timeout = match python_number(&options.timeout) {
        _ if taken.options.timeout == options.timeout => now.timeout.clone(),
        Some(seconds) if now.timeout != Part::Absent || options.timeout != default.timeout => {
            Part::Known(seconds)
        }
        _ => Part::Absent,
    };
    wanted.allow_redirects = match taken.options.follow_redirects == options.follow_redirects {
        true => now.allow_redirects.clone(),
        false => Part::Known(options.follow_redirects),
    };
    wanted
}

fn some<T>(list: Vec<T>) -> Part<Vec<T>> {
    if list.is_empty() { Part::Absent } else { Part::Known(list) }
}

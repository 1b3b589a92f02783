//! Parts of a multipart body as they stand in an `.http` file.

use super::read::file;
use crate::formats::{File, Part};

/// The parts of a body; `None` where it is none of this type. What is no part is left out.
pub(super) fn parts(media_type: &str, text: &str) -> Option<Vec<Part>> {
    let (kind, rest) = media_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameter(rest, "boundary")?;
    let delimiter = ["--", &boundary].concat();
    let mut parts = Vec::new();
    let mut lines: Option<Vec<&str>> = None;
    for line in text.split('\n') {
        let is_end = line.strip_prefix(&delimiter).is_some_and(|rest| matches!(rest.trim_end(), "" | "--"));
        if is_end {
            parts.extend(lines.take().and_then(|lines| part(&lines)));
            lines = Some(Vec::new());
        } else if let Some(lines) = &mut lines {
            lines.push(line);
        }
    }
    Some(parts)
}

fn part(lines: &[&str]) -> Option<Part> {
    let head_end = lines.iter().position(|line| line.trim_end().is_empty())?;
    let header = |name: &str| {
        let lines = lines[..head_end].iter().filter_map(|line| line.split_once(':'));
        lines.filter(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
    };
    let disposition = header("Content-Disposition")?;
    let name = parameter(disposition, "name")?;
    let content = lines[head_end + 1..].join("\n");
    let media_type = header("Content-Type").map(str::to_owned);
    Some(match (content.strip_prefix("< "), parameter(disposition, "filename")) {
        (Some(path), own) => {
            let file = file(path);
            Part::File(name, File { name: own.unwrap_or(file.name), media_type, bytes: None })
        }
        (None, Some(own)) => {
            Part::File(name, File { name: own, media_type, bytes: Some(content.into_bytes().into()) })
        }
        (None, None) => Part::Field(name, content),
    })
}

/// The value of a parameter such as `name="key"`; `%22`, `%0D` and `%0A` are what a browser writes for a quotation mark and
/// the ends of lines (HTML Standard, "multipart/form-data encoding algorithm").
fn parameter(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let (own, after) = rest.split_once('=')?;
        let own = own.rsplit([';', ' ', '\t']).next().unwrap_or_default();
        let (value, behind) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at(after.find(';').unwrap_or(after.len())),
        };
        if own.eq_ignore_ascii_case(name) {
            let value = value.trim_end_matches('\r');
            return Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        }
        rest = behind;
    }
}

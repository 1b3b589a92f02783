//! A message's text with its values filled in.

use super::Locale;
use std::fmt::Write;

/// A value for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A text.
    Text(&'a str),
    /// A number, which may choose the form of a word.
    Number(u64),
}

/// Fills a text's places in: `{ $name }`, `{ "text" }`, and `{ $count -> [one] … *[other] … }`. A place that nothing is
/// known for shows its name in braces, as Fluent has it.
pub(super) fn fill(text: &str, locale: Locale, arguments: &[(&str, Argument<'_>)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    fill_into(&mut out, text, locale, arguments);
    out
}

fn fill_into(out: &mut String, mut text: &str, locale: Locale, arguments: &[(&str, Argument<'_>)]) {
    while let Some((before, rest)) = text.split_once('{') {
        out.push_str(before);
        let end = closing(rest).unwrap_or(rest.len());
        place(out, rest[..end].trim(), locale, arguments);
        text = rest.get(end + 1..).unwrap_or_default();
    }
    out.push_str(text);
}

/// Where the brace is that closes what is open. A quote has a meaning only behind an opening brace.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut from) = (0_usize, literal_end(text));
    while let Some(at) = text[from..].find(['{', '}']).map(|at| from + at) {
        if text.as_bytes()[at] == b'{' {
            depth += 1;
            from = at + 1 + literal_end(&text[at + 1..]);
        } else if depth == 0 {
            return Some(at);
        } else {
            depth -= 1;
            from = at + 1;
        }
    }
    None
}

/// The byte behind the quoted text that a place begins with; 0 where it begins with none.
fn literal_end(inner: &str) -> usize {
    let start = inner.len() - inner.trim_start().len() + 1;
    let quoted = inner.get(start..).filter(|_| inner.trim_start().starts_with('"'));
    quoted.and_then(|rest| rest.find('"')).map_or(0, |end| start + end + 1)
}

/// One place: what stands between its braces.
fn place(out: &mut String, inner: &str, locale: Locale, arguments: &[(&str, Argument<'_>)]) {
    if let Some(literal) = inner.strip_prefix('"') {
        out.push_str(literal.trim_end_matches('"'));
        return;
    }
    let (selector, variants) = match inner.split_once("->") {
        Some((selector, variants)) => (selector.trim(), Some(variants)),
        None => (inner, None),
    };
    let name = selector.trim_start_matches('$');
    let argument = arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    match (variants, argument) {
        (Some(variants), argument) => fill_into(out, chosen(variants, locale, argument), locale, arguments),
        (None, Some(Argument::Text(text))) => out.push_str(text),
        // Writing to a String cannot fail.
        (None, Some(Argument::Number(number))) => drop(write!(out, "{number}")),
        (None, None) => drop(write!(out, "{{{selector}}}")),
    }
}

/// The variant that fits, or the one with the asterisk.
fn chosen<'t>(variants: &'t str, locale: Locale, argument: Option<Argument<'_>>) -> &'t str {
    let mut fallback = "";
    let (mut by_category, mut rest) = (None, variants);
    while let Some(start) = rest.find('[') {
        let is_default = rest[..start].ends_with('*');
        let Some((key, after)) = rest[start + 1..].split_once(']') else { break };
        let end = variant_end(after);
        let (key, variant) = (key.trim(), after[..end].trim());
        if is_default {
            fallback = variant;
        }
        match argument {
            Some(Argument::Text(text)) if text == key => return variant,
            Some(Argument::Number(number)) if key.parse() == Ok(number) => return variant,
            Some(Argument::Number(number)) if category(locale, number) == key => by_category = Some(variant),
            _ => {}
        }
        rest = &after[end..];
    }
    by_category.unwrap_or(fallback)
}

/// Where the next variant begins: a line of its own whose first sign is `[` or `*[`.
fn variant_end(text: &str) -> usize {
    let starts = text.match_indices('\n').find(|(at, _)| {
        let line = text[at + 1..].trim_start();
        line.starts_with('[') || line.starts_with("*[")
    });
    starts.map_or(text.len(), |(at, _)| at)
}

/// The plural category of a whole number (Unicode CLDR, "Language Plural Rules").
fn category(locale: Locale, number: u64) -> &'static str {
    match (locale, number) {
        (_, 1) => "one",
        (Locale::Spanish, number) if number != 0 && number % 1_000_000 == 0 => "many",
        _ => "other",
    }
}

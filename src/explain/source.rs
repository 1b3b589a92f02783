//! Where a fact comes from: a specification and a place in it.

use super::glossary::Expected;

/// A document that explanations rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spec {
    /// An RFC, by number.
    Rfc(u16),
    /// The Fetch Standard (WHATWG).
    Fetch,
    /// The HTML Standard (WHATWG).
    Html,
    /// A W3C document, by its short name under `w3.org/TR/`, with the name that readers know.
    W3c(&'static str, &'static str),
    /// Another page: its label and its address.
    Page(&'static str, &'static str),
}

/// A specification and a place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The document.
    pub spec: Spec,
    /// The section number of an RFC, the fragment of a living standard; empty for the whole document.
    pub section: &'static str,
}

impl Source {
    /// A section of an RFC.
    pub const fn rfc(number: u16, section: &'static str) -> Self {
        Self { spec: Spec::Rfc(number), section }
    }

    /// A fragment of the Fetch Standard.
    pub const fn fetch(section: &'static str) -> Self {
        Self { spec: Spec::Fetch, section }
    }

    /// A fragment of the HTML Standard.
    pub const fn html(section: &'static str) -> Self {
        Self { spec: Spec::Html, section }
    }

    /// A W3C document, by short name and label.
    pub const fn w3c(short: &'static str, label: &'static str) -> Self {
        Self { spec: Spec::W3c(short, label), section: "" }
    }

    /// Any other page, by label and address.
    pub const fn page(label: &'static str, address: &'static str) -> Self {
        Self { spec: Spec::Page(label, address), section: "" }
    }

    /// Reads a source as the glossary's files write it: the first word says which kind it is.
    ///
    /// ```
    /// use put_playground::explain::Source;
    /// assert_eq!(Source::parse("RFC 9110 §9.3.4"), Ok(Source::rfc(9110, "9.3.4")));
    /// assert_eq!(Source::parse("Fetch #origin-header"), Ok(Source::fetch("origin-header")));
    /// assert_eq!(Source::parse("W3C gpc Global Privacy Control"), Ok(Source::w3c("gpc", "Global Privacy Control")));
    /// assert_eq!(Source::parse("https://a.test/ A page"), Ok(Source::page("A page", "https://a.test/")));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Expected::Source`] for anything else.
    pub fn parse(text: &'static str) -> Result<Self, Expected> {
        let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
        let source = match kind {
            "RFC" => {
                let (number, section) = rest.split_once('§').unwrap_or((rest, ""));
                number.trim_end().parse().ok().map(|number| Self::rfc(number, section))
            }
            "Fetch" => rest.strip_prefix('#').map(Self::fetch),
            "HTML" => rest.strip_prefix('#').map(Self::html),
            "W3C" => rest.split_once(' ').map(|(short, label)| Self::w3c(short, label)),
            _ => (kind.starts_with("https://") && !rest.is_empty()).then(|| Self::page(rest, kind)),
        };
        source.ok_or(Expected::Source)
    }

    /// What a link to it says.
    ///
    /// ```
    /// use put_playground::explain::Source;
    /// assert_eq!(Source::rfc(9110, "9.3.4").label(), "RFC 9110 §9.3.4");
    /// assert_eq!(Source::fetch("http-cors-protocol").label(), "Fetch Standard");
    /// ```
    pub fn label(&self) -> String {
        match self.spec {
            Spec::Rfc(number) if self.section.is_empty() => format!("RFC {number}"),
            Spec::Rfc(number) => format!("RFC {number} §{}", self.section),
            Spec::Fetch => "Fetch Standard".to_owned(),
            Spec::Html => "HTML Standard".to_owned(),
            Spec::W3c(_, label) | Spec::Page(label, _) => label.to_owned(),
        }
    }

    /// Where the link leads.
    ///
    /// ```
    /// use put_playground::explain::Source;
    /// assert_eq!(
    ///     Source::rfc(9110, "9.3.4").url(),
    ///     "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4"
    /// );
    /// ```
    pub fn url(&self) -> String {
        let address = match self.spec {
            Spec::Rfc(number) => format!("https://www.rfc-editor.org/rfc/rfc{number}.html"),
            Spec::Fetch => "https://fetch.spec.whatwg.org/".to_owned(),
            // This page leads a fragment on to whichever part of the standard holds it now.
            Spec::Html => "https://html.spec.whatwg.org/multipage/".to_owned(),
            Spec::W3c(short, _) => format!("https://www.w3.org/TR/{short}/"),
            Spec::Page(_, address) => address.to_owned(),
        };
        let kind = match self.spec {
            Spec::Rfc(_) if self.section.starts_with(|c: char| c.is_ascii_uppercase()) => "appendix-",
            Spec::Rfc(_) => "section-",
            _ => "",
        };
        if self.section.is_empty() { address } else { format!("{address}#{kind}{}", self.section) }
    }
}

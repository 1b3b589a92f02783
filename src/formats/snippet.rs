//! A written request, and what there is to say about it.

use crate::locale::tr;
use std::borrow::Cow;

/// A request in some language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    content: Vec<u8>,
    /// What a reader should know; where the language has comments, the text says it too.
    pub remarks: Vec<Remark>,
}

/// Why a snippet is not the plainest one, or not the same request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key of its sentence.
    key: &'static str,
    /// Whether what arrives differs from what the browser sends: the language has no way to say it.
    pub differs: bool,
}

impl Remark {
    /// The snippet takes another way; what arrives is the same.
    pub(super) const fn other_way(key: &'static str) -> Self {
        Self { key, differs: false }
    }

    /// What arrives differs.
    pub(super) const fn differs(key: &'static str) -> Self {
        Self { key, differs: true }
    }

    /// A sentence.
    pub fn words(&self) -> &'static str {
        tr(self.key)
    }
}

impl Snippet {
    pub(super) fn new(content: impl Into<Vec<u8>>, remarks: Vec<Remark>) -> Self {
        Self { content: content.into(), remarks }
    }

    /// The remarks as comments, then the text.
    pub(super) fn commented(comment: &str, remarks: Vec<Remark>, text: &str) -> Self {
        let mut content = String::new();
        for remark in &remarks {
            content.push_str(comment);
            content.push_str(remark.words());
            content.push('\n');
        }
        content.push_str(text);
        Self::new(content, remarks)
    }

    /// The text; U+FFFD stands for bytes that are no text, which raw HTTP alone can hold.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.content)
    }

    /// The content of a file that holds the snippet.
    pub fn bytes(&self) -> &[u8] {
        &self.content
    }

    /// Whether what arrives is what the browser sends.
    pub fn is_exact(&self) -> bool {
        self.remarks.iter().all(|remark| !remark.differs)
    }
}

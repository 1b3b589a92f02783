//! The lines of a chapter's file, taken from the front.

/// Lines yet to be read.
pub(super) struct Lines {
    lines: Vec<&'static str>,
    at: usize,
}

impl Lines {
    /// The lines of a text; how they end does not matter.
    pub fn new(text: &'static str) -> Self {
        Self { lines: text.lines().map(str::trim_end).collect(), at: 0 }
    }

    /// The number of the next line, counted from 1.
    pub fn number(&self) -> usize {
        self.at + 1
    }

    /// The next line, which stays.
    pub fn peek(&self) -> Option<&'static str> {
        self.lines.get(self.at).copied()
    }

    /// The next line.
    pub fn next(&mut self) -> Option<&'static str> {
        let line = self.peek()?;
        self.at += 1;
        Some(line)
    }

    /// The next lines, as long as they belong together.
    pub fn take(&mut self, belongs: fn(&str) -> bool) -> Vec<&'static str> {
        let mut taken = Vec::new();
        while let Some(line) = self.peek().filter(|line| belongs(line)) {
            taken.push(line);
            self.at += 1;
        }
        taken
    }
}

/// Lines as one text, which is leaked if it is not in the file as it is: see [`super::Chapter::install`].
pub(super) fn joined(mut lines: Vec<&'static str>) -> &'static str {
    lines.iter_mut().for_each(|line| *line = line.trim());
    match lines[..] {
        [line] => line,
        _ => lines.join(" ").leak(),
    }
}

//! Lines of a terminal: gathered, broken at its width, and styled.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// What continues a quote is set in from the margin, so that no word of a guideline can begin a
/// line that looks like one of the bot's own.
pub const INDENT: &str = "  ";

/// Where lines may end and how they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines<'a> {
    /// In columns; 0 for no end.
    pub width: usize,
    /// What the first line begins with.
    pub first: &'a str,
    /// What the others begin with.
    pub rest: &'a str,
}

/// The words of `text` on lines of at most the width; a word that is too long for any line
/// stands on its own and sticks out, so that addresses can be copied whole.
pub fn wrap(text: &str, lines: Lines) -> Vec<String> {
    let mut wrapped = Vec::new();
    let mut line = lines.first.to_string();
    let mut is_begun = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = line.width() + usize::from(is_begun) + word.width();
        if is_begun && lines.width > 0 && wide > lines.width {
            wrapped.push(std::mem::replace(&mut line, lines.rest.to_string()));
            is_begun = false;
        }
        if is_begun {
            line.push(' ');
        }
        line.push_str(word);
        is_begun = true;
    }
    wrapped.push(line);
    wrapped
}

/// The styles of a terminal; all of them empty where it shows no colours.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    pub text: Style,
    pub headline: Style,
    pub place: Style,
    pub warning: Style,
}

impl Styles {
    /// Bold headlines, dim places and yellow warnings, or none of it.
    pub fn new(colour: bool) -> Self {
        if !colour {
            return Styles::default();
        }
        Styles {
            text: Style::new(),
            headline: Style::new().bold(),
            place: Style::new().dimmed(),
            warning: AnsiColor::Yellow.on_default(),
        }
    }
}

/// Lines of text as they are gathered.
#[derive(Clone, Debug)]
pub struct Page {
    width: usize,
    text: String,
    gap_due: bool,
    pub styles: Styles,
}

impl Page {
    /// An empty page of `width` columns, 0 for no limit.
    pub fn new(width: usize, colour: bool) -> Self {
        Page { width, text: String::new(), gap_due: false, styles: Styles::new(colour) }
    }

    /// An empty line before what comes next, if anything stands before it.
    pub fn gap(&mut self) {
        self.gap_due = !self.text.is_empty();
    }

    /// A paragraph of the bot's own words.
    pub fn line(&mut self, text: &str, style: Style) {
        self.lines(text, Lines { width: self.width, first: "", rest: "" }, style);
    }

    /// A paragraph with words from outside, after `first`; its other lines are set in as far as
    /// its first, and by one step at least.
    pub fn set(&mut self, first: &str, text: &str, style: Style) {
        let indent = if first.starts_with(' ') { first.width() } else { 0 };
        let rest = " ".repeat(indent.max(INDENT.len()));
        self.lines(text, Lines { width: self.width, first, rest: &rest }, style);
    }

    /// A paragraph with its own beginnings of lines.
    pub fn lines(&mut self, text: &str, lines: Lines, style: Style) {
        self.lines_of(wrap(text, lines), style);
    }

    fn lines_of(&mut self, lines: Vec<String>, style: Style) {
        if std::mem::take(&mut self.gap_due) {
            self.text.push('\n');
        }
        for line in lines {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }

    /// A line that is not wrapped.
    pub fn raw(&mut self, line: &str) {
        self.lines_of(vec![line.to_string()], Style::new());
    }

    /// All that was gathered, with a line break at the end.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_and_long_words_stick_out() {
        let lines = Lines { width: 14, first: "- ", rest: "  " };
        assert_eq!(
            wrap("een twee drie https://voorbeeld.example vier", lines).join("\n"),
            "- een twee\n  drie\n  https://voorbeeld.example\n  vier"
        );
        assert_eq!(wrap("", lines), ["- "]);
        assert_eq!(wrap("een twee drie vier vijf", Lines { width: 0, ..lines }).len(), 1);
    }
}

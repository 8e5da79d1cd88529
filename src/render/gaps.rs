//! What was sent in by matter, as text for authors; and the section that they can begin with.

use super::clean::one_line;
use super::messages::{gaps as say, send_in};
use crate::model::{Gap, GapGroup, GapOverview, Language};

/// A longer question is cut off as a heading, in characters.
const HEADING_CHARS_MAX: usize = 120;
/// So much of a place's words is shown, in characters.
const QUOTE_CHARS_MAX: usize = 300;

/// A section to begin a rule with: the question as its heading, and a line to write over that no
/// reader and no search sees, so that a section left as it is answers nothing.
pub fn stub(question: &str, language: Language) -> String {
    let plain = one_line(&question.replace(['#', '<', '>', '`', '*', '_'], " "));
    let heading = match plain.char_indices().nth(HEADING_CHARS_MAX) {
        Some((end, _)) => {
            let cut = &plain[..end];
            format!("{}…", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
        None if plain.is_empty() => say::heading(language).to_string(),
        None => plain,
    };
    format!("## {heading}\n\n<!-- {} -->\n", say::write_the_rule(language))
}

/// Each matter with all that was sent in about it and what to begin with.
pub fn text(overview: &GapOverview, language: Language) -> String {
    let GapOverview { open, closed, hidden } = overview;
    if open.is_empty() && closed.is_empty() && *hidden == 0 {
        return format!("{}\n", send_in::none(language));
    }
    let mut text = String::new();
    if open.iter().chain(closed).any(|group| group.gaps.len() > 1) {
        text += &format!("{}\n\n", say::what_times_are(language));
    }
    for group in open {
        text += &headline(group, language);
        text += &messages(group);
        text += &cited(group, language);
        text += &block(say::proposed_text(language), &group.stub);
        text += &block(say::proposed_case(language), &group.case);
        text.push('\n');
    }
    if *hidden > 0 {
        text += &format!("{}\n", say::hidden(language, *hidden));
    }
    if !closed.is_empty() {
        text += &format!("{}\n", say::closed_title(language));
    }
    for group in closed {
        text += &headline(group, language);
        text += &messages(group);
        if let Some(by) = &group.first().closed {
            let said = say::closed(language, &by.day.to_string(), &one_line(&by.by));
            text += &format!("  {said}\n");
        }
    }
    text
}

fn headline(group: &GapGroup, language: Language) -> String {
    let kind = send_in::kind(language, group.first().kind);
    let times = say::times(language, group.gaps.len());
    format!("{} ({kind}, {times})\n", one_line(&group.question))
}

/// Each message with its day and code.
fn messages(group: &GapGroup) -> String {
    let told = |gap: &Gap| format!("  {} {} {}\n", gap.day, gap.code, one_line(&gap.text));
    group.gaps.iter().map(told).collect()
}

fn cited(group: &GapGroup, language: Language) -> String {
    if group.cited.is_empty() {
        return String::new();
    }
    let mut text = format!("  {}\n", say::cited(language));
    for place in &group.cited {
        let file = one_line(&place.file);
        text += &match &place.now {
            Some((line, words)) => {
                let words: String = one_line(words).chars().take(QUOTE_CHARS_MAX).collect();
                format!("    {file}:{line}: \"{words}\"\n")
            }
            None => format!("    {file}: {}\n", say::changed_since(language)),
        };
    }
    text
}

fn block(title: &str, lines: &str) -> String {
    let indented = lines.lines().map(|line| match line {
        "" => "\n".to_string(),
        line => format!("    {line}\n"),
    });
    format!("  {title}\n{}", indented.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_holds_one_line_of_the_question_and_no_markup() {
        let stub = |question: &str| stub(question, Language::En);
        let rest = "\n\n<!-- Write the rule here: what is allowed, what is not, and when. Then \
                    remove this line. -->\n";
        assert_eq!(stub("May I\n# <!-- this?"), format!("## May I !-- this?{rest}"));
        assert_eq!(stub("  "), format!("## New rule{rest}"));
        let long = stub(&"woord ".repeat(100));
        assert!(long.starts_with("## woord woord") && long.contains("woord…\n"), "{long}");
    }
}

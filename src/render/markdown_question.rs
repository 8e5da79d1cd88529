//! The question below an answer in Discord: the one place where it stands, and is read back from;
//! and likewise the text that somebody is about to send in.

use super::clean::one_line;
use super::markdown::{escape, units};
use super::messages::{discord as say, send_in};
use crate::model::Language::{self, En, Nl};

/// Small type in Discord.
const SMALL: &str = "-# ";

/// The messages with the question in small type at the end, behind `label`.
///
/// It stands in the last message where there is room, else in one of its own; none where it is too
/// long for that.
pub fn with_question(
    messages: &[String],
    label: &str,
    question: &str,
    chars_max: usize,
) -> Option<Vec<String>> {
    with_line(messages, format!("{SMALL}{label} {}", escape(&one_line(question))), chars_max)
}

/// The messages with the text that would be sent in at the end, on a line of its own.
///
/// None where it is too long for that.
pub fn with_proposal(
    messages: &[String],
    language: Language,
    text: &str,
    chars_max: usize,
) -> Option<Vec<String>> {
    let label = send_in::label(language);
    with_line(messages, format!("{label}: {}", escape(&one_line(text))), chars_max)
}

fn with_line(messages: &[String], line: String, chars_max: usize) -> Option<Vec<String>> {
    if units(&line) > chars_max {
        return None;
    }
    let mut messages = messages.to_vec();
    match messages.last_mut() {
        Some(last) if units(last) + 1 + units(&line) <= chars_max => {
            last.push('\n');
            last.push_str(&line);
        }
        _ => messages.push(line),
    }
    Some(messages)
}

/// The question that `with_question` put below a message; none where there is none.
///
/// Only the last line counts, and no quote begins a line: so nobody else's words are taken for it.
pub fn question_of(message: &str) -> Option<String> {
    let line = message.lines().last()?.strip_prefix(SMALL)?;
    let labels = [Nl, En].into_iter().flat_map(labels);
    let question = labels.into_iter().find_map(|label| line.strip_prefix(label))?;
    let question = unescaped(question.trim());
    (!question.is_empty()).then_some(question)
}

/// The text that `with_proposal` put below a message; none where there is none.
pub fn proposal_of(message: &str) -> Option<String> {
    let line = message.lines().last()?;
    let text = [Nl, En].into_iter().find_map(|language| {
        line.strip_prefix(send_in::label(language))?.strip_prefix(": ").map(unescaped)
    })?;
    (!text.is_empty()).then_some(text)
}

fn labels(language: Language) -> [&'static str; 2] {
    [say::question_label(language), say::shared_question_label(language)]
}

/// What `escape` was given.
fn unescaped(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next()),
            // The brackets around an address, and what keeps a mention from being one.
            '<' | '>' | '\u{200b}' => {}
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_question_stands_small_below_the_answer() {
        let answer = ["**Dit staat er**".to_string()];
        let shown = with_question(&answer, "Je vraag:", "Mag @everyone *dit*\n-# nu?", 100);
        let shown = shown.expect("it fits").join("|").replace('\u{200b}', "{0}");
        assert_eq!(shown, "**Dit staat er**\n-# Je vraag: Mag @{0}everyone \\*dit\\* -\\# nu?");
        assert_eq!(with_question(&answer, "Je vraag:", "Mag dit?", 20), None);
        let apart = with_question(&answer, "Je vraag:", "Mag dit nu?", 30).expect("it fits");
        assert_eq!(apart, ["**Dit staat er**", "-# Je vraag: Mag dit nu?"]);
    }

    #[test]
    fn only_the_last_line_is_a_question() {
        assert_eq!(question_of("a\n-# Your question: b \\< c"), Some("b < c".to_string()));
        assert_eq!(question_of("-# Je vraag: a\nb"), None);
        assert_eq!(question_of("Je vraag: a"), None);
        assert_eq!(question_of("-# Je vraag: "), None);
    }

    proptest! {
        #[test]
        fn what_was_asked_is_read_back(question in "[a-z@*_<>\\\\`|#éé :/.?-]{1,80}") {
            let question = one_line(&question);
            prop_assume!(!question.is_empty());
            let shown = with_question(&[], "Je vraag:", &question, 2000).expect("it fits");
            prop_assert_eq!(question_of(&shown[0]), Some(question));
        }

        #[test]
        fn what_would_be_sent_is_read_back(text in "[a-z@*_<>\\\\`|#éé :/.?-]{1,80}") {
            let text = one_line(&text);
            prop_assume!(!text.is_empty());
            let shown = with_proposal(&[], Nl, &text, 2000).expect("it fits");
            prop_assert_eq!(proposal_of(&shown[0]), Some(text));
            prop_assert_eq!(question_of(&shown[0]), None);
        }

        #[test]
        fn a_mention_of_all_is_read_back(end in "(everyone|here|HERE|http://a[.]b/@here)") {
            let question = format!("mag @{end}");
            let shown = with_question(&[], "Je vraag:", &question, 2000).expect("it fits");
            prop_assert_eq!(question_of(&shown[0]), Some(question));
        }
    }
}

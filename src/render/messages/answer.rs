//! The words around an answer: headlines, labels, notes, and whom to ask.

use crate::model::Language::{self, En, Nl};
use crate::model::{Contact, VerdictKind};

/// The first line of an answer with a verdict.
///
/// It never repeats the question: it may show on a locked telephone.
pub fn verdict(
    language: Language,
    kind: VerdictKind,
    conditions: usize,
    exceptions: usize,
) -> String {
    if kind == VerdictKind::AllowedIf {
        return allowed_if(language, conditions, exceptions);
    }
    let said = ruled(language, kind);
    format!("{} {said}{}", according_to_the_rules(language), exception_count(language, exceptions))
}

/// What the rules say of an act.
pub fn ruled(language: Language, kind: VerdictKind) -> &'static str {
    match (kind, language) {
        (VerdictKind::Allowed, Nl) => "dit mag",
        (VerdictKind::Allowed, En) => "this is allowed",
        (VerdictKind::AllowedIf, Nl) => "dit mag onder voorwaarden",
        (VerdictKind::AllowedIf, En) => "this is allowed under conditions",
        (VerdictKind::NotAllowed, Nl) => "dit mag niet",
        (VerdictKind::NotAllowed, En) => "this is not allowed",
        (VerdictKind::Required, Nl) => "dit moet",
        (VerdictKind::Required, En) => "this is required",
        (VerdictKind::NotRequired, Nl) => "dit hoeft niet",
        (VerdictKind::NotRequired, En) => "this is not required",
    }
}

fn allowed_if(language: Language, conditions: usize, exceptions: usize) -> String {
    let said = match (language, conditions) {
        (Nl, 0) => "dit mag alleen onder voorwaarden".to_string(),
        (Nl, 1) => "dit mag alleen als je aan één voorwaarde voldoet".to_string(),
        (Nl, count) => format!("dit mag alleen als je aan {count} voorwaarden voldoet"),
        (En, 0) => "this is allowed only under conditions".to_string(),
        (En, 1) => "this is allowed only if you meet one condition".to_string(),
        (En, count) => format!("this is allowed only if you meet {count} conditions"),
    };
    format!("{} {said}{}", according_to_the_rules(language), exception_count(language, exceptions))
}

/// Stands before each verdict: the rules speak, not the bot.
fn according_to_the_rules(language: Language) -> &'static str {
    match language {
        Nl => "Volgens de regels:",
        En => "According to the rules:",
    }
}

fn exception_count(language: Language, exceptions: usize) -> String {
    match (language, exceptions) {
        (_, 0) => String::new(),
        (Nl, 1) => ". Er is één uitzondering.".to_string(),
        (Nl, count) => format!(". Er zijn {count} uitzonderingen."),
        (En, 1) => ". There is one exception.".to_string(),
        (En, count) => format!(". There are {count} exceptions."),
    }
}

/// The first line where a rule is quoted without a verdict.
pub fn quoted_headline(language: Language) -> &'static str {
    match language {
        Nl => "Dit staat er in de regels",
        En => "This is what the rules say",
    }
}

/// Below a rule without a verdict, where the question asked for a yes or no.
pub fn no_verdict(language: Language) -> &'static str {
    match language {
        Nl => "Ik kan hier geen ja of nee geven. Lees goed wat er staat.",
        En => "I can't give a yes or no here. Please read the rule closely yourself.",
    }
}

/// The first line where the citations are only what comes closest.
pub fn suggestions_headline(language: Language) -> &'static str {
    match language {
        Nl => "Ik weet niet zeker of dit je vraag beantwoordt. Dit komt het dichtst in de buurt.",
        En => "I'm not sure this answers your question. This is the closest I could find.",
    }
}

/// The first line where no rule was found.
pub fn not_covered_headline(language: Language) -> &'static str {
    match language {
        Nl => "Ik vind hierover geen regel",
        En => "I can't find a rule about this",
    }
}

/// What the silence of the rules does not mean.
pub fn not_covered(language: Language) -> &'static str {
    match language {
        Nl => "Dat betekent niet dat het mag.",
        En => "That doesn't mean it is allowed.",
    }
}

/// The first line for a question outside the field.
pub fn off_topic_headline(language: Language) -> &'static str {
    match language {
        Nl => "Hier kan ik je niet mee helpen",
        En => "I can't help you with this",
    }
}

/// What the bot is for.
pub fn off_topic(language: Language) -> &'static str {
    match language {
        Nl => {
            "Ik weet alleen wat er in de richtlijnen voor sociale media staat. \
             Heb je daar een vraag over? Vraag het gerust."
        }
        En => {
            "I only know what the social-media guidelines say. \
             Do you have a question about those? Go ahead and ask."
        }
    }
}

/// The first line of a question back; `question` is asked as it is, with a capital letter.
pub fn clarify_headline(language: Language, question: &str) -> String {
    let mut letters = question.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let depends = match language {
        Nl => "Dat hangt van één ding af.",
        En => "That depends on one thing.",
    };
    format!("{depends} {first}{}", letters.as_str())
}

/// Stands above the ways to answer a question back.
pub fn options_label(language: Language) -> &'static str {
    match language {
        Nl => "Kies:",
        En => "Choose:",
    }
}

/// Words of a guideline in quotation marks.
pub fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

/// Stands before the words of the rule that answers.
pub fn rule_label(language: Language) -> &'static str {
    match language {
        Nl => "De regel:",
        En => "The rule:",
    }
}

/// Stands before words that may not answer the question.
pub fn closest_label(language: Language) -> &'static str {
    match language {
        Nl => "Er staat:",
        En => "It says:",
    }
}

/// Stands before the whole passage, where only one sentence of it was shown.
pub fn whole_label(language: Language) -> &'static str {
    match language {
        Nl => "De hele tekst:",
        En => "The whole text:",
    }
}

/// Stands before the place of a quote.
pub fn source_label(language: Language) -> &'static str {
    match language {
        Nl => "Bron:",
        En => "Source:",
    }
}

/// The number of an article's paragraph, in the guideline's own language.
pub fn paragraph_number(language: Language, number: u64) -> String {
    match language {
        Nl => format!("lid {number}"),
        En => format!("paragraph {number}"),
    }
}

/// The words of a link to the rule in its guideline.
pub fn read_the_rule(language: Language) -> &'static str {
    match language {
        Nl => "Lees de regel",
        En => "Read the rule",
    }
}

/// Says that a rule is in another language than the answer; `rule` is the rule's.
pub fn other_language(language: Language, rule: Language) -> &'static str {
    match (language, rule) {
        (Nl, En) => "Deze regel is in het Engels geschreven.",
        (Nl, Nl) => "Deze regel is in het Nederlands geschreven.",
        (En, Nl) => "This rule is written in Dutch.",
        (En, En) => "This rule is written in English.",
    }
}

/// What a term of a rule in another language means.
pub fn means(word: &str, meaning: &str) -> String {
    format!("{} = {meaning}", quoted(word))
}

/// Stands before such terms.
pub fn terms(language: Language, terms: &str) -> String {
    match language {
        Nl => format!("Woorden eruit: {terms}."),
        En => format!("Words in it: {terms}."),
    }
}

/// Stands before the conditions of a verdict.
pub fn conditions_label(language: Language, count: usize) -> &'static str {
    match (language, count) {
        (Nl, 1) => "Voorwaarde:",
        (Nl, _) => "Voorwaarden:",
        (En, 1) => "Condition:",
        (En, _) => "Conditions:",
    }
}

/// Stands before the exceptions to a verdict.
pub fn exceptions_label(language: Language, count: usize) -> &'static str {
    match (language, count) {
        (Nl, 1) => "Uitzondering:",
        (Nl, _) => "Uitzonderingen:",
        (En, 1) => "Exception:",
        (En, _) => "Exceptions:",
    }
}

/// Stands before a warning.
pub fn warning_label(language: Language) -> &'static str {
    match language {
        Nl => "Let op:",
        En => "Please note:",
    }
}

/// How many warnings are not shown.
pub fn more_risks(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "Er is nog één waarschuwing.".to_string(),
        (Nl, _) => format!("Er zijn nog {count} waarschuwingen."),
        (En, 1) => "There is one more warning.".to_string(),
        (En, _) => format!("There are {count} more warnings."),
    }
}

/// Stands above the other citations, or on the button that shows them.
pub fn other_rules(language: Language, count: usize) -> String {
    match language {
        Nl => format!("Andere regels ({count})"),
        En => format!("Other rules ({count})"),
    }
}

/// Stands above the citations that an answer may rest on, once the question back is answered.
pub fn resting_rules(language: Language) -> &'static str {
    match language {
        Nl => "Het antwoord hangt af van deze regels:",
        En => "The answer depends on these rules:",
    }
}

/// Says what happened to personal data that a chat service brought; `service` is its name.
pub fn already_received(language: Language, service: &str) -> String {
    match language {
        Nl => format!(
            "{service} heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar \
             niet wissen."
        ),
        En => format!(
            "{service} has already received your message. I don't keep it, but I can't erase it \
             there."
        ),
    }
}

/// Whom to ask where the rules leave doubt.
pub fn contact(language: Language, contact: &Contact) -> String {
    match language {
        Nl => format!("Twijfel je? Vraag het aan {}", named(contact)),
        En => format!("Not sure? Ask {}", named(contact)),
    }
}

/// Whom to ask where there is no rule; none where the organisation names nobody.
pub fn contact_instead(language: Language, contact: Option<&Contact>) -> String {
    match (language, contact) {
        (Nl, Some(contact)) => format!("Vraag het aan {}", named(contact)),
        (En, Some(contact)) => format!("Ask {}", named(contact)),
        (Nl, None) => "Vraag het aan de collega's die over sociale media gaan.".to_string(),
        (En, None) => "Ask the colleagues who are in charge of social media.".to_string(),
    }
}

/// Whom to ask when the bot fails.
pub fn contact_after_error(language: Language, contact: &Contact) -> String {
    match language {
        Nl => format!("Heb je nu antwoord nodig? Vraag het aan {}", named(contact)),
        En => format!("Need an answer now? Ask {}", named(contact)),
    }
}

/// Whom a sensitive matter goes to.
pub fn route_contact(language: Language, contact: &Contact) -> String {
    match language {
        Nl => format!("Je kunt terecht bij {}", named(contact)),
        En => format!("You can turn to {}", named(contact)),
    }
}

/// `name: address`, or `name.` where there is no address.
fn named(contact: &Contact) -> String {
    match &contact.address {
        Some(address) => format!("{}: {address}", contact.name),
        None => format!("{}.", contact.name.trim_end_matches('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_verdict_has_its_headline_in_both_languages() {
        use VerdictKind::{Allowed, AllowedIf, NotAllowed, NotRequired, Required};
        let asked = [
            (Allowed, 0, 0),
            (AllowedIf, 1, 0),
            (AllowedIf, 2, 1),
            (NotAllowed, 0, 1),
            (Required, 0, 2),
            (NotRequired, 0, 0),
        ];
        let said = |language| {
            asked.map(|(kind, conditions, exceptions)| {
                verdict(language, kind, conditions, exceptions)
            })
        };
        assert_eq!(
            said(Nl).join("\n"),
            "Volgens de regels: dit mag\n\
             Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet\n\
             Volgens de regels: dit mag alleen als je aan 2 voorwaarden voldoet. Er is één \
             uitzondering.\n\
             Volgens de regels: dit mag niet. Er is één uitzondering.\n\
             Volgens de regels: dit moet. Er zijn 2 uitzonderingen.\n\
             Volgens de regels: dit hoeft niet"
        );
        assert_eq!(
            said(En).join("\n"),
            "According to the rules: this is allowed\n\
             According to the rules: this is allowed only if you meet one condition\n\
             According to the rules: this is allowed only if you meet 2 conditions. There is one \
             exception.\n\
             According to the rules: this is not allowed. There is one exception.\n\
             According to the rules: this is required. There are 2 exceptions.\n\
             According to the rules: this is not required"
        );
    }
}

//! What the bot says in Discord alone: its commands, its buttons, and the ways of a team chat.

use super::help::Leaflet;
use crate::model::Contact;
use crate::model::Language::{self, En, Nl};

/// A command's name and what it does, in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandWords {
    pub name: &'static str,
    /// Empty for the command on a message, which has none.
    pub description: &'static str,
    /// The option's name and what it is for, where it has one.
    pub option: Option<(&'static str, &'static str)>,
}

/// The command that asks.
pub fn ask(language: Language) -> CommandWords {
    match language {
        Nl => CommandWords {
            name: "vraag",
            description: "Vraag wat er mag op sociale media. Alleen jij ziet het antwoord.",
            option: Some(("tekst", "Je vraag, in je eigen woorden en zonder namen")),
        },
        En => CommandWords {
            name: "ask",
            description: "Ask what you may do on social media. Only you see the answer.",
            option: Some(("text", "Your question, in your own words and without names")),
        },
    }
}

/// The command that lists the guidelines.
pub fn sources(language: Language) -> CommandWords {
    let (name, description) = match language {
        Nl => ("bronnen", "Bekijk welke richtlijnen er zijn"),
        En => ("sources", "See which guidelines there are"),
    };
    CommandWords { name, description, option: None }
}

/// The command that shows a guideline.
pub fn source(language: Language) -> CommandWords {
    match language {
        Nl => CommandWords {
            name: "bron",
            description: "Lees een richtlijn",
            option: Some(("richtlijn", "De naam van de richtlijn, of het nummer in de lijst")),
        },
        En => CommandWords {
            name: "source",
            description: "Read a guideline",
            option: Some(("guideline", "The name of the guideline, or its number in the list")),
        },
    }
}

/// The command that explains.
pub fn help_command(language: Language) -> CommandWords {
    let description = match language {
        Nl => "Uitleg: wat je mij kunt vragen",
        En => "Help: what you can ask me",
    };
    CommandWords { name: "help", description, option: None }
}

/// The command that tells who the bot is.
pub fn about_command(language: Language) -> CommandWords {
    let (name, description) = match language {
        Nl => ("over", "Wie ik ben en wat er met je vraag gebeurt"),
        En => ("about", "Who I am and what happens to your question"),
    };
    CommandWords { name, description, option: None }
}

/// The command that deletes what somebody sent in.
pub fn forget(language: Language) -> CommandWords {
    match language {
        Nl => CommandWords {
            name: "wis",
            description: "Wis wat je naar de schrijvers van de richtlijnen stuurde",
            option: Some(("code", "De code die je kreeg toen je het verstuurde")),
        },
        En => CommandWords {
            name: "delete",
            description: "Delete what you sent to the authors of the guidelines",
            option: Some(("code", "The code that you got when you sent it")),
        },
    }
}

/// The command on a message, which looks it over before it goes out.
pub fn check(language: Language) -> CommandWords {
    let name = match language {
        Nl => "Mag dit?",
        En => "Check this",
    };
    CommandWords { name, description: "", option: None }
}

/// The command that leads to the web chat, where no question may come through Discord.
pub fn ask_elsewhere(language: Language) -> CommandWords {
    let description = match language {
        Nl => "Open de webchat van je organisatie om een vraag te stellen",
        En => "Open your organisation's web chat to ask a question",
    };
    CommandWords { name: ask(language).name, description, option: None }
}

/// Stands before the question below a private answer.
pub fn question_label(language: Language) -> &'static str {
    match language {
        Nl => "Je vraag:",
        En => "Your question:",
    }
}

/// Stands before the question below a shared answer.
pub fn shared_question_label(language: Language) -> &'static str {
    match language {
        Nl => "De vraag was:",
        En => "The question was:",
    }
}

/// The words on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Keep,
    Share,
    Open,
    Post,
    Cancel,
    Previous,
    Next,
    WebChat,
    Sources,
    Discard,
}

/// What stands on a button.
pub fn label(language: Language, label: Label) -> &'static str {
    match (label, language) {
        (Label::Keep, Nl) => "Bewaar",
        (Label::Keep, En) => "Keep",
        (Label::Share, Nl) => "Deel in kanaal",
        (Label::Share, En) => "Share in channel",
        (Label::Open, Nl) => "Toon mijn antwoord",
        (Label::Open, En) => "Show my answer",
        (Label::Post, Nl) => "Deel dit nu",
        (Label::Post, En) => "Share this now",
        (Label::Cancel, Nl) => "Toch niet",
        (Label::Cancel, En) => "Don't share",
        (Label::Previous, Nl) => "Vorige",
        (Label::Previous, En) => "Previous",
        (Label::Next, Nl) => "Volgende",
        (Label::Next, En) => "Next",
        (Label::Sources, Nl) => "Alle richtlijnen",
        (Label::Sources, En) => "All guidelines",
        (Label::Discard, Nl) => "Toch niet",
        (Label::Discard, En) => "Don't send",
        (Label::WebChat, Nl) => "Open de webchat",
        (Label::WebChat, En) => "Open the web chat",
    }
}

/// The bot's answer to a mention in a channel: the answer itself stays behind a button.
pub fn mentioned(language: Language) -> [&'static str; 2] {
    match language {
        Nl => [
            "Ik heb je vraag opgezocht. Druk op de knop: alleen jij ziet het antwoord.",
            "Je vraag zelf staat nog in dit kanaal. Liever niet? Gebruik dan /vraag.",
        ],
        En => [
            "I looked up your question. Press the button: only you see the answer.",
            "Your question itself still stands in this channel. Rather not? Use /ask instead.",
        ],
    }
}

/// The name of a thread; it tells nobody what was asked. At most 100 characters.
pub fn thread_name(language: Language) -> &'static str {
    match language {
        Nl => "Wat de regels zeggen",
        En => "What the rules say",
    }
}

/// Who can read a thread; stands below the answer in it.
pub fn thread_note(language: Language) -> &'static str {
    match language {
        Nl => "Iedereen die dit kanaal ziet, kan dit lezen. Liever niet? Gebruik dan /vraag.",
        En => "Everyone who sees this channel can read this. Rather not? Use /ask instead.",
    }
}

/// One short sentence that goes with a button or a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Somebody else's button was pressed.
    NotYours,
    /// A button that the bot no longer knows.
    Expired,
    /// The question cannot be read any more.
    QuestionGone,
    Kept,
    /// Discord does not let the bot send this person anything.
    KeepRefused,
    /// Stands above what will be shared.
    Preview,
    Shared,
    ShareRefused,
    NotShared,
    NotSent,
    /// It was sent in before, by another press.
    AlreadySent,
    /// The guidelines changed between the look and the press.
    Changed,
    /// This answer is for the asker alone.
    NotForChannel,
    NoOtherRules,
    /// A message without words or pictures was to be looked at.
    NoText,
}

/// The words of a notice.
pub fn notice(language: Language, notice: Notice) -> &'static str {
    use Notice::*;
    match (notice, language) {
        (NotYours, Nl) => "Deze knop is van wie de vraag stelde. Stel je eigen vraag met /vraag.",
        (NotYours, En) => "This button belongs to whoever asked. Ask your own question with /ask.",
        (Expired, Nl) => "Deze knop werkt niet meer. Stel je vraag opnieuw met /vraag.",
        (Expired, En) => "This button no longer works. Ask your question again with /ask.",
        (QuestionGone, Nl) => "Ik kan je vraag niet meer lezen. Stel hem opnieuw met /vraag.",
        (QuestionGone, En) => "I can't read your question any more. Ask it again with /ask.",
        (Kept, Nl) => "Het antwoord staat nu in je privéberichten, zonder je vraag.",
        (Kept, En) => "The answer is in your direct messages now, without your question.",
        (KeepRefused, Nl) => {
            "Ik mag je geen privébericht sturen. Zet in Discord privéberichten van deze server \
             aan en probeer het nog eens."
        }
        (KeepRefused, En) => {
            "I may not send you a direct message. Allow direct messages from this server in \
             Discord and try again."
        }
        (Preview, Nl) => "Dit komt in het kanaal te staan. Iedereen in het kanaal kan het lezen.",
        (Preview, En) => "This will stand in the channel. Everyone in the channel can read it.",
        (Shared, Nl) => "Gedeeld in het kanaal.",
        (Shared, En) => "Shared in the channel.",
        (ShareRefused, Nl) => "Discord laat mij dit hier niet delen. Er is niets geplaatst.",
        (ShareRefused, En) => "Discord doesn't let me share this here. Nothing was posted.",
        (NotShared, Nl) => "Er is niets gedeeld.",
        (NotShared, En) => "Nothing was shared.",
        (NotSent, Nl) => "Er is niets verstuurd.",
        (NotSent, En) => "Nothing was sent.",
        (AlreadySent, Nl) => "Dit is al verstuurd.",
        (AlreadySent, En) => "This has been sent already.",
        (Changed, Nl) => {
            "De richtlijnen zijn net veranderd. Er is niets gedeeld. Stel je vraag opnieuw."
        }
        (Changed, En) => {
            "The guidelines have just changed. Nothing was shared. Ask your question again."
        }
        (NotForChannel, Nl) => "Dit antwoord is alleen voor jou. Ik deel het niet in een kanaal.",
        (NotForChannel, En) => "This answer is for you alone. I don't share it in a channel.",
        (NoOtherRules, Nl) => "Er zijn geen andere regels bij dit antwoord.",
        (NoOtherRules, En) => "There are no other rules with this answer.",
        (NoText, Nl) => "In dit bericht staat niets dat ik kan nakijken.",
        (NoText, En) => "This message has nothing for me to check.",
    }
}

/// How many attachments of a message could not be looked at; none where all could.
pub fn attachments_missed(language: Language, count: usize) -> Option<String> {
    Some(match (count, language) {
        (0, _) => return None,
        (1, Nl) => "Ik kon 1 bijlage niet bekijken. Kijk daar zelf goed naar.".to_string(),
        (1, En) => "I couldn't look at 1 attachment. Please check it yourself.".to_string(),
        (count, Nl) => format!("Ik kon {count} bijlagen niet bekijken. Kijk daar zelf goed naar."),
        (count, En) => {
            format!("I couldn't look at {count} attachments. Please check them yourself.")
        }
    })
}

/// To somebody who asks more than the bot takes in a minute.
pub fn slow_down(language: Language, seconds: u64) -> String {
    match (language, seconds) {
        (Nl, 0 | 1) => "Even rustig aan. Probeer het over een seconde opnieuw.".to_string(),
        (Nl, seconds) => format!("Even rustig aan. Probeer het over {seconds} seconden opnieuw."),
        (En, 0 | 1) => "Not so fast. Please try again in a second.".to_string(),
        (En, seconds) => format!("Not so fast. Please try again in {seconds} seconds."),
    }
}

/// Where an organisation lets no question pass through Discord.
pub fn elsewhere(language: Language, organisation: &str) -> String {
    match language {
        Nl => format!(
            "Stel je vraag in de webchat van {organisation}. Dan gaat hij niet via Discord."
        ),
        En => {
            format!(
                "Ask in the web chat of {organisation}. Your question then stays out of Discord."
            )
        }
    }
}

/// Which page of a longer text this is.
pub fn page(language: Language, page: usize, pages: usize) -> String {
    match language {
        Nl => format!("Bladzijde {page} van {pages}"),
        En => format!("Page {page} of {pages}"),
    }
}

/// How to use the bot.
pub fn help(language: Language) -> Leaflet {
    let plain = super::help::help(language);
    let rows = match language {
        Nl => vec![
            ("/vraag", "stel je vraag; alleen jij ziet het antwoord"),
            ("/bronnen", "zien welke richtlijnen er zijn"),
            ("/bron", "een richtlijn lezen"),
            ("/over", "wie ik ben en wat er met je vraag gebeurt"),
            (
                "Mag dit?",
                "laat mij een bericht nakijken: klik er met rechts op, of houd het ingedrukt op \
                 je telefoon, en kies Apps",
            ),
        ],
        En => vec![
            ("/ask", "ask your question; only you see the answer"),
            ("/sources", "see which guidelines there are"),
            ("/source", "read a guideline"),
            ("/about", "who I am and what happens to your question"),
            (
                "Check this",
                "let me check a message: right-click it, or hold it on your phone, and choose Apps",
            ),
        ],
    };
    Leaflet { rows, ..plain }
}

/// Who the bot is, what it keeps, and who else receives a question.
pub fn about(
    language: Language,
    organisation: &str,
    version: &str,
    contact: Option<&Contact>,
) -> Leaflet {
    let who = match language {
        Nl => format!(
            "Ik ben een programma dat zoekt (versie {version}), geen mens en geen jurist. Alles \
             wat ik uit de richtlijnen laat zien, staat daar precies zo. Ik verzin niets."
        ),
        En => format!(
            "I am a program that searches (version {version}), not a person and not a lawyer. \
             Everything I show from the guidelines stands there exactly like that. I make nothing \
             up."
        ),
    };
    let rest = match language {
        Nl => [
            "Discord ontvangt elke vraag die je hier stelt, en bewaart wat in Discord staat. Zet \
             er dus geen namen of andere gegevens van mensen in.",
            "Ik bewaar je vraag alleen als je hem zelf naar de schrijvers stuurt, en nooit wie hem \
             stelde. Ik houd bij hoe vaak je iets vraagt, zodat niemand mij overbelast. Dat is na \
             twee minuten weg.",
            "Twijfel je of een regel voor jou geldt? Lees dan de hele tekst.",
        ],
        En => [
            "Discord receives every question that you ask here, and keeps what stands in Discord. \
             So please leave out names and other details about people.",
            "I keep your question only if you send it to the authors yourself, and never who asked \
             it. I count how often you ask, so that nobody overloads me. That is gone after two \
             minutes.",
            "Not sure whether a rule applies to you? Then read the whole text.",
        ],
    };
    let headline = super::help::about(language, organisation, None).headline;
    let mut paragraphs = vec![who];
    paragraphs.extend(rest.map(str::to_string));
    paragraphs.extend(contact.map(|contact| super::answer::contact(language, contact)));
    Leaflet { headline, paragraphs, rows: Vec::new() }
}

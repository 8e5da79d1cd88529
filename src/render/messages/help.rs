//! What the bot tells about itself, and the small hints of a chat.

use crate::model::Contact;
use crate::model::Language::{self, En, Nl};

/// A headline and the paragraphs below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaflet {
    pub headline: String,
    pub paragraphs: Vec<String>,
    /// Questions or commands, each with what it does, if that needs saying.
    pub rows: Vec<(&'static str, &'static str)>,
}

/// How to use the bot: what it does, and questions to begin with.
pub fn help(language: Language) -> Leaflet {
    match language {
        Nl => Leaflet {
            headline: "Stel je vraag gewoon in je eigen woorden".to_string(),
            paragraphs: vec![
                "Ik zoek in de richtlijnen voor sociale media en laat je woord voor woord zien \
                 wat er staat. Staat er niets over, dan zeg ik dat ook."
                    .to_string(),
                "Zet geen namen of andere gegevens van mensen in je vraag.".to_string(),
            ],
            rows: commands(language),
        },
        En => Leaflet {
            headline: "Just ask your question in your own words".to_string(),
            paragraphs: vec![
                "I search the social-media guidelines and show you what they say, word for word. \
                 If they say nothing about it, I tell you so."
                    .to_string(),
                "Please leave out names and other details about people.".to_string(),
            ],
            rows: commands(language),
        },
    }
}

/// Questions to begin with.
pub fn examples(language: Language) -> [&'static str; 3] {
    match language {
        Nl => [
            "Mag ik een foto van een collega op LinkedIn zetten?",
            "Mag ik op mijn eigen account mijn mening geven over het beleid?",
            "Wat doe ik als iemand online boos reageert?",
        ],
        En => [
            "May I post a photo of a colleague on LinkedIn?",
            "May I give my opinion on our policies on my own account?",
            "What do I do if somebody replies angrily online?",
        ],
    }
}

/// The words of a chat that begin with `/`, each with what it does.
pub fn commands(language: Language) -> Vec<(&'static str, &'static str)> {
    match language {
        Nl => vec![
            ("/meer", "de andere regels bij het vorige antwoord"),
            ("/waarom", "hoe ik aan het vorige antwoord kwam"),
            ("/bronnen", "zien welke richtlijnen er zijn"),
            ("/bron NAAM", "een richtlijn helemaal lezen"),
            ("/help", "deze uitleg"),
            ("/over", "wie ik ben en wat er met je vraag gebeurt"),
            ("/stop", "stoppen"),
        ],
        En => vec![
            ("/more", "the other rules with the last answer"),
            ("/why", "how I came to the last answer"),
            ("/sources", "see which guidelines there are"),
            ("/source NAME", "read a whole guideline"),
            ("/help", "this page"),
            ("/about", "who I am and what happens to your question"),
            ("/stop", "stop"),
        ],
    }
}

/// Who the bot is, what it can't do, and what happens to a question.
pub fn about(language: Language, organisation: &str, contact: Option<&Contact>) -> Leaflet {
    let mut paragraphs: Vec<String> = match language {
        Nl => [
            "Ik ben een programma dat zoekt, geen mens en geen jurist. Alles wat ik uit de \
             richtlijnen laat zien, staat daar precies zo. Ik verzin niets.",
            "Twijfel je of een regel voor jou geldt? Lees dan de hele tekst.",
            "Ik stuur je vraag nergens heen. Ik bewaar hem alleen als je hem zelf instuurt.",
        ],
        En => [
            "I am a program that searches, not a person and not a lawyer. Everything I show from \
             the guidelines stands there exactly like that. I make nothing up.",
            "Not sure whether a rule applies to you? Then read the whole text.",
            "I send your question nowhere. I keep it only if you send it in yourself.",
        ],
    }
    .map(str::to_string)
    .to_vec();
    paragraphs.extend(contact.map(|contact| super::answer::contact(language, contact)));
    let headline = match language {
        Nl => format!("Ik ben Deelwijzer. Ik ken de richtlijnen van {organisation}"),
        En => format!("I am Deelwijzer. I know the guidelines of {organisation}"),
    };
    Leaflet { headline, paragraphs, rows: Vec::new() }
}

/// The first line of a chat.
pub fn welcome(language: Language) -> &'static str {
    match language {
        Nl => {
            "Hallo! Stel je vraag over sociale media. Typ /help voor uitleg, /stop om te stoppen."
        }
        En => "Hello! Ask your question about social media. Type /help for help, /stop to stop.",
    }
}

/// The last line of a chat.
pub fn goodbye(language: Language) -> &'static str {
    match language {
        Nl => "Tot de volgende keer!",
        En => "See you next time!",
    }
}

/// Below the numbered choices of a question back.
pub fn choose_number(language: Language, count: usize) -> String {
    match language {
        Nl => format!("Typ het nummer van je keuze (1 tot en met {count})."),
        En => format!("Type the number of your choice (1 to {count})."),
    }
}

/// Says that a word with `/` before it is not known.
pub fn unknown_command(language: Language, command: &str) -> String {
    match language {
        Nl => format!("{command} ken ik niet. Typ /help om te zien wat je kunt typen."),
        En => format!("I don't know {command}. Type /help to see what you can type."),
    }
}

/// The apology for an error of the bot's own; `id` is how the log knows it.
pub fn apology(language: Language, id: &str, contact: Option<&Contact>) -> String {
    let sorry = match language {
        Nl => format!("Sorry, er ging bij mij iets mis. Probeer het zo nog eens. (Nummer: {id})"),
        En => format!("Sorry, something went wrong on my side. Please try again. (Number: {id})"),
    };
    match contact {
        Some(contact) => {
            format!("{sorry} {}", super::answer::contact_after_error(language, contact))
        }
        None => sorry,
    }
}

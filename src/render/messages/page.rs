//! The words of the web pages around an answer.

use crate::model::Language::{self, En, Nl};

/// The product's name; the same in both languages.
pub const NAME: &str = "Deelwijzer";

/// The words of the link that jumps over the top of a page.
pub fn skip(language: Language) -> &'static str {
    match language {
        Nl => "Ga naar de inhoud",
        En => "Skip to the content",
    }
}

/// Names the links at the top for a screen reader.
pub fn menu(language: Language) -> &'static str {
    match language {
        Nl => "Menu",
        En => "Menu",
    }
}

/// The link to the chat.
pub fn chat_link(language: Language) -> &'static str {
    match language {
        Nl => "Stel een vraag",
        En => "Ask a question",
    }
}

/// The title of the page with all guidelines, and the link to it.
pub fn guidelines(language: Language) -> &'static str {
    match language {
        Nl => "Alle richtlijnen",
        En => "All guidelines",
    }
}

/// The link at the top to all guidelines.
pub fn guidelines_link(language: Language) -> &'static str {
    match language {
        Nl => "Richtlijnen",
        En => "Guidelines",
    }
}

/// A language's name in itself.
pub fn language_name(language: Language) -> &'static str {
    match language {
        Nl => "Nederlands",
        En => "English",
    }
}

/// What an organisation is called where it gave no name.
pub fn at_organisation(language: Language, name: &str) -> String {
    match language {
        Nl => format!("voor {name}"),
        En => format!("for {name}"),
    }
}

/// Stands at the bottom of each page.
pub fn footer(language: Language) -> &'static str {
    match language {
        Nl => {
            "Deelwijzer is een computerprogramma. Het citeert de richtlijnen en beslist niet voor \
             je."
        }
        En => {
            "Deelwijzer is a computer program. It quotes the guidelines and doesn't decide for you."
        }
    }
}

/// The title of the chat page.
pub fn chat_title(language: Language) -> &'static str {
    match language {
        Nl => "Vraag het aan de richtlijnen",
        En => "Ask the guidelines",
    }
}

/// What the page is for; `organisation` is its name.
pub fn chat_lead(language: Language, organisation: &str) -> String {
    match language {
        Nl => format!(
            "Stel in je eigen woorden een vraag over sociale media. Je ziet meteen wat de \
             richtlijnen van {organisation} zeggen, woord voor woord."
        ),
        En => format!(
            "Ask a question about social media in your own words. You see at once what the \
             guidelines of {organisation} say, word for word."
        ),
    }
}

/// What people may count on.
pub fn promises(language: Language) -> [&'static str; 3] {
    match language {
        Nl => [
            "Dit is een programma, geen mens.",
            "Je vraag wordt niet bewaard.",
            "Je ziet steeds waar de regel staat.",
        ],
        En => [
            "This is a program, not a person.",
            "Your question is not stored.",
            "You always see where the rule is written.",
        ],
    }
}

/// Stands above the questions to begin with.
pub fn examples_title(language: Language) -> &'static str {
    match language {
        Nl => "Vraag bijvoorbeeld",
        En => "For example, ask",
    }
}

/// Questions to begin with.
pub fn examples(language: Language) -> [&'static str; 4] {
    match language {
        Nl => [
            "Mag ik op LinkedIn over mijn werk schrijven?",
            "Mag ik een foto van een collega plaatsen?",
            "Hoe reageer ik op een boos bericht?",
            "Wat doe ik als mijn account is gehackt?",
        ],
        En => [
            "May I write about my work on LinkedIn?",
            "May I post a photo of a colleague?",
            "How do I reply to an angry message?",
            "What do I do if my account is hacked?",
        ],
    }
}

/// Names the list of questions and answers.
pub fn conversation(language: Language) -> &'static str {
    match language {
        Nl => "Gesprek",
        En => "Conversation",
    }
}

/// Stands, for a screen reader, before the asker's own words.
pub fn you_asked(language: Language) -> &'static str {
    match language {
        Nl => "Jij vroeg:",
        En => "You asked:",
    }
}

/// The label of the field for the question.
pub fn question_label(language: Language) -> &'static str {
    match language {
        Nl => "Je vraag",
        En => "Your question",
    }
}

/// Stands beside the label.
pub fn question_hint(language: Language) -> &'static str {
    match language {
        Nl => "Zonder namen of nummers van mensen",
        En => "Without people's names or numbers",
    }
}

/// How the keys work in the field.
pub fn keys_hint(language: Language) -> &'static str {
    match language {
        Nl => "Enter verstuurt, Shift+Enter geeft een nieuwe regel.",
        En => "Enter sends, Shift+Enter starts a new line.",
    }
}

/// The button that sends the question.
pub fn send(language: Language) -> &'static str {
    match language {
        Nl => "Vraag het",
        En => "Ask",
    }
}

/// The button that takes the conversation off the screen.
pub fn clear(language: Language) -> &'static str {
    match language {
        Nl => "Wis dit gesprek",
        En => "Clear this conversation",
    }
}

/// Said after it.
pub fn cleared(language: Language) -> &'static str {
    match language {
        Nl => "Het gesprek is gewist.",
        En => "The conversation is cleared.",
    }
}

/// Shown while an answer takes longer than usual.
pub fn searching(language: Language) -> &'static str {
    match language {
        Nl => "Ik zoek het op…",
        En => "Looking it up…",
    }
}

/// Shown where the question is empty.
pub fn nothing_asked(language: Language) -> &'static str {
    match language {
        Nl => "Typ eerst je vraag.",
        En => "Type your question first.",
    }
}

/// How many characters are left; `{left}` is filled in by the page's script.
pub fn characters_left(language: Language) -> &'static str {
    match language {
        Nl => "Nog {left} tekens",
        En => "{left} characters left",
    }
}

/// How many characters are too many; `{over}` and `{max}` are filled in by the page's script.
pub fn characters_over(language: Language) -> &'static str {
    match language {
        Nl => "Je vraag is {over} tekens te lang. Er passen er {max}. Maak hem korter.",
        En => "Your question is {over} characters too long. The limit is {max}. Make it shorter.",
    }
}

/// Shown where no answer comes.
pub fn unreachable(language: Language) -> &'static str {
    match language {
        Nl => "Er komt geen antwoord. Je vraag staat nog in het veld. Probeer het zo nog eens.",
        En => "No answer is coming. Your question is still in the field. Try again in a moment.",
    }
}

/// Said, for a screen reader, after a link that opens beside the conversation.
pub fn new_tab(language: Language) -> &'static str {
    match language {
        Nl => "(nieuw tabblad)",
        En => "(new tab)",
    }
}

/// The button that copies a rule with its place.
pub fn copy(language: Language) -> &'static str {
    match language {
        Nl => "Kopieer met bron",
        En => "Copy with source",
    }
}

/// Said after it.
pub fn copied(language: Language) -> &'static str {
    match language {
        Nl => "Gekopieerd",
        En => "Copied",
    }
}

/// Said where the browser does not let a page copy.
pub fn not_copied(language: Language) -> &'static str {
    match language {
        Nl => "Kopiëren lukt hier niet. Selecteer de tekst zelf.",
        En => "Copying doesn't work here. Please select the text yourself.",
    }
}

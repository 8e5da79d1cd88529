//! The words of the authors' console: its frame and what its pages share.

pub mod cases;
pub mod desk;
pub mod edits;
pub mod gaps;
pub mod guideline;
pub mod overview;
pub mod sign_in;

use crate::model::Language::{self, En, Nl};
use crate::model::Role;

/// The console's name.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Redactie",
        En => "Editors' desk",
    }
}

/// Names the links at the top for a screen reader.
pub fn menu(language: Language) -> &'static str {
    match language {
        Nl => "Redactiemenu",
        En => "Editors' menu",
    }
}

/// Who is signed in, as the page shows it to themselves.
pub fn signed_in_as(language: Language, name: &str, role: Role) -> String {
    let role = self::role(language, role);
    match language {
        Nl => format!("Aangemeld: {name} ({role})"),
        En => format!("Signed in: {name} ({role})"),
    }
}

/// A role as people read it.
pub fn role(language: Language, role: Role) -> &'static str {
    match (role, language) {
        (Role::Asker, Nl) => "vrager",
        (Role::Asker, En) => "asker",
        (Role::Author, Nl) => "schrijver",
        (Role::Author, En) => "author",
        (Role::Admin, Nl) => "beheerder",
        (Role::Admin, En) => "admin",
    }
}

/// The button that signs out.
pub fn sign_out(language: Language) -> &'static str {
    match language {
        Nl => "Afmelden",
        En => "Sign out",
    }
}

/// Leads from the console to the chat.
pub fn to_chat(language: Language) -> &'static str {
    match language {
        Nl => "Naar de chat",
        En => "To the chat",
    }
}

/// Names the list of organisations.
pub fn organisations(language: Language) -> &'static str {
    match language {
        Nl => "Organisaties",
        En => "Organisations",
    }
}

/// Names the links to the other parts of a long list.
pub fn parts(language: Language) -> &'static str {
    match language {
        Nl => "Bladeren",
        En => "Pages",
    }
}

/// Which part of a long list is shown: the first and the last of `count`.
pub fn shown(language: Language, first: usize, last: usize, count: usize) -> String {
    match language {
        Nl => format!("{first} tot en met {last} van {count}"),
        En => format!("{first} to {last} of {count}"),
    }
}

/// The links to the parts before and after.
pub fn previous_and_next(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Vorige", "Volgende"],
        En => ["Previous", "Next"],
    }
}

/// Places in a file that is named elsewhere.
pub fn at_line(language: Language, line: usize) -> String {
    match language {
        Nl => format!("regel {line}"),
        En => format!("line {line}"),
    }
}

/// A moment: the day, and the time on the machine's clock.
pub fn moment(language: Language, at: &jiff::ZonedDateTime) -> String {
    let day = super::guideline_page::date(language, at.date());
    format!("{day}, {:02}:{:02}", at.hour(), at.minute())
}

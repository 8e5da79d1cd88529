//! The words of signing in and out.

use crate::model::Language::{self, En, Nl};

/// What happened before the page for signing in is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// The session is over.
    Ended,
    SignedOut,
    /// The link was used before, is too old, or never was one.
    BadLink,
    /// Signing in at the organisation was not finished or not in time.
    Unfinished,
    /// What came back was not what was asked for.
    NotTrusted,
    /// The organisation's own service does not answer as it should.
    Unreachable,
}

/// The page's title.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Aanmelden bij de redactie",
        En => "Sign in to the editors' desk",
    }
}

/// For whom it is.
pub fn lead(language: Language) -> &'static str {
    match language {
        Nl => "Dit deel is voor wie de richtlijnen schrijft of beheert.",
        En => "This part is for those who write or manage the guidelines.",
    }
}

/// Tells what happened before; none where nothing did.
pub fn told(language: Language, before: Before) -> Option<&'static str> {
    Some(match (before, language) {
        (Before::Nothing, _) => return None,
        (Before::Ended, Nl) => "Je was te lang weg. Meld je opnieuw aan.",
        (Before::Ended, En) => "You were away for too long. Please sign in again.",
        (Before::SignedOut, Nl) => {
            "Je bent hier afgemeld. Bij je organisatie kun je nog aangemeld zijn."
        }
        (Before::SignedOut, En) => {
            "You are signed out here. You may still be signed in at your organisation."
        }
        (Before::BadLink, Nl) => {
            "Deze link werkt niet (meer). Een link werkt één keer en hoogstens een kwartier. Maak \
             een nieuwe."
        }
        (Before::BadLink, En) => {
            "This link doesn't work (any more). A link works once, for at most a quarter of an \
             hour. Make a new one."
        }
        (Before::Unfinished, Nl) => "Het aanmelden is niet afgemaakt. Begin opnieuw.",
        (Before::Unfinished, En) => "Signing in was not finished. Please begin again.",
        (Before::NotTrusted, Nl) => {
            "Het aanmelden is niet gelukt: het antwoord van je organisatie klopt niet. Begin \
             opnieuw. Blijft het misgaan? Vraag de beheerder."
        }
        (Before::NotTrusted, En) => {
            "Signing in failed: the reply from your organisation is not right. Please begin again. \
             If it keeps failing, ask the admin."
        }
        (Before::Unreachable, Nl) => {
            "De aanmelddienst van je organisatie geeft geen goed antwoord. Probeer het zo nog eens."
        }
        (Before::Unreachable, En) => {
            "Your organisation's sign-in service gives no good reply. Try again in a moment."
        }
    })
}

/// The link that signs in at the organisation.
pub fn at_organisation(language: Language) -> &'static str {
    match language {
        Nl => "Aanmelden met het account van je organisatie",
        En => "Sign in with your organisation's account",
    }
}

/// Stands before the button of a one-time link.
pub fn link_ready(language: Language) -> &'static str {
    match language {
        Nl => "Je hebt een link die één keer werkt. Meld je er nu mee aan.",
        En => "You have a link that works once. Sign in with it now.",
    }
}

/// The button that uses it.
pub fn use_link(language: Language) -> &'static str {
    match language {
        Nl => "Aanmelden",
        En => "Sign in",
    }
}

/// How to get a link, where there is no other way, and where there is: before the command.
pub fn how_to_get_a_link(language: Language, is_only_way: bool) -> &'static str {
    match (is_only_way, language) {
        (true, Nl) => {
            "Je meldt je aan met een link die één keer werkt. De beheerder van deze machine maakt \
             hem met:"
        }
        (true, En) => {
            "You sign in with a link that works once. The admin of this machine makes it with:"
        }
        (false, Nl) => {
            "Lukt dat niet? De beheerder van deze machine maakt een link die één keer werkt:"
        }
        (false, En) => "If that fails, the admin of this machine makes a link that works once:",
    }
}

/// What whoever has the machine's link is called.
pub fn machine_admin(language: Language) -> &'static str {
    match language {
        Nl => "beheer van deze machine",
        En => "admin of this machine",
    }
}

/// The title where somebody may not see a page.
pub fn no_access(language: Language) -> &'static str {
    match language {
        Nl => "Dit deel is niet voor jouw account",
        En => "This part is not for your account",
    }
}

/// What to do then.
pub fn no_access_text(language: Language) -> &'static str {
    match language {
        Nl => {
            "Je bent aangemeld, maar mag de richtlijnen van deze organisatie niet beheren. Hoort \
             dat wel? Vraag de beheerder om je in de juiste groep te zetten."
        }
        En => {
            "You are signed in, but may not manage this organisation's guidelines. Should you? Ask \
             the admin to put you in the right group."
        }
    }
}

/// The title where a form is too old or came from elsewhere.
pub fn old_form(language: Language) -> &'static str {
    match language {
        Nl => "Dit formulier is niet meer geldig",
        En => "This form is no longer valid",
    }
}

/// What to do then.
pub fn old_form_text(language: Language) -> &'static str {
    match language {
        Nl => "Er is niets veranderd. Ga terug naar de redactie en probeer het opnieuw.",
        En => "Nothing was changed. Go back to the editors' desk and try again.",
    }
}

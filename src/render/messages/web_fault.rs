//! What the web says when it cannot give a page or an answer, to people and to programs.

use crate::model::Language::{self, En, Nl};

/// Why there is no page or answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebFault {
    /// No page has this address.
    NoPage,
    /// No guideline has this name.
    NoGuideline,
    /// No organisation has this name.
    NoOrganisation,
    /// The address takes another method.
    WrongMethod,
    /// The body is not what the address takes.
    Unreadable,
    /// The body is too large; how many bytes it may be.
    TooLarge { bytes_max: usize },
    /// The body is not of the kind that the address takes.
    WrongKind,
    /// Another site sent the form.
    OtherSite,
    /// The name of the host is not one that the bot answers to.
    WrongHost,
    /// The body did not come in time.
    SlowBody,
    /// The answer took too long.
    TooSlow,
    /// Something broke.
    Broken,
}

/// The title of the page that says it.
pub fn title(language: Language, fault: WebFault) -> &'static str {
    match (fault, language) {
        (WebFault::NoPage, Nl) => "Deze pagina is er niet",
        (WebFault::NoPage, En) => "This page doesn't exist",
        (WebFault::NoGuideline, Nl) => "Deze richtlijn is er niet",
        (WebFault::NoGuideline, En) => "This guideline doesn't exist",
        (WebFault::NoOrganisation, Nl) => "Deze organisatie ken ik niet",
        (WebFault::NoOrganisation, En) => "I don't know this organisation",
        (WebFault::TooLarge { .. }, Nl) => "Je bericht is te lang",
        (WebFault::TooLarge { .. }, En) => "Your message is too long",
        (WebFault::SlowBody | WebFault::TooSlow | WebFault::Broken, Nl) => "Er ging iets mis",
        (WebFault::SlowBody | WebFault::TooSlow | WebFault::Broken, En) => "Something went wrong",
        (_, Nl) => "Dit kan ik niet aannemen",
        (_, En) => "I can't accept this",
    }
}

/// What happened and what to do next.
pub fn text(language: Language, fault: WebFault) -> String {
    let said = match (fault, language) {
        (WebFault::NoPage, Nl) => "Kijk of het adres klopt, of begin bij de startpagina.",
        (WebFault::NoPage, En) => "Check the address, or begin at the start page.",
        (WebFault::NoGuideline, Nl) => {
            "Misschien heeft hij een andere naam gekregen. Zoek hem op in de lijst."
        }
        (WebFault::NoGuideline, En) => "It may have a new name. Look for it in the list.",
        (WebFault::NoOrganisation, Nl) => {
            "Er is geen organisatie met deze naam. Kijk of de naam klopt."
        }
        (WebFault::NoOrganisation, En) => {
            "There is no organisation with this name. Check the name."
        }
        (WebFault::WrongMethod, Nl) => "Dit soort verzoek werkt niet op dit adres.",
        (WebFault::WrongMethod, En) => "This address doesn't accept this method.",
        (WebFault::Unreadable, Nl) => "Ik kan het verzoek niet lezen. Stel je vraag opnieuw.",
        (WebFault::Unreadable, En) => "I can't read the request. Please ask your question again.",
        (WebFault::TooLarge { bytes_max }, _) => return too_large(language, bytes_max),
        (WebFault::WrongKind, Nl) => "Dit adres neemt alleen JSON aan (application/json).",
        (WebFault::WrongKind, En) => "This address takes JSON only (application/json).",
        (WebFault::OtherSite, Nl) => {
            "Dit verzoek komt van een andere website. Stel je vraag op de pagina zelf."
        }
        (WebFault::OtherSite, En) => {
            "This request comes from another website. Ask your question on the page itself."
        }
        (WebFault::WrongHost, Nl) => {
            "Onder deze naam antwoordt Deelwijzer niet. Beheerder: zet de naam in \
             web.allowed_hosts."
        }
        (WebFault::WrongHost, En) => {
            "Deelwijzer doesn't answer to this name. Admin: add the name to web.allowed_hosts."
        }
        (WebFault::SlowBody, Nl) => {
            "Je vraag kwam niet op tijd binnen. Kijk of je verbinding het doet en probeer het \
             nog eens."
        }
        (WebFault::SlowBody, En) => {
            "Your question didn't arrive in time. Check your connection and try again."
        }
        (WebFault::TooSlow, Nl) => "Het antwoord duurde te lang. Probeer het zo nog eens.",
        (WebFault::TooSlow, En) => "The answer took too long. Try again in a moment.",
        (WebFault::Broken, Nl) => {
            "Dat ligt niet aan jou. Probeer het nog eens, of vraag een collega."
        }
        (WebFault::Broken, En) => "It isn't your fault. Try again, or ask a colleague.",
    };
    said.to_string()
}

fn too_large(language: Language, bytes_max: usize) -> String {
    let kib = bytes_max / 1024;
    match language {
        Nl => format!("Je bericht is te groot (hoogstens {kib} kB). Maak je vraag korter."),
        En => format!("Your message is too large (at most {kib} kB). Make your question shorter."),
    }
}

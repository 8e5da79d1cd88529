//! The question that is asked back where an answer hangs on one thing.

use crate::model::Language::{self, En, Nl};
use crate::model::Slot;

/// The question, without a capital letter; of a role, the words by which the rule names it.
pub fn question(slot: Slot, role: Option<&str>, language: Language) -> String {
    let role = role.unwrap_or_default();
    let fixed = match (slot, language) {
        (Slot::Role, Nl) => return format!("is dit jouw rol: \"{role}\"?"),
        (Slot::Role, En) => return format!("is this your role: \"{role}\"?"),
        (Slot::Account, Nl) => "vanaf welk account?",
        (Slot::Account, En) => "from which account?",
        (Slot::Device, Nl) => "op wat voor toestel?",
        (Slot::Device, En) => "on what kind of device?",
        (Slot::Public, Nl) => "is dit al openbaar?",
        (Slot::Public, En) => "is this public already?",
        (Slot::Recognisable, Nl) => "is er iemand herkenbaar?",
        (Slot::Recognisable, En) => "can anybody be recognised?",
        (Slot::Election, Nl) => "is het nu verkiezingstijd?",
        (Slot::Election, En) => "is it election time now?",
    };
    fixed.to_string()
}

/// One way to answer it.
pub fn option(slot: Slot, is_so: bool, language: Language) -> &'static str {
    match (slot, is_so, language) {
        (Slot::Account, true, Nl) => "Mijn privéaccount",
        (Slot::Account, true, En) => "My private account",
        (Slot::Account, false, Nl) => "Een account van de organisatie",
        (Slot::Account, false, En) => "An account of the organisation",
        (Slot::Device, true, Nl) => "Een toestel van mezelf",
        (Slot::Device, true, En) => "My own device",
        (Slot::Device, false, Nl) => "Een toestel van het werk",
        (Slot::Device, false, En) => "A work device",
        (Slot::Public, true, Nl) => "Ja, het is al openbaar",
        (Slot::Public, true, En) => "Yes, it is public already",
        (Slot::Public, false, Nl) => "Nee, nog niet",
        (Slot::Public, false, En) => "No, not yet",
        (Slot::Recognisable, true, Nl) => "Ja, er is iemand herkenbaar",
        (Slot::Recognisable, true, En) => "Yes, somebody can",
        (Slot::Recognisable, false, Nl) => "Nee, niemand",
        (Slot::Recognisable, false, En) => "No, nobody",
        (Slot::Election, true, Nl) => "Ja, het is verkiezingstijd",
        (Slot::Election, true, En) => "Yes, it is election time",
        (Slot::Election, false, Nl) => "Nee, het is geen verkiezingstijd",
        (Slot::Election, false, En) => "No, it is not",
        (Slot::Role, true, Nl) => "Ja, dat ben ik",
        (Slot::Role, true, En) => "Yes, that is me",
        (Slot::Role, false, Nl) => "Nee, dat ben ik niet",
        (Slot::Role, false, En) => "No, that is not me",
    }
}

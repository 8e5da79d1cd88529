//! Words for personal data that was found.

use super::Words;
use crate::model::Detail;

/// In the order of `Detail`; Dutch first.
pub const WORDS: &[Words] = &[
    Words {
        detail: Detail::Bsn,
        label: ["bsn", "bsn"],
        what: [
            "Hier staat een burgerservicenummer (BSN).",
            "Here is a citizen service number (BSN).",
        ],
        why: [
            "Met een BSN en een naam kan iemand zich voordoen als een ander.",
            "With a BSN and a name, someone can pretend to be another person.",
        ],
        next: ["Haal het nummer weg.", "Take the number out."],
    },
    Words {
        detail: Detail::Iban,
        label: ["rekeningnummer", "account"],
        what: ["Hier staat een rekeningnummer (IBAN).", "Here is an account number (IBAN)."],
        why: [
            "Met een naam en een rekeningnummer kan iemand oplichting plegen.",
            "With a name and an account number, someone can commit fraud.",
        ],
        next: [
            "Haal het nummer weg. Is het een rekening van de organisatie? Controleer het dan \
             nog eens.",
            "Take the number out. Is it an account of the organisation? Then check it once more.",
        ],
    },
    Words {
        detail: Detail::BankCard,
        label: ["kaartnummer", "card"],
        what: ["Hier staat het nummer van een betaalkaart.", "Here is the number of a bank card."],
        why: [
            "Met dit nummer kan iemand betalen op kosten van een ander.",
            "With this number, someone can pay at another person's expense.",
        ],
        next: ["Haal het nummer weg.", "Take the number out."],
    },
    Words {
        detail: Detail::Phone,
        label: ["telefoonnummer", "phone"],
        what: [
            "Hier staat een telefoonnummer dat van een persoon lijkt.",
            "Here is a telephone number that looks like a person's own.",
        ],
        why: [
            "Wie dit leest, kan die persoon bellen of lastigvallen.",
            "Anyone who reads this can call or bother that person.",
        ],
        next: [
            "Haal het weg, of noem een algemeen nummer.",
            "Take it out, or give a general number.",
        ],
    },
    Words {
        detail: Detail::Email,
        label: ["e-mailadres", "e-mail"],
        what: ["Hier staat het e-mailadres van een persoon.", "Here is a person's e-mail address."],
        why: [
            "Een adres dat openbaar staat, krijgt vaak spam en nepmails.",
            "An address that is public often gets spam and fake messages.",
        ],
        next: [
            "Haal het weg, of noem het adres van een team.",
            "Take it out, or give the address of a team.",
        ],
    },
    Words {
        detail: Detail::Address,
        label: ["adres", "address"],
        what: ["Hier lijkt een woonadres te staan.", "This looks like a home address."],
        why: [
            "Zo kunnen vreemden zien waar iemand woont.",
            "Strangers can see from it where someone lives.",
        ],
        next: ["Haal het weg, of noem alleen de plaats.", "Take it out, or name only the town."],
    },
    Words {
        detail: Detail::LicencePlate,
        label: ["kenteken", "plate"],
        what: ["Hier staat een kenteken.", "Here is a licence plate."],
        why: [
            "Aan een kenteken is te zien van wie een auto is.",
            "A licence plate can show whose car it is.",
        ],
        next: ["Haal het kenteken weg.", "Take the plate out."],
    },
    Words {
        detail: Detail::BirthDate,
        label: ["geboortedatum", "date of birth"],
        what: ["Hier staat een geboortedatum.", "Here is a date of birth."],
        why: [
            "Met een naam en een geboortedatum kan iemand zich voordoen als een ander.",
            "With a name and a date of birth, someone can pretend to be another person.",
        ],
        next: ["Haal de datum weg.", "Take the date out."],
    },
    Words {
        detail: Detail::CaseNumber,
        label: ["zaaknummer", "case number"],
        what: [
            "Hier staat het nummer van een zaak bij een persoon.",
            "Here is the number of a case beside a person.",
        ],
        why: [
            "Zo weet iedereen dat deze persoon een zaak heeft lopen.",
            "Everyone can tell from it that this person has a case.",
        ],
        next: ["Haal het nummer of de naam weg.", "Take the number or the name out."],
    },
    Words {
        detail: Detail::PersonNumber,
        label: ["persoonsnummer", "personal number"],
        what: [
            "Hier staat een nummer dat bij één persoon hoort.",
            "Here is a number that belongs to one person.",
        ],
        why: [
            "Met dit nummer is te vinden wie het is.",
            "With this number, someone can find out who it is.",
        ],
        next: ["Haal het nummer weg.", "Take the number out."],
    },
    Words {
        detail: Detail::Passport,
        label: ["documentnummer", "document number"],
        what: [
            "Hier staat het nummer van een paspoort of identiteitskaart.",
            "Here is the number of a passport or identity card.",
        ],
        why: [
            "Met dit nummer kan iemand zich voordoen als een ander.",
            "With this number, someone can pretend to be another person.",
        ],
        next: ["Haal het nummer weg.", "Take the number out."],
    },
    Words {
        detail: Detail::DrivingLicence,
        label: ["rijbewijsnummer", "licence number"],
        what: [
            "Hier staat het nummer van een rijbewijs.",
            "Here is the number of a driving licence.",
        ],
        why: [
            "Met dit nummer kan iemand zich voordoen als een ander.",
            "With this number, someone can pretend to be another person.",
        ],
        next: ["Haal het nummer weg.", "Take the number out."],
    },
];

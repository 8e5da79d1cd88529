//! Words for what is said of a person.

use super::Words;
use crate::model::Detail;

/// In the order of `Detail`; Dutch first.
pub const WORDS: &[Words] = &[
    Words {
        detail: Detail::Name,
        label: ["naam", "name"],
        what: ["Hier staat de naam van een persoon.", "Here is the name of a person."],
        why: [
            "Samen met wat er nog meer staat, zegt dit veel over die persoon.",
            "Together with what else is written, this says a lot about that person.",
        ],
        next: [
            "Haal de naam weg, of vraag eerst of het goed is.",
            "Take the name out, or ask first whether it is all right.",
        ],
    },
    Words {
        detail: Detail::Health,
        label: ["gezondheid", "health"],
        what: [
            "Hier staat iets over de gezondheid van een persoon.",
            "Here is something about a person's health.",
        ],
        why: [
            "Gezondheid is heel persoonlijk. Wie het eenmaal leest, vergeet het niet meer.",
            "Health is very personal. Once people have read it, they don't forget it.",
        ],
        next: [
            "Haal het weg, ook als je het aardig bedoelt.",
            "Take it out, even if you mean well.",
        ],
    },
    Words {
        detail: Detail::PoliticalOpinion,
        label: ["politieke mening", "political opinion"],
        what: [
            "Hier staat wat een persoon vindt of stemt in de politiek.",
            "Here is what a person thinks or votes in politics.",
        ],
        why: [
            "Dat is heel persoonlijk, en anderen kunnen die persoon erop aankijken.",
            "That is very personal, and others may hold it against that person.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::TradeUnion,
        label: ["vakbond", "trade union"],
        what: [
            "Hier staat dat een persoon bij een vakbond hoort.",
            "Here it says that a person belongs to a trade union.",
        ],
        why: [
            "Dat is heel persoonlijk, en het kan die persoon op het werk schaden.",
            "That is very personal, and it may harm that person at work.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::Religion,
        label: ["geloof", "faith"],
        what: [
            "Hier staat iets over het geloof van een persoon.",
            "Here is something about a person's faith.",
        ],
        why: [
            "Geloof is heel persoonlijk, en anderen kunnen die persoon erop aankijken.",
            "Faith is very personal, and others may hold it against that person.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::Ethnicity,
        label: ["afkomst", "origin"],
        what: [
            "Hier staat iets over de afkomst van een persoon.",
            "Here is something about a person's origin.",
        ],
        why: [
            "Afkomst is heel persoonlijk, en het kan kwetsend overkomen.",
            "Origin is very personal, and it may hurt people.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::Orientation,
        label: ["geaardheid", "orientation"],
        what: [
            "Hier staat op wie een persoon valt, of iets over iemands gender.",
            "Here is whom a person is attracted to, or something about someone's gender.",
        ],
        why: [
            "Dat is heel persoonlijk. Alleen die persoon zelf bepaalt wie het weet.",
            "That is very personal. Only that person decides who knows.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::Criminal,
        label: ["strafbaar feit", "offence"],
        what: [
            "Hier staat dat een persoon iets strafbaars heeft gedaan.",
            "Here it says that a person has committed an offence.",
        ],
        why: [
            "Zoiets blijft jaren te vinden, en het kan ook niet waar zijn.",
            "This can be found for years, and it may not be true.",
        ],
        next: ["Haal het weg.", "Take it out."],
    },
    Words {
        detail: Detail::PrivateLife,
        label: ["privézaken", "private matters"],
        what: [
            "Hier staat iets over geld, werk of familie van een persoon.",
            "Here is something about a person's money, work or family.",
        ],
        why: ["Anderen kunnen zien om wie het gaat.", "Others can see whom it is about."],
        next: [
            "Haal het weg, of vertel het zo dat niemand te herkennen is.",
            "Take it out, or tell it so that nobody can be recognised.",
        ],
    },
    Words {
        detail: Detail::Minor,
        label: ["kind", "child"],
        what: [
            "Hier staat de naam van een kind met de leeftijd.",
            "Here is a child's name with its age.",
        ],
        why: ["Vreemden kunnen het kind ermee vinden.", "Strangers can use it to find the child."],
        next: [
            "Laat de naam of de leeftijd weg, en vraag het aan de ouders.",
            "Leave out the name or the age, and ask the parents.",
        ],
    },
];

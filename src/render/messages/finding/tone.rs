//! Words for tone, campaigning, the organisation's name and others' work.

use super::Words;
use crate::model::Detail;

/// In the order of `Detail`; Dutch first.
pub const WORDS: &[Words] = &[
    Words {
        detail: Detail::Campaigning,
        label: ["stemoproep", "campaigning"],
        what: [
            "Dit lijkt een oproep om op iemand te stemmen.",
            "This looks like a call to vote for someone.",
        ],
        why: [
            "Mensen kunnen denken dat de overheid partij kiest.",
            "People may think that the government takes sides.",
        ],
        next: ["Haal de oproep weg.", "Take the call out."],
    },
    Words {
        detail: Detail::PartyOpinion,
        label: ["mening over een partij", "opinion on a party"],
        what: ["Hier staat een oordeel over een partij.", "Here is a judgement on a party."],
        why: [
            "Mensen kunnen denken dat de overheid partij kiest.",
            "People may think that the government takes sides.",
        ],
        next: ["Schrijf het neutraal, of haal het weg.", "Write it neutrally, or take it out."],
    },
    Words {
        detail: Detail::Insult,
        label: ["belediging", "insult"],
        what: ["Dit kan als een belediging overkomen.", "This may come across as an insult."],
        why: [
            "Wie het leest, voelt zich niet serieus genomen. Het bericht kan snel rondgaan.",
            "People who read it don't feel taken seriously. The post may spread fast.",
        ],
        next: ["Schrijf het vriendelijk en zakelijk.", "Write it in a kind and factual way."],
    },
    Words {
        detail: Detail::Contempt,
        label: ["minachting", "contempt"],
        what: ["Dit kan minachtend overkomen.", "This may come across as contempt."],
        why: ["Inwoners kunnen het vertrouwen verliezen.", "Residents may lose their trust."],
        next: ["Schrijf het vriendelijk en zakelijk.", "Write it in a kind and factual way."],
    },
    Words {
        detail: Detail::Shouting,
        label: ["hoofdletters", "capitals"],
        what: [
            "Hier staan veel hoofdletters en leestekens.",
            "There are many capitals and marks here.",
        ],
        why: ["Dat leest als schreeuwen.", "It reads as shouting."],
        next: ["Gebruik gewone letters en één leesteken.", "Use ordinary letters and one mark."],
    },
    Words {
        detail: Detail::Mockery,
        label: ["oordeel over de organisatie", "judgement on the organisation"],
        what: [
            "Hier staat iets lelijks over de eigen organisatie.",
            "Here is something harsh about your own organisation.",
        ],
        why: [
            "Zo'n bericht kan snel rondgaan, en collega's kunnen er last van hebben.",
            "Such a post may spread fast, and colleagues may suffer from it.",
        ],
        next: [
            "Bespreek het eerst binnen. Of schrijf op wat er beter kan.",
            "Talk about it inside first. Or write what could be better.",
        ],
    },
    Words {
        detail: Detail::Copied,
        label: ["werk van een ander", "work of another"],
        what: [
            "Dit lijkt werk van een ander, zoals een foto of artikel.",
            "This looks like someone else's work, such as a photo or article.",
        ],
        why: ["De maker kan er geld voor vragen.", "The maker may ask money for it."],
        next: [
            "Gebruik eigen beeld of tekst, of vraag de maker eerst.",
            "Use your own image or text, or ask the maker first.",
        ],
    },
];

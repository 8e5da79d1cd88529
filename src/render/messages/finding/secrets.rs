//! Words for secrets and marks of secrecy that were found.

use super::Words;
use crate::model::Detail;

/// In the order of `Detail`; Dutch first.
pub const WORDS: &[Words] = &[
    Words {
        detail: Detail::IpAddress,
        label: ["IP-adres", "IP address"],
        what: [
            "Hier staat het adres van een computer of netwerk (IP-adres).",
            "Here is the address of a computer or network (IP address).",
        ],
        why: [
            "Iemand kan het gebruiken om in te breken, of om te zien wie erachter zit.",
            "Someone can use it to break in, or to see who is behind it.",
        ],
        next: ["Haal het adres weg.", "Take the address out."],
    },
    Words {
        detail: Detail::Password,
        label: ["wachtwoord", "password"],
        what: ["Hier staat een wachtwoord of code.", "Here is a password or code."],
        why: [
            "Wie dit leest, kan inloggen of binnenkomen.",
            "Anyone who reads this can log in or get in.",
        ],
        next: [
            "Haal het weg en kies meteen een nieuw wachtwoord.",
            "Take it out and choose a new password at once.",
        ],
    },
    Words {
        detail: Detail::Token,
        label: ["sleutel", "key"],
        what: [
            "Hier staat een sleutel van een computersysteem.",
            "Here is a key of a computer system.",
        ],
        why: [
            "Met deze sleutel kan iemand bij gegevens of in onze naam berichten plaatsen.",
            "With this key, someone can reach data or post in our name.",
        ],
        next: [
            "Haal hem weg en meld het, zodat de sleutel wordt vervangen.",
            "Take it out and report it, so that the key is replaced.",
        ],
    },
    Words {
        detail: Detail::TlpRed,
        label: ["TLP:RED", "TLP:RED"],
        what: ["Hier staat het merk TLP:RED.", "Here is the mark TLP:RED."],
        why: [
            "Dat betekent: alleen voor wie erbij was.",
            "It means: only for those who were there.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuurde.",
            "Don't post this. First ask the person who sent it.",
        ],
    },
    Words {
        detail: Detail::TlpAmber,
        label: ["TLP:AMBER", "TLP:AMBER"],
        what: ["Hier staat het merk TLP:AMBER.", "Here is the mark TLP:AMBER."],
        why: [
            "Dat betekent: alleen voor wie het voor het werk nodig heeft.",
            "It means: only for those who need it for their work.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuurde.",
            "Don't post this. First ask the person who sent it.",
        ],
    },
    Words {
        detail: Detail::TlpGreen,
        label: ["TLP:GREEN", "TLP:GREEN"],
        what: ["Hier staat het merk TLP:GREEN.", "Here is the mark TLP:GREEN."],
        why: [
            "Dat betekent: alleen voor de eigen groep, en niet voor iedereen.",
            "It means: for the own community, and not for everyone.",
        ],
        next: [
            "Vraag eerst aan wie het stuurde of dit openbaar mag.",
            "First ask the person who sent it whether this may be public.",
        ],
    },
    Words {
        detail: Detail::StateSecret,
        label: ["staatsgeheim", "state secret"],
        what: ["Hier staat een merk van een staatsgeheim.", "Here is the mark of a state secret."],
        why: [
            "Delen kan de staat of andere landen schaden.",
            "Sharing it may harm the state or other countries.",
        ],
        next: [
            "Plaats dit niet. Meld het bij de beveiliging als het hier niet hoort te staan.",
            "Don't post this. Tell the security officer if it should not be here.",
        ],
    },
    Words {
        detail: Detail::Departmental,
        label: ["departementaal vertrouwelijk", "departmental"],
        what: [
            "Hier staat een merk voor gevoelige informatie van een ministerie of dienst.",
            "Here is a mark for sensitive information of a ministry or agency.",
        ],
        why: [
            "Delen kan het werk van de overheid schaden.",
            "Sharing it may harm the work of government.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuk maakte.",
            "Don't post this. First ask the person who wrote it.",
        ],
    },
    Words {
        detail: Detail::Confidential,
        label: ["vertrouwelijk", "confidential"],
        what: ["Hier staat dat dit vertrouwelijk is.", "Here it says that this is confidential."],
        why: [
            "Wat eenmaal is gedeeld, haal je niet meer terug.",
            "What has been shared once can't be taken back.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuk maakte.",
            "Don't post this. First ask the person who wrote it.",
        ],
    },
    Words {
        detail: Detail::Internal,
        label: ["intern", "internal"],
        what: [
            "Hier staat dat dit alleen intern is.",
            "Here it says that this is for internal use only.",
        ],
        why: [
            "Buitenstaanders kunnen het verkeerd begrijpen of er misbruik van maken.",
            "Outsiders may misunderstand it or misuse it.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuk maakte.",
            "Don't post this. First ask the person who wrote it.",
        ],
    },
    Words {
        detail: Detail::Draft,
        label: ["concept", "draft"],
        what: ["Hier staat dat dit een concept is.", "Here it says that this is a draft."],
        why: [
            "Het kan nog veranderen. Mensen houden zich misschien vast aan wat ze nu lezen.",
            "It may still change. People may hold on to what they read now.",
        ],
        next: ["Wacht op de definitieve tekst.", "Wait for the final text."],
    },
    Words {
        detail: Detail::NotPublic,
        label: ["niet openbaar", "not public"],
        what: ["Hier staat dat dit niet openbaar is.", "Here it says that this is not public."],
        why: [
            "Wat eenmaal is gedeeld, haal je niet meer terug.",
            "What has been shared once can't be taken back.",
        ],
        next: [
            "Plaats dit niet. Vraag het eerst aan wie het stuk maakte.",
            "Don't post this. First ask the person who wrote it.",
        ],
    },
    Words {
        detail: Detail::Embargo,
        label: ["embargo", "embargo"],
        what: ["Hier staat een embargo.", "Here is an embargo."],
        why: [
            "Tot dat moment hoort niemand buiten dit te weten.",
            "Until then, nobody outside is meant to know this.",
        ],
        next: ["Wacht tot het embargo voorbij is.", "Wait until the embargo is over."],
    },
    Words {
        detail: Detail::ClosedMeeting,
        label: ["nog niet openbaar", "not yet public"],
        what: [
            "Dit lijkt iets dat nog niet naar buiten hoort.",
            "This looks like something that is not meant to go out yet.",
        ],
        why: [
            "Mensen kunnen ervan schrikken of er voordeel uit halen.",
            "People may be alarmed by it or profit from it.",
        ],
        next: ["Wacht tot het bekend is gemaakt.", "Wait until it has been announced."],
    },
];

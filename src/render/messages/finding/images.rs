//! Words for what a photo says of itself.

use super::Words;
use crate::model::Detail;

/// In the order of `Detail`; Dutch first.
pub const WORDS: &[Words] = &[
    Words {
        detail: Detail::ImagePosition,
        label: ["plaats van de foto", "place of the photo"],
        what: [
            "In het bestand van de foto staat waar die is gemaakt.",
            "The photo's file says where it was taken.",
        ],
        why: [
            "Zo kan iemand een huis of een werkplek vinden.",
            "Someone can find a home or a place of work with it.",
        ],
        next: [
            "Maak een schermafdruk van de foto en plaats die, of zet de plaats uit in je telefoon.",
            "Take a screenshot of the photo and post that, or turn off location on your phone.",
        ],
    },
    Words {
        detail: Detail::ImageOwner,
        label: ["maker van de foto", "maker of the photo"],
        what: [
            "In het bestand van de foto staat een naam of een recht.",
            "The photo's file has a name or a right in it.",
        ],
        why: ["De foto kan van iemand anders zijn.", "The photo may belong to someone else."],
        next: [
            "Kijk of je de foto mag gebruiken, en of de naam erbij moet.",
            "Check whether you may use the photo, and whether the name must be with it.",
        ],
    },
    Words {
        detail: Detail::ImageCamera,
        label: ["toestel van de foto", "camera of the photo"],
        what: [
            "In het bestand van de foto staat met welk toestel of wanneer die is gemaakt.",
            "The photo's file says with what camera or when it was taken.",
        ],
        why: ["", ""],
        next: [
            "Wil je dat niet delen? Plaats dan een schermafdruk van de foto.",
            "Don't you want to share that? Then post a screenshot of the photo.",
        ],
    },
];

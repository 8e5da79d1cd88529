//! Words for faults of files and folders.

use super::Said;
use crate::model::Language::{self, En, Nl};

pub fn no_guidelines(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "In deze map staat geen richtlijn die ik kan lezen.",
            "Zet er minstens één bestand in dat op .md of .html eindigt.",
        ),
        En => Said::new(
            "This folder has no guideline that I can read.",
            "Put at least one file in it that ends in .md or .html.",
        ),
    }
}

pub fn no_folder(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Deze map bestaat niet, of het is een bestand.",
            "Kijk of de naam klopt en of de map op die plek staat.",
        ),
        En => Said::new(
            "This folder doesn't exist, or it is a file.",
            "Check the name, and whether the folder is in that place.",
        ),
    }
}

pub fn unknown_parent(language: Language, id: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Bij \"parents\" staat \"{id}\". Die map vind ik niet naast deze."),
            "Zet de map van die organisatie naast de map van deze, of haal de naam weg.",
        ),
        En => Said::new(
            format!("\"parents\" names \"{id}\". I can't find that folder beside this one."),
            "Put that organisation's folder beside this one's, or take the name away.",
        ),
    }
}

pub fn parent_loop(language: Language, id: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("\"{id}\" staat via \"parents\" boven zichzelf."),
            "Kijk in organisation.toml van deze organisatie en van die erboven. \
             Haal er één naam weg.",
        ),
        En => Said::new(
            format!("By \"parents\", \"{id}\" stands above itself."),
            "Look in organisation.toml of this organisation and of those above it. \
             Take one name away.",
        ),
    }
}

pub fn unreadable(language: Language, reason: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Dit bestand kan ik niet lezen: {reason}."),
            "Kijk of je het zelf kunt openen. Lukt dat niet, vraag dan je beheerder om hulp.",
        ),
        En => Said::new(
            format!("I can't read this file: {reason}."),
            "See if you can open it yourself. If not, ask your administrator for help.",
        ),
    }
}

pub fn vanished(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Dit bestand verdween terwijl ik las.",
            "Werd er net iets opgeslagen of verplaatst? Controleer dan opnieuw.",
        ),
        En => Said::new(
            "This file disappeared while I was reading.",
            "Was something just saved or moved? Then check again.",
        ),
    }
}

pub fn permission_denied(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Ik mag dit bestand niet lezen.",
            "Geef leesrechten aan de gebruiker waarmee de bot draait.",
        ),
        En => Said::new(
            "I'm not allowed to read this file.",
            "Give read permission to the user that the bot runs as.",
        ),
    }
}

pub fn not_utf8(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Vanaf deze plek kan ik de letters niet lezen: het bestand is geen UTF-8.",
            "Sla het bestand opnieuw op en kies daarbij de codering UTF-8.",
        ),
        En => Said::new(
            "From this place on I can't read the letters: the file is not UTF-8.",
            "Save the file again and choose UTF-8 as its encoding.",
        ),
    }
}

pub fn utf16(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Dit bestand is opgeslagen als UTF-16. Dat kan ik niet lezen.",
            "Sla het bestand opnieuw op en kies daarbij de codering UTF-8.",
        ),
        En => Said::new(
            "This file was saved as UTF-16. I can't read that.",
            "Save the file again and choose UTF-8 as its encoding.",
        ),
    }
}

pub fn not_text(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Dit is geen tekstbestand.",
            "Is het een Word- of pdf-bestand met een andere naam? Zet het eerst om naar Markdown.",
        ),
        En => Said::new(
            "This is not a text file.",
            "Is it a Word or PDF file under another name? Convert it to Markdown first.",
        ),
    }
}

pub fn file_too_large(language: Language, bytes: u64, bytes_max: u64) -> Said {
    let (size, size_max) = (kilobytes(bytes), kilobytes(bytes_max));
    match language {
        Nl => Said::new(
            format!("Dit bestand is te groot: {size} kB. De grens is {size_max} kB."),
            "Verdeel de tekst over meer bestanden.",
        ),
        En => Said::new(
            format!("This file is too large: {size} kB. The limit is {size_max} kB."),
            "Split the text into several files.",
        ),
    }
}

/// Rounded up, so that a file just over the limit never seems to be at it.
fn kilobytes(bytes: u64) -> u64 {
    bytes.div_ceil(1000)
}

pub fn too_many_guidelines(language: Language, count: usize, count_max: usize) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Er staan {count} richtlijnen in deze map. Ik kan er hoogstens {count_max} lezen."
            ),
            "Voeg bestanden samen of haal oude weg. Een beheerder kan de grens verhogen.",
        ),
        En => Said::new(
            format!("This folder has {count} guidelines. The limit is {count_max}."),
            "Merge files or remove old ones. An administrator can raise the limit.",
        ),
    }
}

pub fn too_many_passages(language: Language, count: usize, count_max: usize) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "De richtlijnen tellen samen {count} stukken tekst. Ik kan er hoogstens \
                 {count_max} lezen."
            ),
            "Haal teksten weg die niet meer gelden. Een beheerder kan de grens verhogen.",
        ),
        En => Said::new(
            format!("The guidelines have {count} passages in all. The limit is {count_max}."),
            "Remove texts that no longer apply. An administrator can raise the limit.",
        ),
    }
}

pub fn folders_too_deep(language: Language, depth_max: usize) -> Said {
    match language {
        Nl => Said::new(
            format!("Deze map ligt te diep. Ik lees hoogstens {depth_max} mappen diep."),
            "Zet de bestanden een of meer mappen hoger.",
        ),
        En => Said::new(
            format!("This folder lies too deep. I read at most {depth_max} folders deep."),
            "Move the files one or more folders up.",
        ),
    }
}

pub fn link_outside(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Deze koppeling wijst naar een plek buiten de map van de organisatie.",
            "Zet het bestand zelf in de map. Koppelingen naar buiten volg ik niet.",
        ),
        En => Said::new(
            "This link points to a place outside the organisation's folder.",
            "Put the file itself in the folder. I don't follow links that lead out of it.",
        ),
    }
}

pub fn link_broken(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Deze koppeling wijst naar een bestand dat er niet is.",
            "Zet het bestand zelf in de map, of haal de koppeling weg.",
        ),
        En => Said::new(
            "This link points to a file that is not there.",
            "Put the file itself in the folder, or remove the link.",
        ),
    }
}

pub fn no_ordinary_file(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Dit is geen gewoon bestand. Ik lees het niet.",
            "Zet er een gewoon tekstbestand neer, of haal dit weg.",
        ),
        En => Said::new(
            "This is no ordinary file. I don't read it.",
            "Put an ordinary text file in its place, or remove it.",
        ),
    }
}

pub fn same_slug(language: Language, other: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Dit bestand heet net als {other}: alleen de extensie verschilt (.md of .html)."
            ),
            "Geef een van de twee een andere naam, of haal er een weg.",
        ),
        En => Said::new(
            format!(
                "This file has the same name as {other}: only the extension differs (.md or .html)."
            ),
            "Rename one of the two, or remove one.",
        ),
    }
}

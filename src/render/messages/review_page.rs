//! The words of the page on which a draft is looked at.

use crate::model::Language::{self, En, Nl};

/// The link at the top, and the page's title.
pub fn link(language: Language) -> &'static str {
    match language {
        Nl => "Kijk een bericht na",
        En => "Check a post",
    }
}

/// What the page is for.
pub fn lead(language: Language) -> &'static str {
    match language {
        Nl => {
            "Plak hier het bericht dat je wilt plaatsen. Je ziet meteen of er iets in staat dat \
             beter niet naar buiten kan."
        }
        En => {
            "Paste the post that you want to publish. You see at once whether there is something \
             in it that had better not go out."
        }
    }
}

/// What becomes of the text.
pub fn kept_nowhere(language: Language) -> &'static str {
    match language {
        Nl => "Je tekst gaat alleen naar dit programma, en wordt niet bewaard.",
        En => "Your text goes to this program only, and is not stored.",
    }
}

/// The label of the field for the draft.
pub fn draft_label(language: Language) -> &'static str {
    match language {
        Nl => "Je bericht",
        En => "Your post",
    }
}

/// The label of the choice of platform.
pub fn platform_label(language: Language) -> &'static str {
    match language {
        Nl => "Waar plaats je het?",
        En => "Where will you post it?",
    }
}

/// The choice of no platform.
pub fn no_platform(language: Language) -> &'static str {
    match language {
        Nl => "Dat weet ik nog niet",
        En => "I don't know yet",
    }
}

/// The button.
pub fn check(language: Language) -> &'static str {
    match language {
        Nl => "Kijk na",
        En => "Check",
    }
}

/// Names the part of the page with what was found.
pub fn result_label(language: Language) -> &'static str {
    match language {
        Nl => "Wat ik zie",
        En => "What I see",
    }
}

/// Stands above the draft with its marks.
pub fn marked_label(language: Language) -> &'static str {
    match language {
        Nl => "Je bericht, met wat opvalt",
        En => "Your post, with what stands out",
    }
}

/// The label of the field for images.
pub fn images_label(language: Language) -> &'static str {
    match language {
        Nl => "Foto erbij? Ik kijk of er een plaats of een toestel in het bestand staat.",
        En => "A photo with it? I look whether the file names a place or a camera.",
    }
}

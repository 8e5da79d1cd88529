//! The signs beside words on a page; each only repeats what the words say.

use maud::{Markup, PreEscaped, html};

/// A sign by what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Yes,
    If,
    No,
    Must,
    Quote,
    Ask,
    Silence,
    Warning,
    Send,
    Copy,
    Arrow,
    Out,
    Program,
    Private,
    Book,
}

impl Icon {
    /// Its lines in a square of 24.
    fn path(self) -> &'static str {
        match self {
            Icon::Yes => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5.5-6.5",
            Icon::If => "M4 6.5l1.5 1.5L8 5M4 16.5l1.5 1.5L8 15M12 7h8M12 17h8",
            Icon::No => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 8.5l7 7M15.5 8.5l-7 7",
            Icon::Must => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v6M12 16.5v.1",
            Icon::Quote => {
                "M10 7H5v6h5V7zM10 13c0 2.5-1 4-3.5 4.5M19 7h-5v6h5V7zM19 13c0 2.5-1 4-3.5 4.5"
            }
            Icon::Ask => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18\
                 M9.5 9.5a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.700M12 16.700v.1"
            }
            Icon::Silence => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5M8 11h6",
            Icon::Warning => "M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1",
            Icon::Send => "M4 12h15M13 6l6 6-6 6",
            Icon::Copy => "M9 9h11v12H9zM15 9V3H4v12h5",
            Icon::Arrow => "M5 12h14M13 6l6 6-6 6",
            Icon::Out => "M9 5h10v10M19 5L6 18",
            Icon::Program => "M5 8h14v11H5zM12 8V4M9 13v1M15 13v1M2 13v2M22 13v2",
            Icon::Private => "M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
            Icon::Book => "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14",
        }
    }
}

/// The sign as an image that screen readers pass over.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
            aria-hidden="true" focusable="false" {
            path d=(PreEscaped(icon.path())) {}
        }
    }
}

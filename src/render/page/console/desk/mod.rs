//! The pages on which a change is tried out, published, proposed and taken back.

pub mod change;
pub mod edit;
mod pieces;
pub mod proposals;
pub mod states;
pub mod tried;

/// The path below which a guideline is edited, and to which a change is sent.
pub const EDIT: &str = "/redactie/bewerken";
/// The page for a new guideline.
pub const NEW: &str = "/redactie/nieuw";
/// To which a file is sent.
pub const UPLOAD: &str = "/redactie/bewerken/inlezen";
/// The states, and below it each of them.
pub const STATES: &str = "/redactie/geschiedenis";
/// The proposals, and below it each of them.
pub const PROPOSALS: &str = "/redactie/voorstellen";

/// The name of the field that says what a form is to do, and what it may say.
pub const ACT: &str = "doen";
pub const ACT_TRY: &str = "proberen";
pub const ACT_PUBLISH: &str = "publiceren";
pub const ACT_PROPOSE: &str = "voorstellen";
pub const ACT_DELETE: &str = "verwijderen";

/// The address of the page on which `file` is edited.
pub fn edit_path(file: &str) -> String {
    format!("{EDIT}/{}", super::super::address::path_part(file))
}

//! Guideline files read into a corpus, with every fault as a diagnostic.
//!
//! Reading order: the folder and its limits (`load`, `limits`, `folder`) and what is taken over of
//! an earlier reading (`reading`, `changed`, `stamp`); one file (`file`, `front_matter`, `yaml`,
//! `markdown`, `shortcodes`, `html`, `elements`, `extract`); its blocks and words (`blocks`,
//! `inline`, `struck`); its passages (`passage`, `lead_in`, `pieces`); what stands beside the
//! guidelines (`organisation`, `risks`, `safety_rules`, `thesaurus`, `cases`, `case_edit`,
//! `case_add`, `toml_table`); what is only seen in the whole (`anchor`, `places`, `check`, `links`,
//! `near`); and what the authors' desk keeps and writes (`sources`, `place`). A folder of another
//! kind is a test collection (`beir`).

mod anchor;
pub mod beir;
mod blocks;
mod case_add;
mod case_edit;
mod cases;
mod changed;
mod check;
mod elements;
mod extract;
#[cfg(test)]
mod faults_hold;
mod file;
mod folder;
mod front_matter;
mod front_matter_cases;
mod front_matter_edit;
mod front_matter_keys;
mod html;
pub mod import;
mod inline;
mod lead_in;
mod lettered;
mod lifted;
mod limits;
mod links;
mod load;
#[cfg(test)]
mod load_holds;
mod markdown;
mod near;
pub mod norm;
mod norm_above;
mod norm_answer;
#[cfg(test)]
mod norm_holds;
mod norm_named;
mod norm_otherwise;
#[cfg(test)]
mod norms_stand;
mod organisation;
mod parents;
mod passage;
mod pieces;
mod place;
mod places;
mod questioned;
mod reading;
mod risks;
mod safety_rules;
mod shortcodes;
mod sources;
#[cfg(test)]
mod spans_hold;
mod stamp;
mod struck;
mod thesaurus;
mod toml_table;
mod wording;
mod yaml;

pub use anchor::{find_anchor, passages_with};
pub use beir::{BeirError, BeirQuestion, BeirSet};
pub use case_add::with_case;
pub use case_edit::{CaseEdit, edit_cases, new_case};
pub use changed::Changed;
pub use front_matter_edit::edit_own_cases;
pub use lifted::{LiftingSentence, lifting_sentences};
pub use limits::ReadLimits;
pub use load::{Loaded, load};
pub use norm::norms;
pub use place::{NameFault, PlaceFault, guideline_name, may_put, put};
pub use reading::{Earlier, Reading};
pub use sources::{Source, hash, is_source, source, sources};

//! Guideline files read into a corpus, with every fault as a diagnostic.
//!
//! Reading order: the folder and its limits (`load`, `folder`), one file (`file`, `front_matter`,
//! `markdown`, `html`), its blocks and words (`blocks`, `inline`), its passages (`passage`,
//! `pieces`), what stands beside the guidelines (`organisation`, `risks`, `cases`, `toml_table`),
//! and what is only seen in the whole (`anchor`, `check`).

mod anchor;
mod blocks;
mod cases;
mod check;
mod extract;
mod file;
mod folder;
mod front_matter;
mod html;
mod inline;
mod load;
mod markdown;
mod near;
mod organisation;
mod passage;
mod pieces;
mod risks;
mod shortcodes;
mod toml_table;

pub use anchor::find_anchor;
pub use load::{Loaded, ReadLimits, load};

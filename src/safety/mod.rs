//! What must not go out in a post, or stand in a question: personal data, secrets, tone.
//!
//! Each text is read once: folded to a plain view (`view`), with its words, sentences and groups
//! of digits (`reading`, `numbers`), the phrases of the lists in `data` (`cues`) and who is named
//! (`people`). Around these the detectors look, in windows of bounded length: numbers with their
//! checks (`bsn`, `bank`, `phone`, `documents`, `plate`, `birth`), places to reach somebody
//! (`email`, `address`), what is said of them (`matters`), secrets (`secrets`), marks (`marks`,
//! `embargo`, `leaks`), tone (`tone`, `politics`, `reputation`), weak signs that say something
//! only together (`signs`), and what the organisation adds (`own`). Phrases may have gaps
//! (`gaps`). `screen` puts them together; `mask` shows and takes out what was found, `likely_names`
//! what may be a name. `platform` tells where a draft goes, `image` what a photo says of itself.

mod address;
mod bank;
mod birth;
mod bsn;
mod cues;
mod documents;
mod email;
mod embargo;
mod gaps;
mod image;
mod leaks;
mod likely_names;
mod marks;
mod mask;
mod matters;
mod numbers;
mod own;
mod people;
mod phone;
mod plate;
mod platform;
mod politics;
mod reading;
mod reputation;
mod screen;
mod secrets;
mod signs;
#[cfg(test)]
mod tests;
mod tone;
mod view;

pub use embargo::is_over;
pub use image::{ImageUnread, image};
pub use likely_names::likely_names;
pub use mask::{masked, redact};
pub use platform::{chosen_platform, draft_form, named_platform, platform_names};
pub use screen::Screen;

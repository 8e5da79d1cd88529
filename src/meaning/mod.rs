//! What texts mean, as vectors of an optional sentence encoder that runs in this process.
//!
//! Reading order: what can go wrong (`fault`), a vector (`vector`), the encoder's file (`file`,
//! `sections`) and the package that it is made of (`package`, `convert`, `centre`); then how a text
//! becomes a vector: pieces of words (`vocabulary`), their rows (`rows`), the layers (`encoder`,
//! `attention`), their matrices (`matrix`, `kernel`) and the arithmetic between (`arithmetic`); all
//! of it as one `model`; and the vectors of all passages (`vectors`), as they are made (`known`)
//! and kept (`vectors_file`).

mod arithmetic;
mod attention;
mod centre;
mod convert;
mod encoder;
#[cfg(test)]
mod fake;
mod fault;
mod file;
mod kernel;
mod known;
mod matrix;
mod model;
mod package;
mod rows;
mod sections;
mod vector;
mod vectors;
mod vectors_file;
mod vocabulary;

pub use fault::{ModelFault, PackageFault};
pub use model::{Model, Progress, unwatched};
pub use package::{KNOWN_PACKAGES, KnownPackage, import};
pub use sections::About;
pub use vector::Vector;
pub use vectors::{Near, Vectors};
pub use vectors_file::{Place, Texts, VectorsOrigin, passage_text};

//! The one integration-test binary.

mod index_file;
mod reload;

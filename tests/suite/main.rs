//! All tests from outside, in one program.

mod index_file;
mod reload;

#[cfg(feature = "web")]
mod browser;
#[cfg(feature = "web")]
mod driver;
#[cfg(feature = "web")]
mod http;
#[cfg(feature = "web")]
mod served;
#[cfg(feature = "web")]
mod web;

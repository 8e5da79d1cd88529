//! All tests from outside, in one program.

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

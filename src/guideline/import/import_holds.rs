//! Holds what is imported against what our own reader sees in it.

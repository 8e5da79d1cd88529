//! Answers and diagnostics as words and markup; all of the bot's own words live here.

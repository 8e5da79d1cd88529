//! The log on standard error: ids and counts, never a question's text.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::config::{LogFormat, LogSettings};

/// What a command logs where the settings ask for no more than the ordinary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A service: what the settings say.
    Service,
    /// One result and out: only warnings, unless the settings ask for debugging.
    OneShot,
}

/// Starts the log of this process; a second start changes nothing.
pub fn start(settings: &LogSettings, voice: Voice) {
    let level = match (voice, settings.level.as_str()) {
        (Voice::OneShot, "info") => "warn",
        (_, level) => level,
    };
    // Other crates log for their own makers; of them only warnings matter here.
    let others = if matches!(level, "off" | "error") { level } else { "warn" };
    // Serenity warns with the whole text of what it could not read: with somebody's question.
    let filter = EnvFilter::new(format!("{others},serenity=off,deelwijzer={level}"));
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_span_events(FmtSpan::NONE)
        .with_writer(std::io::stderr)
        // Where nobody reads the log any more, it must not stop the work.
        .log_internal_errors(false)
        .with_ansi(colour);
    quiet_panics();
    // It fails only where a log was started before, as in tests.
    let _ = match settings.format {
        LogFormat::Text => builder.with_target(false).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}

/// Tells where the program failed and nothing else: a panic's own message can hold a piece of what
/// it was working on, and so of a question.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "the program failed");
    }));
}

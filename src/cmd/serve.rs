//! `serve`: every chat that is configured, until the process is told to stop.

use super::log::{self, Voice};
use super::{Ending, Failure, Session};

/// Serves until SIGINT or SIGTERM.
pub fn run(session: &Session) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::Service);
    if !session.settings.web.enabled {
        return Err(Failure::wrong(
            "no chat is configured: web.enabled is false and there is no other; \
             set DEELWIJZER_WEB__ENABLED=true",
        ));
    }
    open(session)
}

#[cfg(not(feature = "web"))]
fn open(_session: &Session) -> Result<Ending, Failure> {
    Err(Failure::wrong("this program was built without the web chat (feature `web`)"))
}

#[cfg(feature = "web")]
fn open(session: &Session) -> Result<Ending, Failure> {
    super::serve_web::run(session)
}

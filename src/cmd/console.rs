//! `console link`: a link that signs in to the authors' console once, for who has the machine.

use super::{Ending, Failure, Session};

/// Makes a link and prints it.
#[cfg(feature = "web")]
pub fn link(session: &Session) -> Result<Ending, Failure> {
    use std::io::Write;

    use super::log::{self, Voice};

    log::start(&session.settings.log, Voice::OneShot);
    let settings = &session.settings;
    let Some(options) = crate::config::console(settings)? else {
        let hint = "the web has no editors' desk: console.enabled is false; \
                    set DEELWIJZER_CONSOLE__ENABLED=true and start the program again";
        return Err(Failure::wrong(hint));
    };
    let link = make(&options, settings.web.address)?;
    let mut output = std::io::stdout().lock();
    writeln!(output, "{link}")?;
    output.flush()?;
    // Where standard error is closed, the link works all the same.
    let _ = writeln!(std::io::stderr().lock(), "{}", crate::render::report::link_is_good());
    Ok(Ending::Done)
}

/// Says that there is none.
#[cfg(not(feature = "web"))]
pub fn link(_session: &Session) -> Result<Ending, Failure> {
    Err(Failure::wrong("this program was built without the web chat (feature `web`)"))
}

/// Tells on standard error how one signs in, where the console is served.
///
/// The link is not told where the organisation's own service signs people in, nor where the log is
/// written for programs: standard error is kept then.
#[cfg(feature = "web")]
pub(super) fn tell(
    web: &crate::adapters::web::BoundWeb,
    log: &crate::config::LogSettings,
) -> Result<(), Failure> {
    use std::io::Write;

    use crate::config::LogFormat;
    use crate::render::report;

    let Some(options) = &web.options().console else { return Ok(()) };
    let line = match (&options.openid, log.format) {
        (Some(_), _) => report::sign_in_with(&options.home(web.address())),
        (None, LogFormat::Json) => report::sign_in_with("deelwijzer console link"),
        (None, LogFormat::Text) => {
            let link = make(options, web.address())?;
            format!("{}\n{}", report::sign_in_with(&link), report::link_is_good())
        }
    };
    writeln!(std::io::stderr().lock(), "{line}")?;
    Ok(())
}

#[cfg(feature = "web")]
fn make(
    options: &crate::adapters::web::ConsoleOptions,
    address: std::net::SocketAddr,
) -> Result<String, Failure> {
    use std::time::SystemTime;

    use crate::adapters::web::console::link::make;

    let key = make(&options.link_file, SystemTime::now());
    let key = key.map_err(|error| Failure::Wrong(error.into()))?;
    Ok(options.link(&key, address))
}

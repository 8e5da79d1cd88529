//! `doctor`: whether everything is as the program needs it, before colleagues find out.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;

use super::log::{self, Voice};
use super::{Ending, Failure, Session, session};
use crate::bot;
use crate::config::{Organisations, Settings};
use crate::model::Level;
use crate::render::doctor::{self, Check, State};

/// Below so many free bytes an index or the store may not fit.
const FREE_BYTES_MIN: u64 = 200 * 1024 * 1024;

/// Looks at all of it; a fault ends with the status of a check that found errors.
pub fn run(session: &Session, json: bool) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let mut checks = Vec::new();
    let organisations = organisations(session, &mut checks)?;
    let settings = &session.settings;
    checks.push(folder("index", &settings.index));
    checks.push(session.model().check());
    store(settings, &mut checks);
    web(settings, &mut checks);
    checks.extend(super::doctor_console::look(settings, &organisations));
    checks.extend(super::doctor_discord::look(settings, &organisations));
    let mut output = std::io::stdout().lock();
    if json {
        serde_json::to_writer(&mut output, &doctor::json(&checks))?;
        writeln!(output)?;
    } else {
        write!(output, "{}", doctor::text(&checks))?;
    }
    output.flush()?;
    let has_fault = checks.iter().any(|check| check.state == State::Fault);
    Ok(if has_fault { Ending::FoundErrors } else { Ending::Done })
}

/// Whether each organisation's files can be answered from; gives all of them.
fn organisations(session: &Session, checks: &mut Vec<Check>) -> Result<Organisations, Failure> {
    let organisations = session.organisations()?;
    for options in &organisations.all {
        let name = format!("organisation {}", options.id);
        checks.push(match session::open(options, bot::today()) {
            Ok(library) => {
                let guidelines = library.corpus.guidelines().len();
                let warnings = library.diagnostics.iter().filter(|it| it.level == Level::Warning);
                match warnings.count() {
                    0 => Check::good(&name, format!("{guidelines} guidelines, no warnings")),
                    count => {
                        let text = format!("{guidelines} guidelines, {count} warnings");
                        let hint = format!("run: deelwijzer --organisation {} check", options.id);
                        Check::warning(&name, text, &hint)
                    }
                }
            }
            Err(error) => {
                let hint = format!("run: deelwijzer --organisation {} check", options.id);
                Check::fault(&name, error.to_string(), &hint)
            }
        });
    }
    Ok(organisations)
}

/// Whether a folder, or the nearest one above it that is there, can be written, and has room.
pub(super) fn folder(name: &str, folder: &Path) -> Check {
    let shown = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let there = shown.ancestors().find(|above| above.exists()).unwrap_or(Path::new("/"));
    let place = shown.display();
    if !there.is_dir() {
        let text = format!("{} is a file, so {place} cannot be made", there.display());
        return Check::fault(name, text, "name another place in the settings");
    }
    if let Err(error) = tempfile::tempfile_in(there) {
        let text = format!("{} cannot be written: {error}", there.display());
        return Check::fault(name, text, "give the program's user the right to write there");
    }
    match fs4::available_space(there) {
        Ok(free) if free < FREE_BYTES_MIN => {
            let text = format!("{place}: only {} MB free", free / 1_000_000);
            Check::warning(name, text, "make room, or name another place in the settings")
        }
        Ok(free) => Check::good(name, format!("{place}: {} MB free", free / 1_000_000)),
        Err(_) => Check::good(name, format!("{place} can be written")),
    }
}

/// Whether what people send in can be kept, and by its owner alone.
fn store(settings: &Settings, checks: &mut Vec<Check>) {
    let Some(options) = settings.store.options() else {
        checks.push(Check::good("store", "off: nothing is kept".to_string()));
        return;
    };
    let path = &options.path;
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    checks.push(folder("store", above.unwrap_or(Path::new("."))));
    #[cfg(unix)]
    if let Ok(metadata) = path.metadata() {
        use std::os::unix::fs::PermissionsExt;
        let others = metadata.permissions().mode() & 0o077;
        if others != 0 {
            let text = format!("others can open {}", path.display());
            let hint = format!("run: chmod 600 {}", path.display());
            checks.push(Check::fault("store", text, &hint));
        }
    }
}

/// Whether the web chat can listen, and for whom.
fn web(settings: &Settings, checks: &mut Vec<Check>) {
    if !settings.web.enabled {
        checks.push(Check::good("web", "off".to_string()));
        return;
    }
    let address = settings.web.address;
    checks.push(match TcpListener::bind(address) {
        Ok(_) => Check::good("web", format!("{address} is free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Check::warning(
            "web",
            format!("{address} is in use"),
            "fine if that is this program; else choose another with DEELWIJZER_WEB__ADDRESS",
        ),
        Err(error) => Check::fault(
            "web",
            format!("{address}: {error}"),
            "choose an address of this machine with DEELWIJZER_WEB__ADDRESS",
        ),
    });
    if !address.ip().is_loopback() && settings.web.allowed_hosts.is_empty() {
        checks.push(Check::warning(
            "web",
            format!("{address} is open to the network, and no name is allowed"),
            "put a web server with TLS and sign-in before it, and its name in web.allowed_hosts",
        ));
    }
}

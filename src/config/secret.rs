//! A secret of a setting, or what the file holds that another setting names.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::{Fault, Place};

/// The largest file that can be a secret's, in bytes.
const SECRET_BYTES_MAX: u64 = 4096;

/// The secret itself, or what its file holds; none where there is neither. No message ever shows a
/// piece of either. `keys` are the two settings.
///
/// Errs where the file cannot be read, or holds what is no secret.
pub fn secret(
    own: &SecretString,
    file: &Path,
    keys: [&str; 2],
) -> Result<Option<SecretString>, Fault> {
    let own = own.expose_secret().trim();
    let (key, secret) = match (own.is_empty(), file.as_os_str().is_empty()) {
        (true, true) => return Ok(None),
        (false, _) => (keys[0], own.to_string()),
        (true, false) => {
            let key = keys[1];
            let unread = |problem: String| fault(key, format!("{} {problem}", file.display()));
            let metadata = file.metadata().map_err(|why| unread(format!("is not read: {why}")))?;
            if metadata.len() > SECRET_BYTES_MAX {
                return Err(unread("is too long for a secret".to_string()));
            }
            let text = std::fs::read_to_string(file);
            (key, text.map_err(|why| unread(format!("is not read: {why}")))?.trim().to_string())
        }
    };
    let is_secret = !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_secret {
        return Err(fault(key, "is empty or has letters that no secret has".to_string()));
    }
    Ok(Some(SecretString::from(secret)))
}

fn fault(setting: &str, problem: String) -> Fault {
    Fault { setting: setting.to_string(), place: Place::Anywhere, problem, near: None }
}

//! Finds the files of an organisation's folder and reads them, within the limits.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::limits::ReadLimits;
use super::stamp::Stamp;
use crate::model::{Diagnostic, Fault, Level, TextLines};

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Markdown,
    Html,
    /// A file of question cases.
    Cases,
}

/// A file that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path below the folder, with `/` between folders.
    pub name: String,
    pub path: PathBuf,
    pub kind: FileKind,
}

/// The guideline and case files below `folder`, in the order of their paths.
pub fn files(folder: &Path, limits: &ReadLimits) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut walk = Walk { root: None, depth_max: limits.folder_depth_max, ..Walk::default() };
    match fs::canonicalize(folder) {
        Ok(root) if root.is_dir() => {
            walk.root = Some(root);
            walk.folder(folder, "", 1);
        }
        _ => walk.fault(&folder.display().to_string(), Fault::NoFolder),
    }
    walk.found.sort_by(|one, other| one.name.cmp(&other.name));
    (walk.found, walk.diagnostics)
}

/// The text of a file, with a stamp where it is as it was read as long as it has that.
pub type Stamped = (String, Option<Stamp>);

/// The text of a file, or what is wrong with it.
pub fn read_text(path: &Path, name: &str, bytes_max: u64) -> Result<String, Box<Diagnostic>> {
    let limits = ReadLimits { file_bytes_max: bytes_max, ..ReadLimits::default() };
    read_stamped(path, name, &limits).map(|(text, _)| text)
}

fn read_stamped(path: &Path, name: &str, limits: &ReadLimits) -> Result<Stamped, Box<Diagnostic>> {
    let (read_at, bytes_max) = (SystemTime::now(), limits.file_bytes_max);
    let fault = |fault| Diagnostic {
        level: Level::Error,
        file: name.to_string(),
        line: None,
        column: None,
        fault,
    };
    let before = fs::metadata(path);
    match &before {
        // A pipe would keep us waiting for whoever writes to it.
        Ok(about) if !about.is_file() => return Err(Box::new(fault(Fault::NoOrdinaryFile))),
        Err(_) if fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) => {
            return Err(Box::new(fault(Fault::LinkBroken)));
        }
        _ => {}
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|mut file| {
        // One byte more than may be read tells that there is more, whatever the size said.
        (&mut file).take(bytes_max.saturating_add(1)).read_to_end(&mut bytes)?;
        file.metadata()
    });
    let after = read.map_err(|error| Box::new(fault(fault_of(&error))))?;
    if bytes.len() as u64 > bytes_max {
        let size = fs::metadata(path).map_or(bytes.len() as u64, |about| about.len());
        return Err(Box::new(fault(Fault::FileTooLarge { bytes: size, bytes_max })));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Box::new(fault(Fault::Utf16)));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Box::new(placed(fault(Fault::NotText), &bytes, at)));
    }
    // A guideline is kept as long as it serves.
    bytes.shrink_to_fit();
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Box::new(placed(fault(Fault::NotUtf8), error.as_bytes(), at))
    })?;
    // A file that was written, or put in the place of another, while it was read has none.
    let stamp = Stamp::of(&after).filter(|after| stamp_of(before.ok()) == Some(*after));
    Ok((text, stamp.and_then(|stamp| stamp.trusted(read_at, limits.left_alone))))
}

fn stamp_of(about: Option<fs::Metadata>) -> Option<Stamp> {
    about.as_ref().and_then(Stamp::of)
}

/// The stamp that the file at `path` has now; none where it tells nothing, or is no file.
pub fn stamp_at(path: &Path) -> Option<Stamp> {
    stamp_of(fs::metadata(path).ok().filter(fs::Metadata::is_file))
}

/// `diagnostic` with the line and column of the byte at `at`.
fn placed(diagnostic: Diagnostic, bytes: &[u8], at: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let (line, _) = TextLines::of_file(&before).line_and_column(before.len());
    let line_start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    Diagnostic { line: Some(line), column: Some(at - line_start + 1), ..diagnostic }
}

fn fault_of(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::Vanished,
        ErrorKind::PermissionDenied => Fault::PermissionDenied,
        _ => Fault::Unreadable { reason: error.to_string() },
    }
}

/// Puts what is tried out in the place of what was found: files whose names begin with `prefix` are
/// those of `folder`.
pub fn with_tried(found: &mut Vec<Found>, folder: &Path, prefix: &str, limits: &ReadLimits) {
    for (name, text) in limits.tried.iter() {
        let Some(own) = name.strip_prefix(prefix).filter(|own| !own.starts_with("../")) else {
            continue;
        };
        match (text, kind_of(own)) {
            (Some(_), Some(kind)) if found.iter().all(|file| file.name != *name) => {
                found.push(Found { name: name.clone(), path: folder.join(own), kind });
            }
            (Some(_), _) => {}
            (None, _) => found.retain(|file| file.name != *name),
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
}

/// The text of a file, or what is to be tried out in its place; else what is wrong with it.
pub fn text_of(path: &Path, name: &str, limits: &ReadLimits) -> Result<Stamped, Box<Diagnostic>> {
    let bytes_max = limits.file_bytes_max;
    let fault = match limits.tried.get(name) {
        None => return read_stamped(path, name, limits),
        Some(None) => Fault::Vanished,
        Some(Some(text)) if text.len() as u64 > bytes_max => {
            Fault::FileTooLarge { bytes: text.len() as u64, bytes_max }
        }
        Some(Some(text)) => match text.find('\0') {
            None => return Ok((text.clone(), None)),
            Some(at) => {
                let (line, column) = TextLines::of_file(text).line_and_column(at);
                let (line, column) = (Some(line), Some(column));
                let (level, file) = (Level::Error, name.to_string());
                let fault = Fault::NotText;
                return Err(Box::new(Diagnostic { level, file, line, column, fault }));
            }
        },
    };
    let (level, file) = (Level::Error, name.to_string());
    Err(Box::new(Diagnostic { level, file, line: None, column: None, fault }))
}

#[derive(Default)]
struct Walk {
    /// The folder's true path; what a link leads to must stand below it.
    root: Option<PathBuf>,
    depth_max: usize,
    found: Vec<Found>,
    diagnostics: Vec<Diagnostic>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let name = if prefix.is_empty() { folder.display().to_string() } else { prefix.into() };
        if depth > self.depth_max {
            self.fault(&name, Fault::FoldersTooDeep { depth_max: self.depth_max });
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.fault(&name, fault_of(&error)),
        };
        let mut entries: Vec<(OsString, fs::DirEntry)> =
            entries.flatten().map(|entry| (entry.file_name(), entry)).collect();
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        for (last, entry) in &entries {
            let Some(last) = last.to_str() else {
                continue;
            };
            if is_passed_over(last) {
                continue;
            }
            let name =
                if prefix.is_empty() { last.to_string() } else { format!("{prefix}/{last}") };
            self.entry(entry.file_type(), entry.path(), name, depth);
        }
    }

    fn entry(&mut self, is: io::Result<FileType>, path: PathBuf, name: String, depth: usize) {
        let kind = kind_of(&name);
        let is = match is {
            Ok(is) => is,
            // It vanished since the folder was listed; of a guideline, the author must know.
            Err(error) if kind.is_some() => return self.fault(&name, fault_of(&error)),
            Err(_) => return,
        };
        let mut is_folder = is.is_dir();
        if is.is_symlink() {
            match fs::canonicalize(&path) {
                Ok(target) => {
                    is_folder = target.is_dir();
                    let is_inside = self.root.as_ref().is_some_and(|root| target.starts_with(root));
                    if !is_inside && (is_folder || kind.is_some()) {
                        return self.fault(&name, Fault::LinkOutside);
                    }
                    // A link to a folder that it stands in would only repeat what is there.
                    if is_folder && is_above(&target, &path) {
                        return;
                    }
                }
                Err(error) if error.kind() == ErrorKind::PermissionDenied && kind.is_some() => {
                    return self.fault(&name, fault_of(&error));
                }
                Err(_) if kind.is_some() => return self.fault(&name, Fault::LinkBroken),
                Err(_) => return,
            }
        }
        match kind {
            _ if is_folder => self.folder(&path, &name, depth + 1),
            Some(kind) => self.found.push(Found { name, path, kind }),
            None => {}
        }
    }

    fn fault(&mut self, name: &str, fault: Fault) {
        let file = name.to_string();
        let level = Level::Error;
        self.diagnostics.push(Diagnostic { level, file, line: None, column: None, fault });
    }
}

/// Whether the true folder `target` holds the entry at `path`.
fn is_above(target: &Path, path: &Path) -> bool {
    let parent = path.parent().and_then(|parent| fs::canonicalize(parent).ok());
    parent.is_some_and(|parent| parent.starts_with(target))
}

/// Files of editors and systems, and those that an author has put aside.
pub fn is_passed_over(name: &str) -> bool {
    name.starts_with(['.', '_', '#'])
        || [".tmp", ".swp", ".bak", "~"].iter().any(|end| name.ends_with(end))
}

/// Whether the file called `name` would be read as a guideline.
pub fn is_guideline(name: &str) -> bool {
    matches!(kind_of(name), Some(FileKind::Markdown | FileKind::Html))
}

/// What the file called `name` is read as; none where it is no file of ours.
pub fn kind_of(name: &str) -> Option<FileKind> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let is_case = name.starts_with("cases/");
    match extension.as_str() {
        "toml" if is_case => Some(FileKind::Cases),
        "md" | "markdown" if !is_case => Some(FileKind::Markdown),
        "html" | "htm" if !is_case => Some(FileKind::Html),
        _ => None,
    }
}

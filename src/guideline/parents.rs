//! The organisations whose rules hold here too: their folders beside ours.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::HashSet;

use super::folder::{self, FileKind, Found};
use super::limits::ORGANISATION_FILE;
use super::organisation::OrganisationFile;
use super::reading::Reader;
use crate::model::{Diagnostic, Fault, Language, Level, Parent};

/// So many parents, with their own, are read at most.
const PARENTS_MAX: usize = 8;

/// A parent with its files, whose names lead there from our own folder.
#[derive(Clone, Debug)]
pub struct ParentFiles {
    pub parent: Parent,
    pub language: Language,
    pub found: Vec<Found>,
}

/// The parents that `own` names, and theirs, the nearest first; each is the folder of that name
/// beside `folder`. One that is not there, or that leads back here, is an error.
pub fn parents(
    folder: &Path,
    own: &OrganisationFile,
    reader: &mut Reader,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParentFiles> {
    let limits = reader.limits;
    let mut seen: HashSet<String> = [own.organisation.id.clone()].into_iter().collect();
    let named = own.organisation.parents.iter();
    let mut waiting: Vec<(String, usize)> = named.map(|id| (id.clone(), 1)).collect();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some((id, depth)) = waiting.get(at).cloned() {
        at += 1;
        let mut fault = |fault| {
            diagnostics.push(Diagnostic {
                level: Level::Error,
                file: ORGANISATION_FILE.to_string(),
                line: Some(own.parents_line),
                column: None,
                fault,
            });
        };
        if id == own.organisation.id {
            fault(Fault::ParentLoop { id });
            continue;
        }
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(place) = place(folder, &id).filter(|_| all.len() < PARENTS_MAX) else {
            fault(Fault::UnknownParent { id });
            continue;
        };
        let (files, mut faults) = folder::files(&place, limits);
        let about = about(&place, &id, reader);
        waiting.extend(about.organisation.parents.iter().map(|id| (id.clone(), depth + 1)));
        let named = |name: &str| format!("../{id}/{name}");
        faults.iter_mut().for_each(|found| found.file = named(&found.file));
        diagnostics.extend(faults);
        let guidelines = files.into_iter().filter(|file| file.kind != FileKind::Cases);
        let named = guidelines.map(|file| Found { name: named(&file.name), ..file });
        let mut found: Vec<Found> = named.collect();
        folder::with_tried(&mut found, &place, &format!("../{id}/"), limits);
        all.push(ParentFiles {
            found,
            language: about.organisation.language(),
            parent: Parent { name: about.organisation.name.clone(), id, depth },
        });
    }
    all
}

/// The folder of a parent; none where there is none, or its name leads elsewhere.
fn place(folder: &Path, id: &str) -> Option<PathBuf> {
    let is_plain = !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\']);
    let place = is_plain.then(|| folder.parent()).flatten()?.join(id);
    place.is_dir().then_some(place)
}

/// What a parent says of itself; what is wrong with it is told where it is checked itself.
fn about(folder: &Path, id: &str, reader: &mut Reader) -> Arc<OrganisationFile> {
    let name = format!("../{id}/{ORGANISATION_FILE}");
    let text = reader.optional_text(&folder.join(ORGANISATION_FILE), &name, &mut Vec::new());
    reader.organisation(&name, id, text.as_deref().unwrap_or_default())
}

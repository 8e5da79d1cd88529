//! Looks at the links between guidelines: does each lead to a file and a heading that is there.

use std::sync::Arc;

use super::check::Library;
use super::near::near;
use crate::model::{Block, Diagnostic, Fault, Guideline, Level, Prose};

/// A fault for each link to a guideline or heading that is not there; with the paths below the
/// organisation's folder that links lead to, of other guidelines or of none.
pub fn check(library: Library, guideline: &Guideline) -> (Vec<Diagnostic>, Vec<String>) {
    let mut proses = Vec::new();
    collect(&guideline.blocks, &mut proses);
    let (mut found, mut linked) = (Vec::new(), Vec::new());
    for prose in proses {
        for (at, target) in prose.links.iter().enumerate() {
            let Some(fault) = fault(library, guideline, target, &mut linked) else {
                continue;
            };
            let run = prose.runs.iter().find(|run| run.style.link == Some(at));
            let place = run.map(|run| guideline.lines.line_and_column(run.source.start));
            let (line, column) = place.unzip();
            let (level, file) = (Level::Warning, guideline.file.clone());
            found.push(Diagnostic { level, file, line, column, fault });
        }
    }
    (found, linked)
}

/// The words of all blocks, in order.
fn collect<'a>(blocks: &'a [Block], proses: &mut Vec<&'a Arc<Prose>>) {
    for block in blocks {
        match block {
            Block::Heading { prose, .. } | Block::Paragraph { prose, .. } => proses.push(prose),
            Block::List { items, .. } => {
                items.iter().for_each(|item| collect(&item.blocks, proses));
            }
            Block::Table { header, rows } => {
                let cells = header.iter().chain(rows.iter().flatten());
                proses.extend(cells.map(|cell| &cell.prose));
            }
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => collect(blocks, proses),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn fault(
    library: Library,
    guideline: &Guideline,
    target: &str,
    linked: &mut Vec<String>,
) -> Option<Fault> {
    let corpus = library.corpus;
    let dead = |near| Some(Fault::DeadLink { target: target.to_string(), near });
    if runs_code(target) {
        return dead(None);
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split('?').next().unwrap_or("");
    let leads_elsewhere = path.starts_with('/') || path.contains(':');
    let is_guideline = [".md", ".markdown", ".html", ".htm"].iter().any(|end| path.ends_with(end));
    if leads_elsewhere {
        return None;
    }
    if leads_out(&guideline.file, path) {
        return dead(None);
    }
    if !(path.is_empty() || is_guideline) {
        return None;
    }
    let led_to = if path.is_empty() {
        guideline
    } else {
        let name = resolve(&guideline.file, path);
        linked.push(name.clone());
        match corpus.guidelines().iter().find(|other| other.file == name) {
            Some(led_to) => led_to,
            None if library.is_unread(&name) => return None,
            None => {
                let known = corpus.guidelines().iter().map(|other| other.file.as_str());
                return dead(near(&name, known));
            }
        }
    };
    if anchor.is_empty() || has_anchor(led_to, anchor) {
        return None;
    }
    let known = led_to.sections.iter().map(|section| section.anchor.as_str());
    dead(near(anchor, known).map(|near| format!("{path}#{near}")))
}

/// Whether a link runs a program or holds its own page, and so leads nowhere.
fn runs_code(target: &str) -> bool {
    let unseen = |letter: &char| !letter.is_whitespace() && !letter.is_control();
    let plain: String = target.chars().filter(unseen).collect::<String>().to_ascii_lowercase();
    ["javascript:", "data:", "vbscript:"].iter().any(|scheme| plain.starts_with(scheme))
}

/// Whether `path` leads from the file `from` to a place outside the organisation's folder.
fn leads_out(from: &str, path: &str) -> bool {
    let mut depth = from.matches('/').count();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            _ => depth += 1,
        }
    }
    false
}

/// The path below the organisation's folder that `path` leads to from the file `from`.
fn resolve(from: &str, path: &str) -> String {
    let path = path.replace("%20", " ");
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}

/// Whether a heading has this anchor, or an element of HTML names it.
fn has_anchor(guideline: &Guideline, anchor: &str) -> bool {
    let anchor = anchor.to_lowercase();
    let is_heading = guideline.sections.iter().any(|section| section.anchor == anchor);
    is_heading || {
        let text = guideline.text.to_lowercase();
        [format!("id=\"{anchor}\""), format!("name=\"{anchor}\""), format!("{{#{anchor}}}")]
            .iter()
            .any(|named| text.contains(named))
    }
}

//! Finds the parts of a Word file by their relations, and what the file says about itself.

use std::collections::HashMap;

use super::archive::Archive;
use super::document::Properties;
use super::xml::{Node, damaged};
use crate::model::ImportRefusal;

/// The parts that a document is read from.
#[derive(Debug)]
pub struct Parts {
    pub document: Node,
    pub styles: Option<Node>,
    pub numbering: Option<Node>,
    pub footnotes: Option<Node>,
    pub endnotes: Option<Node>,
    /// Headers and footers, in no order.
    pub margins: Vec<Node>,
    /// Where the links of the document lead to, by their ids; those of its notes by `footnotes`
    /// and `endnotes` before the id.
    pub links: HashMap<String, String>,
    pub properties: Properties,
}

/// A relation of a part: its id, the last word of its kind, and what it leads to.
struct Relation {
    id: String,
    kind: String,
    target: String,
    is_outside: bool,
}

/// Reads all parts of a Word file.
///
/// # Errors
/// Where the document itself is not there, or any part is damaged or breaks a limit.
pub fn read(archive: &mut Archive) -> Result<Parts, ImportRefusal> {
    let main = main_part(archive)?;
    let document = archive.tree(&main)?.ok_or_else(|| damaged(&main))?;
    let relations = relations(archive, &main)?;
    let mut links = HashMap::new();
    add_links(&mut links, "", &relations);
    let mut found: HashMap<&str, Node> = HashMap::new();
    let mut margins = Vec::new();
    for relation in relations.iter().filter(|relation| !relation.is_outside) {
        let part = beside(&main, &relation.target);
        match relation.kind.as_str() {
            kind @ ("styles" | "numbering" | "footnotes" | "endnotes") => {
                if let Some(node) = archive.tree(&part)? {
                    let own = self::relations(archive, &part)?;
                    add_links(&mut links, kind, &own);
                    found.insert(kind, node);
                }
            }
            "header" | "footer" => margins.extend(archive.tree(&part)?),
            _ => {}
        }
    }
    Ok(Parts {
        document,
        styles: found.remove("styles"),
        numbering: found.remove("numbering"),
        footnotes: found.remove("footnotes"),
        endnotes: found.remove("endnotes"),
        margins,
        links,
        properties: properties(archive)?,
    })
}

/// The part that holds the document; Word on the web calls it `document2.xml`.
fn main_part(archive: &mut Archive) -> Result<String, ImportRefusal> {
    let relations = relations(archive, "")?;
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    Ok(main.map_or("word/document.xml".to_string(), |main| beside("", &main.target)))
}

fn relations(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, ImportRefusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(root) = archive.tree(&format!("{folder}{slash}_rels/{name}.rels"))? else {
        return Ok(Vec::new());
    };
    let relation = |node: &Node| {
        Some(Relation {
            id: node.attribute("Id")?.to_string(),
            kind: node.attribute("Type")?.rsplit('/').next()?.to_string(),
            target: node.attribute("Target")?.to_string(),
            is_outside: node.attribute("TargetMode") == Some("External"),
        })
    };
    Ok(root.nodes().filter_map(relation).collect())
}

fn add_links(links: &mut HashMap<String, String>, part: &str, relations: &[Relation]) {
    let links_out = relations.iter().filter(|relation| relation.kind == "hyperlink");
    links.extend(links_out.map(|link| (format!("{part}{}", link.id), link.target.clone())));
}

/// The name of the part that `target` means in a relation of `part`.
fn beside(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_string();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

fn properties(archive: &mut Archive) -> Result<Properties, ImportRefusal> {
    let mut properties = Properties::default();
    if let Some(core) = archive.tree("docProps/core.xml")? {
        let of = |name: &str| core.child(name).map(Node::text).filter(|text| !text.is_empty());
        properties.title = of("title");
        properties.author = of("creator");
        properties.changed = of("modified").and_then(|time| time.get(..10).map(str::to_string));
        properties.own.extend(of("version").map(|version| ("version".to_string(), version)));
    }
    if let Some(app) = archive.tree("docProps/app.xml")? {
        properties.company = app.child("Company").map(Node::text);
    }
    if let Some(custom) = archive.tree("docProps/custom.xml")? {
        let own = custom.nodes().filter_map(|node| {
            let name = node.attribute("name")?.to_string();
            Some((name, node.text().trim().to_string()))
        });
        properties.own.extend(own);
    }
    Ok(properties)
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_relation_leads_to_a_part_and_never_out_of_the_file() {
        assert_eq!(beside("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(beside("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(beside("word/document.xml", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(beside("", "word/document2.xml"), "word/document2.xml");
    }
}

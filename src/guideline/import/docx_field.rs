//! Follows the fields of a Word file: links, tables of contents, page numbers and the like.

/// Fields inside each other; more are taken to be damage, and passed over.
const OPEN_MAX: usize = 32;

/// What a field means for the words that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Link(String),
    /// A link to a place in the document itself, or to a file.
    LocalLink,
    Contents,
    PageNumber,
    /// Words that are worked out; its name.
    Other(String),
    /// A mark that shows nothing.
    Nothing,
}

impl Meaning {
    /// Where it leads to.
    pub fn link(&self) -> Option<String> {
        match self {
            Meaning::Link(target) => Some(target.clone()),
            _ => None,
        }
    }
}

/// A field that is open: its code, and what it means once its result has begun.
#[derive(Debug, Default)]
struct Open {
    code: String,
    meaning: Option<Meaning>,
}

/// The fields that are open, outermost first; a field may run over several paragraphs.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Open>,
    /// Those beyond the limit.
    passed_over: usize,
}

impl Fields {
    /// A field begins.
    pub fn begin(&mut self) {
        match self.open.len() < OPEN_MAX {
            true => self.open.push(Open::default()),
            false => self.passed_over += 1,
        }
    }

    /// More of the code of the innermost field.
    pub fn add_code(&mut self, code: &str) {
        if let Some(open) = self.open.last_mut().filter(|open| open.meaning.is_none()) {
            open.code.push_str(code);
        }
    }

    /// The result of the innermost field begins; gives what the field means.
    pub fn separate(&mut self) -> Meaning {
        let Some(code) = self.open.last().map(|open| open.code.clone()) else {
            return Meaning::Nothing;
        };
        let meaning = self.meaning(&code);
        if let Some(open) = self.open.last_mut() {
            open.meaning = Some(meaning.clone());
        }
        meaning
    }

    /// The innermost field ends; gives what it means where it never had a result.
    pub fn end(&mut self) -> Option<Meaning> {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return None;
        }
        let open = self.open.pop()?;
        open.meaning.is_none().then(|| self.meaning(&open.code))
    }

    /// Where the words here lead to by a field.
    pub fn link(&self) -> Option<String> {
        self.open.iter().rev().find_map(|open| open.meaning.as_ref()?.link())
    }

    /// Whether the words here belong to a table of contents.
    pub fn is_in_contents(&self) -> bool {
        self.open.iter().any(|open| open.meaning == Some(Meaning::Contents))
    }

    /// Closes what is open. A table of contents that nothing ends must not swallow the rest.
    pub fn close_all(&mut self) {
        self.open.clear();
        self.passed_over = 0;
    }

    /// What a field with that code means here.
    pub fn meaning(&self, code: &str) -> Meaning {
        let mut words = code.split_whitespace();
        let name = words.next().unwrap_or("").to_ascii_uppercase();
        match name.as_str() {
            "HYPERLINK" => {
                let target = words.next().unwrap_or("").trim_matches('"');
                match super::is_web_link(target) {
                    true => Meaning::Link(target.to_string()),
                    false if self.is_in_contents() => Meaning::Nothing,
                    false => Meaning::LocalLink,
                }
            }
            "TOC" => Meaning::Contents,
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Meaning::PageNumber,
            _ if self.is_in_contents() => Meaning::Nothing,
            "" | "TC" | "XE" | "SET" | "PRIVATE" | "BOOKMARK" | "FORMTEXT" | "FORMCHECKBOX"
            | "FORMDROPDOWN" | "SEQ" | "RD" => Meaning::Nothing,
            _ => Meaning::Other(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_means_what_its_code_says() {
        let mut fields = Fields::default();
        fields.begin();
        fields.add_code(" HYPERLINK \"https://");
        fields.add_code("gemeente.example\" \\h ");
        assert_eq!(fields.separate(), Meaning::Link("https://gemeente.example".to_string()));
        assert_eq!(fields.link().as_deref(), Some("https://gemeente.example"));
        assert_eq!(fields.end(), None);
        assert_eq!((fields.link(), fields.end()), (None, None));
        fields.begin();
        fields.add_code("TOC \\o");
        fields.separate();
        assert!(fields.is_in_contents());
        fields.begin();
        fields.add_code("PAGEREF _Toc1");
        assert_eq!(fields.separate(), Meaning::Nothing);
        fields.close_all();
        assert!(!fields.is_in_contents());
    }
}

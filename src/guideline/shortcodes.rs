//! Finds the shortcodes of site generators (`{{< note >}}`), which are markup and no words.

use std::borrow::Cow;

use crate::model::Span;

/// Where each `{{< … >}}` and `{{% … %}}` of `text` stands; none runs over a line's end.
pub fn find(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find("{{") {
        let start = at + offset;
        let close = match text.as_bytes().get(start + 2) {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => {
                at = start + 2;
                continue;
            }
        };
        let rest = &text[start..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        match line.find(close) {
            Some(end) => {
                at = start + end + close.len();
                found.push(Span::new(start, at));
            }
            None => at = start + 2,
        }
    }
    found
}

/// `text` with letters in the place of its shortcodes: as long, and with no markup in them.
pub fn masked<'a>(text: &'a str, shortcodes: &[Span]) -> Cow<'a, str> {
    if shortcodes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for span in shortcodes {
        masked.push_str(&text[from..span.start]);
        masked.extend(std::iter::repeat_n('x', span.len()));
        from = span.end;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// The parts of `span` that lie outside all of `shortcodes` (sorted).
pub fn outside(span: Span, shortcodes: &[Span]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    for code in shortcodes.iter().filter(|code| code.meets(span)) {
        parts.push(Span::new(start, code.start.max(start)));
        start = code.end;
    }
    parts.push(Span::new(start, span.end.max(start)));
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_are_masked_at_their_length() {
        let text = "a {{< ref \"é\" >}} b {{% c %}} {{ d }} {{< e";
        let found = find(text);
        let masked = masked(text, &found);
        assert_eq!(masked, "a xxxxxxxxxxxxxxxx b xxxxxxxxx {{ d }} {{< e");
        assert_eq!(outside(Span::new(0, 20), &found).len(), 2);
    }
}

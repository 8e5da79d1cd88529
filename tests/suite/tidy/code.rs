//! Rust text with its comments, texts and tests taken out, so that only code is searched.

/// The same text, with a space for each byte of a comment, a string or a character literal; line
/// breaks stay.
pub fn code_of(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = passed_over(bytes, at);
        for byte in &mut code[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8(code).expect("whole literals were blanked")
}

/// Where the comment or literal that begins at `at` ends; `at` itself where none begins.
fn passed_over(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let is_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    let to = |length: usize| at + length;
    if rest.starts_with(b"//") {
        return to(rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()));
    }
    if rest.starts_with(b"/*") {
        return to(find(rest, b"*/").map_or(rest.len(), |end| end + 2));
    }
    if !is_word && rest[0] == b'r' {
        let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
        if rest.get(1 + hashes) == Some(&b'"') {
            let close = [&b"\""[..], &vec![b'#'; hashes]].concat();
            let body = &rest[2 + hashes..];
            return to(find(body, &close).map_or(rest.len(), |end| 2 + hashes + end + close.len()));
        }
    }
    match rest[0] {
        b'"' => to(closed(rest, b'"')),
        // A character, and not a lifetime: an escape, or one letter and the other mark.
        b'\'' if rest.get(1) == Some(&b'\\') => to(closed(rest, b'\'')),
        b'\'' => {
            let text = std::str::from_utf8(&rest[1..rest.len().min(6)]);
            let valid = match &text {
                Ok(text) => text,
                Err(error) => std::str::from_utf8(&rest[1..1 + error.valid_up_to()]).unwrap_or(""),
            };
            let length = valid.chars().next().map_or(0, char::len_utf8);
            if rest.get(1 + length) == Some(&b'\'') { to(length + 2) } else { at }
        }
        _ => at,
    }
}

/// The length of a literal with escapes that begins and ends with `mark`.
fn closed(rest: &[u8], mark: u8) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            byte if byte == mark => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Code without the items that only tests have: those behind `#[cfg(test)]`.
pub fn without_tests(code: &str) -> String {
    let mut kept = code.to_string();
    while let Some(start) = kept.find("#[cfg(test)]") {
        let body = &kept[start..];
        let end = match (body.find('{'), body.find(';')) {
            (Some(brace), semicolon) if semicolon.is_none_or(|at| brace < at) => {
                start + brace + block_length(&body[brace..])
            }
            (_, Some(semicolon)) => start + semicolon + 1,
            _ => kept.len(),
        };
        let blank: String =
            kept[start..end].chars().map(|it| if it == '\n' { '\n' } else { ' ' }).collect();
        kept.replace_range(start..end, &blank);
    }
    kept
}

/// The length in bytes of the block that `code` begins with.
pub fn block_length(code: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// The words of code, each with its place.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .map(move |word| {
            // Every piece ends at a mark, which may be of several bytes.
            let start = at;
            let after = code[start + word.len()..].chars().next();
            at = start + word.len() + after.map_or(0, char::len_utf8);
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// The 1-based line of a place.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn comments_and_texts_are_no_code() {
    let text = "let a = \"x.unwrap() \\\" //\"; // b\nr#\"c\"d\"#; 'e'; '\\''; &'f g; /* h */ i";
    let code = code_of(text);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), "let a = ; ; ; ; &'f g; i");
    assert_eq!(code.len(), text.len());
}

#[test]
fn tests_are_left_out() {
    let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { {} }\n}\nfn c() {}\n\
                #[cfg(test)]\nmod sample;\nfn d() {}";
    let kept = without_tests(code);
    assert_eq!(
        kept.split_whitespace().collect::<Vec<_>>().join(" "),
        "fn a() {} fn c() {} fn d() {}"
    );
    assert_eq!(kept.lines().count(), code.lines().count());
}

//! XML names: what may be one (Namespaces in XML 1.0, section 3; XML 1.0, section 2.3).

/// Whether a text is a name without a colon.
pub(crate) fn is_ncname(text: &str) -> bool {
    !text.is_empty() && ncname(text) == text.len()
}

/// How long the name without a colon is with which a text begins, in bytes; 0 where it begins with none.
pub(crate) fn ncname(text: &str) -> usize {
    if !text.starts_with(is_start) {
        return 0;
    }
    text.find(|char| !is_part(char)).unwrap_or(text.len())
}

fn is_start(char: char) -> bool {
    matches!(char,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

fn is_part(char: char) -> bool {
    is_start(char)
        || matches!(char,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

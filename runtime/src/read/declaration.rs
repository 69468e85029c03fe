//! The XML declaration (XML 1.0, sections 2.8 and 2.9).

use crate::white_space::{is_blank, is_space};

/// Checks what stands between `<?xml` and `?>`; says what is wrong.
pub(crate) fn check(text: &str) -> Result<(), String> {
    let mut rest = text;
    let version = pseudo_attribute(&mut rest, "version")?.ok_or("the XML declaration has no version")?;
    let minor = version.strip_prefix("1.").filter(|minor| !minor.is_empty());
    if minor.is_none_or(|minor| !minor.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(format!("XML version `{}` is not 1.0", version.escape_debug()));
    }
    if let Some(encoding) = pseudo_attribute(&mut rest, "encoding")? {
        let ok = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if !encoding.starts_with(|first: char| first.is_ascii_alphabetic()) || !encoding.bytes().all(ok) {
            return Err(format!("`{}` is not the name of an encoding", encoding.escape_debug()));
        }
    }
    if let Some(standalone) = pseudo_attribute(&mut rest, "standalone")?
        && standalone != "yes"
        && standalone != "no"
    {
        return Err("`standalone` is neither `yes` nor `no`".to_owned());
    }
    if is_blank(rest) {
        return Ok(());
    }
    Err("the XML declaration has something else than version, encoding and standalone, in this order".to_owned())
}

fn pseudo_attribute<'t>(rest: &mut &'t str, name: &str) -> Result<Option<&'t str>, String> {
    let trimmed = rest.trim_start_matches(is_space);
    let Some(after) = trimmed.strip_prefix(name).filter(|_| trimmed.len() < rest.len()) else {
        return Ok(None);
    };
    let value = after.trim_start_matches(is_space).strip_prefix('=').map(|value| value.trim_start_matches(is_space));
    let quoted = value.and_then(|value| {
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value[1..].split_once(quote)
    });
    match quoted {
        None => Err(format!("`{name}` in the XML declaration has no quoted value")),
        Some((value, after)) => {
            *rest = after;
            Ok(Some(value))
        }
    }
}

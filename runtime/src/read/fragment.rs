//! The XML of what was passed over, with the namespaces that it needs to be read on its own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::input::Input;
use super::scope::NsId;
use super::tag::Name;
use crate::chars::{is_nc_name_char, split_name};
use crate::error::Found;
use crate::error::Result;

/// Goes over the element ahead. Returns it as a document of its own, and how many bytes that adds.
pub(crate) fn pass_element(input: &mut Input<'_>) -> Result<(Found, usize)> {
    let own = input.own_prefixes();
    let text = input.skip_element()?;
    // The scope is again that outside of the element.
    let declarations = declarations_of(input, text, &own, true);
    let name = text.get(1..).map_or("", |text| split_name(text).0);
    let name = name.split('>').next().unwrap_or_default();
    let mut xml = text.to_owned();
    xml.insert_str((1 + name.len()).min(text.len()), &declarations);
    Ok((Found::Element(xml), declarations.len()))
}

/// An attribute of the start tag read last as it can stand in another one, and how many bytes that adds.
pub(crate) fn fragment_of_attribute(input: &Input<'_>, name: Name<'_>, value: &str) -> (Found, usize) {
    let value = escaped_value(value);
    let local = name.local;
    let text = match input.scope.prefix_of(name.namespace) {
        Some(prefix) => format!("{prefix}:{local}=\"{value}\""),
        None => format!("{local}=\"{value}\""),
    };
    let declarations = declarations_of(input, &text, &[], false);
    let added = declarations.len();
    (Found::Attribute(text + &declarations), added)
}

/// Declarations of the prefixes that a text may use, those apart that it declares itself: ` xmlns:p=".."`.
fn declarations_of(input: &Input<'_>, text: &str, own: &[&str], default: bool) -> String {
    // Names in values need them as well as those of elements, so all that looks like a prefix counts.
    let before_colon = |(at, _)| text[..at].rsplit(|character| !is_nc_name_char(character)).next().unwrap_or_default();
    let mut used: BTreeSet<&str> = text.match_indices(':').map(before_colon).filter(|used| !used.is_empty()).collect();
    if default {
        used.insert("");
    }
    let mut out = String::new();
    for prefix in used.into_iter().filter(|prefix| *prefix != "xml" && !own.contains(prefix)) {
        let Some(namespace) = input.scope.lookup(prefix).filter(|found| *found != NsId::NONE) else { continue };
        let colon = if prefix.is_empty() { "" } else { ":" };
        // Writing to a string cannot fail.
        let _ = write!(out, " xmlns{colon}{prefix}=\"{}\"", escaped_value(input.scope.uri(namespace)));
    }
    out
}

/// A value as it stands between quotes.
fn escaped_value(value: &str) -> Cow<'_, str> {
    if !value.contains(['&', '<', '>', '"', '\t', '\n', '\r']) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    Cow::Owned(out)
}

//! What is known of a field or a simple type, in words: `0..1, nillable, at most 23 characters`.
//!
//! Of a field how often it occurs, whether it is nillable, what its simple type allows, and the value that is fixed or the
//! default. Words are few, and texts of the schema short: what is long is in the code anyway.

use super::context::Context;
use super::docs::visible;
use crate::ir::{Choice, Field, FieldKind, ItemKind, Origin, Ty, Wrapper};
use crate::model::{Builtin, Facet, Facets, Primitive, Str, ValueConstraint};

/// The longest text of a schema that is shown, in bytes.
const LONGEST_TEXT: usize = 48;

/// How many names are looked at: of more, their number is said.
const MOST_NAMES: usize = 50;

/// How much of a list of names is shown, in bytes.
const LONGEST_LIST: usize = 70;

/// What is known of a field.
pub(crate) struct Facts {
    /// How often it occurs, and whether it is nillable: what its type in Rust says, too, the bounds of lists apart.
    occurs: Vec<String>,
    /// All else.
    more: Vec<String>,
}

impl Facts {
    /// Behind what it is: `The element userId: 0..1, at most 23 characters.`
    pub(super) fn behind(&self, what: &str) -> String {
        let all: Vec<&str> = self.occurs.iter().chain(&self.more).map(String::as_str).collect();
        if all.is_empty() { format!("{what}.") } else { format!("{what}: {}.", all.join(", ")) }
    }

    /// All but whether it must stand and may be nil.
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    pub(crate) fn beside_states(&self) -> impl Iterator<Item = &str> {
        let states = ["1..1", "0..1", "nillable", "required", "optional"];
        let all = self.occurs.iter().chain(&self.more).map(String::as_str);
        all.filter(move |fact| !states.contains(fact))
    }

    /// A sentence with what the type in Rust does not say, if there is anything: `At most 23 characters.`
    pub(super) fn alone(&self) -> Option<String> {
        sentence(&self.more)
    }
}

/// `At most 23 characters.`
pub(super) fn sentence(facts: &[String]) -> Option<String> {
    let text = facts.join(", ");
    let first = text.chars().next()?;
    Some(format!("{}{}.", first.to_uppercase(), &text[first.len_utf8()..]))
}

/// What is known of a field; of a variant, of which there is one, if `in_choice`.
pub(crate) fn of_field(cx: &Context<'_>, field: &Field, in_choice: bool) -> Facts {
    let (mut occurs, mut more) = (Vec::new(), Vec::new());
    let is_attribute = matches!(field.kind, FieldKind::Attribute(_));
    match field.wrapper {
        _ if matches!(field.kind, FieldKind::AnyAttribute(_) | FieldKind::Text | FieldKind::Mixed(_)) => {}
        Wrapper::One | Wrapper::Nillable if in_choice => {}
        Wrapper::One if is_attribute => occurs.push("required".to_owned()),
        Wrapper::Optional if is_attribute => occurs.push("optional".to_owned()),
        Wrapper::One | Wrapper::Nillable => occurs.push("1..1".to_owned()),
        Wrapper::Optional | Wrapper::Tri => occurs.push("0..1".to_owned()),
        Wrapper::Many { min, max: None, .. } => occurs.push(format!("{min} or more")),
        Wrapper::Many { min, max: Some(max), .. } => occurs.push(format!("{min}..{max}")),
    }
    if let Wrapper::Many { min, max, .. } = field.wrapper
        && (min > 0 || max.is_some())
    {
        more.append(&mut occurs);
    }
    if matches!(field.wrapper, Wrapper::Tri | Wrapper::Nillable | Wrapper::Many { nillable: true, .. }) {
        occurs.push("nillable".to_owned());
    }
    if let Ty::Item(id) | Ty::TypedOf(id) = field.ty
        && let ItemKind::Restriction(restriction) = &cx.ir[id].kind
    {
        more.extend(of_sizes(restriction.base, &restriction.facets));
    }
    match field.value.as_deref() {
        Some(ValueConstraint::Fixed(text)) => more.extend(quoted(text).map(|text| format!("fixed {text}"))),
        Some(ValueConstraint::Default(text)) => more.extend(quoted(text).map(|text| format!("default {text}"))),
        None => {}
    }
    Facts { occurs, more }
}

/// All facets: what a simple type allows.
pub(crate) fn of_facets(base: Ty, facets: &Facets) -> Vec<String> {
    let mut all = of_sizes(base, facets);
    all.extend(facets.patterns.iter().map(|step| match step.as_slice() {
        [facet] => {
            quoted(&facet.value).map_or_else(|| "of a pattern".to_owned(), |text| format!("of the pattern {text}"))
        }
        _ => "of one of several patterns".to_owned(),
    }));
    all.dedup();
    if !facets.enumeration.is_empty() {
        let texts: Option<Vec<String>> = facets.enumeration.iter().map(|value| quoted(&value.value)).collect();
        let shown = texts.filter(|texts| texts.len() > 1).map(|texts| listed(&texts, "or"));
        all.push(shown.unwrap_or_else(|| match facets.enumeration.len() {
            1 => "one value".to_owned(),
            count => format!("one of {count} values"),
        }));
    }
    all
}

/// Lengths, bounds and digits.
fn of_sizes(base: Ty, facets: &Facets) -> Vec<String> {
    let mut all = Vec::new();
    let number = |facet: &Option<Facet<u64>>| facet.as_ref().map(|facet| facet.value);
    if let Some((one, many)) = unit(base) {
        let units = |count: u64| if count == 1 { format!("1 {one}") } else { format!("{count} {many}") };
        all.extend(number(&facets.length).map(|length| format!("exactly {}", units(length))));
        all.extend(match (number(&facets.min_length), number(&facets.max_length)) {
            (None | Some(0), None) => None,
            (None | Some(0), Some(most)) => Some(format!("at most {}", units(most))),
            (Some(least), None) => Some(format!("at least {}", units(least))),
            (Some(least), Some(most)) if least == most => Some(format!("exactly {}", units(most))),
            (Some(least), Some(most)) => Some(format!("{least} to {}", units(most))),
        });
    }
    let bound = |facet: &Option<Facet<Str>>| facet.as_ref().and_then(|facet| plain(&facet.value).map(str::to_owned));
    match (bound(&facets.min_inclusive), bound(&facets.max_inclusive)) {
        (Some(least), Some(most)) => all.push(format!("{least} to {most}")),
        (least, most) => {
            all.extend(least.map(|least| format!("at least {least}")));
            all.extend(most.map(|most| format!("at most {most}")));
        }
    }
    all.extend(bound(&facets.min_exclusive).map(|least| format!("more than {least}")));
    all.extend(bound(&facets.max_exclusive).map(|most| format!("less than {most}")));
    let digits = |count: u64| if count == 1 { "1 digit".to_owned() } else { format!("{count} digits") };
    all.extend(number(&facets.total_digits).map(|most| format!("at most {}", digits(most))));
    all.extend(number(&facets.fraction_digits).map(|most| format!("at most {} after the point", digits(most))));
    all
}

/// What lengths count; `None` where they say nothing.
fn unit(base: Ty) -> Option<(&'static str, &'static str)> {
    let primitive = match base {
        Ty::Builtin(builtin) | Ty::Typed(builtin) => Builtin::primitive(builtin),
        Ty::List(_) | Ty::ListOf(_) => Primitive::List,
        _ => return None,
    };
    match primitive {
        Primitive::Text => Some(("character", "characters")),
        Primitive::Binary => Some(("octet", "octets")),
        Primitive::List => Some(("item", "items")),
        _ => None,
    }
}

/// What a field of a group or choice holds: `One of a or b`, or `a and b, together`.
pub(crate) fn parts(cx: &Context<'_>, ty: Ty) -> Option<String> {
    let Ty::Item(id) = ty else { return None };
    match &cx.ir[id].kind {
        ItemKind::Choice(choice) => Some(match &cx.ir[id].origin {
            Origin::Substitutes(head) => format!("The element `{head}`, or one that stands in its place"),
            _ => branches(cx, choice),
        }),
        ItemKind::Record(record) => {
            let content =
                |field: &&Field| matches!(field.kind, FieldKind::Element(_) | FieldKind::Group(_) | FieldKind::Any(_));
            let names: Vec<String> = record.fields.iter().filter(content).map(|field| name(cx, field, 0)).collect();
            Some(if names.len() > 1 { format!("{}, together", listed(&names, "and")) } else { names.concat() })
        }
        _ => None,
    }
}

/// `One of a, b`
fn branches(cx: &Context<'_>, choice: &Choice) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in choice.variants.iter().take(MOST_NAMES).map(|variant| name(cx, variant, 0)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [one] if choice.variants.len() == 1 => one.clone(),
        _ if choice.variants.len() > MOST_NAMES => format!("One of {} elements", choice.variants.len()),
        _ => format!("One of {}", listed(&names, "or")),
    }
}

/// What a part is called; of a group, its first element and that there are more.
fn name(cx: &Context<'_>, field: &Field, depth: usize) -> String {
    const DEEPEST: usize = 8;
    match &field.kind {
        FieldKind::Element(name) => quoted(&name.local).unwrap_or_else(|| "an element".to_owned()),
        FieldKind::Group(_) if depth < DEEPEST => {
            let parts = match field.ty {
                Ty::Item(id) => cx.ir[id].kind.fields(),
                _ => &[],
            };
            match parts {
                [] => "a group".to_owned(),
                [one] => name(cx, one, depth + 1),
                [first, ..] => format!("{} ..", name(cx, first, depth + 1)),
            }
        }
        FieldKind::Any(_) => "what the schema leaves open".to_owned(),
        _ => "a group".to_owned(),
    }
}

/// `a, b or c`; of many, the first ones and how many more.
fn listed(names: &[String], word: &str) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        let left = names.len() - index;
        if index > 0 && left > 1 && text.len() + name.len() > LONGEST_LIST {
            return format!("{text} {word} {left} more");
        }
        text.push_str(match index {
            0 => "",
            _ if left == 1 => " ",
            _ => ", ",
        });
        if index > 0 && left == 1 {
            text.push_str(word);
            text.push(' ');
        }
        text.push_str(name);
    }
    text
}

/// A short text as code; `None` where it would not be shown as it is.
fn quoted(text: &str) -> Option<String> {
    plain(text).map(|text| format!("`{text}`"))
}

fn plain(text: &str) -> Option<&str> {
    let is_shown = !text.is_empty() && text.len() <= LONGEST_TEXT && text.trim() == text && !text.contains('`');
    (is_shown && visible(text) == text).then_some(text)
}

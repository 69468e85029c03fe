//! JSON Schema of simple types: the form of a value, and the facets that keywords say. Facets that none says, such as the
//! bounds of a date, are named in the description.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{insert_bound, of_type, one_of};
use crate::enumeration::EnumValue;
use crate::pattern::Pattern;
use crate::prefixes::Expanded;
use crate::raw::keys::{TEXT, TYPE};
use crate::raw::{Object, Value};
use crate::simple::facets::Facets;
use crate::simple::{Form, SimpleValue, WhiteSpace};
use crate::table::Item;
use crate::types::AnySimpleType;

/// The schema of an element or attribute of a simple type.
pub(super) fn schema_of_value(item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets) -> Object {
    let value = schema_of_untyped(item, leaf, facets);
    if leaf.keeps_type() { beside_type(value) } else { value }
}

/// The same without the type that it may say.
pub(super) fn schema_of_untyped(item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets) -> Object {
    // One of any type need not be the text that is stated, but one of the same value.
    if leaf.as_any().is::<AnySimpleType>() { of_type("string") } else { schema_without_type(item, leaf, facets) }
}

fn schema_without_type(item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets) -> Object {
    let form = leaf.form();
    let Some(fixed) = item.more.fixed else { return schema_in_form(leaf, facets, facets) };
    match canonical_text(leaf, fixed, facets).filter(|_| has_one_text(leaf)) {
        Some(text) => Object::from([("const", form.show(&text, facets))]),
        None if leaf.is_spelled() => schema_in_form(leaf, facets, facets),
        None => with_description(of_type("string"), facets, Some(fixed), &[]),
    }
}

/// A value, or one beside the name of its type.
fn beside_type(value: Object) -> Object {
    let mut typed = of_type("object");
    typed.insert("properties", Object::from([(TYPE, of_type("string")), (TEXT, value.clone())]));
    typed.insert("required", Value::List(vec![TYPE.into(), TEXT.into()]));
    typed.insert("additionalProperties", false);
    one_of("anyOf", vec![value.into(), typed.into()])
}

/// A text that no schema lists: XML cannot carry it.
const UNLISTED: &str = "\u{1}";

/// The schema of an element or attribute of an enumeration.
pub(super) fn schema_of_enum(item: &Item, listed: &mut dyn EnumValue) -> Object {
    let (texts, white_space): (_, WhiteSpace) = listed.texts();
    if let Some(fixed) = item.more.fixed {
        return Object::from([("const", white_space.apply(fixed).into_owned())]);
    }
    // Where other values are kept, any is allowed.
    if listed.set(UNLISTED) {
        return of_type("string");
    }
    Object::from([("enum", Value::List(texts.iter().map(|text| Value::from(*text)).collect()))])
}

/// Whether one value has one text, so that values can be listed.
fn has_one_text(leaf: &dyn SimpleValue) -> bool {
    let mut all = leaf.form() != Form::Time && !leaf.is_spelled();
    leaf.parts(&mut |part, _| all &= has_one_text(part));
    all
}

/// The text that a value is written as; none where the facets do not allow it.
fn canonical_text(leaf: &mut dyn SimpleValue, text: &str, facets: &Facets) -> Option<String> {
    leaf.read(text, facets, &Expanded).ok()?;
    let mut canonical = String::new();
    leaf.write(&mut canonical);
    Some(canonical)
}

/// A value in its form. Whether an integer is a number, `form` says: items of a list are what they are without facets.
fn schema_in_form(leaf: &mut dyn SimpleValue, facets: &'static Facets, form: &Facets) -> Object {
    let shown = leaf.form();
    if let Some(values) = schema_of_listed(leaf, facets, &|text| shown.show(text, form)) {
        return values;
    }
    match shown {
        Form::Boolean => with_description(of_type("boolean"), facets, None, &[]),
        Form::Integer(..) if shown.is_exact(form) => schema_of_integer(shown, facets),
        Form::Float => schema_of_float(leaf, facets),
        Form::List(_) => schema_of_list(leaf, facets),
        Form::Text | Form::Name | Form::Time | Form::Integer(..) | Form::Decimal => schema_of_text(leaf, facets),
    }
}

/// The values that are listed, but for those that other facets do not allow.
fn schema_of_listed(leaf: &mut dyn SimpleValue, facets: &Facets, show: &dyn Fn(&str) -> Value) -> Option<Object> {
    if facets.enumeration.is_empty() || !has_one_text(leaf) || is_open(leaf) {
        return None;
    }
    let mut known = BTreeSet::new();
    let texts = facets.enumeration.iter().filter_map(|text| canonical_text(leaf, text, facets));
    let values = texts.filter(|text| known.insert(text.clone())).map(|text| show(&text)).collect();
    Some(Object::from([("enum", Value::List(values))]))
}

/// Whether it is an enumeration that keeps other values, or a union with one: nothing else without parts has values that
/// are not read again.
fn is_open(leaf: &mut dyn SimpleValue) -> bool {
    let mut open = leaf.is_ambiguous();
    leaf.parts(&mut |_, _| open = false);
    open || leaf.read(UNLISTED, Facets::none(), &Expanded).is_ok() && !leaf.is_listed()
}

fn schema_of_integer(form: Form, facets: &Facets) -> Object {
    let mut object = of_type("integer");
    let (least, most) = form.bounds(facets);
    for (key, bound) in [("minimum", least), ("maximum", most)] {
        if let Some(bound) = bound {
            object.insert(key, bound);
        }
    }
    with_description(
        object,
        facets,
        None,
        &["minInclusive", "minExclusive", "maxInclusive", "maxExclusive", "totalDigits"],
    )
}

/// A number, or the text of a value that is none.
fn schema_of_float(leaf: &mut dyn SimpleValue, facets: &Facets) -> Object {
    let mut number = of_type("number");
    for (key, bound) in [
        ("minimum", facets.min_inclusive),
        ("exclusiveMinimum", facets.min_exclusive),
        ("maximum", facets.max_inclusive),
        ("exclusiveMaximum", facets.max_exclusive),
    ] {
        let text = bound.and_then(|bound| canonical_text(leaf, bound, Facets::none()));
        if let Some(bound @ Value::Float(_)) = text.map(|text| Form::Float.show(&text, facets)) {
            number.insert(key, bound);
        }
    }
    let texts = ["INF", "-INF", "NaN"].into_iter().filter(|text| leaf.read(text, facets, &Expanded).is_ok());
    let texts: Vec<Value> = texts.map(Value::from).collect();
    let object = if texts.is_empty() {
        number
    } else {
        one_of("anyOf", vec![number.into(), Object::from([("enum", Value::List(texts))]).into()])
    };
    with_description(object, facets, None, &["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"])
}

fn schema_of_list(leaf: &mut dyn SimpleValue, facets: &Facets) -> Object {
    let mut object = of_type("array");
    let mut items = of_type("string");
    leaf.parts(&mut |item, facets| items = schema_in_form(item, facets, Facets::none()));
    object.insert("items", items);
    // The lists of XML Schema itself, such as `NMTOKENS`, have an item at least.
    let least = leaf.read("", Facets::none(), &Expanded).is_err().then_some(1);
    insert_bound(&mut object, "minItems", facets.length.or(facets.min_length).max(least));
    insert_bound(&mut object, "maxItems", facets.length.or(facets.max_length));
    with_description(object, facets, None, &["length", "minLength", "maxLength"])
}

/// Text: also of a type that has another form, where it is a member of a union.
fn schema_of_text(leaf: &mut dyn SimpleValue, facets: &Facets) -> Object {
    if let Some(values) = schema_of_listed(leaf, facets, &|text| Value::from(text)) {
        return values;
    }
    let form = leaf.form();
    let mut object = of_type("string");
    let mut said = if has_one_text(leaf) { vec!["enumeration"] } else { Vec::new() };
    match (form, leaf.primitive()) {
        (Form::Text, "xs:base64Binary") => object.insert("contentEncoding", "base64"),
        (Form::Text, "xs:hexBinary") => object.insert("contentEncoding", "base16"),
        (Form::Text, _) => {
            insert_bound(&mut object, "minLength", facets.length.or(facets.min_length));
            insert_bound(&mut object, "maxLength", facets.length.or(facets.max_length));
            said.extend(["length", "minLength", "maxLength"]);
        }
        _ => {}
    }
    let look = usual_text(form).filter(|_| !leaf.is_spelled());
    let mut patterns: Vec<String> = look.map(str::to_owned).into_iter().collect();
    if !leaf.is_prefixed() {
        let steps: Option<Vec<String>> = facets.patterns.iter().map(|step| pattern_of_step(step)).collect();
        if steps.is_some() {
            said.push("pattern");
        }
        patterns.extend(steps.unwrap_or_default());
    }
    if let [only] = &patterns[..] {
        object.insert("pattern", only.as_str());
    } else if !patterns.is_empty() {
        let patterns = patterns.iter().map(|pattern| Object::from([("pattern", pattern.as_str())]).into());
        object.insert("allOf", Value::List(patterns.collect()));
    }
    if form == Form::Text {
        let mut members = Vec::new();
        leaf.parts(&mut |member, facets| members.push(schema_of_text(member, facets).into()));
        if !members.is_empty() {
            object.insert("anyOf", Value::List(members));
        }
    }
    with_description(object, facets, None, &said)
}

/// What the text of a value looks like whose form is another one elsewhere.
fn usual_text(form: Form) -> Option<&'static str> {
    match form {
        Form::Boolean => Some("^(?:true|false)$"),
        Form::Integer(..) => Some("^-?[0-9]+$"),
        Form::Decimal => Some(r"^-?[0-9]+(?:\.[0-9]+)?$"),
        Form::Text | Form::Name | Form::Time | Form::Float | Form::List(_) => None,
    }
}

/// Any of the patterns of one step of derivation.
fn pattern_of_step(step: &[&str]) -> Option<String> {
    let all: Option<Vec<String>> = step.iter().map(|source| Pattern::to_ecma(source).ok()).collect();
    Some(all?.join("|"))
}

/// Names the facets that are not `said` by keywords.
fn with_description(mut object: Object, facets: &Facets, fixed: Option<&str>, said: &[&str]) -> Object {
    let mut description = String::new();
    let mut say = |name: &str, value: Option<String>| {
        if let Some(value) = value
            && !said.contains(&name)
        {
            let before = if description.is_empty() { "As XML Schema has it: " } else { ", " };
            // Writing to a string cannot fail.
            let _ = write!(description, "{before}{name} {value}");
        }
    };
    let number = |number: Option<usize>| number.map(|number| number.to_string());
    let text = |text: Option<&str>| text.map(str::to_owned);
    say("fixed", text(fixed));
    say("enumeration", (!facets.enumeration.is_empty()).then(|| facets.enumeration.join("|")));
    say("length", number(facets.length));
    say("minLength", number(facets.min_length));
    say("maxLength", number(facets.max_length));
    for step in facets.patterns {
        say("pattern", Some(step.join("|")));
    }
    say("minInclusive", text(facets.min_inclusive));
    say("minExclusive", text(facets.min_exclusive));
    say("maxInclusive", text(facets.max_inclusive));
    say("maxExclusive", text(facets.max_exclusive));
    say("totalDigits", number(facets.total_digits));
    say("fractionDigits", number(facets.fraction_digits));
    if !description.is_empty() {
        object.insert("description", description);
    }
    object
}

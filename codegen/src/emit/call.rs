//! Calls of our macros, whose bodies are no Rust that a formatter would know: their lines are made here.
//!
//! In come the parts of a line; out goes the line, or where it would be too long a line for each part.

/// The greatest length of a line, in bytes.
const MOST: usize = 120;

/// Parts with spaces between them; in the place of some, line breaks.
pub(super) fn fill(indent: usize, parts: &[&str]) -> String {
    let mut text = " ".repeat(indent);
    let mut length = indent;
    for (index, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
        if index > 0 && length + 1 + part.len() > MOST {
            text.push('\n');
            text.push_str(&" ".repeat(indent + 4));
            length = indent + 4;
        } else if index > 0 {
            text.push(' ');
            length += 1;
        }
        text.push_str(part);
        length += part.len();
    }
    text
}

/// `head(part, part)`, with `behind` at its end; in the brackets that are said.
pub(super) fn list(indent: usize, head: &str, brackets: [&str; 2], parts: &[String], behind: &str) -> String {
    let pad = " ".repeat(indent);
    let [open, close] = brackets;
    let inner = parts.join(", ");
    let blank = if open == "{" && !parts.is_empty() { " " } else { "" };
    let flat = format!("{pad}{head}{open}{blank}{inner}{blank}{close}{behind}");
    let last = flat.rsplit('\n').next().unwrap_or_default();
    if parts.is_empty() || (last.len() <= MOST && !inner.contains('\n')) {
        return flat;
    }
    let lines: Vec<String> = parts.iter().map(|part| format!("{pad}    {},\n", indented(part, indent + 4))).collect();
    format!("{pad}{head}{open}\n{}{pad}{close}{behind}", lines.concat())
}

/// `head(part)` of a part that has lines of its own.
pub(super) fn around(head: &str, part: String, behind: &str) -> String {
    let flat = format!("{head}({part}){behind}");
    let first = flat.lines().next().unwrap_or_default();
    if first.len() <= MOST { flat } else { list(0, head, ["(", ")"], &[part], behind) }
}

/// A part of several lines, those behind the first further in.
fn indented(part: &str, indent: usize) -> String {
    part.replace('\n', &format!("\n{}", " ".repeat(indent)))
}

/// Lines between braces.
pub(super) fn braced(lines: &[String]) -> String {
    if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{}}}", lines.concat()) }
}

/// `xsdbind::name! { head(keys) body }`, with no parentheses where there are no keys and they are not `needed`.
pub(super) fn call(name: &str, head: &str, keys: Option<&[String]>, body: &str) -> String {
    let head = format!("xsdbind::{name}! {{ {head}");
    match keys {
        None => format!("{head} {body} }}"),
        Some(keys) => {
            let first = body.split('\n').next().unwrap_or_default();
            let opened = list(0, &format!("{head} "), ["(", ")"], keys, &format!(" {first}"));
            format!("{opened}{} }}", &body[first.len()..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{call, list};

    #[test]
    fn what_fits_is_one_line() {
        let parts = ["a: A".to_owned(), "b: B".to_owned()];
        assert_eq!(list(4, "new", ["(", ")"], &parts, ";"), "    new(a: A, b: B);");
        assert_eq!(list(0, "", ["{", "}"], &parts, ""), "{ a: A, b: B }");
        assert_eq!(list(0, "", ["{", "}"], &[], ""), "{}");
    }

    #[test]
    fn what_does_not_has_a_line_for_each_part() {
        let parts = ["a".repeat(60), format!("b {{\n    {}\n}}", "c".repeat(50))];
        let expected =
            format!("    f(\n        {},\n        b {{\n            {}\n        }},\n    ),", parts[0], "c".repeat(50));
        assert_eq!(list(4, "f", ["(", ")"], &parts, ","), expected);
    }

    #[test]
    fn keys_of_a_call() {
        let keys = [format!("name = \"{}\"", "a".repeat(80)), "namespace = TARGET_NS".to_owned()];
        assert_eq!(call("record", "A", Some(&[]), "{}"), "xsdbind::record! { A () {} }");
        assert_eq!(call("record", "A", Some(&keys[1..]), "{}"), "xsdbind::record! { A (namespace = TARGET_NS) {} }");
        let expected =
            format!("xsdbind::record! {{ A (\n    {},\n    {},\n) {{\n    b: \"b\",\n}} }}", keys[0], keys[1]);
        assert_eq!(call("record", "A", Some(&keys), "{\n    b: \"b\",\n}"), expected);
    }
}

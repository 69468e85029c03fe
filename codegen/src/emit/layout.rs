//! Lines that may be too long.
//!
//! In come the parts of a line; out goes the line, or the lines that it is broken into: at its brackets, a part on each,
//! and a comma behind the last, as rustfmt has it. What has no brackets stays in one line.

/// The greatest length of a line with brackets, in bytes.
const MOST: usize = 89;

/// How far in the parts of a line are.
const STEP: usize = 4;

/// `text` with `behind` at its end: `pub name: Vec<Nillable<UserId>>` and `,`.
pub(super) fn line(indent: usize, text: &str, behind: &str) -> String {
    let pad = " ".repeat(indent);
    let flat = format!("{pad}{text}{behind}");
    let brackets = text.split_once('<').and_then(|(head, rest)| Some((head, rest.strip_suffix('>')?)));
    let Some((head, inner)) = brackets else { return flat };
    fitting(flat, || format!("{pad}{head}<\n{}{pad}>{behind}", parts(indent, &arguments(inner))))
}

/// `A, B<C, D>` as `A` and `B<C, D>`.
fn arguments(inner: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'<' => depth += 1,
            b'>' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                found.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inner[start..]);
    found.into_iter().map(str::trim_start).collect()
}

/// A line for each part of what is broken at `indent`.
fn parts(indent: usize, parts: &[impl AsRef<str>]) -> String {
    let lines = parts.iter().enumerate().map(|(index, part)| {
        // The comma behind the last is there only because the line is broken, and does not count.
        let is_last = index + 1 == parts.len();
        let (counted, more) = if is_last { ("", ",\n") } else { (",", "\n") };
        line(indent + STEP, part.as_ref(), counted) + more
    });
    lines.collect()
}

/// `head(part, part)` with `behind` at its end.
pub(super) fn call(indent: usize, head: &str, arguments: &[String], behind: &str) -> String {
    let pad = " ".repeat(indent);
    let flat = format!("{pad}{head}({}){behind}", arguments.join(", "));
    fitting(flat, || format!("{pad}{head}(\n{}{pad}){behind}", parts(indent, arguments)))
}

/// `head { part, ..rest }`, of which the last part has no comma behind it.
pub(super) fn literal(indent: usize, head: &str, parts: &[String]) -> String {
    let pad = " ".repeat(indent);
    fitting(format!("{pad}{head} {{ {} }}", parts.join(", ")), || {
        format!("{pad}{head} {{\n{pad}    {}\n{pad}}}", parts.join(&format!(",\n{pad}    ")))
    })
}

/// A line, or what it is broken into.
pub(super) fn fitting(flat: String, broken: impl FnOnce() -> String) -> String {
    if flat.len() <= MOST { flat } else { broken() }
}

#[cfg(test)]
mod tests {
    use super::{call, line, literal};

    #[test]
    fn what_fits_is_one_line() {
        let name = "A".repeat(70);
        assert_eq!(line(4, &format!("b: Vec<{name}>"), ","), format!("    b: Vec<{name}>,"));
        let long = "A".repeat(78);
        let expected = format!("    b: Vec<\n        {long},\n    >,");
        assert_eq!(line(4, &format!("b: Vec<{long}>"), ","), expected);
        let longer = "A".repeat(90);
        assert_eq!(line(4, &longer, ","), format!("    {longer},"));
    }

    #[test]
    fn brackets_in_brackets() {
        let name = "A".repeat(80);
        let expected = format!("Vec<\n    Nillable<\n        {name},\n    >,\n>;");
        assert_eq!(line(0, &format!("Vec<Nillable<{name}>>"), ";"), expected);
        let expected = format!("Option<\n    With<\n        {name},\n        List<B, C>,\n    >,\n>;");
        assert_eq!(line(0, &format!("Option<With<{name}, List<B, C>>>"), ";"), expected);
    }

    #[test]
    fn calls_and_literals() {
        let parts = ["a: A".to_owned(), "b: B".to_owned()];
        assert_eq!(call(4, "pub fn new", &parts, " -> Self {"), "    pub fn new(a: A, b: B) -> Self {");
        let long = "a".repeat(80);
        let broken = call(4, "new", &[format!("{long}: A"), "b: B".to_owned()], " {");
        assert_eq!(broken, format!("    new(\n        {long}: A,\n        b: B,\n    ) {{"));
        assert_eq!(literal(0, "A", &["a".to_owned(), "..b".to_owned()]), "A { a, ..b }");
        assert_eq!(literal(0, "A", &[long.clone(), "..b".to_owned()]), format!("A {{\n    {long},\n    ..b\n}}"));
    }
}

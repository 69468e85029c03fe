#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: in patterns `\w` and `\s` are what they are in the expressions of Python: `\w` matches `_` and no `+`, `$`
# or `€`, and `\s` matches a no-break space.
# Why it matters: prices are refused and names with underscores accepted; the JDK and libxml2 say the contrary of both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

for pattern, values in [(r"\w", ["a", "_", "-", "+", "$", "€"]), (r"\s", [" ", "\t", "\u00a0", "\u2003"])]:
    schema = xmlschema.XMLSchema(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{pattern}"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>""")
    print(pattern, [value for value in values if schema.is_valid(f"<r>{value}</r>")])
PYTHON
echo 'expected by XML Schema Part 2, appendix F.1.1 (multi-character escapes): `\w` is all but punctuation, separators and others, so `a`, `+`, `$` and `€`; `\s` is the blank, the tabulator, the line feed and the carriage return'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
\w ['a', '_']
\s [' ', '\t', '\xa0', '\u2003']
SEEN

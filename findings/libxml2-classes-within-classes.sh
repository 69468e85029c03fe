#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: a subtraction within a subtraction is taken for one more of the outer class: `[a-z-[b-y-[m]]]` does not
# match `m`.
# Why it matters: a value that the schema means to allow is refused; one step of subtraction works, so that nothing
# warns of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

for pattern in ["[a-z-[b-y]]", "[a-z-[b-y-[m]]]", "[0-9-[0-5-[3]]]"]:
    schema = etree.XMLSchema(etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{pattern}"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>"""))
    print(pattern, [value for value in "abmz0349" if schema.validate(etree.fromstring(f"<r>{value}</r>"))])
PYTHON
echo 'expected by XML Schema Part 2, appendix F.1 (character class subtractions): `a` and `z`; `a`, `m` and `z`; `3` and `9`'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
[a-z-[b-y]] ['a', 'z']
[a-z-[b-y-[m]]] ['a', 'z']
[0-9-[0-5-[3]]] ['9']
SEEN

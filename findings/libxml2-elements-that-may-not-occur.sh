#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: an element with `maxOccurs="0"` is allowed once, as long as nothing has to follow: alone, as the last of a
# sequence, as a branch of a choice. Before an element that is there it is refused.
# Why it matters: it is the way by which a restriction takes an element away; what is taken away comes through.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

gone = '<xs:element name="a" minOccurs="0" maxOccurs="0"/>'
kept = '<xs:element name="b" minOccurs="0"/>'
base = '<xs:complexType name="B"><xs:sequence><xs:element name="a" minOccurs="0"/><xs:element name="b" minOccurs="0"/></xs:sequence></xs:complexType>'
contents = {
    "sequence": f"<xs:sequence>{kept}{gone}</xs:sequence>",
    "choice": f"<xs:choice>{gone}{kept}</xs:choice>",
    "restriction": f'<xs:complexContent><xs:restriction base="B"><xs:sequence>{gone}{kept}</xs:sequence></xs:restriction></xs:complexContent>',
}
for name, content in contents.items():
    schema = etree.XMLSchema(etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{base}<xs:element name="r"><xs:complexType>{content}</xs:complexType></xs:element></xs:schema>'))
    for text in ["<r><b/></r>", "<r><a/></r>", "<r><a/><a/></r>", "<r><a/><b/></r>", "<r><b/><a/></r>"]:
        print(name, text, schema.validate(etree.fromstring(text)))
PYTHON
echo 'expected by XML Schema Part 1, 3.3.2 (an element of no occurrence is no particle at all): only the first of each is valid'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
sequence <r><b/></r> True
sequence <r><a/></r> True
sequence <r><a/><a/></r> False
sequence <r><a/><b/></r> False
sequence <r><b/><a/></r> True
choice <r><b/></r> True
choice <r><a/></r> True
choice <r><a/><a/></r> False
choice <r><a/><b/></r> False
choice <r><b/><a/></r> False
restriction <r><b/></r> True
restriction <r><a/></r> True
restriction <r><a/><a/></r> False
restriction <r><a/><b/></r> False
restriction <r><b/><a/></r> False
SEEN

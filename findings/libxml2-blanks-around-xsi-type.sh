#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: `xsi:type=" xs:int "` is refused as no QName; white space is collapsed in `xsi:nil` and in every other
# attribute that is a QName.
# Why it matters: pretty-printed messages break lines within attributes; the parser makes a blank of each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

schema = etree.XMLSchema(etree.fromstring("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r" type="xs:decimal"/>
<xs:element name="n" type="xs:decimal" nillable="true"/>
<xs:element name="q"><xs:complexType><xs:attribute name="type" type="xs:QName"/></xs:complexType></xs:element>
</xs:schema>"""))
xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
for text in ['<r xsi:type="xs:int">1</r>', '<r xsi:type=" xs:int ">1</r>', '<n xsi:nil=" true "/>', '<q type=" xs:int "/>']:
    document = etree.fromstring(text.replace(" ", f" {xsi} ", 1))
    print(text, schema.validate(document))
PYTHON
echo 'expected by XML Schema Part 1, 2.6.1 (`xsi:type` is of the type QName), and Part 2, 3.2.18 and 4.3.6 (its white space is collapsed): all are valid'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<r xsi:type="xs:int">1</r> True
<r xsi:type=" xs:int ">1</r> False
<n xsi:nil=" true "/> True
<q type=" xs:int "/> True
SEEN

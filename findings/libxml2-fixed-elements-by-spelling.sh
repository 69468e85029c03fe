#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: the text of an element is compared with `fixed` as it is spelled, blanks included; that of an attribute
# by its value.
# Why it matters: a number in another spelling, or with a line break around it, is refused in an element and accepted
# in an attribute of the same type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

schema = etree.XMLSchema(etree.fromstring("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:simpleContent><xs:extension base="One"><xs:attribute name="a" type="xs:decimal" fixed="1.0"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
<xs:simpleType name="One"><xs:restriction base="xs:decimal"/></xs:simpleType>
<xs:element name="e" type="xs:decimal" fixed="1.0"/></xs:schema>"""))
for text in ["<e>1.0</e>", "<e>1</e>", "<e> 1.0 </e>", '<r a="1.0">1</r>', '<r a="1">1</r>', '<r a=" 1.0 ">1</r>']:
    print(text, schema.validate(etree.fromstring(text)))
PYTHON
echo 'expected by XML Schema Part 1, 3.3.4 (Element Locally Valid, 5.2.2.2.2) and 3.2.4: all are valid, since the values are the same'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<e>1.0</e> True
<e>1</e> False
<e> 1.0 </e> False
<r a="1.0">1</r> True
<r a="1">1</r> True
<r a=" 1.0 ">1</r> True
SEEN

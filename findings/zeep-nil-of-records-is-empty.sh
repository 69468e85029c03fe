#!/usr/bin/env bash
# Tool: zeep 4.3.3 (PyPI).
# Behaviour: an element of a complex type that is nil is read as an object without values, and written as an empty
# element; one that is empty is read as `None`, and left out.
# Why it matters: a cleared address is passed on as an empty one, and an empty one as none; a simple element that is
# nil is `None`, and left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zeep==4.3.3
cat >seen.py <<'PYTHON'
from lxml import etree
from zeep.xsd import Schema

xsd = etree.fromstring("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="n" type="xs:int" nillable="true" minOccurs="0"/>
<xs:element name="a" type="Address" nillable="true" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>
<xs:complexType name="Address"><xs:sequence><xs:element name="city" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
</xs:schema>""")
schema = Schema(xsd)
element = schema.get_element("r")
xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
for text in ['<n xsi:nil="true"/>', '<a xsi:nil="true"/>', "<a/>"]:
    made = element.parse(etree.fromstring(f"<r {xsi}>{text}</r>"), schema)
    parent = etree.Element("p")
    element.render(parent, made)
    print(text, repr(made.n), "a is", "None" if made.a is None else dict(made.a.__values__), etree.tostring(parent[0]).decode())
PYTHON
echo 'expected by XML Schema Part 1, 2.6.2: nil is no empty record, an empty record is no nil, and neither is absent'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<n xsi:nil="true"/> None a is None <r/>
<a xsi:nil="true"/> None a is {'city': None} <r><a/></r>
<a/> None a is None <r/>
SEEN

#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: in what is encoded, `None` becomes an empty element, also where the schema allows nil, and although an
# element that is nil is decoded to a dictionary with `@xsi:nil`. Without validation nothing says so.
# Why it matters: who sets a field to `None` to clear it sends an empty text, which is another value, or no value at
# all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xml.etree.ElementTree as etree

import xmlschema

schema = xmlschema.XMLSchema("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="s" type="xs:string" nillable="true" minOccurs="0"/>
<xs:element name="n" type="xs:int" nillable="true" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>""")
xsi = "http://www.w3.org/2001/XMLSchema-instance"
print(schema.decode(f'<r xmlns:xsi="{xsi}"><s xsi:nil="true"/></r>')["s"])
print(etree.tostring(schema.encode({"s": None}, path="r")).decode())
element, errors = schema.encode({"n": None}, path="r", validation="lax")
print(etree.tostring(element).decode(), len(errors))
PYTHON
echo 'expected by who reads and writes with it: what is nil when it is read is nil when it is written; no text is no nil in XML Schema Part 1, 2.6.2'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
{'@xsi:nil': 'true'}
<r>
    <s />
</r>
<r>
    <n />
</r> 0
SEEN

#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: a small `decimal` that was decoded is encoded with an exponent, `1E-7`, with validation and without a
# word; the result is not valid by its own check.
# Why it matters: a document that was only read and written again is refused by everybody, for its smallest amounts.
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
<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="d" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element></xs:schema>""")
for text in ["0.000001", "0.0000001", "0.0000000", "12.50"]:
    document = f"<r><d>{text}</d></r>"
    written = schema.encode(schema.decode(document), validation="strict")
    print(text, schema.is_valid(document), written[0].text, schema.is_valid(etree.tostring(written).decode()))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.3.1: a decimal has no exponent; what is encoded is valid as what was decoded'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
0.000001 True 0.000001 True
0.0000001 True 1E-7 False
0.0000000 True 0E-7 False
12.50 True 12.50 True
SEEN

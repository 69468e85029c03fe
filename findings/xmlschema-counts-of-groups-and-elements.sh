#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: in a sequence that stands twice, of an element that stands two or three times, four elements are refused;
# five and six are accepted.
# Why it matters: documents that are valid to libxml2 and the JDK are refused. The first occurrence of the group takes
# all that it can, and nothing is left for the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

schema = xmlschema.XMLSchema("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence minOccurs="2" maxOccurs="2">
<xs:element name="a" minOccurs="2" maxOccurs="3"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>""")
for count in range(3, 8):
    print(count, schema.is_valid("<r>" + "<a/>" * count + "</r>"))
PYTHON
echo 'expected by XML Schema Part 1, 3.8.4 and 3.9.4: 4, 5 and 6 are valid, since two times two to three can be any of these'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
3 False
4 False
5 True
6 True
7 False
SEEN

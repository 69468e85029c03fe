#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: an element that has one of the two fields of a `unique` or of a `keyref` takes part in it, with nothing as
# the other field; one that has neither does not.
# Why it matters: two rows with a number and without a street are said to be the same, and a reference of which a part
# is left out is said to be broken; the JDK, libxml2 and Xerces-C take both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

schema = xmlschema.XMLSchema("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="a" type="Two" minOccurs="0" maxOccurs="9"/><xs:element name="b" type="Two" minOccurs="0" maxOccurs="9"/>
</xs:sequence></xs:complexType>
<xs:unique name="u"><xs:selector xpath="a"/><xs:field xpath="@x"/><xs:field xpath="@y"/></xs:unique>
<xs:keyref name="k" refer="u"><xs:selector xpath="b"/><xs:field xpath="@x"/><xs:field xpath="@y"/></xs:keyref></xs:element>
<xs:complexType name="Two"><xs:attribute name="x"/><xs:attribute name="y"/></xs:complexType>
</xs:schema>""")
for text in ['<r><a x="1" y="2"/><b x="1" y="2"/></r>', '<r><a x="1" y="2"/><b x="1" y="3"/></r>', "<r><a/><a/><b/></r>", '<r><a x="1"/><a x="1"/></r>', '<r><b x="1"/></r>']:
    print(text, schema.is_valid(text))
PYTHON
echo 'expected by XML Schema Part 1, 3.11.4 (Identity-constraint Satisfied, 3 and 4): only elements that have all fields take part, so that all but the second are valid'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<r><a x="1" y="2"/><b x="1" y="2"/></r> True
<r><a x="1" y="2"/><b x="1" y="3"/></r> False
<r><a/><a/><b/></r> True
<r><a x="1"/><a x="1"/></r> False
<r><b x="1"/></r> False
SEEN

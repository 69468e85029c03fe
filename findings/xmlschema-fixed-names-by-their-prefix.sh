#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: a QName is compared with `fixed` as it is spelled: another prefix for the same namespace is refused, and
# the same prefix for another namespace is accepted. An `enumeration` of QNames is compared by name.
# Why it matters: a sender is free in its prefixes, and a name of a foreign vocabulary passes for the one that is fixed;
# the JDK says the contrary of both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

schema = xmlschema.XMLSchema("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="urn:names">
<xs:element name="a"><xs:complexType><xs:attribute name="f" type="xs:QName" fixed="n:one"/></xs:complexType></xs:element>
<xs:element name="f" type="xs:QName" fixed="n:one"/>
<xs:element name="e"><xs:simpleType><xs:restriction base="xs:QName"><xs:enumeration value="n:one"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>""")
for bound in ['n="urn:names"', 'm="urn:names"', 'n="urn:other"']:
    for text in ['<a xmlns:{} f="{}:one"/>', "<f xmlns:{}>{}:one</f>", "<e xmlns:{}>{}:one</e>"]:
        text = text.format(bound, bound[0])
        print(text, schema.is_valid(text))
PYTHON
echo 'expected by XML Schema Part 1, 3.2.4 (4) and 3.3.4 (5.2.2.2.2), and Part 2, 3.2.18: a value is a name with its namespace, so that the first six are valid and the last three are not'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<a xmlns:n="urn:names" f="n:one"/> True
<f xmlns:n="urn:names">n:one</f> True
<e xmlns:n="urn:names">n:one</e> True
<a xmlns:m="urn:names" f="m:one"/> False
<f xmlns:m="urn:names">m:one</f> False
<e xmlns:m="urn:names">m:one</e> True
<a xmlns:n="urn:other" f="n:one"/> True
<f xmlns:n="urn:other">n:one</f> True
<e xmlns:n="urn:other">n:one</e> False
SEEN

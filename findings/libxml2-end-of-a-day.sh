#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: 24:00:00, which it takes for a `dateTime`, is another instant than 00:00:00 of the next day, and an earlier
# one, in enumerations, bounds and keys.
# Why it matters: a period that begins at the end of a day is refused, and one key stands twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

for facet, bound in [("enumeration", "2026-01-02T00:00:00"), ("minInclusive", "2026-01-02T00:00:00"), ("maxExclusive", "2026-01-02T00:00:00")]:
    schema = etree.XMLSchema(etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:dateTime"><xs:{facet} value="{bound}"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>"""))
    for value in ["2026-01-02T00:00:00", "2026-01-01T24:00:00"]:
        print(facet, value, schema.validate(etree.fromstring(f"<r>{value}</r>")))
schema = etree.XMLSchema(etree.fromstring("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="xs:dateTime" maxOccurs="9"/></xs:sequence></xs:complexType>
<xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="."/></xs:key></xs:element>
</xs:schema>"""))
print("key", schema.validate(etree.fromstring("<r><a>2026-01-01T24:00:00</a><a>2026-01-02T00:00:00</a></r>")))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.7.1: 24:00:00 is the first instant of the following day, so that both lines of a facet say the same, and the key stands twice'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
enumeration 2026-01-02T00:00:00 True
enumeration 2026-01-01T24:00:00 False
minInclusive 2026-01-02T00:00:00 True
minInclusive 2026-01-01T24:00:00 False
maxExclusive 2026-01-02T00:00:00 False
maxExclusive 2026-01-01T24:00:00 True
key True
SEEN

#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: `NMTOKENS`, `IDREFS` and `ENTITIES` may be empty; a list type of a schema with `minLength` 1 may not.
# Why it matters: an attribute that is there refers to something; `refs=""` refers to nothing, and the JDK, Xerces-C
# and xmlschema refuse it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

for base in ["NMTOKENS", "IDREFS", "ENTITIES", "Names"]:
    schema = etree.XMLSchema(etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:attribute name="a" type="{base if base == 'Names' else 'xs:' + base}"/></xs:complexType></xs:element>
<xs:simpleType name="Names"><xs:restriction><xs:simpleType><xs:list itemType="xs:NMTOKEN"/></xs:simpleType><xs:minLength value="1"/></xs:restriction></xs:simpleType>
</xs:schema>"""))
    print(base, schema.validate(etree.fromstring('<r a=""/>')), schema.validate(etree.fromstring('<r a="  "/>')))
PYTHON
echo 'expected by XML Schema Part 2, 3.3.5, 3.3.10 and 3.3.12: none is valid, since these are lists of at least one item'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
NMTOKENS True True
IDREFS True True
ENTITIES True True
Names False False
SEEN

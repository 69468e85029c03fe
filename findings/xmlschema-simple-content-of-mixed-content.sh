#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: a schema is refused where a type restricts mixed content, of elements that may all be left out, to a simple
# type: `AttributeError`, from within the package. With a wildcard in place of the element it is read, and right.
# Why it matters: schemas that the JDK and libxml2 take cannot be loaded, and the error says nothing of the schema.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

for content in ['<xs:any minOccurs="0"/>', '<xs:element name="a" minOccurs="0"/>']:
    try:
        schema = xmlschema.XMLSchema(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="Mixed" mixed="true"><xs:sequence>{content}</xs:sequence></xs:complexType>
<xs:element name="r"><xs:complexType><xs:simpleContent><xs:restriction base="Mixed">
<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>
</xs:restriction></xs:simpleContent></xs:complexType></xs:element></xs:schema>""")
        print(content, schema.is_valid("<r>1</r>"), schema.is_valid("<r>x</r>"))
    except Exception as error:
        print(content, type(error).__name__)
PYTHON
echo 'expected by XML Schema Part 1, 3.4.6 (Derivation Valid (Restriction, Complex), 5.2.2.2): both schemas are right, and of the documents the first'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<xs:any minOccurs="0"/> True False
<xs:element name="a" minOccurs="0"/> AttributeError
SEEN

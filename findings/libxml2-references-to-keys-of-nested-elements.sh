#!/usr/bin/env bash
# Tool: libxml2 2.14.6, by lxml 6.1.3 (PyPI).
# Behaviour: elements that have a key of all items below them, and a reference to it, may stand in each other. Where they
# do, an item is found twice, by the key of its own element and that of the one around it, though it is one node; and the
# reference is refused with "More than one match found". Without the reference the same document is valid, and so is an
# element that stands alone; xmlschema 4.3.2 takes all of them: the controls.
# Why it matters: trees of departments or groups that each have their own key cannot be checked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.1.3 xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import lxml.etree
import xmlschema

KEY = '<xs:key name="ids"><xs:selector xpath=".//user"/><xs:field xpath="@id"/></xs:key>'
REFERENCE = '<xs:keyref name="to" refer="ids"><xs:selector xpath=".//user"/><xs:field xpath="@deputy"/></xs:keyref>'


def schema(constraints):
    return f"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="group">
    <xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element ref="group"/>
      <xs:element name="user"><xs:complexType>
        <xs:attribute name="id" use="required"/><xs:attribute name="deputy"/>
      </xs:complexType></xs:element>
    </xs:choice></xs:complexType>
    {constraints}
  </xs:element>
</xs:schema>"""


print("libxml2", ".".join(map(str, lxml.etree.LIBXML_VERSION)))
for what, constraints in [("key", KEY), ("key and reference", KEY + REFERENCE)]:
    one, control = lxml.etree.XMLSchema(lxml.etree.XML(schema(constraints))), xmlschema.XMLSchema(schema(constraints))
    for depth in [1, 2, 3]:
        user = '<user id="eve" deputy="eve"/>'
        document = "<group>" * depth + user + "</group>" * depth
        verdict = one.validate(lxml.etree.XML(document))
        print(f"{what}, {depth} deep:", verdict, "xmlschema:", control.is_valid(document))
        if one.error_log.last_error:
            print(" ", one.error_log.last_error.message)
PYTHON
echo 'expected by XML Schema Part 1, 3.11.5: the node tables of an element and of those in it have the node once, so each is valid'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
libxml2 2.14.6
key, 1 deep: True xmlschema: True
key, 2 deep: True xmlschema: True
key, 3 deep: True xmlschema: True
key and reference, 1 deep: True xmlschema: True
key and reference, 2 deep: False xmlschema: True
  Element 'user': More than one match found for key-sequence ['eve'] of keyref 'to'.
key and reference, 3 deep: False xmlschema: True
  Element 'user': More than one match found for key-sequence ['eve'] of keyref 'to'.
SEEN

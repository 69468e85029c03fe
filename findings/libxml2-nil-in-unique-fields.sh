#!/usr/bin/env bash
# Tool: libxml2 2.14.6, by lxml 6.1.3 (PyPI).
# Behaviour: where an element that is nil is a field of a `unique`, the document is not valid; the message is a warning that
# no value is available, "or something strange happened". A field without a value takes no part in a `unique`. xmlschema
# 4.3.2 takes all of the documents, which is the control.
# Why it matters: messages in which nil clears a value of a list are refused, though nothing in them is there twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet lxml==6.1.3 xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import lxml.etree
import xmlschema

schema = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="numbers">
    <xs:complexType><xs:sequence>
      <xs:element name="number" type="xs:int" nillable="true" maxOccurs="9"/>
    </xs:sequence></xs:complexType>
    <xs:unique name="once"><xs:selector xpath="number"/><xs:field xpath="."/></xs:unique>
  </xs:element>
</xs:schema>"""
one, control = lxml.etree.XMLSchema(lxml.etree.XML(schema)), xmlschema.XMLSchema(schema)
nil = '<number xsi:nil="true"/>'
for numbers in ["<number>1</number>", "<number>1</number>" * 2, nil, "<number>1</number>" + nil]:
    document = f'<numbers xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{numbers}</numbers>'
    verdict = one.validate(lxml.etree.XML(document))
    reason = "" if verdict else " " + one.error_log[0].message[:60]
    print(numbers, control.is_valid(document), verdict, reason, sep="|")
PYTHON
venv/bin/python -c 'import lxml.etree; print("libxml2", *lxml.etree.LIBXML_VERSION)'
echo 'expected by XML Schema Part 1, 3.11.4 (clauses 3 and 4.1): nil has no value, so an element that is nil is not compared'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<number>1</number>|True|True|
<number>1</number><number>1</number>|False|False| Element 'number': Duplicate key-sequence ['1'] in unique ide
<number xsi:nil="true"/>|True|False| Element 'number': Warning: No precomputed value available, t
<number>1</number><number xsi:nil="true"/>|True|False| Element 'number': Warning: No precomputed value available, t
SEEN

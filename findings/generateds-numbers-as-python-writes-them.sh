#!/usr/bin/env bash
# Tool: generateDS 2.44.3 (PyPI).
# Behaviour: numbers are written as Python writes them: a small `decimal` with an exponent, `1E-7`, and `INF` and `NaN`
# as `inf` and `nan`.
# Why it matters: a document that is read and written again is no longer valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check generateDS==2.44.3
cat >seen.py <<'PYTHON'
import io
import subprocess
import sys

import lxml.etree as etree

open("s.xsd", "w").write("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:choice><xs:element name="decimal" type="xs:decimal"/><xs:element name="double" type="xs:double"/></xs:choice></xs:complexType></xs:element>
</xs:schema>""")
subprocess.run(["venv/bin/generateDS", "-f", "-q", "-o", "s.py", "s.xsd"], check=True)
sys.path.insert(0, ".")
import s

schema = etree.XMLSchema(etree.parse("s.xsd"))
for name, text in [("decimal", "0.0000001"), ("decimal", "0.000001"), ("double", "INF"), ("double", "NaN"), ("double", "1e22")]:
    document = f"<r><{name}>{text}</{name}></r>"
    written = io.StringIO()
    s.parseString(document, silence=True).export(written, 0, pretty_print=False)
    written = etree.fromstring(written.getvalue())
    print(name, text, schema.validate(etree.fromstring(document)), written[0].text, schema.validate(written))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.3.1 and 3.2.5.1: a decimal has no exponent, and the special values are `INF` and `NaN`'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
decimal 0.0000001 True 1E-7 False
decimal 0.000001 True 0.000001 True
double INF True inf False
double NaN True nan False
double 1e22 True 1e+22 True
SEEN

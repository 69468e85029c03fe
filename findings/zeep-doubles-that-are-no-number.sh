#!/usr/bin/env bash
# Tool: zeep 4.3.3 (PyPI).
# Behaviour: `INF` and `NaN` are read as they should be; a `double` is written as `inf` and `nan`, a `float` as `INF`
# and `NAN`.
# Why it matters: a measurement that is read and passed on makes the message invalid; what is right for `float` differs
# from what is right for `double`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zeep==4.3.3
cat >seen.py <<'PYTHON'
from lxml import etree
from zeep.xsd import Schema

for base in ["float", "double"]:
    source = etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:{base}"/></xs:schema>""")
    element = Schema(source).get_element("r")
    for text in ["INF", "-INF", "NaN", "1.5"]:
        parent = etree.Element("p")
        element.render(parent, element.parse(etree.fromstring(f"<r>{text}</r>"), None))
        print(base, text, parent[0].text, etree.XMLSchema(source).validate(parent[0]))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.4.1 and 3.2.5.1: the special values are `INF`, `-INF` and `NaN`, letter for letter'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
float INF INF True
float -INF -INF True
float NaN NAN False
float 1.5 1.5 True
double INF inf False
double -INF -inf False
double NaN nan False
double 1.5 1.5 True
SEEN

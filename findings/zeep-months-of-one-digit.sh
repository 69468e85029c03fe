#!/usr/bin/env bash
# Tool: zeep 4.3.3 (PyPI).
# Behaviour: a `gMonth` before October is written with one digit, `--5`, which zeep itself does not read; a `gDay`
# and a `gMonthDay` have two.
# Why it matters: nine months of the year a message that was read is passed on as an invalid one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zeep==4.3.3
cat >seen.py <<'PYTHON'
import logging

from lxml import etree
from zeep.xsd import Schema

logging.disable()
for base, text in [("gMonth", "--05"), ("gMonth", "--11"), ("gMonth", "--05Z"), ("gDay", "---05"), ("gMonthDay", "--05-06")]:
    source = etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:{base}"/></xs:schema>""")
    element = Schema(source).get_element("r")
    parent = etree.Element("p")
    element.render(parent, element.parse(etree.fromstring(f"<r>{text}</r>"), None))
    written = parent[0]
    print(base, text, written.text, etree.XMLSchema(source).validate(written), element.parse(written, None))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.14.1: a month has two digits, so that what is written is what was read'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
gMonth --05 --5 False None
gMonth --11 --11 True (11, None)
gMonth --05Z --5Z False None
gDay ---05 ---05 True (5, None)
gMonthDay --05-06 --05-06 True (5, 6, None)
SEEN

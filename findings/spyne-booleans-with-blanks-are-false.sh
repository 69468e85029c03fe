#!/usr/bin/env bash
# Tool: spyne 2.14.0 (PyPI), with the schema that it makes itself, by lxml 6.1.3.
# Behaviour: a boolean that is true, with white space around it, is read as false. The document is valid by the schema of the
# class, and written again it says `false`. Without white space it is read as it is, and so is a number with blanks.
# Why it matters: what a peer has switched on in an indented message is switched off, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check spyne==2.14.0 lxml==6.1.3
cat >seen.py <<'PYTHON'
from lxml import etree
from spyne import Boolean, ComplexModel, Integer
from spyne.util.xml import get_object_as_xml, get_validation_schema, get_xml_as_object


class Line(ComplexModel):
    __namespace__ = "urn:example:line"
    forwarded = Boolean
    rings = Integer


schema = get_validation_schema([Line], "urn:example:line")
for inner in [
    "<forwarded>true</forwarded>",
    "<forwarded>\n true\n</forwarded>",
    "<forwarded> 1 </forwarded>",
    "<rings> 5 </rings>",
]:
    document = etree.XML(f'<Line xmlns="urn:example:line">{inner}</Line>')
    line = get_xml_as_object(document, Line)
    again = [f"{etree.QName(child).localname}={child.text}" for child in get_object_as_xml(line, Line)]
    print(repr(inner), "valid:", schema.validate(document), "read:", line.forwarded, line.rings, "written:", *again)
PYTHON
echo 'expected by XML Schema Part 2, 3.2.2 and 4.3.6: white space around a boolean is collapsed, so all of the first three are true'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
'<forwarded>true</forwarded>' valid: True read: True None written: forwarded=true
'<forwarded>\n true\n</forwarded>' valid: True read: False None written: forwarded=false
'<forwarded> 1 </forwarded>' valid: True read: False None written: forwarded=false
'<rings> 5 </rings>' valid: True read: None 5 written: rings=5
SEEN

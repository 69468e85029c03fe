#!/usr/bin/env bash
# Tool: spyne 2.14.0 (PyPI), with the schema that it makes itself, by lxml 6.1.3.
# Behaviour: an element with `xsi:nil="false"` is read as `None`, whatever is in it, and of a text with a comment in it only
# what stands before the comment is read. Both documents are valid by the schema of the class. A text in CDATA is read.
# Why it matters: a value that a peer has set is taken for a clearing, or is cut, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check spyne==2.14.0 lxml==6.1.3
cat >seen.py <<'PYTHON'
from lxml import etree
from spyne import ComplexModel, Unicode
from spyne.util.xml import get_validation_schema, get_xml_as_object


class Line(ComplexModel):
    __namespace__ = "urn:example:line"
    number = Unicode


names = 'xmlns="urn:example:line" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
schema = get_validation_schema([Line], "urn:example:line")
for inner in [
    "<number>1234</number>",
    '<number xsi:nil="true"/>',
    '<number xsi:nil="false">1234</number>',
    "<number>12<!-- area -->34</number>",
    "<number>12<![CDATA[34]]></number>",
]:
    document = etree.XML(f"<Line {names}>{inner}</Line>")
    print(inner, "valid:", schema.validate(document), "read:", repr(get_xml_as_object(document, Line).number))
PYTHON
echo 'expected by XML Schema Part 1, 2.6.2 and 3.1.4: nil is what says `true` or `1`; comments are no part of a value, so it is 1234'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<number>1234</number> valid: True read: '1234'
<number xsi:nil="true"/> valid: True read: None
<number xsi:nil="false">1234</number> valid: True read: None
<number>12<!-- area -->34</number> valid: True read: '12'
<number>12<![CDATA[34]]></number> valid: True read: '1234'
SEEN

#!/usr/bin/env bash
# Tool: PySimpleSOAP 1.16.2 (PyPI).
# Behaviour: an empty text in an answer is read as `None`, as nil is. A text of blanks is read as it is: the control.
# Why it matters: what a server says is empty looks as if it had been cleared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check PySimpleSOAP==1.16.2
cat >seen.py <<'PYTHON'
from pysimplesoap.simplexml import SimpleXMLElement

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
for inner in ["<name>Ada</name>", "<name> </name>", "<name></name>", "<name/>", '<name xsi:nil="true"/>']:
    answer = SimpleXMLElement(f"<user {XSI}>{inner}</user>")
    print(repr(inner), answer.unmarshall({"user": {"name": str}}))
PYTHON
echo 'expected by XML Schema Part 1, 2.6.2: an element is nil only where it says so; an empty xs:string is the text of no characters'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
'<name>Ada</name>' {'user': {'name': 'Ada'}}
'<name> </name>' {'user': {'name': ' '}}
'<name></name>' {'user': {'name': None}}
'<name/>' {'user': {'name': None}}
'<name xsi:nil="true"/>' {'user': {'name': None}}
SEEN

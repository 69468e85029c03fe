#!/usr/bin/env bash
# Tool: xmljson 0.2.1 (PyPI).
# Behaviour: the conventions Parker, BadgerFish and GData take a text for a number by its looks, as Python reads numbers:
# zeros in front are lost, `1e3` and `1_000` are numbers. Written again, the document is another one. Yahoo and Cobra keep
# texts: the control.
# Why it matters: telephone numbers and codes that begin with a zero are others once they went through JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check xmljson==0.2.1
cat >seen.py <<'PYTHON'
from xml.etree.ElementTree import fromstring

import xmljson

texts = ["0049301234", "007", "1e3", "1_000", "12"]
document = fromstring("<user>" + "".join(f"<text>{text}</text>" for text in texts) + "</user>")
for name in ["parker", "badgerfish", "gdata", "yahoo", "cobra"]:
    convention = getattr(xmljson, name)
    data = convention.data(document)
    again = convention.etree(data, root=None if name != "parker" else fromstring("<user/>"))
    root = again if name == "parker" else again[0]
    print(name, *(text.text for text in root.iter("text")))
PYTHON
echo 'expected: the texts as they are, 0049301234 007 1e3 1_000 12'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
parker 49301234 7 1000.0 1000 12
badgerfish 49301234 7 1000.0 1000 12
gdata 49301234 7 1000.0 1000 12
yahoo 0049301234 007 1e3 1_000 12
cobra 0049301234 007 1e3 1_000 12
SEEN

#!/usr/bin/env bash
# Tool: generateDS 2.44.3 (PyPI).
# Behaviour: a text element with an attribute, and without a text, is written with the text `None`.
# Why it matters: an empty note becomes the word None at the receiver.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check generateDS==2.44.3
cat >seen.py <<'PYTHON'
import subprocess
import sys

open("s.xsd", "w").write("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="note" type="Note" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
<xs:complexType name="Note"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="lang" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>""")
subprocess.run(["venv/bin/generateDS", "-f", "-q", "-o", "s.py", "s.xsd"], check=True)
sys.path.insert(0, ".")
import s

note = s.Note(lang="en")
s.r(note=note).export(sys.stdout, 0, pretty_print=False)
print()
PYTHON
echo 'expected by who made it: `<note lang="en"/>`, the empty text'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<r><note lang="en">None</note></r>
SEEN

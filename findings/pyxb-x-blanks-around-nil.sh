#!/usr/bin/env bash
# Tool: PyXB-X 1.2.6.4 (PyPI).
# Behaviour: `xsi:nil=" true "` is refused: white space around the value of that attribute is not collapsed, as it is
# for other booleans.
# Why it matters: a valid message that clears a value is taken for one with an empty number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check PyXB-X==1.2.6.4
cat >seen.py <<'PYTHON'
import subprocess
import sys

open("s.xsd", "w").write("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="n" type="xs:int" nillable="true"/><xs:element name="b" type="xs:boolean" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>""")
subprocess.run(["venv/bin/python", "venv/bin/pyxbgen", "-u", "s.xsd", "-m", "s"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
sys.path.insert(0, ".")
import s

xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
for text in ['<n xsi:nil="true"/>', '<n xsi:nil=" true "/>', "<n>1</n><b> true </b>"]:
    try:
        made = s.CreateFromDocument(f"<r {xsi}>{text}</r>")
        print(text, "nil" if made.n is None or made.n._isNil() else made.n)
    except Exception as error:
        print(text, type(error).__name__)
PYTHON
echo 'expected by XML Schema Part 2, 3.2.2 and 4.3.6: white space of a boolean is collapsed, so that the second is nil as well'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<n xsi:nil="true"/> nil
<n xsi:nil=" true "/> SimpleTypeValueError
<n>1</n><b> true </b> 1
SEEN

#!/usr/bin/env bash
# Tool: PyXB-X 1.2.6.4 (PyPI).
# Behaviour: the `gMonthDay` `--02-29` is refused, as a day that 1900 does not have.
# Why it matters: a birthday that comes back each leap year cannot be read; every other day can.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check PyXB-X==1.2.6.4
cat >seen.py <<'PYTHON'
import subprocess
import sys

open("s.xsd", "w").write("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:gMonthDay"/></xs:schema>""")
subprocess.run(["venv/bin/python", "venv/bin/pyxbgen", "-u", "s.xsd", "-m", "s"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
sys.path.insert(0, ".")
import s

for text in ["--02-28", "--02-29", "--12-31"]:
    try:
        print(text, s.CreateFromDocument(f"<r>{text}</r>").xsdLiteral())
    except Exception as error:
        print(text, type(error).__name__, error)
PYTHON
echo 'expected by XML Schema Part 2, 3.2.12: a `gMonthDay` is a set of days one year apart, and the 29th of February is one'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
--02-28 --02-28
--02-29 SimpleTypeValueError Type {http://www.w3.org/2001/XMLSchema}gMonthDay cannot be created from: (1900, 2, 29)
--12-31 --12-31
SEEN

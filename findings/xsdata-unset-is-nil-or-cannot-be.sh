#!/usr/bin/env bash
# Tool: xsdata 26.10 (PyPI).
# Behaviour: an optional element that may be nil and was not set is written as nil; but if its type is a simple type
# with a name, the generated field has lost `nillable`, so that it is left out and can never be nil.
# Why it matters: a record made with one value set clears all others, and those of named types cannot be cleared at
# all; giving an anonymous type a name changes what old code sends.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xsdata[cli]==26.10
cat >seen.py <<'PYTHON'
import os
import subprocess
import sys

open("s.xsd", "w").write("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="one" nillable="true" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="two" type="Short" nillable="true" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>
<xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
</xs:schema>""")
path = {"PATH": "venv/bin:" + os.environ["PATH"]}
subprocess.run(["venv/bin/xsdata", "generate", "s.xsd", "--package", "made"], check=True, capture_output=True, env=os.environ | path)
sys.path.insert(0, ".")
from made import R
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer

def show(made):
    print(XmlSerializer().render(made).splitlines()[-1].replace(xsi + " ", ""))

xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
show(R())
show(R(two="x"))
show(XmlParser().from_string(f'<r {xsi}><two xsi:nil="true"/></r>', R))
PYTHON
echo 'expected by who made and read them: `<r/>`, `<r><two>x</two></r>`, `<r><two xsi:nil="true"/></r>`'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<r><one xsi:nil="true"/></r>
<r><one xsi:nil="true"/><two>x</two></r>
<r><one xsi:nil="true"/><two/></r>
SEEN

#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: a `float` is compared with the precision of a `double`: where 0.1 is the only value or the greatest one,
# 0.10000000149011612, which is the same `float`, is refused.
# Why it matters: senders that widen a `float` before they write it produce just these digits; the JDK and libxml2 take
# them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

for facet in ["enumeration", "maxInclusive", "minExclusive"]:
    schema = xmlschema.XMLSchema(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:float"><xs:{facet} value="0.1"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>""")
    for value in ["0.1", "1e-1", "0.10000000149011612"]:
        print(facet, value, schema.is_valid(f"<r>{value}</r>"))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.4: a literal stands for the nearest number of 24 bits, so that the three are one value: valid under the first two facets, invalid under the last'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
enumeration 0.1 True
enumeration 1e-1 True
enumeration 0.10000000149011612 False
maxInclusive 0.1 True
maxInclusive 1e-1 True
maxInclusive 0.10000000149011612 False
minExclusive 0.1 False
minExclusive 1e-1 False
minExclusive 0.10000000149011612 True
SEEN

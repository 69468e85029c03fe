#!/usr/bin/env bash
# Tool: xmlschema 4.3.2 (PyPI).
# Behaviour: a value that is neither less nor greater than a bound passes it: one month where at most 30 days are
# allowed, a time with a zone where the bound has none, NaN where at least 1 is allowed.
# Why it matters: bounds say nothing on such values, where the JDK refuses all three: what one side lets out, the
# other refuses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import xmlschema

def schema(base, facet, value):
    return xmlschema.XMLSchema(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:{base}"><xs:{facet} value="{value}"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>""")

for base, facet, bound, value in [
    ("duration", "maxInclusive", "P30D", "P1M"),
    ("duration", "maxInclusive", "P30D", "P31D"),
    ("time", "minInclusive", "10:00:00", "10:00:00Z"),
    ("float", "minInclusive", "1", "NaN"),
    ("float", "minInclusive", "1", "0"),
]:
    print(base, facet, bound, value, schema(base, facet, bound).is_valid(f"<r>{value}</r>"))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.6.2, 3.2.7.4, 3.2.4: none of these is valid, since each is less, greater or incomparable'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
duration maxInclusive P30D P1M True
duration maxInclusive P30D P31D False
time minInclusive 10:00:00 10:00:00Z True
float minInclusive 1 NaN True
float minInclusive 1 0 False
SEEN

#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: NaN is greater than any lower bound of a `float` or `double`; upper bounds keep it out, and other
# incomparable values, as one month against 30 days, are refused by both.
# Why it matters: a range that has no upper bound lets NaN in, which the JDK refuses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

for base in ["float", "double"]:
    for facet in ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"]:
        schema = etree.XMLSchema(etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:{base}"><xs:{facet} value="1"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>"""))
        print(base, facet, schema.validate(etree.fromstring("<r>NaN</r>")))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.4 and 4.3.7 to 4.3.10: none is valid, since what is incomparable with a bound is excluded'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
float minInclusive True
float minExclusive True
float maxInclusive False
float maxExclusive False
double minInclusive True
double minExclusive True
double maxInclusive False
double maxExclusive False
SEEN

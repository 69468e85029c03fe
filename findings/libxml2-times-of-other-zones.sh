#!/usr/bin/env bash
# Tool: libxml2 2.14.6, in lxml 6.0.2 (PyPI).
# Behaviour: an `xs:time` is compared with its zone left out: 10:30 at +01:00, which is 09:30 in UTC, is not before
# 10:00 in UTC, and 11:00 at +01:00 is not equal to it. A `dateTime` is compared as it should be.
# Why it matters: opening hours and cut-off times from another zone pass, or are refused, by hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >seen.py <<'PYTHON'
import lxml.etree as etree

for base, date in [("time", ""), ("dateTime", "2026-01-01T")]:
    for facet, values in [("minInclusive", ["10:30:00+01:00", "11:30:00+01:00"]), ("enumeration", ["10:00:00Z", "11:00:00+01:00"])]:
        schema = etree.XMLSchema(etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:simpleType><xs:restriction base="xs:{base}"><xs:{facet} value="{date}10:00:00Z"/></xs:restriction></xs:simpleType></xs:element>
</xs:schema>"""))
        for value in values:
            print(base, facet, value, schema.validate(etree.fromstring(f"<r>{date}{value}</r>")))
PYTHON
echo 'expected by XML Schema Part 2, 3.2.8 and 3.2.7.4: times of different zones are compared as instants of the same day, so that `time` says the same as `dateTime`'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
time minInclusive 10:30:00+01:00 True
time minInclusive 11:30:00+01:00 True
time enumeration 10:00:00Z True
time enumeration 11:00:00+01:00 False
dateTime minInclusive 10:30:00+01:00 False
dateTime minInclusive 11:30:00+01:00 True
dateTime enumeration 10:00:00Z True
dateTime enumeration 11:00:00+01:00 True
SEEN

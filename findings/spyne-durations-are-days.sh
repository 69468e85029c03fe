#!/usr/bin/env bash
# Tool: spyne 2.14.0 (PyPI).
# Behaviour: a duration is read as days: a year as 365, a month as 30, so that twelve months are five days less than a year.
# Written again it is another value. Days and times are kept: the control.
# Why it matters: a term of a month or a year comes out as a number of days that ends on another date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check spyne==2.14.0 lxml==6.1.3
cat >seen.py <<'PYTHON'
from spyne import Duration
from spyne.protocol.xml import XmlDocument

protocol = XmlDocument()
for text in ["P30D", "PT36H", "P1M", "P12M", "P1Y", "-P1Y2M"]:
    value = protocol.from_unicode(Duration, text)
    print(f"{text}: read {value!r}, written {protocol.to_unicode(Duration, value)}")
PYTHON
echo 'expected by XML Schema Part 2, 3.2.6: P1Y is the value of P12M, neither is a number of days'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
P30D: read datetime.timedelta(days=30), written P30D
PT36H: read datetime.timedelta(days=1, seconds=43200), written P1DT12H
P1M: read datetime.timedelta(days=30), written P30D
P12M: read datetime.timedelta(days=360), written P360D
P1Y: read datetime.timedelta(days=365), written P365D
-P1Y2M: read datetime.timedelta(days=-425), written -P425D
SEEN

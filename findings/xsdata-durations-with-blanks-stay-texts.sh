#!/usr/bin/env bash
# Tool: xsdata 26.10 (PyPI).
# Behaviour: a duration with white space around it is not converted: the field, which is declared as `XmlDuration`, holds a
# `str` with the white space in it, and there is a warning, no error. Dates, times and years with white space are
# converted: the control.
# Why it matters: a program that reads `.months` of a duration in an indented message fails far from where it was read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check xsdata==26.10
cat >seen.py <<'PYTHON'
import warnings
from dataclasses import dataclass, field

from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.models.datatype import XmlDate, XmlDuration, XmlPeriod, XmlTime


def reader(kind):
    @dataclass
    class Line:
        value: kind | None = field(default=None, metadata={"type": "Element"})

    return Line


for kind, text in [(XmlDuration, "P1M"), (XmlDate, "2026-11-30"), (XmlTime, "12:00:00"), (XmlPeriod, "2026")]:
    for given in [text, f"\n  {text}\n"]:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            line = XmlParser().from_string(f"<Line><value>{given}</value></Line>", reader(kind))
        print(kind.__name__, repr(given), type(line.value).__name__, "warnings:", len(told))
PYTHON
echo 'expected by XML Schema Part 2, 4.3.6: the white space of all of these types is collapsed, so that there is no difference'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
XmlDuration 'P1M' XmlDuration warnings: 0
XmlDuration '\n  P1M\n' str warnings: 1
XmlDate '2026-11-30' XmlDate warnings: 0
XmlDate '\n  2026-11-30\n' XmlDate warnings: 0
XmlTime '12:00:00' XmlTime warnings: 0
XmlTime '\n  12:00:00\n' XmlTime warnings: 0
XmlPeriod '2026' XmlPeriod warnings: 0
XmlPeriod '\n  2026\n' XmlPeriod warnings: 0
SEEN

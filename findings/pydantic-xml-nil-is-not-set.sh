#!/usr/bin/env bash
# Tool: pydantic-xml 2.22.0, with pydantic 2.14.4 (PyPI).
# Behaviour: an element that is nil, one that is empty, and one that is not there are one: `None`, and none of them is in
# `model_fields_set`, which is where pydantic says what was given. So no way of writing gives back what was read: as it is,
# what was absent is nil; with `exclude_unset`, what was nil is absent. A value set by hand is in that set: the control.
# Why it matters: a request that is read, looked at and handed on clears what it left alone, or no longer clears what it did.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check pydantic-xml==2.22.0 pydantic==2.14.4
cat >seen.py <<'PYTHON'
from typing import Optional

from pydantic_xml import BaseXmlModel, element

XSI = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


class Modify(BaseXmlModel, tag="modify"):
    phone: Optional[str] = element(default=None, nillable=True)


def show(given, modify):
    ways = [{}, {"exclude_unset": True}]
    written = [modify.to_xml(**way).decode().replace(XSI, "").replace("></phone>", "/>") for way in ways]
    print(f"{given}: {modify.phone!r}, set: {sorted(modify.model_fields_set)}, written: {written[0]} or {written[1]}")


for inner in ["", '<phone xsi:nil="true"/>', "<phone/>", "<phone>12</phone>"]:
    show(f"<modify>{inner}</modify>", Modify.from_xml(f"<modify{XSI}>{inner}</modify>"))
show("Modify(phone=None)", Modify(phone=None))
PYTHON
echo 'expected by XML Schema Part 1, 2.6.2: what is absent stays absent, and what is nil stays nil'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<modify></modify>: None, set: [], written: <modify><phone xsi:nil="true" /></modify> or <modify />
<modify><phone xsi:nil="true"/></modify>: None, set: [], written: <modify><phone xsi:nil="true" /></modify> or <modify />
<modify><phone/></modify>: None, set: [], written: <modify><phone xsi:nil="true" /></modify> or <modify />
<modify><phone>12</phone></modify>: '12', set: ['phone'], written: <modify><phone>12</phone></modify> or <modify><phone>12</phone></modify>
Modify(phone=None): None, set: ['phone'], written: <modify><phone xsi:nil="true" /></modify> or <modify><phone xsi:nil="true" /></modify>
SEEN

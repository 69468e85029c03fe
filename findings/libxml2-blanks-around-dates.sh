#!/usr/bin/env bash
# Tool: libxml2 2.14.6, by lxml 6.1.3 (PyPI).
# Behaviour: a date, a time or a duration with white space after it is not valid, and before it only some types are taken
# (times, durations, months and days, but no dates and years). A pattern that takes anything, or a union around the type,
# makes the same text valid. Numbers are taken. xmlschema 4.3.2 takes all of them, which is the control.
# Why it matters: messages that a pretty-printer has broken into lines are refused for their dates alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.1.3 xmlschema==4.3.2
cat >seen.py <<'PYTHON'
import lxml.etree
import xmlschema

ANY = '<xs:pattern value=".*"/>'
VALUES = {
    "date": "2026-11-30", "dateTime": "2026-11-30T12:00:00", "gYear": "2026", "gYearMonth": "2026-11",
    "time": "12:00:00", "duration": "P1D", "gDay": "---30", "gMonthDay": "--11-30", "int": "30",
}


def verdicts(declaration, value):
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="e">{declaration}</xs:element></xs:schema>'
    one, control = lxml.etree.XMLSchema(lxml.etree.XML(text)), xmlschema.XMLSchema(text)
    for around in ("<e>{}</e>", "<e> {}</e>", "<e>{}\n</e>"):
        document = around.format(value)
        assert control.is_valid(document)
        yield "valid" if one.validate(lxml.etree.XML(document)) else "refused"


for name, value in VALUES.items():
    restriction = f'<xs:simpleType><xs:restriction base="xs:{name}"/></xs:simpleType>'
    with_pattern = restriction.replace("/></xs:simpleType>", f">{ANY}</xs:restriction></xs:simpleType>")
    union = f'<xs:simpleType><xs:union memberTypes="xs:{name}"/></xs:simpleType>'
    for kind, declaration in [("restriction", restriction), ("with a pattern", with_pattern), ("union", union)]:
        print(f"{name}, {kind}: alone, after a blank, before a line break:", *verdicts(declaration, value))
PYTHON
venv/bin/python -c 'import lxml.etree; print("libxml2", *lxml.etree.LIBXML_VERSION)'
echo 'expected by XML Schema Part 2, 4.3.6, and Part 1, 3.1.4: the white space of all of these types is collapsed before anything else is looked at, so all are valid'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
date, restriction: alone, after a blank, before a line break: valid refused refused
date, with a pattern: alone, after a blank, before a line break: valid valid valid
date, union: alone, after a blank, before a line break: valid valid valid
dateTime, restriction: alone, after a blank, before a line break: valid refused refused
dateTime, with a pattern: alone, after a blank, before a line break: valid valid valid
dateTime, union: alone, after a blank, before a line break: valid valid valid
gYear, restriction: alone, after a blank, before a line break: valid refused refused
gYear, with a pattern: alone, after a blank, before a line break: valid valid valid
gYear, union: alone, after a blank, before a line break: valid valid valid
gYearMonth, restriction: alone, after a blank, before a line break: valid refused refused
gYearMonth, with a pattern: alone, after a blank, before a line break: valid valid valid
gYearMonth, union: alone, after a blank, before a line break: valid valid valid
time, restriction: alone, after a blank, before a line break: valid valid refused
time, with a pattern: alone, after a blank, before a line break: valid valid valid
time, union: alone, after a blank, before a line break: valid valid valid
duration, restriction: alone, after a blank, before a line break: valid valid refused
duration, with a pattern: alone, after a blank, before a line break: valid valid valid
duration, union: alone, after a blank, before a line break: valid valid valid
gDay, restriction: alone, after a blank, before a line break: valid valid refused
gDay, with a pattern: alone, after a blank, before a line break: valid valid valid
gDay, union: alone, after a blank, before a line break: valid valid valid
gMonthDay, restriction: alone, after a blank, before a line break: valid valid refused
gMonthDay, with a pattern: alone, after a blank, before a line break: valid valid valid
gMonthDay, union: alone, after a blank, before a line break: valid valid valid
int, restriction: alone, after a blank, before a line break: valid valid valid
int, with a pattern: alone, after a blank, before a line break: valid valid valid
int, union: alone, after a blank, before a line break: valid valid valid
SEEN

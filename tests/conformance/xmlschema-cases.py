#!/usr/bin/env python3
"""Makes a suite of the test cases that the source package of `xmlschema` (PyPI) has in it.

Usage: xmlschema-cases.py FOLDER, where FOLDER is the package, unpacked. Writes FOLDER/tests/test_cases/suite.xml.

The package's file `testfiles` has a line for each schema and document, with the number of errors that are expected. A
document is for the schema that its `xsi:schemaLocation` or `xsi:noNamespaceSchemaLocation` names. Cases of XSD 1.1, and
those that need options of that package, are left out.
"""
import pathlib
import re
import sys
import xml.sax.saxutils

folder = pathlib.Path(sys.argv[1]) / "tests" / "test_cases"
schemas, documents = {}, {}
for line in (folder / "testfiles").read_text(encoding="utf-8").splitlines():
    words = line.split("#")[0].split()
    if not words or "--version=1.1" in words or any(word.startswith(("-L", "--locations")) for word in words):
        continue
    errors = re.search(r"--errors[= ](\d+)", line)
    valid = not errors or errors[1] == "0"
    if words[0].endswith(".xsd"):
        schemas[words[0]] = valid
    elif words[0].endswith(".xml"):
        documents[words[0]] = valid


def schema_of(path):
    """The schemas that a document names, relative to the folder."""
    text = (folder / path).read_bytes().decode("latin-1")
    found = re.search(r"[sS]chemaLocation\s*=\s*[\"']([^\"']*)", text)
    names = [word for word in found[1].split() if word.endswith(".xsd")] if found else []
    base = (folder / path).parent
    return [str((base / name).resolve().relative_to(folder.resolve())) for name in names if (base / name).exists()]


def test(kind, path, files, valid):
    """A schema test or an instance test."""
    lines = [f'    <{kind}Test name="{path}">']
    lines += [f'      <{kind}Document xlink:href="{xml.sax.saxutils.escape(file)}"/>' for file in files]
    verdict = {True: "valid", False: "invalid", None: "notKnown"}[valid]
    return lines + [f'      <expected validity="{verdict}"/>', f"    </{kind}Test>"]


groups = {(path,): [] for path in schemas}
for path, valid in documents.items():
    groups.setdefault(tuple(schema_of(path)), []).append((path, valid))
lines = [
    '<testSet xmlns="http://www.w3.org/XML/2004/xml-schema-test-suite/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' contributor="xmlschema" name="test_cases">'
]
for files, members in groups.items():
    lines.append(f'  <testGroup name="{" ".join(files) or "none"}">')
    if files:
        lines += test("schema", files[0], files, schemas.get(files[0]) if len(files) == 1 else None)
    for path, valid in members:
        lines += test("instance", path, [path], valid)
    lines.append("  </testGroup>")
(folder / "suite.xml").write_text("\n".join(lines) + "\n</testSet>\n", encoding="utf-8")

#!/usr/bin/env python3
"""Has three validators judge the documents of `tests/cases/*/documents.tsv`, and writes `verdicts.tsv`.

By hand, after a change of the documents: needs a JDK (its Xerces), and of PyPI lxml (libxml2) and xmlschema 4.3.2:

    python3 -m pip install lxml xmlschema==4.3.2
    tests/matrix/judge.py

A line is a case, a document, the first digits of the SHA-1 of schema and document, and a letter for each of Xerces,
libxml2 and xmlschema: v for valid, i for invalid, - where it ends otherwise. The test `matrix` compares them
with what the documents are said to be, and knows from `differences.toml` where which of them is wrong, and why. With
`--why`, prints what each says of the documents that it judges otherwise than `documents.tsv`.
"""

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import lxml.etree
import xmlschema

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "cases"


def documents(folder):
    for line in (folder / "documents.tsv").read_text(encoding="utf-8").splitlines():
        name, verdict, _, text = line.split("\t", 3)
        yield name, verdict, text


def xerces(folders):
    command = ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", str(HERE / "Judge.java"), *map(str, folders)]
    output = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    lines = (line.split("\t", 3) for line in output.splitlines())
    return {(case, name): (verdict, message) for case, name, verdict, message in lines}


def libxml2(folder):
    try:
        schema = lxml.etree.XMLSchema(lxml.etree.parse(str(folder / "schema.xsd")))
    except lxml.etree.XMLSchemaParseError as error:
        return lambda text: ("-", str(error))

    def judge(text):
        try:
            schema.assertValid(lxml.etree.fromstring(text.encode()))
            return "v", ""
        except lxml.etree.LxmlError as error:
            return "i", str(error)

    return judge


def python(folder):
    try:
        schema = xmlschema.XMLSchema10(str(folder / "schema.xsd"))
    except xmlschema.XMLSchemaException as error:
        return lambda text: ("-", str(error))

    def judge(text):
        try:
            schema.validate(io.StringIO(text), use_location_hints=False)
            return "v", ""
        except xmlschema.XMLSchemaException as error:
            return "i", str(getattr(error, "reason", error))
        except KeyError as error:
            # It looks for the keys of an element that the document does not have.
            return "-", f"KeyError: {error}"

    return judge


def main():
    why = "--why" in sys.argv
    folders = sorted(path.parent for path in CASES.glob("*/documents.tsv"))
    by_xerces = xerces(folders)
    lines = []
    for folder in folders:
        judges = [libxml2(folder), python(folder)]
        schema = (folder / "schema.xsd").read_bytes()
        for name, stated, text in documents(folder):
            said = [by_xerces[folder.name, name], *(judge(text) for judge in judges)]
            digest = hashlib.sha1(schema + text.encode()).hexdigest()[:8]
            letters = "".join(letter for letter, _ in said)
            lines.append(f"{folder.name}\t{name}\t{digest}\t{letters}\n")
            if why and letters != ("v" if stated == "ok" else "i") * 3:
                print(folder.name, name, stated, letters, text)
                for judge, (_, message) in zip(("xerces", "libxml2", "xmlschema"), said):
                    print("   ", judge, message)
    (HERE / "verdicts.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

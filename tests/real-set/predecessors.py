#!/usr/bin/env python3
"""Checks which version before `xsdbind diff` names, against lists made in two other ways.

    xsdbind diff OLD NEW --format json --output report.json
    tests/real-set/predecessors.py OLD NEW report.json

The first list is from names: a tail of words, compared as tuples, in files read as text. The second is from what the
vendor says in documentation, `Replaced by: ..`: from the version before, these words must lead to the new one, or to another
of its line. Where they lead elsewhere, that is printed. Ends with 1 where the first list and the report differ.
"""

import json
import pathlib
import re
import sys

TAIL = re.compile(r"^(?P<stem>.*?[a-z])(?P<tail>(?:\d+(?:[sSmM]p\d+)?[A-Z]?)?(?:RI)?(?:XS)?(?:V\d+)?)$")
TYPE = re.compile(r'<(?:xsd?:)(complexType|simpleType)\s+name="\s*(\w+)\s*".*?</(?:xsd?:)\1>', re.DOTALL)
REPLACED = re.compile(r"(?:replaced|deprecated) by\W+(?:the\s+)?(\w+)", re.IGNORECASE)


def types(folder):
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*.xsd")):
        for kind in TYPE.finditer(path.read_text(encoding="latin-1")):
            said = REPLACED.search(kind[0])
            found[kind[2]] = (kind[1], path.name, said and said[1])
    return found


def place(name):
    tail = TAIL.match(name)
    if not tail:
        return name, (0, 0, 0, "", 0)
    mode = release = pack = v = 0
    letter = ""
    for word in re.findall(r"RI|XS|[sSmM]p\d+|V\d+|\d+|[A-Z]", tail["tail"]):
        if word in ("RI", "XS"):
            mode += {"RI": 2, "XS": 1}[word]
        elif word[0] == "V":
            v = int(word[1:])
        elif word[1:2] == "p":
            pack = int(word[2:])
        elif word.isdigit():
            release = int(word)
        else:
            letter = word
    return tail["stem"], (mode, release, pack, letter, v)


def main(old_folder, new_folder, report):
    old, new = types(old_folder), types(new_folder)
    lines = {}
    for name, (kind, *_) in old.items():
        stem, version = place(name)
        lines.setdefault((kind, stem), []).append((version, name))
    expected = {}
    for name in new.keys() - old.keys():
        stem, version = place(name)
        before = [one for one in lines.get((new[name][0], stem), []) if one[0] < version]
        expected[name] = max(before)[1] if before else None

    entries = json.load(open(report, encoding="utf-8"))["entries"]
    added = [entry for entry in entries if entry["status"] == "added" and entry["component"] != "element"]
    found = {entry["name"]: entry["version_of"] and entry["version_of"]["name"] for entry in added}
    wrong = [name for name in found if found[name] != expected.get(name)]
    for name in sorted(wrong):
        print(f"differs: {name} after {found[name]}, expected {expected.get(name)}")

    says = silent = line = 0
    for name, before in sorted(found.items()):
        if before is None:
            continue
        chain, at = [], before
        while at in new and new[at][2] and at not in chain:
            chain.append(at)
            at = new[at][2]
        if name == at or name in chain:
            says += 1
        elif not chain:
            silent += 1
        elif place(at)[0] == place(name)[0]:
            line += 1
        else:
            print(f"documentation of {before} leads to {at}, not to {name}")
    linked = sum(before is not None for before in found.values())
    print(f"{len(found)} new types, {linked} with a version before, {len(wrong)} other than by names")
    print(f"documentation: {says} of {linked} lead there, {line} to others of its line, {silent} say nothing")

    deprecated = [entry for entry in entries if entry["deprecated"]]
    moved = {
        name for name, (_, file, _) in new.items()
        if "deprecated" in file.lower() and (name not in old or "deprecated" not in old[name][1].lower())
    }
    differ = moved ^ {entry["name"] for entry in deprecated}
    successors = sum(entry["replaced_by"] is not None for entry in deprecated)
    print(f"{len(deprecated)} deprecated, {successors} with a successor, {len(differ)} other than by files")
    return 1 if wrong or differ else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

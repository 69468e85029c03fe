#!/usr/bin/env python3
"""Compares what cargo-public-api lists of two releases with a report of `xsdbind diff`.

Usage: compare.py OLD.txt NEW.txt OLD_NAMES.txt NEW_NAMES.txt REPORT.json

The names are what `xsdbind list` prints of both. An item is flagged if only one of the lists has it: it is gone, new, or has
another type. It is of the type of the schemas that it is called after; a type without a name there, such as that of a
choice, is of the one whose name it begins with, the longest of those that there are. Of an item that is gone or changed, that
type must be in the report as one that breaks compilation. Of a new one, it must be in the report. A variant of a set of types
may also be told as the type that it is. And for each change that is reported as one that breaks compilation there must be an
item of its type that is flagged.

Exit status 1 where that is not so.
"""

import json
import re
import sys


# Items that are there once for a whole module, and grow with every release: docs/diff-report.md says so.
ALL = {"AnyDocument"}


def lines(path):
    return [line.rstrip("\n") for line in open(path, encoding="utf-8")]


def items(path):
    return {line for line in lines(path) if line.startswith("pub ")}


def type_of(line):
    """`UserId` of `pub api::all::base::UserId::new(..)`; None of a module."""
    found = re.search(r"\bapi::all::((?:[a-z0-9_]+::)*)([A-Z]\w*)", line)
    return found and found.group(2)


def letters(name):
    """A name as it is in Rust and in the schemas."""
    return re.sub(r"[^0-9a-z]", "", name.split("}")[-1].lower())


def main():
    old, new = items(sys.argv[1]), items(sys.argv[2])
    names = {letters(line.split()[0]) for path in sys.argv[3:5] for line in lines(path) if line.strip()}
    report = json.load(open(sys.argv[5], encoding="utf-8"))
    entries = {}
    for entry in report["entries"]:
        for name in {letters(entry["name"]), letters(entry["old_name"] or entry["name"])}:
            entries.setdefault(name, []).append(entry)

    def owner(type_name):
        """The type of the schemas that a type is of."""
        name = letters(type_name)
        return next((name[:end] for end in range(len(name), 0, -1) if name[:end] in names), name)

    breaks = lambda entry: entry["breaks"]["compilation"]
    known = {owner(type_of(line)) for line in old if type_of(line)}
    gone, added = sorted(old - new), sorted(new - old)
    problems, flagged = [], set()
    for line, is_gone in [(line, True) for line in gone] + [(line, False) for line in added]:
        name = type_of(line)
        if name is None or name in ALL:
            continue
        flagged.add(owner(name))
        variant = re.search(r"::([A-Z]\w*)\(", line)
        told = entries.get(owner(name), []) + entries.get(letters(variant.group(1)) if variant else "", [])
        if is_gone and not any(breaks(entry) for entry in told):
            problems.append(f"gone or changed, and not reported as breaking compilation: {line}")
        elif not told:
            problems.append(f"new, and not reported: {line}")
    reported, unflagged = 0, []
    for entry in report["entries"]:
        own = {letters(entry["name"]), letters(entry["old_name"] or entry["name"])}
        for change in entry["changes"] + entry["findings"]:
            if change["breaks"]["compilation"]:
                reported += 1
                if not own & flagged:
                    unflagged.append(f"{entry['name']} {change.get('path', '')}: {change['rule']}")
    print(f"  {len(old)} items before, {len(new)} now; {len(gone)} are gone or changed, {len(added)} new or changed")
    print(f"  {len(flagged & known)} types of before are flagged, {len(problems)} items are not in the report")
    print(f"  {reported} changes are reported as breaking compilation, {len(unflagged)} are of types that are not flagged")
    for line in problems + unflagged:
        print(f"    {line}")
    sys.exit(1 if problems or unflagged else 0)


main()

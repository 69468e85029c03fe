#!/usr/bin/env python3
"""Compares what cargo-public-api lists of two releases with a report of `xsdbind diff`.

Usage: compare.py OLD.txt NEW.txt REPORT.json

An item is flagged if only one of the lists has it: it is gone, new, or has another type. Of an item that is gone or changed,
the type that it belongs to must be in the report as one that breaks compilation. Of a new one, it must be in the report. And
for each change that is reported as one that breaks compilation there must be an item of its type that is flagged.

Exit status 1 where that is not so.
"""

import json
import re
import sys


# Items that are there once for a whole module, and grow with every release: docs/diff-report.md says so.
ALL = {"AnyDocument"}


def lines(path):
    return {line.rstrip("\n") for line in open(path, encoding="utf-8") if line.startswith("pub ")}


def type_of(line):
    """`UserId` of `pub api::all::base::UserId::new(..)`; None of a module."""
    found = re.search(r"\bapi::all::((?:[a-z0-9_]+::)*)([A-Z]\w*)", line)
    return found and found.group(2)


def letters(name):
    return re.sub(r"[^0-9a-z]", "", name.lower())


def main():
    old, new = lines(sys.argv[1]), lines(sys.argv[2])
    report = json.load(open(sys.argv[3], encoding="utf-8"))
    entries = {}
    for entry in report["entries"]:
        for name in {entry["name"], (entry["old_name"] or entry["name"]).split("}")[-1]}:
            entries.setdefault(letters(name), []).append(entry)

    def entry_of(type_name):
        """The entry of a type; types of choices and of facets begin with the name of the type they are in."""
        name = letters(type_name)
        for end in range(len(name), 0, -1):
            if name[:end] in entries:
                return entries[name[:end]]
        return []

    breaks = lambda entry: entry["breaks"]["compilation"]
    problems, flagged = [], {}
    gone, added = sorted(old - new), sorted(new - old)
    known = {type_of(line) for line in old}
    for line in gone:
        name = type_of(line)
        if name is None or name in ALL:
            continue
        flagged.setdefault(name, []).append(line)
        variant = re.search(r"::([A-Z]\w*)\(", line)
        of_variant = entries.get(letters(variant.group(1)), []) if variant else []
        if not any(breaks(entry) for entry in entry_of(name) + of_variant):
            problems.append(f"gone or changed, and not reported as breaking compilation: {line}")
    for line in added:
        name = type_of(line)
        if name is None or name in ALL:
            continue
        flagged.setdefault(name, []).append(line)
        # A variant of a set of types is reported as the type that it is.
        variant = re.search(r"::([A-Z]\w*)\(", line)
        if not entry_of(name) and not (variant and letters(variant.group(1)) in entries):
            problems.append(f"new, and not reported: {line}")
    names = {letters(name) for name in flagged}
    reported, unflagged = 0, []
    for entry in report["entries"]:
        told = [change for change in entry["changes"] + entry["findings"] if change["breaks"]["compilation"]]
        # An added type breaks where it is a variant more of the set of types that it belongs to.
        own = {letters(entry["name"]), letters((entry["old_name"] or "").split("}")[-1])} - {""}
        is_flagged = any(name.startswith(one) for one in own for name in names)
        for change in told:
            reported += 1
            if not is_flagged:
                unflagged.append(f"{entry['name']} {change.get('path', '')}: {change['rule']}")
    print(f"  {len(old)} items before, {len(new)} now; {len(gone)} are gone or changed, {len(added)} new or changed")
    print(f"  {len([name for name in flagged if name in known])} types of before are flagged, {len(problems)} items are not in the report")
    print(f"  {reported} changes are reported as breaking compilation, {len(unflagged)} are of types that are not flagged")
    for line in problems + unflagged:
        print(f"    {line}")
    sys.exit(1 if problems or unflagged else 0)


main()

#!/usr/bin/env python3
"""Prints the public items of a crate from the JSON of rustdoc, a line each, in the manner of cargo-public-api.

Usage: items.py API.json

Printed are types, fields, variants, constants, functions and methods with their signatures; implementations of traits are
not, since every generated type has the same.
"""

import json
import sys


def main():
    document = json.load(open(sys.argv[1], encoding="utf-8"))
    index = document["index"]
    for line in sorted(set(items(index, str(document["root"]), []))):
        print(line)


def items(index, at, path):
    item = index.get(at)
    if item is None or item["visibility"] not in ("public", "default"):
        return
    (kind, inner), = item["inner"].items()
    if kind == "use":
        # What is re-exported is another name for what is listed elsewhere.
        return
    here = path + [item["name"]] if item["name"] else path
    name = "::".join(here)
    ids = lambda all: (str(one) for one in all if one is not None)
    if kind == "module":
        for one in ids(inner["items"]):
            yield from items(index, one, here)
    elif kind == "struct":
        yield f"pub struct {name}"
        (shape, fields), = inner["kind"].items() if isinstance(inner["kind"], dict) else [(inner["kind"], [])]
        yield from of_all(index, ids(fields["fields"] if shape == "plain" else fields), here)
        yield from of_impls(index, inner["impls"], here)
    elif kind == "enum":
        yield f"pub enum {name}"
        yield from of_all(index, ids(inner["variants"]), here)
        yield from of_impls(index, inner["impls"], here)
    elif kind == "variant":
        (shape, fields), = inner["kind"].items() if isinstance(inner["kind"], dict) else [(inner["kind"], [])]
        types = [shown(index[one]["inner"]["struct_field"]) for one in ids(fields)] if shape == "tuple" else []
        yield f"pub {name}({', '.join(types)})" if types else f"pub {name}"
    elif kind == "struct_field":
        yield f"pub {name}: {shown(inner)}"
    elif kind == "type_alias":
        yield f"pub type {name} = {shown(inner['type'])}"
    elif kind in ("constant", "assoc_const"):
        yield f"pub const {name}: {shown(inner['type'])} = {inner.get('const', inner).get('expr', inner.get('value'))}"
    elif kind == "function":
        arguments = ", ".join(f"{argument}: {shown(ty)}" for argument, ty in inner["sig"]["inputs"])
        output = inner["sig"]["output"]
        yield f"pub fn {name}({arguments})" + (f" -> {shown(output)}" if output else "")
    else:
        yield f"pub {kind} {name}"


def of_all(index, ids, path):
    for one in ids:
        yield from items(index, one, path)


def of_impls(index, impls, path):
    for one in impls:
        inner = index[str(one)]["inner"]["impl"]
        if inner["trait"] is None:
            yield from of_all(index, (str(one) for one in inner["items"]), path)


def shown(ty):
    """A type, as far as it matters whether it is the same."""
    (kind, inner), = ty.items()
    if kind == "resolved_path":
        arguments = (inner.get("args") or {}).get("angle_bracketed", {}).get("args", [])
        inside = ", ".join(shown(one["type"]) for one in arguments if "type" in one)
        name = inner.get("path") or inner.get("name")
        return f"{name}<{inside}>" if inside else name
    if kind in ("primitive", "generic"):
        return inner
    if kind == "borrowed_ref":
        return "&" + shown(inner["type"])
    return json.dumps(ty, sort_keys=True)


main()

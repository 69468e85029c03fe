"""Makes the documents that run.sh exchanges, and the tables of docs/other-tools.md from what came back.

Usage: report.py documents FOLDER
       report.py page WORK PAGE [--check]     writes the tables between the page's marks, or compares them
       report.py page WORK - TOOL..           prints the tables of some tools
"""

import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).parent
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
BEGIN, END = "<!-- begin: written by tests/other-tools/run.sh -->", "<!-- end -->"
# What the page calls each tool, and the Debian package that has its version, unless the version is fixed in run.sh.
TOOLS = {
    "jaxb": ("JAXB", "libjaxb-java"),
    "xmlbeans": ("XMLBeans", "libxmlbeans-java"),
    "xsdcxx": ("CodeSynthesis XSD", "xsdcxx"),
    "gsoap": ("gSOAP", "gsoap"),
    "mono": ("Mono XmlSerializer", "mono-devel"),
    "php": ("PHP soap", "php8.2-soap"),
    "xml-compile": ("XML::Compile", "libxml-compile-perl"),
    "node-soap": ("soap for Node.js 1.13.0", None),
    "xsdata": ("xsdata 26.10", None),
    "pyxb": ("PyXB-X 1.2.6.4", None),
    "generateds": ("generateDS 2.44.3", None),
    "zeep": ("zeep 4.3.3", None),
    "xmlschema": ("xmlschema 4.3.2", None),
}
# The columns of the table of what is read and written again: documents whose outcomes are told together.
COLUMNS = {
    "nil": [
        "nil-text", "nil-facets", "nil-number", "nil-boolean", "nil-list", "nil-union", "nil-enumeration", "nil-record",
        "nil-repeated", "nil-in-choice", "nil-deep",
    ],
    "nil with an attribute": ["nil-with-attribute"],
    "nil with `xsi:type`": ["nil-with-type"],
    "nil written otherwise": ["nil-one", "nil-blanks", "nil-false", "nil-zero"],
    "nil of an abstract type": ["abstract-nil"],
    "empty": ["empty-text", "empty-list", "empty-repeated", "empty-record", "empty-default", "empty-fixed"],
    "absent": ["absent"],
    "values": [
        "values", "text-that-says-nil", "text-that-says-none", "text-with-blanks", "union-number", "list-with-blanks",
        "default-stated", "fixed-stated", "derived", "choice", "wildcard",
    ],
}
# Two texts of one value: of an element with a default or a fixed value, empty is that; and `1` is true.
SAME = {"width": ("empty", "`80`"), "version": ("empty", "`1`"), "active": ("`1`", "`true`")}
# Values of memory that was never written to: another one in each run.
UNSTEADY = {("xsdcxx", "nil-number"): "some number", ("xsdcxx", "nil-boolean"): "some boolean"}
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<m:userModify xmlns:m="urn:example:modify" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<userId>ann@example.com</userId>{}</m:userModify>
"""


def documents():
    """The lines of documents.tsv: the name, the element that it is about, the content."""
    return [line.split("\t") for line in (HERE / "documents.tsv").read_text().splitlines()]


def write_documents(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, content in documents():
        (folder / f"{name}.xml").write_text(DOCUMENT.format(content))


def describe(element):
    """What an element says: nil, empty, or its value, with its type and attributes."""
    said = []
    nil = element.get(f"{XSI}nil", "false").strip() in ("true", "1")
    children = [f"{child.tag.split('}')[-1]}: {describe(child)}" for child in element]
    text = element.text or ""
    if nil:
        said.append("nil")
    if children:
        said.append(f"({', '.join(children)})")
    elif text.strip() or (text and not nil):
        said.append(f"`{normal(text)}`")
    elif not nil:
        said.append("empty")
    type_name = element.get(f"{XSI}type")
    if type_name:
        said.append(f"of type {type_name.split(':')[-1]}")
    said += [f"with {key}" for key in element.keys() if not key.startswith(XSI)]
    return " ".join(said)


def normal(text):
    """The text, or the canonical form of the numbers that it is a list of."""
    try:
        return " ".join(str(int(item)) for item in text.split()) or text
    except ValueError:
        return text


def root_of(path):
    """The root of a document, or nothing where it is not well-formed."""
    try:
        return ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError:
        return None


def states(path):
    """What a document says of each element, in order, but for the user's name."""
    root = root_of(path)
    if root is None:
        return None
    found = {}
    for child in root:
        found.setdefault(child.tag, []).append(describe(child))
    for name, (said, value) in SAME.items():
        if found.get(name) == [said]:
            found[name] = [value]
    return {name: ", ".join(said) for name, said in found.items() if name != "userId"}


def outcome(source, folder):
    """What became of a document that a tool read and wrote."""
    written = folder / source.name
    if not written.exists():
        return "refused" if written.with_suffix(".error").exists() else "lost"
    before, after = states(source), states(written)
    if after is None:
        return "not well-formed"
    if before:
        # What is added to every document is told once, of the one in which all is absent.
        added = states(folder / "absent.xml") if (folder / "absent.xml").exists() else None
        after = {name: said for name, said in after.items() if name in before or (added or {}).get(name) != said}
    if before == after:
        return "same"
    if (folder.name, source.stem) in UNSTEADY and all(said.startswith("`") for said in after.values()):
        return UNSTEADY[folder.name, source.stem]
    changes = []
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            said = after.get(name, "left out")
            known = name in before and len(before) == 1
            changes.append(said if known else f"{name.split('}')[-1]} {said}")
    return ", ".join(changes)


def cell(names, outcomes):
    """The outcomes of several documents in few words."""
    if len(set(outcomes)) == 1:
        return outcomes[0]
    told = {}
    for name, said in zip(names, outcomes):
        if said != "same":
            told.setdefault(said, []).append(name.removeprefix("nil-").removeprefix("empty-").replace("-", " "))
    return "; ".join(f"{', '.join(names)}: **{said}**" for said, names in told.items())


def made(folder, name):
    """What a tool writes for a value made in code."""
    path = folder / f"made-{name}.xml"
    if not path.exists():
        return "refused" if path.with_suffix(".error").exists() else ""
    found = states(path)
    if found is None:
        return "not well-formed"
    told = {}
    for field, said in found.items():
        told.setdefault(said, []).append(field)
    return "; ".join(f"{said}: {', '.join(fields)}" for said, fields in told.items()) or "nothing"


def valid(paths):
    """The documents that libxml2 finds valid."""
    schema = HERE / "schema.xsd"
    found = set()
    for path in paths:
        run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, path], capture_output=True)
        if run.returncode == 0:
            found.add(path)
    return found


def version(tool):
    name, package = TOOLS[tool]
    if package is None:
        return name
    run = subprocess.run(["dpkg-query", "--show", "--showformat", "${Version}", package], capture_output=True, text=True)
    return f"{name} {run.stdout.split(':')[-1].split('-')[0].split('+')[0]}"


def row(*cells):
    return f"| {' | '.join(cells)} |\n"


def head(*cells):
    return row(*cells) + "|---" * len(cells) + "|\n"


def tables(work, tools):
    sources = work / "documents"
    text = "## Made in code\n\nWhat is written for a request whose fields are unset, null, nil (where the tool has a word for it), and empty.\n\n"
    text += head("tool", "unset", "null", "nil", "empty")
    for tool in tools:
        folder = work / "theirs" / tool
        text += row(version(tool), *(made(folder, name) for name in ("unset", "null", "nil", "empty")))
    text += ("\n## Read, and written again\n\n*Same* is the same to a reader. What differs is in bold, after the documents of tests/other-tools/documents.tsv "
        "in which it is seen. What is written for an absent element is told in that column only.\n\n")
    text += head("tool", *COLUMNS)
    for tool in tools:
        folder = work / "theirs" / tool
        cells = (cell(names, [outcome(sources / f"{name}.xml", folder) for name in names]) for names in COLUMNS.values())
        text += row(version(tool), *cells)
    text += ("\n## What xsdbind writes, read by the tool\n\nThe same documents, read and written by xsdbind first. Only what a tool makes of them and not of the original "
        "is told; *same* is then the better outcome.\n\n")
    text += head("tool", "documents", "other outcome than of the original")
    for tool in tools:
        others = []
        ours = sorted((work / "ours").glob("*.xml"))
        for path in ours:
            first, second = (outcome(path, work / folder / tool) for folder in ("theirs", "again"))
            original = outcome(sources / path.name, work / "theirs" / tool)
            if second not in (first, original):
                others.append(f"{path.stem}: {second}")
        text += row(version(tool), str(len(ours)), "; ".join(others) or "none")
    return text + "\n" + verdicts(work, tools)


def verdicts(work, tools):
    """Whether xsdbind accepts what libxml2 finds valid."""
    text = "## Accepted and refused\n\nWhat each tool wrote, by libxml2 and by xsdbind.\n\n"
    text += head("documents of", "written", "valid by libxml2", "accepted by xsdbind", "verdicts that differ")
    total = differ = 0
    folders = [("the project", work / "documents", work / "ours"), ("xsdbind", work / "ours", None)]
    folders += [(version(tool), work / "theirs" / tool, work / "read" / tool) for tool in tools]
    for name, written, read in folders:
        paths = sorted(written.glob("*.xml"))
        right = valid(paths)
        accepted = {path for path in paths if read is None or (read / path.name).exists()}
        wrong = right ^ accepted
        total, differ = total + len(paths), differ + len(wrong)
        named = ", ".join(path.stem for path in sorted(wrong)) or "none"
        text += row(name, str(len(paths)), str(len(right)), str(len(accepted)), named)
    return text + f"\nOf {total} documents, {total - differ} have the same verdict.\n"


def page(work, path, *arguments):
    if path == "-":
        print(tables(work, arguments))
        return
    path = pathlib.Path(path)
    before, rest = path.read_text().split(BEGIN)
    _, after = rest.split(END)
    text = f"{before}{BEGIN}\n\n{tables(work, list(TOOLS))}\n{END}{after}"
    if "--check" in arguments:
        if text != path.read_text():
            sys.exit(f"{path} is not what was seen; run tests/other-tools/run.sh")
    else:
        path.write_text(text)


if sys.argv[1] == "documents":
    write_documents(pathlib.Path(sys.argv[2]))
else:
    page(pathlib.Path(sys.argv[2]).resolve(), *sys.argv[3:])

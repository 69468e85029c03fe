"""Judges documents by libxml2 (lxml) and by xmlschema, for run.sh.

Usage: python3 others.py FOLDER < RECORDS > VERDICTS

Records are as in Judge.java. Out goes a line for each: two letters, `a` valid, `r` invalid, and a tab, and the reasons.
"""

import struct
import sys
import warnings

import lxml.etree
import xmlschema

warnings.simplefilter("ignore")


def reason(error):
    text = getattr(error, "reason", None) or str(error)
    return " ".join(text.split())[:200]


def attempt(action):
    try:
        return action(), None
    except RecursionError:
        return None, "exception: too deep"
    except Exception as error:
        return None, reason(error)


class Both:
    def __init__(self, path):
        self.lxml, self.lxml_error = attempt(lambda: lxml.etree.XMLSchema(file=path))
        self.other, self.other_error = attempt(lambda: xmlschema.XMLSchema10(path))

    def verdict(self, document):
        if not document:
            return self.lxml_error, self.other_error
        return self.by_lxml(document), self.by_other(document)

    def by_lxml(self, document):
        if self.lxml is None:
            return "schema: " + self.lxml_error
        tree, error = attempt(lambda: lxml.etree.fromstring(document).getroottree())
        if error:
            return error
        # Some schemas end in an internal error.
        is_valid, error = attempt(lambda: self.lxml.validate(tree))
        return error or (None if is_valid else reason(self.lxml.error_log[0].message))

    def by_other(self, document):
        if self.other is None:
            return "schema: " + self.other_error
        return attempt(lambda: self.other.validate(document.decode()))[1]


def main():
    known = {}
    while head := sys.stdin.buffer.read(8):
        number, length = struct.unpack(">II", head)
        document = sys.stdin.buffer.read(length)
        if number not in known:
            known = {number: Both(f"{sys.argv[1]}/s{number}/schema.xsd")}
        errors = known[number].verdict(document)
        letters = "".join("r" if error else "a" for error in errors)
        print(letters, *(error or "" for error in errors), sep="\t", flush=True)


main()

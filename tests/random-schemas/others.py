"""Judges documents by libxml2 (lxml) and by xmlschema, for run.sh.

Usage: python3 others.py FOLDER < RECORDS > VERDICTS

Records are as in Judge.java. Out goes a line for each: two letters, `a` valid, `r` invalid, and a tab, and the reasons. To
whom the schema is no schema, and who ends in an error of its own, says nothing of a document: `-`.
"""

import signal
import struct
import sys
import warnings

import lxml.etree
import xmlschema

warnings.simplefilter("ignore")


def reason(error):
    text = getattr(error, "reason", None) or str(error)
    return " ".join(text.split())[:200]


NOTHING = "says nothing: "
# A verdict takes a fraction of a second.
LONGEST = 60


class TooLong(Exception):
    pass


def ring(*_):
    raise TooLong


def attempt(action):
    try:
        return action(), None
    except RecursionError:
        return None, NOTHING + "too deep"
    except TooLong:
        return None, NOTHING + "too long"
    except (lxml.etree.LxmlError, xmlschema.XMLSchemaException) as error:
        return None, reason(error)
    except Exception as error:
        return None, NOTHING + type(error).__name__ + " " + reason(error)


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
            return NOTHING + "schema: " + self.lxml_error
        tree, error = attempt(lambda: lxml.etree.fromstring(document).getroottree())
        if error:
            return error
        # Some schemas end in an internal error.
        is_valid, error = attempt(lambda: self.lxml.validate(tree))
        if error:
            return error if error.startswith(NOTHING) else NOTHING + error
        return None if is_valid else reason(self.lxml.error_log[0].message)

    def by_other(self, document):
        if self.other is None:
            return NOTHING + "schema: " + self.other_error
        return attempt(lambda: self.other.validate(document.decode()))[1]


def main():
    known = {}
    signal.signal(signal.SIGALRM, ring)
    while head := sys.stdin.buffer.read(8):
        number, length = struct.unpack(">II", head)
        document = sys.stdin.buffer.read(length)
        signal.alarm(LONGEST)
        if number not in known:
            known = {number: Both(f"{sys.argv[1]}/s{number}/schema.xsd")}
        errors = known[number].verdict(document)
        letters = "".join("a" if not error else "-" if error.startswith(NOTHING) else "r" for error in errors)
        signal.alarm(0)
        print(letters, *(error or "" for error in errors), sep="\t", flush=True)


main()

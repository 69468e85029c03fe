#!/usr/bin/env bash
# Samples of every command of R25, judged by an independent validator, the one of the JDK (Xerces): none may be refused.
#
# Usage: tests/real-set/samples.sh [KIND..]
#   KIND   of `xsdbind sample`; unless given, smallest, full, cleared and branches
#
# Samples are of all complex types, the commands and those that are parts of some. Each document was written, read and checked
# by `xsdbind sample` before it gets here. Types for which it finds none are listed, but for those that no document can have;
# so are documents that the validator refuses, with its reason. Both end the script with 1. What is made stays below the
# target folder.
#
# Needed are `java` with a compiler (a JDK), python3, and as for run.sh OCIP_SCHEMAS. XSDBIND names the command `xsdbind`;
# unless set, it is built for release, since a debug build takes ten times as long.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${OCIP_SCHEMAS:?names the folder of the releases}"
schema=$OCIP_SCHEMAS/ocip-r25/OCISchemaAS.xsd
work=${CARGO_TARGET_DIR:-$PWD/target}/samples
if [ -z "${XSDBIND:-}" ]; then
    cargo build --quiet --release -p xsdbind-cli
    XSDBIND=${CARGO_TARGET_DIR:-$PWD/target}/release/xsdbind
fi
[ $# -gt 0 ] || set -- smallest full cleared branches
rm -rf "$work"
mkdir -p "$work"
"$XSDBIND" list --schema "$schema" 2>/dev/null >"$work/list.txt"
grep -E '^[^ ]+ +complex type' "$work/list.txt" | cut -d' ' -f1 >"$work/types.txt"
echo "$(wc -l <"$work/types.txt") complex types, $(grep -cE '(Request|Response)' "$work/types.txt") of them requests and responses"
wrong=0
for kind in "$@"; do
    SECONDS=0
    # The files are called after the type and the kind.
    xargs "$XSDBIND" sample "$schema" --kind "$kind" --out "$work/$kind" \
        <"$work/types.txt" >"$work/$kind.txt" 2>&1 || true
    grep '^error' "$work/$kind.txt" | grep -v 'no type of an element in one of them$' >"$work/$kind.failed" || true
    find "$work/$kind" -type f | LC_ALL=C sort >"$work/$kind.files"
    python3 -c '
import struct, sys
for path in sys.stdin:
    document = open(path.strip(), "rb").read()
    sys.stdout.buffer.write(struct.pack(">I", len(document)) + document)' <"$work/$kind.files" |
        java tests/real-set/mutants/Judge.java "$schema" >"$work/$kind.verdicts"
    paste "$work/$kind.files" "$work/$kind.verdicts" | grep -vP '^[^\t]*\ta' >"$work/$kind.refused" || true
    made=$(sed "s:.*/::; s:-.*::" "$work/$kind.files" | sort -u | wc -l)
    echo "$kind: $(wc -l <"$work/$kind.verdicts") documents of $made types, $(wc -l <"$work/$kind.refused") refused;" \
        "$(wc -l <"$work/$kind.failed") types without one; $SECONDS s"
    head -n 20 "$work/$kind.refused" "$work/$kind.failed"
    [ ! -s "$work/$kind.refused" ] && [ ! -s "$work/$kind.failed" ] && [ "$made" -gt 0 ] || wrong=1
done
exit $wrong

#!/usr/bin/env bash
# Mutants of the corpus, judged by the reader and by an independent validator, the one of the JDK (Xerces).
#
# Usage: tests/real-set/mutants.sh [SEED [EVERY [OPERATORS]]]     prints a table of the verdicts
#        tests/real-set/mutants.sh record                         writes the verdicts that run.sh compares with
#        tests/real-set/mutants.sh record-releases                likewise those of the corpus by R24
#
# SEED       another number, other mutants; unless given, 0
# EVERY      each operator is applied to one document of so many; unless given, to all: 1.9 million mutants
# OPERATORS  only those whose names begin so, such as `bytes-`
#
# Needed are `java` with a compiler (a JDK), and as for run.sh OCIP_SCHEMAS and OCIP_CORPUS. What is found stays below
# the target folder. docs/mutation-run.md says what comes out.
set -euo pipefail
cd "$(dirname "$0")"
: "${OCIP_SCHEMAS:?names the folder of the releases}" "${OCIP_CORPUS:?names the file of the documents}"
target=${CARGO_TARGET_DIR:-$PWD/target}
program=$target/debug/real-set
judge=(java mutants/Judge.java "$OCIP_SCHEMAS/ocip-r25/OCISchemaAS.xsd")
verdicts=$target/mutants-verdicts.txt

cargo build --quiet
if [[ "${1:-}" == record ]]; then
    "$program" make-sample | "${judge[@]}" >"$verdicts"
    "$program" record "$verdicts"
    exit
fi
if [[ "${1:-}" == record-releases ]]; then
    "$program" documents | java mutants/Judge.java "$OCIP_SCHEMAS/ocip-r24/OCISchemaAS.xsd" >"$verdicts"
    "$program" record-releases "$verdicts"
    exit
fi
selection=("${1:-0}" "${2:-1}" "${3:-}")
SECONDS=0
"$program" make "${selection[@]}" | "${judge[@]}" >"$verdicts"
echo "made and judged by the validator in $SECONDS s" >&2
SECONDS=0
"$program" compare "$verdicts" "$target/mutants-differences.txt" "${selection[@]}"
echo "judged by the reader in $SECONDS s; differences are in $target/mutants-differences.txt" >&2

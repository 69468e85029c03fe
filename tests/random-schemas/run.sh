#!/usr/bin/env bash
# Random schemas, and documents near them, judged by the product and by validators: the JDK's (Xerces), and where the two
# differ libxml2 and xmlschema.
#
# Usage: tests/random-schemas/run.sh [FIRST [SCHEMAS [DOCUMENTS [BATCH]]]]
#        tests/random-schemas/run.sh compiled [..]   the same by code that is generated and compiled
#        tests/random-schemas/run.sh show SEED       writes a schema
#        tests/random-schemas/run.sh explain FILE..  counts again what runs have written down
#        tests/random-schemas/run.sh ask FILE..      the same, once libxml2 and xmlschema were asked about all of them
#        tests/random-schemas/run.sh check           compares with the verdicts that are recorded in verdicts.txt
#        tests/random-schemas/run.sh record          records them again
#
# FIRST      the first seed; unless given, 1
# SCHEMAS    how many seeds: 400, of which about half are schemas that all accept
# DOCUMENTS  for each schema: 500
# BATCH      how many are made and judged at a time: 50, and 200 that are compiled
#
# Documents are read by tables that are made at run time, which say what generated code says. Needed are `java` with a
# compiler (a JDK), and python3 (or $PYTHON) with lxml and xmlschema 4.3.2. A table of the verdicts is printed, and for each
# explanation how many of these two say what we say; differences that are not explained are in work/differences.txt below
# the target folder, with seeds, documents and reasons, and all of them, with the numbers, in work/found-FIRST.tsv.
# docs/mutation-run.md says what comes out.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../../target}/random-schemas
cargo build --quiet --locked
program=$CARGO_TARGET_DIR/debug/random-schemas
work=$CARGO_TARGET_DIR/work
mkdir -p "$work"
case "${1:-}" in
    show) exec "$program" show "$2" ;;
    check) exec "$program" check "$work" verdicts.txt ;;
    record) exec "$program" record "$work" verdicts.txt 5000 40 ;;
    ask) exec "$program" ask "$work" "${@:2}" ;;
    explain) exec "$program" "$@" ;;
    compiled) exec "$program" compiled "$work" "${2:-1}" "${3:-400}" "${4:-500}" "${5:-200}" ;;
esac
exec "$program" run "$work" "${1:-1}" "${2:-400}" "${3:-500}" "${4:-50}"

#!/usr/bin/env bash
# Runs the suite of this folder, and compares the report with expected.md. `run.sh update` writes that instead.
set -euo pipefail
cd "$(dirname "$0")"
report=$(../run.sh suite.xml --list --batch 2 2>/dev/null)
if [ "${1:-}" = update ]; then
    printf '%s\n' "$report" >expected.md
else
    diff expected.md <(printf '%s\n' "$report")
    echo "conformance: the sample suite is reported as expected"
fi

#!/usr/bin/env bash
# Exchanges documents with the public Python SDKs of OCI-P: what they write is read by our types, and what ours write is
# read by them, written again, and read by ours as the same.
#
# Usage: tests/interop/run.sh [FOLDER]
#
# Needs Python 3.12 or newer (PYTHON names one) and a connection to the Python package index; nothing of it is a test
# that must pass. FOLDER is for the virtual environment and the documents, target/interop unless given. A line for each
# document says what happened; known.txt has the lines that are expected not to be `same`, with the reason, and another
# outcome is a failure.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mkdir -p "${1:-target/interop}" && cd "${1:-target/interop}" && pwd)

if [ ! -d "$folder/venv" ]; then
    "${PYTHON:-python3}" -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet mercury-ocip==1.3.0 broadworks-ocip==3.0.0
fi
rm -rf "$folder/theirs" "$folder/ours" "$folder/again"
mkdir -p "$folder/theirs" "$folder/ours" "$folder/again"

cargo build --quiet --example interop
interop=${CARGO_TARGET_DIR:-target}/debug/examples/interop
python=$folder/venv/bin/python

{
    # Theirs, by our types: what they meant is what our types of the same name write.
    "$interop" write "$folder/ours"
    "$python" tests/interop/sdks.py write "$folder/theirs"
    "$interop" compare "$folder/ours" "$folder/theirs"
    # Ours, by theirs.
    "$python" tests/interop/sdks.py again "$folder/ours" "$folder/again"
    "$interop" compare "$folder/ours" "$folder/again"
} | sed -e "s|$folder/||g" -e "s|0x[0-9a-f]*|0x..|g" > "$folder/outcome.txt"

cat "$folder/outcome.txt"
echo "$(grep -c ': same$' "$folder/outcome.txt") the same, $(grep -vc ': same$' "$folder/outcome.txt") not"
diff <(grep -v ': same$' "$folder/outcome.txt") <(sed '/^#/d' tests/interop/known.txt)

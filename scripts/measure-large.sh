#!/usr/bin/env bash
# Measures reading and writing in parts: documents of 10 MB to 10 GB with one long list, made as they are read, no file; the
# seconds on the processor for each megabyte, and the most memory. Fails where that is above 16 MB.
#
# Usage: scripts/measure-large.sh [MEGABYTES..]
set -euo pipefail

cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}

cargo build --quiet --release -p xsdbind --example large
if [ $# -eq 0 ]; then set -- 10 100 1000 10000; fi
for size in "$@"; do
    "$target/release/examples/large" "$size" 16
done

#!/usr/bin/env bash
# Measures what hostile documents cost: a row for each, with its size, the seconds that reading takes, the most memory
# that it takes beyond the document itself, and the seconds that cloning, comparing, printing and dropping then take. Each
# is measured in a process of its own, once as `cargo build` compiles it and once with `--release`.
#
# Usage: scripts/hostile.sh
#
# Run it on a quiet machine.
set -euo pipefail

cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}

measure() {
    local name=$1 folder=$2
    shift 2
    cargo build --quiet -p xsdbind --example hostile "$@"
    printf '\n%-48s %7s %8s %8s %8s\n' "$name" MB seconds 'more MB' then
    "$target/$folder/examples/hostile" | while IFS= read -r case; do
        "$target/$folder/examples/hostile" "$case"
    done
}

measure dev debug
measure release release --release

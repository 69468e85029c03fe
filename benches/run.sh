#!/usr/bin/env bash
# How fast reading and writing are, beside the limit and beside peers: docs/performance.md has what was seen, and what
# the names mean. The first run compiles xsd-parser's types, which takes some minutes. Where others use the machine, the
# column `fastest` is the one to look at.
#
# Usage: benches/run.sh [FILTER]    FILTER: a part of a name, such as `table` or `modify::read`
set -euo pipefail
cd "$(dirname "$0")"

echo "=== time"
cargo bench --quiet --bench speed -- "$@"
echo "=== allocations (times are those under a counting allocator)"
cargo bench --quiet --bench allocations -- --sample-count 10 "$@"
echo "=== growth"
cargo build --quiet --release --bin growth
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
for megabytes in 1 10 100; do
    "$target/release/growth" "$megabytes"
done

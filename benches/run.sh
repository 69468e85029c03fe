#!/usr/bin/env bash
# How fast reading and writing are, beside the limit and beside peers: docs/performance.md has what was seen, and what
# the names mean. Prints the tables of that page, in Markdown, and draws its picture, docs/performance.svg. The first run
# compiles xsd-parser's types, which takes some minutes.
#
# Usage: benches/run.sh            all of it
#        benches/run.sh FILTER     only what divan prints, of what has FILTER in its name, such as `table` or `modify::read`
#
#   OCIP_CORPUS   the documents of R25, `ocip-r25.tsv.gz`: those that the bundled schemas can read are read and written,
#                 too. They are not part of the project; without them this is left out.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TERM_COLOR=never

if [ -n "${OCIP_CORPUS:-}" ]; then
    OCIP_CORPUS=$(realpath "$OCIP_CORPUS")
    export OCIP_CORPUS
else
    echo "the corpus is left out, since OCIP_CORPUS is not set" >&2
fi
if [ $# -gt 0 ]; then
    exec cargo bench --quiet --bench speed -- "$@"
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo build --quiet --release --bins
# Long enough for each to see the machine at its fastest, which changes on those that others use, too.
cargo bench --quiet --bench speed -- --min-time 1.5 > "$out/times"
# The times are those under a counting allocator.
cargo bench --quiet --bench allocations -- --sample-count 10 > "$out/allocations"
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
"$target/release/report" "$out/times" "$out/allocations" ../docs/performance.svg

echo
echo "| reading the table | document | time | for each MB | pages for each MB | memory added | of the values' own size |"
echo "|---|---|---|---|---|---|---|"
for how in raw_tokens strings xsdbind in_place from_reader serde; do
    for megabytes in 1 10 100; do
        "$target/release/growth" "$how" "$megabytes"
    done
done
for how in strings xsdbind; do
    for megabytes in 1 10 100; do
        "$target/release/growth" "$how" "$megabytes" kept
    done
done

#!/usr/bin/env bash
# How many instructions reading and writing take, beside peers in Rust and in C++, in one run: a table in Markdown, that of
# docs/performance.md. On a machine that others use, instructions can be compared where times cannot.
#
# Needs valgrind, a C++ compiler, pugixml and libxml2; of Debian: valgrind g++ libpugixml-dev libxml2-dev.
#
# Usage: benches/instructions.sh
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TERM_COLOR=never

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo build --quiet --release --bin once
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
once=$target/release/once
g++ -O2 -o "$out/pugixml" peers/pugixml.cpp -lpugixml
# shellcheck disable=SC2046 # the flags are words
g++ -O2 -o "$out/libxml2" peers/libxml2.cpp $(xml2-config --cflags --libs)
for document in modify table; do
    "$once" text "$document" > "$out/$document"
done

# What a program takes that is given a number of runs at its end.
counted() {
    valgrind --tool=callgrind --callgrind-out-file="$out/callgrind" "$@" 2>&1 > /dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# The difference of 110 and 10 runs of a small document, of 3 and 1 of a large one, by their number.
each() {
    local few=10 many=110
    if [ "$document" = table ]; then few=1 many=3; fi
    echo $((($(counted "$@" "$many") - $(counted "$@" "$few")) / (many - few)))
}

echo "| | reading \`modify\` | reading \`table\` | writing \`modify\` | writing \`table\` |"
echo "|---|---|---|---|---|"
for who in pugixml libxml2 raw_tokens serde xsdbind in_place; do
    row="| $who |"
    for direction in read write; do
        for document in modify table; do
            case $who:$direction in
                pugixml:read | libxml2:read) row+=" $(each "$out/$who" "$out/$document") |" ;;
                pugixml:* | libxml2:* | raw_tokens:write) row+=" |" ;;
                *) row+=" $(each "$once" "$who" "$direction" "$document") |" ;;
            esac
        done
    done
    echo "$row"
done

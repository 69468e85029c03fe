#!/usr/bin/env bash
# Generates crates, reads and writes documents through what names all of them, and sees which are compiled again after a
# change.
set -euo pipefail
cd "$(dirname "$0")"

mkdir -p work
rm -rf work/schemas
cp -r ../../schemas work/schemas
generate() {
    cargo run --quiet --manifest-path ../../Cargo.toml -p xsdbind-cli -- generate --config xsdbind.toml --crates 3 >/dev/null
}
# The crates that a build compiles.
compiled() {
    cargo build --locked 2>&1 | sed -n 's/^ *Compiling \([a-z0-9_-]*\) .*/\1/p' | sort | tr '\n' ' '
}

generate
cargo test --quiet --locked
cargo build --quiet --locked

# A field more in one file: compiled are the part that has its type, what names that, and this crate.
sed -i.bak 's|<xs:element name="useDiversionInhibitor".*|&<xs:element name="more" type="xs:string" minOccurs="0"/>|' \
    work/schemas/ocip/ocip-find-me-follow-me.xsd
generate
part=$(grep -l 'pub more: ' -r work/bindings | cut -d/ -f3)
expected="in-crates ocip $part "
found=$(compiled)
[ "$found" = "$expected" ] || { echo "compiled again: $found; expected: $expected" >&2; exit 1; }
echo "in-crates: read and written as in one crate; with one field more, compiled again: $found"

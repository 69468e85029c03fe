#!/usr/bin/env bash
# What `xsdbind diff` says of compilation, beside what cargo-public-api says of the code generated from two releases.
#
# Usage: tests/public-api/run.sh [OLD NEW [ENTRY [MODULE_ARGUMENTS..]]]
#
# OLD and NEW are folders of schemas, ENTRY is the file in each to begin with. Unless given, it is done for the schemas with
# a type for each rule (cli/tests/upgrade), and for the bundled OCI-P schemas and the release after them in the guide
# (docs/examples/ocip-next). For complete releases of OCI-P, which take some gigabytes of memory and a long time:
#
#   tests/public-api/run.sh "$OCIP_SCHEMAS/ocip-r24" "$OCIP_SCHEMAS/ocip-r25" OCISchemaAS.xsd --namespace C=base
#
# Needed is Python. Items are those that cargo-public-api lists, which needs nightly Rust; where it is not installed, those
# that rustdoc itself has in its JSON. It is no part of .ci/run.
# compare.py says what is compared; docs/diff-report.md has the figures.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
work=$target/public-api
xsdbind=${XSDBIND:-$target/debug/xsdbind}
[[ -n "${XSDBIND:-}" ]] || cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli

# The public items of the code generated from an entry file, a line each.
items() { # CRATE ENTRY ARGUMENTS..
    local crate=$1 entry=$2
    shift 2
    mkdir -p "$crate/src"
    cat >"$crate/Cargo.toml" <<EOF
[workspace]
[package]
name = "api"
version = "0.0.0"
edition = "2024"
[dependencies]
xsdbind = { path = "$root/runtime" }
EOF
    cp "$root/Cargo.lock" "$crate/Cargo.lock"
    "$xsdbind" generate --no-cache --schema "$entry" --module all --out "$crate/src/generated" "$@" >/dev/null
    echo 'pub mod all { include!("generated/all/mod.rs"); }' >"$crate/src/lib.rs"
    if cargo public-api --version >/dev/null 2>&1; then
        CARGO_TARGET_DIR=$work/target cargo +nightly public-api --manifest-path "$crate/Cargo.toml" -sss
    else
        RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$work/target cargo rustdoc --quiet --offline --lib \
            --manifest-path "$crate/Cargo.toml" -- -Z unstable-options --output-format json >&2
        "$root/tests/public-api/items.py" "$work/target/doc/api.json"
    fi
}

one() { # NAME OLD NEW ENTRY ARGUMENTS..
    local name=$1 old=$2 new=$3 entry=$4
    shift 4
    local folder=$work/$name
    mkdir -p "$folder"
    items "$folder/old" "$old/$entry" "$@" >"$folder/old.txt"
    items "$folder/new" "$new/$entry" "$@" >"$folder/new.txt"
    "$xsdbind" diff "$old/$entry" "$new/$entry" --format json --output "$folder/report.json" >/dev/null
    echo "$name:"
    for release in "old $old" "new $new"; do
        "$xsdbind" list --schema "${release#* }/$entry" >"$folder/${release%% *}-names.txt"
    done
    "$root/tests/public-api/compare.py" "$folder"/{old,new}.txt "$folder"/{old,new}-names.txt "$folder/report.json"
}

if [[ $# -ge 2 ]]; then
    old=$(realpath "$1") new=$(realpath "$2") entry=${3:-}
    shift "$(($# < 3 ? $# : 3))"
    one releases "$old" "$new" "$entry" "$@"
    exit
fi
for release in old new; do
    mkdir -p "$work/schemas/$release/rules" "$work/schemas/$release/ocip"
    cp "$root/cli/tests/upgrade/$release.xsd" "$work/schemas/$release/rules/rules.xsd"
    cp "$root"/schemas/ocip/*.xsd "$work/schemas/$release/ocip"
done
cp "$root"/docs/examples/ocip-next/*.xsd "$work/schemas/new/ocip"
one rules "$work/schemas/old/rules" "$work/schemas/new/rules" rules.xsd
one ocip "$work/schemas/old/ocip" "$work/schemas/new/ocip" ocip.xsd --namespace C=base

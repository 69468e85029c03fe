#!/usr/bin/env bash
# Measures what exchange costs to compile: `cargo check` of the complete OCI-P R25, without anything, with the feature
# `json` of the runtime, with an `impl Request` for each request, and with setters. It has no attribute with a default, and
# so no getters of these.
#
# Usage: scripts/measure-exchange.sh [SCHEMA_FOLDER]
#
# SCHEMA_FOLDER is the release; unless given, "$OCIP_SCHEMAS/ocip-r25". The vendor's files are only read, and what is
# generated from them goes to a temporary folder that is removed at the end. Needs 3 GiB of memory.
#
# Printed are seconds on the processor, which other work on the machine alters less than those on the clock, and their
# ratio to the plain check of the same round. ROUNDS is how many there are, 2 unless set.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
schemas=${1:-${OCIP_SCHEMAS:-$root/../shared/schemas}/ocip-r25}
entry=$(realpath "$schemas")/OCISchemaAS.xsd
[ -f "$entry" ] || { echo "there is no $entry: name the folder of the release, or set OCIP_SCHEMAS" >&2; exit 1; }
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli --bin xsdbind
mkdir -p "$work/src"
cat >"$work/Cargo.toml" <<EOF
[workspace]

[package]
name = "measured"
version = "0.0.0"
edition = "2024"

[features]
json = ["xsdbind/json"]

[dependencies]
xsdbind = { path = "$root/runtime" }

[profile.dev]
incremental = false
EOF
cp "$root/Cargo.lock" "$work/"

# generate NAME: the bindings, with what standard input adds to the configuration.
generate() {
    {
        printf 'output = "%s"\nallow-read = ["%s"]\n' "$work/$1" "$(dirname "$entry")"
        printf '[[module]]\nname = "ocip"\nschemas = ["%s"]\nnamespaces = { C = "base" }\n' "$entry"
        cat
    } >"$work/$1.toml"
    "$CARGO_TARGET_DIR/debug/xsdbind" generate --config "$work/$1.toml" >/dev/null
}
generate plain </dev/null
generate setters <<<'setters = true'
generate requests <<'EOF'
[module.requests]
base = "{C}OCIRequest"
except = ["CallCenterAgentAvailability", "CallCenterAgentSettings"]
fallback = "{C}SuccessResponse"
errors = ["{C}ErrorResponse"]

[module.requests.responses]
GroupConsolidatedAddRequest22 = ["GroupConsolidatedAddResponse22", "{C}SuccessResponse"]
GroupConsolidatedDnAssignListRequest = ["GroupConsolidatedDnAssignListResponse", "{C}SuccessResponse"]
EOF
echo "$(grep -rh '^xsdbind::request! {' "$work/requests" | wc -l) requests"
echo "$(grep -rhE '^    \w+: (option|tri|beside|many) ' "$work/setters" | wc -l) fields with setters"

cargo=(env "CARGO_TARGET_DIR=$work/target" cargo)
check() { "${cargo[@]}" check --quiet --manifest-path "$work/Cargo.toml" "$@"; }
# Dependencies first.
: >"$work/src/lib.rs"
check
check --features json

# seconds FOLDER ARGUMENT..: on the processor, of a check of what is in FOLDER.
seconds() {
    printf '#![forbid(unsafe_code)]\npub mod ocip {\n    include!("../%s/ocip/mod.rs");\n}\n' "$1" >"$work/src/lib.rs"
    shift
    local TIMEFORMAT='%U %S'
    { time check "$@" 2>"$work/log"; } 2>&1 | awk '{ printf "%.1f", $1 + $2 }'
}

printf '%-6s %-14s %8s %6s\n' round check seconds ratio
for round in $(seq "${ROUNDS:-2}"); do
    plain=$(seconds plain)
    json=$(seconds plain --features json)
    requests=$(seconds requests)
    setters=$(seconds setters)
    for row in "plain $plain" "json $json" "requests $requests" "setters $setters"; do
        awk -v round="$round" -v plain="$plain" '{ printf "%-6s %-14s %8s %6.2f\n", round, $1, $2, $2 / plain }' <<<"$row"
    done
done

#!/usr/bin/env bash
# Measures what the complete OCI-P R25 costs: generating it, and compiling what was generated.
#
# Usage: scripts/measure-real-set.sh [SCHEMA_FOLDER]
#
# SCHEMA_FOLDER is the release to measure; unless given, "$OCIP_SCHEMAS/ocip-r25". The vendor's files are only read, and
# what is generated from them goes to a temporary folder that is removed at the end. Run it on a quiet machine: other
# work shows in the times, and memory pressure in both columns.
#
# Printed is a row for each step: seconds of wall time, and the peak memory of the largest process in it, which for the
# compilations is rustc.
#
#   generate, release   the command, compiled with optimisation
#   generate, dev       the same without, as cargo compiles build scripts
#   cargo check         of a crate that holds just the generated code, its dependencies compiled before
#   cargo build, dev    likewise
#   .., incremental     the same without the setting that the README recommends for such a crate, `incremental = false`
#
# Set CARGO_TARGET_DIR to keep the generator's own compilation from one run to the next.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
schemas=${1:-${OCIP_SCHEMAS:-$root/../shared/schemas}/ocip-r25}
entry=$schemas/OCISchemaAS.xsd
if [ ! -f "$entry" ]; then
    echo "there is no $entry: name the folder of the release, or set OCIP_SCHEMAS" >&2
    exit 1
fi
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What `/usr/bin/time` would say, from /proc: the peak memory of the processes of the group `$1`, in KiB, as long as one
# lives.
watch_group() {
    local group=$1 peak=0 own
    while kill -0 -- "-$group" 2>/dev/null; do
        for stat in /proc/[0-9]*/stat; do
            own=$(cut -d' ' -f5 "$stat" 2>/dev/null) || continue
            [ "$own" = "$group" ] || continue
            own=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "${stat%stat}status" 2>/dev/null) || continue
            if [ "${own:-0}" -gt "$peak" ]; then peak=$own; fi
        done
        sleep 0.05
    done
    echo "$peak"
}

# Runs a command; leaves its seconds in `seconds` and its peak memory, in KiB, in `peak`.
measured() {
    local began=$EPOCHREALTIME
    if [ -x /usr/bin/time ] && /usr/bin/time -v true >/dev/null 2>&1; then
        /usr/bin/time -v -o "$work/time" "$@" >"$work/log" 2>&1 || failed
        peak=$(sed -n 's/.*Maximum resident set size (kbytes): //p' "$work/time")
    else
        set -m
        "$@" >"$work/log" 2>&1 &
        local job=$!
        set +m
        peak=$(watch_group "$job")
        wait "$job" || failed
    fi
    seconds=$(awk -v from="${began/,/.}" -v to="${EPOCHREALTIME/,/.}" 'BEGIN { printf "%.1f", to - from }')
}

failed() {
    cat "$work/log" >&2
    echo "failed, see above" >&2
    exit 1
}

row() {
    local name=$1
    shift
    measured "$@"
    awk -v name="$name" -v seconds="$seconds" -v peak="$peak" \
        'BEGIN { printf "%-21s %9s %9.2f\n", name, seconds, peak / 1048576 }'
}

# All files: some are not reached from the entry. The entry first, since its namespace is the module itself.
arguments=(--schema "$entry")
while IFS= read -r file; do
    [ "$file" = "$entry" ] || arguments+=(--schema "$file")
done < <(find "$schemas" -name '*.xsd' | LC_ALL=C sort)

echo "compiling the generator"
cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-codegen
cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-codegen --release

echo "preparing the crate"
mkdir -p "$work/crate/src"
cat >"$work/crate/Cargo.toml" <<EOF
[workspace]

[package]
name = "measured"
version = "0.0.0"
edition = "2024"

[dependencies]
xsdbind = { path = "$root/runtime" }

[profile.dev]
incremental = false
EOF
cp "$root/Cargo.lock" "$work/crate/"
: >"$work/crate/src/lib.rs"
# In a folder of its own, so that nothing of the generated code stays behind.
unset CARGO_INCREMENTAL
cargo=(env "CARGO_TARGET_DIR=$work/target" cargo)
incremental=(env CARGO_INCREMENTAL=1 "${cargo[@]}")
for command in check build; do
    "${cargo[@]}" "$command" --quiet --manifest-path "$work/crate/Cargo.toml"
    "${incremental[@]}" "$command" --quiet --manifest-path "$work/crate/Cargo.toml"
done

printf '\n%-21s %9s %9s\n' step seconds GiB
row "generate, release" "$CARGO_TARGET_DIR/release/xsdbind" generate "${arguments[@]}" --module ocip --out "$work/crate/src"
row "generate, dev" "$CARGO_TARGET_DIR/debug/xsdbind" generate "${arguments[@]}" --module ocip --out "$work/again"
diff -r "$work/crate/src/ocip" "$work/again/ocip"
cat >"$work/crate/src/lib.rs" <<'EOF'
#![forbid(unsafe_code)]
pub mod ocip {
    include!("ocip/mod.rs");
}
EOF
row "cargo check" "${cargo[@]}" check --manifest-path "$work/crate/Cargo.toml"
row "cargo build, dev" "${cargo[@]}" build --manifest-path "$work/crate/Cargo.toml"
"${cargo[@]}" clean --quiet --manifest-path "$work/crate/Cargo.toml" -p measured
row ".., incremental check" "${incremental[@]}" check --manifest-path "$work/crate/Cargo.toml"
row ".., incremental build" "${incremental[@]}" build --manifest-path "$work/crate/Cargo.toml"

files=$(find "$work/crate/src/ocip" -name '*.rs' | wc -l)
lines=$(find "$work/crate/src/ocip" -name '*.rs' -exec cat {} + | wc -l)
types=$(grep -rhoE '^(    )?pub (struct|enum) ' "$work/crate/src/ocip" | wc -l)
echo
schemas=$((${#arguments[@]} / 2))
echo "$schemas schemas, $files files, $lines lines, $types types; $(rustc --version); $(nproc) cores"

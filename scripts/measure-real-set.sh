#!/usr/bin/env bash
# Measures what the complete OCI-P R25 costs: generating it, and compiling what was generated.
#
# Usage: scripts/measure-real-set.sh [--release] [SCHEMA_FOLDER]
#
# SCHEMA_FOLDER is the release to measure; unless given, "$OCIP_SCHEMAS/ocip-r25". The vendor's files are only read, and
# what is generated from them goes to a temporary folder that is removed at the end. Run it on a quiet machine: other
# work shows in the times, and memory pressure in both columns.
#
# Printed is a row for each step: seconds of wall time, and the peak memory of the largest process in it, which for the
# compilations is rustc.
#
#   generate, release     the command, compiled with optimisation
#   generate, dev         the same without, as cargo compiles build scripts
#   cargo check           of a crate that holds just the generated code, its dependencies compiled before
#   cargo build, dev      likewise
#   .., lines alone       with the other setting that the README recommends for such a crate, `debug = "line-tables-only"`
#   .., incremental       without the one that all others have, `incremental = false`
#   cargo build, release  likewise; only with --release, as it is long
#
# What takes less than a second or so is the best of five runs, and without memory, since to look at it takes time:
#
#   nothing changed       the command, again, when all is as it was
#   two commands          the command with `--root`: two requests, their responses and all messages
#   bundled commands      the same with the commands that the bundled schemas have
#   .., cargo check       of a crate of that code
#
# Then how much was generated, and the size of a program that reads and writes messages with two of the commands: with
# those two selected, with the bundled ones, and, with --release, with the whole release.
#
# Set CARGO_TARGET_DIR to keep the generator's own compilation from one run to the next.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
with_release=no
if [ "${1:-}" = --release ]; then
    with_release=yes
    shift
fi
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
    seconds=$(awk -v from="${began/,/.}" -v to="${EPOCHREALTIME/,/.}" 'BEGIN { printf "%.2f", to - from }')
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

# The best of five runs. Before each of them, the file `$2` is made newer, if any is named.
best() {
    local name=$1 touched=$2 fastest="" began
    shift 2
    for _ in 1 2 3 4 5; do
        [ -z "$touched" ] || touch "$touched"
        began=$EPOCHREALTIME
        "$@" >"$work/log" 2>&1 || failed
        fastest=$(awk -v from="${began/,/.}" -v to="${EPOCHREALTIME/,/.}" -v least="$fastest" \
            'BEGIN { took = to - from; printf "%.3f", (least == "" || took < least) ? took : least }')
    done
    printf '%-21s %9s\n' "$name" "$fastest"
}

# new_crate NAME: a crate in a folder of that name, for generated code, and a program that reads and writes messages.
new_crate() {
    mkdir -p "$work/$1/src" "$work/$1/examples"
    cat >"$work/$1/Cargo.toml" <<EOF
[workspace]

[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[dependencies]
xsdbind = { path = "$root/runtime" }

[profile.dev]
incremental = false

[profile.release]
strip = true
EOF
    cp "$root/Cargo.lock" "$work/$1/"
    : >"$work/$1/src/lib.rs"
    cat >"$work/$1/examples/program_$1.rs" <<EOF
use $1::ocip::base::{BroadsoftDocument, OCICommand};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut document: BroadsoftDocument = xsdbind::from_reader(std::io::stdin())?;
    for command in &mut document.0.command {
        match command {
            OCICommand::UserModifyRequest22(request) => request.phone_number = xsdbind::Tri::Nil,
            OCICommand::UserGetRequest22(request) => println!("{request:?}"),
            _ => {}
        }
    }
    println!("{}", xsdbind::to_string(&document)?);
    Ok(())
}
EOF
}

# has_code NAME: what was generated is in that crate now.
has_code() {
    cat >"$work/$1/src/lib.rs" <<'EOF'
#![forbid(unsafe_code)]
pub mod ocip {
    include!("ocip/mod.rs");
}
EOF
}

# size NAME: how much was generated for that crate.
size() {
    local code=$work/$1/src/ocip
    find "$code" -name '*.rs' -exec cat {} + | wc -lc | awk -v name="$1" -v files="$(find "$code" -name '*.rs' | wc -l)" \
        -v types="$(grep -rhoE '^(    )?pub (struct|enum) |^xsdbind::new! \{ \w+\(\w+ \{$|^    \w+Required \{$' "$code" | wc -l)" \
        '{ print name ": " files " files, " $1 " lines, " $2 " bytes, " types " types" }'
}

# program NAME: the size of the program of that crate.
program() {
    "${cargo[@]}" build --quiet --release --manifest-path "$work/$1/Cargo.toml" --example "program_$1"
    echo "$1: a program of $(stat -c %s "$work/target/release/examples/program_$1") bytes, release, stripped"
}

# All files: some are not reached from the entry. The entry first, since its namespace is the module itself.
arguments=(--schema "$entry")
while IFS= read -r file; do
    [ "$file" = "$entry" ] || arguments+=(--schema "$file")
done < <(find "$schemas" -name '*.xsd' | LC_ALL=C sort)

echo "compiling the generator"
cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli
cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli --release

echo "preparing the crates"
# In a folder of its own, so that nothing of the generated code stays behind.
unset CARGO_INCREMENTAL
cargo=(env "CARGO_TARGET_DIR=$work/target" cargo)
incremental=(env CARGO_INCREMENTAL=1 "${cargo[@]}")
lines=(env CARGO_PROFILE_DEV_DEBUG=line-tables-only "${cargo[@]}")
for name in whole two bundled; do
    new_crate "$name"
done
whole=(--manifest-path "$work/whole/Cargo.toml")
for command in check build; do
    "${cargo[@]}" "$command" --quiet "${whole[@]}"
    "${incremental[@]}" "$command" --quiet "${whole[@]}"
done
"${lines[@]}" build --quiet "${whole[@]}"

generate=(generate "${arguments[@]}" --module ocip --namespace C=base)
generator=$CARGO_TARGET_DIR/release/xsdbind
# Where it is noted what was generated.
mkdir "$work/notes"
again=(env "CARGO_TARGET_DIR=$work/notes" "$generator" "${generate[@]}" --out "$work/whole/src")

printf '\n%-21s %9s %9s\n' step seconds GiB
row "generate, release" "$generator" "${generate[@]}" --no-cache --out "$work/whole/src"
row "generate, dev" "$CARGO_TARGET_DIR/debug/xsdbind" "${generate[@]}" --no-cache --out "$work/again"
diff -r "$work/whole/src/ocip" "$work/again/ocip"
best ".., release, best" "" "$generator" "${generate[@]}" --no-cache --out "$work/whole/src"
"${again[@]}" >"$work/log"
best "nothing changed" "" "${again[@]}"

bundled=()
while IFS= read -r command; do
    bundled+=(--root "$command")
done < <(sed -n 's/^ *"\(.*\)",$/\1/p' "$root/tests/real-set/src/commands.rs")
for name in two bundled; do
    roots=("${bundled[@]}")
    [ "$name" = bundled ] || roots=(--root UserModifyRequest22 --root UserGetRequest22)
    best "$name commands" "" "$generator" "${generate[@]}" "${roots[@]}" --no-cache --out "$work/$name/src"
    has_code "$name"
    "${cargo[@]}" check --quiet --manifest-path "$work/$name/Cargo.toml"
    best ".., cargo check" "$work/$name/src/lib.rs" "${cargo[@]}" check --manifest-path "$work/$name/Cargo.toml"
done

has_code whole
row "cargo check" "${cargo[@]}" check "${whole[@]}"
row "cargo build, dev" "${cargo[@]}" build "${whole[@]}"
row ".., lines alone" "${lines[@]}" build "${whole[@]}"
"${cargo[@]}" clean --quiet "${whole[@]}" -p whole
row ".., incremental check" "${incremental[@]}" check "${whole[@]}"
row ".., incremental build" "${incremental[@]}" build "${whole[@]}"
names=(two bundled)
if [ "$with_release" = yes ]; then
    "${cargo[@]}" build --quiet --release --manifest-path "$work/two/Cargo.toml"
    row "cargo build, release" "${cargo[@]}" build --release "${whole[@]}"
    names+=(whole)
fi

echo
for name in two bundled whole; do
    size "$name"
done
for name in "${names[@]}"; do
    program "$name"
done
echo "$((${#arguments[@]} / 2)) schemas; $(rustc --version); $(nproc) cores"

#!/usr/bin/env bash
# Measures `provision bulk` on a file of many lines, in release, against the stand-in server on this machine: how long
# checking and sending take, by the clock and of the client's own time on the processor, and the memory of the client at
# its highest (VmHWM), which must stay below 64 MB.
#
# Usage: scripts/measure-bulk.sh [LINES]          100000 unless given
set -euo pipefail
cd "$(dirname "$0")/.."
lines=${1:-100000}

cargo build --release --quiet -p provisioning-client --features command --bin provision
provision=${CARGO_TARGET_DIR:-target}/release/provision
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT

"$provision" serve --users "$lines" --tcp 0 --tls 0 --http 0 --https 0 --no-journal >"$folder/addresses" &
server=$!
until [ "$(wc -l <"$folder/addresses")" -eq 4 ]; do sleep 0.1; done
PROVISION_SERVER=$(head -1 "$folder/addresses")
export PROVISION_SERVER PROVISION_USER=admin@example.com PROVISION_PASSWORD=not-a-secret

file=$folder/users.csv
awk -v lines="$lines" 'BEGIN {
    print "userId,lastName,phoneNumber,address/city,sipAliasList/sipAlias[]"
    for (n = 0; n < lines; n++)
        printf "user%d@example.com,Name %d,%s,Ghent,alias%d@example.org\r\n", n, n, n % 3 ? "" : "nil", n
}' >"$file"
echo "$lines lines, $(wc -c <"$file") bytes"

# measure NAME ARGUMENTS..: time and memory of a run.
measure() {
    local name=$1 began ended peak=0 now ticks=0
    shift
    began=$(date +%s%N)
    "$provision" bulk UserModifyRequest22 "$file" "$@" >/dev/null 2>"$folder/said" &
    local process=$!
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
        ticks=$(awk '{ print $14 + $15 }' "/proc/$process/stat" 2>/dev/null || echo "$ticks")
        sleep 0.02
    done
    wait "$process" || { cat "$folder/said"; exit 1; }
    ended=$(date +%s%N)
    awk -v name="$name" -v ns=$((ended - began)) -v lines="$lines" -v peak="$peak" -v ticks="$ticks" \
        -v hz="$(getconf CLK_TCK)" 'BEGIN {
        printf "%-40s %7.2f s %9.0f lines/s %7.2f s of its own %8.1f MB\n",
            name, ns / 1e9, lines * 1e9 / ns, ticks / hz, peak / 1000
    }'
    [ "$peak" -lt 64000 ] || { echo "more than 64 MB"; exit 1; }
}

measure "dry run" --dry-run
measure "one line a message, without sync" --rate 0 --no-sync --journal "$folder/journal-1"
measure "fifteen lines a message, without sync" --rate 0 --no-sync --batch 15 --journal "$folder/journal-15"
measure "fifteen lines a message, with sync" --rate 0 --batch 15 --journal "$folder/journal-sync"
measure "nothing left to do" --journal "$folder/journal-15"

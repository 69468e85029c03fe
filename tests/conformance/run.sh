#!/usr/bin/env bash
# Runs a local copy of the W3C XML Schema Test Suite. See README.md.
#
# Usage: tests/conformance/run.sh SUITE.xml [--work FOLDER] [--only TEXT] [--batch N] [--seconds N] [--all | --schemas] [--list]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
work=(--work "$CARGO_TARGET_DIR/conformance")
cargo build --quiet --locked --manifest-path "$root/tests/conformance/Cargo.toml"
exec "$CARGO_TARGET_DIR/debug/conformance" "${work[@]}" "$@"

#!/usr/bin/env bash
# Builds the crate as a user would, runs it, compares what it prints with expected.xml, and tests its samples.
set -euo pipefail
cd "$(dirname "$0")"

cargo run --quiet | diff expected.xml -
cargo test --quiet >/dev/null
echo "user-crate: built, tested, and cleared a phone number"

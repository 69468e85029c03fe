#!/usr/bin/env bash
# Builds the crate as a user would, runs it, and compares what it prints with expected.xml.
set -euo pipefail
cd "$(dirname "$0")"

cargo run --quiet | diff expected.xml -
echo "user-crate: built, and cleared a phone number"

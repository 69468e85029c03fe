#!/usr/bin/env bash
# Runs the examples by the commands of the README, and compares what they print with output.txt. INSTA_UPDATE=always writes that.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --examples
found=$(
    grep '^cargo run --example ' README.md | while read -r command; do
        echo "\$ $command"
        ${command/cargo run/cargo run --quiet} 2>&1 </dev/null || echo "(exit status $?)"
    done
)
for example in examples/*.rs; do
    name=$(basename "$example" .rs)
    grep -q "^cargo run --example $name" README.md || { echo "the README does not run $example" >&2; exit 1; }
done
if [ "${INSTA_UPDATE:-}" = always ]; then
    printf '%s\n' "$found" >examples/output.txt
fi
diff examples/output.txt <(printf '%s\n' "$found") || { echo "examples: INSTA_UPDATE=always examples/run.sh" >&2; exit 1; }
echo "examples: $(grep -c '^\$' examples/output.txt) commands of the README, as in examples/output.txt"

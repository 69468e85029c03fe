#!/usr/bin/env bash
# Tool: Xerces-C 3.2.4 (Debian; its SAX2Count).
# Behaviour: an element that is nil is refused where the schema gives it a default, `element 'n' is nil and must be
# empty`: the default is put into it. Without a default it is valid.
# Why it matters: who gives a field a default can no longer say that it is cleared; the JDK, libxml2 and xmlschema take
# the document.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxerces-c3.2=3.2.4+debian-1 libxerces-c-samples=3.2.4+debian-1
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu
xsi='xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="s.xsd"'
seen() {
    echo "<r $xsi>$1</r>" >r.xml
    if usr/bin/SAX2Count r.xml >said.txt 2>&1; then echo "$1 true"; else echo "$1 false"; fi
}
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="n" type="xs:int" nillable="true" default="5"/><xs:element name="m" type="xs:int" nillable="true"/>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
check() {
    seen '<n xsi:nil="true"/>'
    seen '<m xsi:nil="true"/>'
    seen '<n/>'
    seen '<n>7</n>'
}
echo 'expected by XML Schema Part 1, 3.3.4 (Element Locally Valid, 3.2.2 and 5.1): only a `fixed` value stands against nil, and a default is for an element that is not nil; all are valid'
check | tee seen.txt
diff seen.txt - <<'SEEN'
<n xsi:nil="true"/> false
<m xsi:nil="true"/> true
<n/> true
<n>7</n> true
SEEN

#!/usr/bin/env bash
# Tool: Xerces-C 3.2.4 (Debian; its SAX2Count).
# Behaviour: of a `duration` the fraction of the seconds is left out when it is compared with a bound, in both
# directions; whole seconds are compared.
# Why it matters: time-outs and intervals below a second pass whatever the schema says of them; the JDK, libxml2 and
# xmlschema refuse them.
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
<xs:element name="least"><xs:simpleType><xs:restriction base="xs:duration"><xs:minInclusive value="PT0.5S"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="most"><xs:simpleType><xs:restriction base="xs:duration"><xs:maxInclusive value="PT1.5S"/></xs:restriction></xs:simpleType></xs:element>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
check() {
    seen '<least>PT0.6S</least>'
    seen '<least>PT0.1S</least>'
    seen '<least>PT0S</least>'
    seen '<most>PT1.4S</most>'
    seen '<most>PT1.9S</most>'
    seen '<most>PT2S</most>'
}
echo 'expected by XML Schema Part 2, 3.2.6.1 and 3.2.6.2: the seconds of a duration have digits after the point, so that the first of each three is valid and the others are not'
check | tee seen.txt
diff seen.txt - <<'SEEN'
<least>PT0.6S</least> true
<least>PT0.1S</least> true
<least>PT0S</least> true
<most>PT1.4S</most> true
<most>PT1.9S</most> true
<most>PT2S</most> false
SEEN

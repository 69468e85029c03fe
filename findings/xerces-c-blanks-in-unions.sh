#!/usr/bin/env bash
# Tool: Xerces-C 3.2.4 (Debian; its SAX2Count).
# Behaviour: white space of a union is collapsed before its members see it: a text that keeps its blanks by itself loses
# them within a union, so that ` ab` is no text of three characters, and two more blanks are none too many.
# Why it matters: codes of fixed width are refused as soon as the schema offers another form beside them; the JDK,
# libxml2 and xmlschema keep the blanks.
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
<xs:simpleType name="Three"><xs:restriction base="xs:string"><xs:length value="3"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="t" type="Three"/>
<xs:element name="u"><xs:simpleType><xs:union memberTypes="xs:int Three"/></xs:simpleType></xs:element>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
check() {
    seen '<t> ab</t>'
    seen '<t>  abc</t>'
    seen '<u> ab</u>'
    seen '<u>  abc</u>'
    seen '<u> 12 </u>'
}
echo 'expected by XML Schema Part 2, 4.3.6: white space in a union is that of the member that takes the value, so that the third is valid as the first, and the fourth invalid as the second; the last is valid, a number'
check | tee seen.txt
diff seen.txt - <<'SEEN'
<t> ab</t> true
<t>  abc</t> false
<u> ab</u> false
<u>  abc</u> true
<u> 12 </u> true
SEEN

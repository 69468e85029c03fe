#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), run by Java 15 or later.
# Behaviour: the dot of a pattern does not match U+2028 and U+2029, the line and paragraph separators, although it
# matches the other line ends of Unicode, as U+0085. The validator of the JDK says the same.
# Why it matters: texts from office programs and web forms have them; `.{1,80}` refuses what libxml2 and xmlschema take.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxerces2-java=2.12.2-1 libxml-commons-external-java=1.4.01-5 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import javax.xml.transform.stream.StreamSource;
import org.apache.xerces.jaxp.validation.XMLSchemaFactory;
import org.xml.sax.SAXException;

class Seen {
    public static void main(String[] arguments) throws Exception {
        var schema = new XMLSchemaFactory().newSchema(new StreamSource(new StringReader("""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:simpleType>
            <xs:restriction base="xs:string"><xs:pattern value=".*"/></xs:restriction></xs:simpleType></xs:element>
            </xs:schema>""")));
        for (var text : new String[] {"&#9;", "&#xA;", "&#xD;", "&#x85;", "&#x2028;", "&#x2029;", "&#x1F600;"}) {
            try {
                schema.newValidator().validate(new StreamSource(new StringReader("<r>" + text + "</r>")));
                System.out.println(text + " true");
            } catch (SAXException error) {
                System.out.println(text + " false");
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 2, appendix F.1.1 (wildcard escape, all but line feed and carriage return): all but the line feed and the carriage return are valid'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
&#9; true
&#xA; false
&#xD; false
&#x85; true
&#x2028; false
&#x2029; false
&#x1F600; true
SEEN

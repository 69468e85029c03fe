#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), run by Java 15 or later.
# Behaviour: a mixed type without elements is extended by a sequence that may repeat; a restriction that repeats that
# sequence as it is makes the schema invalid. With a base that is not mixed it is valid. The validator of the JDK says
# the same.
# Why it matters: a schema is refused although the restriction has the content of its base; libxml2 takes it.
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
    public static void main(String[] arguments) {
        for (var mixed : new String[] {"true", "false"}) {
            var names = "<xs:sequence minOccurs='0' maxOccurs='unbounded'><xs:element name='name'/></xs:sequence>";
            var schema = """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                <xs:complexType name="Note" mixed="MIXED"/>
                <xs:complexType name="Names" mixed="MIXED"><xs:complexContent>
                <xs:extension base="Note">NAMES</xs:extension></xs:complexContent></xs:complexType>
                <xs:complexType name="Same" mixed="MIXED"><xs:complexContent>
                <xs:restriction base="Names">NAMES</xs:restriction></xs:complexContent></xs:complexType>
                </xs:schema>""".replace("MIXED", mixed).replace("NAMES", names);
            try {
                new XMLSchemaFactory().newSchema(new StreamSource(new StringReader(schema)));
                System.out.println(mixed + " valid");
            } catch (SAXException error) {
                System.out.println(mixed + " " + error.getMessage());
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 1, 3.4.2 and 3.9.6: both are valid; the empty sequence of `Note` is pointless, and so is the one around it and the sequence that repeats'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
true rcase-Recurse.1: Group's occurrence range, (0,unbounded), is not a valid restriction of base group's occurrence range, (1,1).
false valid
SEEN

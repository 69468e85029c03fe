#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), run by Java 15 or later.
# Behaviour: a keyref that stands above its keys finds only those of the last element that has them: two groups with a
# key each, and what refers to the first one is refused. The validator of the JDK says the same.
# Why it matters: with one group in the test data all is well; libxml2 and XMLBeans take the document with two.
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
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
            <xs:element name="r"><xs:complexType><xs:sequence>
              <xs:element name="group" maxOccurs="9"><xs:complexType><xs:sequence>
                <xs:element name="number" type="xs:int" maxOccurs="9"/></xs:sequence></xs:complexType>
                <xs:key name="k"><xs:selector xpath="number"/><xs:field xpath="."/></xs:key></xs:element>
              <xs:element name="to" type="xs:int" minOccurs="0" maxOccurs="9"/></xs:sequence></xs:complexType>
              <xs:keyref name="f" refer="k"><xs:selector xpath="to"/><xs:field xpath="."/></xs:keyref></xs:element>
            </xs:schema>""")));
        for (var text : new String[] {
            "<r><group><number>1</number><number>2</number></group><to>1</to></r>",
            "<r><group><number>1</number></group><group><number>2</number></group><to>2</to></r>",
            "<r><group><number>1</number></group><group><number>2</number></group><to>1</to></r>",
            "<r><group><number>1</number></group><group><number>2</number></group><to>3</to></r>",
        }) {
            try {
                schema.newValidator().validate(new StreamSource(new StringReader(text)));
                System.out.println(text + " true");
            } catch (SAXException error) {
                System.out.println(text + " false");
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 1, 3.11.5 (Identity-constraint Table): an element has the keys of all its children that are not in conflict, so that all but the last are valid'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
<r><group><number>1</number><number>2</number></group><to>1</to></r> true
<r><group><number>1</number></group><group><number>2</number></group><to>2</to></r> true
<r><group><number>1</number></group><group><number>2</number></group><to>1</to></r> false
<r><group><number>1</number></group><group><number>2</number></group><to>3</to></r> false
SEEN

#!/usr/bin/env bash
# Tool: the validator of OpenJDK 17.0.21.1 (Debian); a `javac` compiles what calls it.
# Behaviour: where an element holds itself within a group that is optional, the occurrences of what follows go on from
# those of the element within: of items with at most three parts each, one and the one within may have three together. The
# error is a `MissingResourceException`, no SAXException. Apache Xerces-J 2.12.2 takes all of the documents, which
# is the control.
# Why it matters: documents that are valid, such as bills of material, are refused by an exception that programs do not
# expect.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq openjdk-17-jre-headless=17.0.21.1+2-1~deb12u1 libxerces2-java=2.12.2-1 \
    libxml-commons-external-java=1.4.01-5 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

class Seen {
    public static void main(String[] arguments) throws Exception {
        var factory = arguments.length == 0
            ? SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            : SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI, arguments[0], null);
        var schema = factory.newSchema(new StreamSource(new StringReader("""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="item"><xs:complexType><xs:sequence>
              <xs:sequence minOccurs="0">
                <xs:element ref="item" minOccurs="0"/><xs:element name="note" maxOccurs="unbounded"/></xs:sequence>
              <xs:element name="part" maxOccurs="3"/></xs:sequence></xs:complexType></xs:element></xs:schema>""")));
        for (var text : new String[] {
            "<item><part/><part/><part/></item>",
            "<item><note/><part/><part/><part/></item>",
            "<item><item><part/></item><note/><part/></item>",
            "<item><item><part/><part/></item><note/><part/></item>",
            "<item><item><part/><part/></item><note/><part/><part/></item>",
            "<item><item><part/><part/><part/></item><note/><part/></item>",
        }) {
            try {
                schema.newValidator().validate(new StreamSource(new StringReader(text)));
                System.out.println(text + " true");
            } catch (Exception error) {
                System.out.println(text + " " + error.getClass().getSimpleName());
            }
        }
    }
}
JAVA
javac --release 17 Seen.java
java=usr/lib/jvm/java-17-openjdk-amd64/bin/java
$java -version 2>&1 | head -1
echo 'expected by XML Schema Part 1, 3.8.4 and 3.9.4: all are valid, since occurrences are counted in the content of one element'
# The control: the same by Xerces-J.
$java -cp '.:usr/share/java/*' Seen org.apache.xerces.jaxp.validation.XMLSchemaFactory >control.txt
[ "$(grep -c ' true$' control.txt)" = 6 ] || { cat control.txt; exit 1; }
$java -cp . Seen | tee seen.txt
diff seen.txt - <<'SEEN'
<item><part/><part/><part/></item> true
<item><note/><part/><part/><part/></item> true
<item><item><part/></item><note/><part/></item> true
<item><item><part/><part/></item><note/><part/></item> true
<item><item><part/><part/></item><note/><part/><part/></item> MissingResourceException
<item><item><part/><part/><part/></item><note/><part/></item> MissingResourceException
SEEN

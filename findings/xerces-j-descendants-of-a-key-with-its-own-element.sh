#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), and so the validator of OpenJDK 17; a `javac` compiles what calls it.
# Behaviour: where the selector of a key begins with `.//`, and elements of that name hold each other, the element that has
# the key is among those that it selects: one without the field is refused, and so is one that has the value of an element
# in it. By the selector `part` it is not. lxml 6.0.2 (libxml2 2.14.6) does not take it for one of them, which is the control.
# Why it matters: bills of materials and menus whose parts are numbered below each element are refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxerces2-java=2.12.2-1 libxml-commons-external-java=1.4.01-5 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
cat >selector.txt <<'TEXT'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="part">
    <xs:complexType>
      <xs:sequence><xs:element ref="part" minOccurs="0" maxOccurs="9"/></xs:sequence><xs:attribute name="id"/>
    </xs:complexType>
    <xs:key name="ids"><xs:selector xpath="PATH"/><xs:field xpath="@id"/></xs:key>
  </xs:element>
</xs:schema>
TEXT
cat >documents.txt <<'TEXT'
<part/>
<part id="1"><part id="1"/></part>
<part id="1"><part id="2"/></part>
<part id="1"><part id="2"/><part id="2"/></part>
TEXT
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

class Seen {
    public static void main(String[] paths) throws Exception {
        for (var path : paths) {
            var text = Files.readString(Path.of("selector.txt")).replace("PATH", path);
            var factory = SchemaFactory.newInstance(
                XMLConstants.W3C_XML_SCHEMA_NS_URI, "org.apache.xerces.jaxp.validation.XMLSchemaFactory", null);
            var schema = factory.newSchema(new StreamSource(new StringReader(text)));
            for (var document : Files.readAllLines(Path.of("documents.txt"))) {
                var verdict = "true";
                try {
                    schema.newValidator().validate(new StreamSource(new StringReader(document)));
                } catch (org.xml.sax.SAXException error) {
                    verdict = error.getMessage().split(":")[0];
                }
                System.out.println(path + " " + document + " " + verdict);
            }
        }
    }
}
JAVA
cat >control.py <<'PYTHON'
import lxml.etree

schema = lxml.etree.XMLSchema(lxml.etree.XML(open("selector.txt").read().replace("PATH", ".//part")))
print(*(schema.validate(lxml.etree.XML(document)) for document in open("documents.txt")))
PYTHON
javac --release 17 Seen.java
echo 'Xerces-J 2.12.2'
echo 'expected by XML Schema Part 1, 3.11.6: `.//part` leads to children of the element, and of those below it: only the last is not valid'
[ "$(venv/bin/python control.py)" = "True True True False" ]
java -cp '.:usr/share/java/*' Seen part .//part | tee seen.txt
diff seen.txt - <<'SEEN'
part <part/> true
part <part id="1"><part id="1"/></part> true
part <part id="1"><part id="2"/></part> true
part <part id="1"><part id="2"/><part id="2"/></part> cvc-identity-constraint.4.2.2
.//part <part/> cvc-identity-constraint.4.2.1.a
.//part <part id="1"><part id="1"/></part> cvc-identity-constraint.4.2.2
.//part <part id="1"><part id="2"/></part> true
.//part <part id="1"><part id="2"/><part id="2"/></part> cvc-identity-constraint.4.2.2
SEEN

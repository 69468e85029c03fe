#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), run by Java 15 or later.
# Behaviour: a `date` with a zone other than `Z`, as `fixed` of an element or attribute, is moved to another day or loses
# its zone, so that the very text of the schema is refused. The validator of the JDK says the same.
# Why it matters: a date of validity that is fixed in local time can be written by nobody; libxml2 and xmlschema take it.
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
        for (var date : new String[] {"2024-01-01", "2024-01-01Z", "2024-01-01-05:00", "2024-01-01+01:00", "2024-01-01+14:00"}) {
            var schema = new XMLSchemaFactory().newSchema(new StreamSource(new StringReader("""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                <xs:element name="from" type="xs:date" fixed="DATE"/></xs:schema>""".replace("DATE", date))));
            try {
                schema.newValidator().validate(new StreamSource(new StringReader("<from>" + date + "</from>")));
                System.out.println(date + " true");
            } catch (SAXException error) {
                System.out.println(date + " false: " + error.getMessage());
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 1, 3.3.4 (5.2.2.2.2), and Part 2, 3.2.9: all are valid, since the value is the fixed one'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
2024-01-01 true
2024-01-01Z true
2024-01-01-05:00 false: cvc-elt.5.2.2.2.2: The value '2024-01-01-05:00' of element 'from' does not match the {value constraint} value '2024-01-01Z'.
2024-01-01+01:00 false: cvc-elt.5.2.2.2.2: The value '2024-01-01+01:00' of element 'from' does not match the {value constraint} value '2023-12-31Z'.
2024-01-01+14:00 false: cvc-elt.5.2.2.2.2: The value '2024-01-01+14:00' of element 'from' does not match the {value constraint} value '2023-12-31Z'.
SEEN

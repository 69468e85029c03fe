#!/usr/bin/env bash
# Tool: Apache Xerces-J 2.12.2 (Debian), and the validator of the Java that runs it, 15 or later.
# Behaviour: a `date` with a zone other than `Z`, as `fixed` of an element or attribute, is moved to another day or loses
# its zone, so that the very text of the schema is refused. Dates without a zone and in `Z` are taken, as is a `dateTime`
# with a zone: the control.
# Why it matters: a date of validity that is fixed in local time is refused as it stands in the schema.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxerces2-java=2.12.2-1 libxml-commons-external-java=1.4.01-5 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.xerces.jaxp.validation.XMLSchemaFactory;
import org.xml.sax.SAXException;

class Seen {
    public static void main(String[] arguments) throws Exception {
        for (var date : new String[] {"2024-01-01", "2024-01-01Z", "2024-01-01-05:00", "2024-01-01+01:00", "2024-01-01+14:00"}) {
            seen(new XMLSchemaFactory(), "date", date, "<from>" + date + "</from>");
        }
        seen(new XMLSchemaFactory(), "dateTime", "2024-01-01T00:00:00+01:00", "<from>2024-01-01T00:00:00+01:00</from>");
        seen(new XMLSchemaFactory(), "date", "2024-01-01+01:00", "<of from='2024-01-01+01:00'/>");
        System.out.println("The JDK's:");
        var jdk = SchemaFactory.newDefaultInstance();
        seen(jdk, "date", "2024-01-01Z", "<from>2024-01-01Z</from>");
        seen(jdk, "date", "2024-01-01+01:00", "<from>2024-01-01+01:00</from>");
    }

    static void seen(SchemaFactory factory, String type, String date, String document) throws Exception {
        var schema = factory.newSchema(new StreamSource(new StringReader("""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
            <xs:element name="from" type="xs:TYPE" fixed="DATE"/>
            <xs:element name="of"><xs:complexType><xs:attribute name="from" type="xs:TYPE" fixed="DATE"/></xs:complexType>
            </xs:element></xs:schema>""".replace("TYPE", type).replace("DATE", date))));
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(document)));
            System.out.println(document + " true");
        } catch (SAXException error) {
            System.out.println(document + " false: " + error.getMessage());
        }
    }
}
JAVA
echo 'expected by XML Schema Part 1, 3.3.4 (5.2.2.2.2), and Part 2, 3.2.9: all are valid, since the value is the fixed one'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
<from>2024-01-01</from> true
<from>2024-01-01Z</from> true
<from>2024-01-01-05:00</from> false: cvc-elt.5.2.2.2.2: The value '2024-01-01-05:00' of element 'from' does not match the {value constraint} value '2024-01-01Z'.
<from>2024-01-01+01:00</from> false: cvc-elt.5.2.2.2.2: The value '2024-01-01+01:00' of element 'from' does not match the {value constraint} value '2023-12-31Z'.
<from>2024-01-01+14:00</from> false: cvc-elt.5.2.2.2.2: The value '2024-01-01+14:00' of element 'from' does not match the {value constraint} value '2023-12-31Z'.
<from>2024-01-01T00:00:00+01:00</from> true
<of from='2024-01-01+01:00'/> false: cvc-complex-type.3.1: Value '2024-01-01+01:00' of attribute 'from' of element 'of' is not valid with respect to the corresponding attribute use. Attribute 'from' has a fixed value of '2023-12-31Z'.
The JDK's:
<from>2024-01-01Z</from> true
<from>2024-01-01+01:00</from> false: cvc-elt.5.2.2.2.2: The value '2024-01-01+01:00' of element 'from' does not match the {value constraint} value '2023-12-31Z'.
SEEN

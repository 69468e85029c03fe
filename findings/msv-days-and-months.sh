#!/usr/bin/env bash
# Tool: the Multi-Schema Validator 2009.1 (Debian, libmsv-java), run by Java 15 or later.
# Behaviour: a `gMonth` is refused, and `--05--` accepted, as the first edition of XML Schema wrote it; dates need not
# be in the calendar: the 31st of April, the 29th of February of any year, the 13th month.
# Why it matters: right documents are refused, and dates that no reader can make sense of accepted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libmsv-java=2009.1+dfsg1-6 libisorelax-java=20041111-14 librelaxng-datatype-java=1.0+ds1-3.1 libxerces2-java=2.12.2-1 libxml-commons-external-java=1.4.01-5 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'JAVA'
import com.sun.msv.verifier.jarv.TheFactoryImpl;
import java.io.StringReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class Seen {
    public static void main(String[] arguments) throws Exception {
        for (var line : new String[] {
            "gMonth --05", "gMonth --05--", "gMonthDay --04-31", "gYearMonth 2026-13", "date 2026-02-28", "date 2026-02-29",
            "dateTime 2026-04-31T00:00:00",
        }) {
            var words = line.split(" ");
            var schema = new TheFactoryImpl().compileSchema(new InputSource(new StringReader("""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:BASE"/>
                </xs:schema>""".replace("BASE", words[0]))));
            var document = new InputSource(new StringReader("<r>" + words[1] + "</r>"));
            try {
                System.out.println(line + " " + schema.newVerifier().verify(document));
            } catch (SAXException error) {
                System.out.println(line + " false");
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 2 (second edition), 3.2.14.1, and 3.2.7.1, 3.2.9 to 3.2.12: the first and the fifth are valid, all others are not'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
gMonth --05 false
gMonth --05-- true
gMonthDay --04-31 true
gYearMonth 2026-13 true
date 2026-02-28 true
date 2026-02-29 true
dateTime 2026-04-31T00:00:00 true
SEEN

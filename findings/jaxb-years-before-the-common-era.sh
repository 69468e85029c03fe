#!/usr/bin/env bash
# Tool: JAXB 2.3.0.1, the reference implementation with its xjc (Debian), run by Java 11 or later.
# Behaviour: a year before the common era is written with its sign among the zeros that fill it: `-0044` as `0-44`, in a
# `gYear` and in a `dateTime`. One of five digits is written as it should be.
# Why it matters: what was read as valid is passed on as something that no reader takes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libjaxb-java=2.3.0.1-10.1 libcodemodel-java=2.6+jaxb2.3.0.1-10.1 libtxw2-java=2.3.0.1-10.1 \
    libxsom-java=2.3.0.1-10.1 librngom-java=2.3.0.1-10.1 libistack-commons-java=3.0.6-5 libjaxb-api-java=2.3.1-1 \
    librelaxng-datatype-java=1.0+ds1-3.1 libdtd-parser-java=1.2-1 libstax-ex-java=1.7.8-3 libfastinfoset-java=1.2.12-3 \
    libactivation-java=1.2.0-2
for package in *.deb; do dpkg -x "$package" .; done
jars=$(printf 'usr/share/java/%s.jar:' jaxb-runtime jaxb-core jaxb-xjc jaxb-api istack-commons-runtime \
    istack-commons-tools txw2 FastInfoset stax-ex javax.activation rngom xsom relaxngDatatype codemodel dtd-parser)
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="year" type="xs:gYear" minOccurs="0"/>
<xs:element name="at" type="xs:dateTime" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>
XSD
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.bind.JAXBContext;
import types.ObjectFactory;

class Seen {
    public static void main(String[] arguments) throws Exception {
        var context = JAXBContext.newInstance(ObjectFactory.class);
        for (var text : new String[] {"<year>2026</year>", "<year>-0044</year>", "<year>-12026</year>", "<at>-0044-03-15T12:00:00</at>"}) {
            var written = new StringWriter();
            var value = context.createUnmarshaller().unmarshal(new StringReader("<r xmlns=\"urn:t\">" + text + "</r>"));
            context.createMarshaller().marshal(value, written);
            System.out.println(text + " is " + written.toString().replaceAll("^.*?<r[^>]*>|</r>$", ""));
        }
    }
}
JAVA
java -cp "$jars" com.sun.tools.xjc.XJCFacade -quiet -p types s.xsd
javac -nowarn -cp "$jars" types/*.java 2>/dev/null
echo 'expected by XML Schema Part 2, 3.2.7.1: the sign stands before a year of at least four digits'
java -cp "$jars." Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
<year>2026</year> is <year>2026</year>
<year>-0044</year> is <year>0-44</year>
<year>-12026</year> is <year>-12026</year>
<at>-0044-03-15T12:00:00</at> is <at>0-44-03-15T12:00:00</at>
SEEN

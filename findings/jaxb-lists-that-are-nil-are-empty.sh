#!/usr/bin/env bash
# Tool: JAXB 2.3.0.1, the reference implementation with its xjc (Debian), run by Java 11 or later.
# Behaviour: an element that is a list has no nil: one that is nil is read as an empty list, and written as one. A list of
# elements, and any other simple type, keeps it.
# Why it matters: the clearing of a list does not get through, and an empty list is refused where one has to have an item.
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
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:simpleType name="Codes"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="codes" type="Codes" minOccurs="0" nillable="true"/>
<xs:element name="code" type="xs:int" minOccurs="0" maxOccurs="9" nillable="true"/>
<xs:element name="name" type="xs:string" minOccurs="0" nillable="true"/>
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
        for (var text : new String[] {"<codes>1 2</codes>", "<codes xsi:nil=\"true\"/>", "<code xsi:nil=\"true\"/>", "<name xsi:nil=\"true\"/>"}) {
            var document = "<r xmlns=\"urn:t\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + text + "</r>";
            var written = new StringWriter();
            var value = context.createUnmarshaller().unmarshal(new StringReader(document));
            context.createMarshaller().marshal(value, written);
            System.out.println(text + " is " + written.toString().replaceAll("^.*?<r[^>]*>|</r>$| xmlns:xsi=\"[^\"]*\"", ""));
        }
    }
}
JAVA
java -cp "$jars" com.sun.tools.xjc.XJCFacade -quiet -p types s.xsd
javac -nowarn -cp "$jars" types/*.java 2>/dev/null
echo 'expected by XML Schema Part 1, 3.3.4: nil is not an empty value, of a list neither'
java -cp "$jars." Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
<codes>1 2</codes> is <codes>1 2</codes>
<codes xsi:nil="true"/> is <codes></codes>
<code xsi:nil="true"/> is <code xsi:nil="true"/>
<name xsi:nil="true"/> is <name xsi:nil="true"/>
SEEN

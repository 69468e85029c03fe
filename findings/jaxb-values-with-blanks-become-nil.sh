#!/usr/bin/env bash
# Tool: JAXB 2.3.0.1, the reference implementation with its xjc (Debian), run by Java 11 or later.
# Behaviour: a value of an enumeration with blanks or line feeds around it is dropped; where the element may be nil, it is
# nil when the value is written again. `duration` and `hexBinary` are dropped likewise; `int`, `boolean` and `date` lose
# their blanks and are read, which is the control, as is a value without blanks.
# Why it matters: a value that is set, in a document that is indented, is passed on as a clearing.
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
<xs:simpleType name="Mode"><xs:restriction base="xs:token"><xs:enumeration value="on"/><xs:enumeration value="off"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="clearable" type="Mode" minOccurs="0" nillable="true"/>
<xs:element name="mode" type="Mode" minOccurs="0"/>
<xs:element name="time" type="xs:duration" minOccurs="0"/>
<xs:element name="key" type="xs:hexBinary" minOccurs="0"/>
<xs:element name="count" type="xs:int" minOccurs="0"/>
<xs:element name="active" type="xs:boolean" minOccurs="0"/>
<xs:element name="day" type="xs:date" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>
XSD
cat >Seen.java <<'JAVA'
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.bind.JAXBContext;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import types.ObjectFactory;

class Seen {
    public static void main(String[] arguments) throws Exception {
        var context = JAXBContext.newInstance(ObjectFactory.class);
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new java.io.File("s.xsd"));
        for (var text : new String[] {"<clearable>on</clearable>", "<clearable> on </clearable>", "<mode> on </mode>",
                "<time> PT5M </time>", "<key> 0a </key>", "<count> 5 </count>", "<active> true </active>", "<day> 2024-02-29 </day>",
                "<clearable>\n  on\n</clearable>"}) {
            var document = "<r xmlns=\"urn:t\">" + text + "</r>";
            // Throws where it is not valid.
            schema.newValidator().validate(new StreamSource(new StringReader(document)));
            var written = new StringWriter();
            var value = context.createUnmarshaller().unmarshal(new StringReader(document));
            context.createMarshaller().marshal(value, written);
            System.out.println(text.replace("\n", "&#10;") + " is " + written.toString().replaceAll("^.*?<r[^>]*>|</r>$| xmlns:xsi=\"[^\"]*\"", ""));
        }
    }
}
JAVA
java -cp "$jars" com.sun.tools.xjc.XJCFacade -quiet -p types s.xsd
javac -nowarn -cp "$jars" types/*.java 2>/dev/null
echo 'expected by XML Schema Part 2, 4.3.6: white space of all these types is collapsed, so that each value is read'
java -cp "$jars." Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
<clearable>on</clearable> is <clearable>on</clearable>
<clearable> on </clearable> is <clearable xsi:nil="true"/>
<mode> on </mode> is 
<time> PT5M </time> is 
<key> 0a </key> is 
<count> 5 </count> is <count>5</count>
<active> true </active> is <active>true</active>
<day> 2024-02-29 </day> is <day>2024-02-29</day>
<clearable>&#10;  on&#10;</clearable> is <clearable xsi:nil="true"/>
SEEN

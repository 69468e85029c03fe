#!/usr/bin/env bash
# Tool: Apache XMLBeans 4.0.0 (Debian), run by Java 15 or later.
# Behaviour: the `xsi:type` of an element that no schema declares is ignored: in a strict wildcard it is refused
# whatever it holds, in a lax one accepted whatever it holds.
# Why it matters: values in generic envelopes are not let in, or not checked; the JDK and xmlschema check them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxmlbeans-java=4.0.0-2 libxml-commons-resolver1.1-java=1.2-11
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'JAVA'
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlObject;

class Seen {
    public static void main(String[] arguments) throws Exception {
        for (var process : new String[] {"strict", "lax"}) {
            var schema = XmlObject.Factory.parse("""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence>
                <xs:any processContents="PROCESS"/></xs:sequence></xs:complexType></xs:element>
                </xs:schema>""".replace("PROCESS", process));
            var types = XmlBeans.compileXsd(new XmlObject[] {schema}, XmlBeans.getBuiltinTypeSystem(), null);
            var loader = XmlBeans.typeLoaderUnion(new SchemaTypeLoader[] {types, XmlBeans.getBuiltinTypeSystem()});
            for (var text : new String[] {"<v xsi:type='xs:int'>1</v>", "<v xsi:type='xs:int'>x</v>"}) {
                var spaces = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema'";
                var document = loader.parse("<r " + spaces + ">" + text + "</r>", null, null);
                System.out.println(process + " " + text + " " + document.validate());
            }
        }
    }
}
JAVA
echo 'expected by XML Schema Part 1, 3.10.1 (process contents) and 3.3.4 (Schema-Validity Assessment, 1.2): the first is valid and the second is not, in both'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
strict <v xsi:type='xs:int'>1</v> false
strict <v xsi:type='xs:int'>x</v> false
lax <v xsi:type='xs:int'>1</v> true
lax <v xsi:type='xs:int'>x</v> true
SEEN

#!/usr/bin/env bash
# Tool: Apache XMLBeans 4.0.0 (Debian), run by Java 15 or later.
# Behaviour: `base64Binary` with white space in it is refused; only blanks around it are taken.
# Why it matters: encoders wrap lines at 64 or 76 characters, as for certificates and mail; such a document is refused
# by this reader alone.
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
        var schema = XmlObject.Factory.parse("""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:base64Binary"/></xs:schema>""");
        var types = XmlBeans.compileXsd(new XmlObject[] {schema}, XmlBeans.getBuiltinTypeSystem(), null);
        var loader = XmlBeans.typeLoaderUnion(new SchemaTypeLoader[] {types, XmlBeans.getBuiltinTypeSystem()});
        for (var text : new String[] {"QUJDREVG", "&#10;QUJDREVG&#10;", "QUJD&#10;REVG", "QUJD REVG"}) {
            System.out.println(text + " " + loader.parse("<r>" + text + "</r>", null, null).validate());
        }
    }
}
JAVA
echo 'expected by XML Schema Part 2, 3.2.16: white space may stand between the characters, so that all are valid'
java -cp 'usr/share/java/*' Seen.java | tee seen.txt
diff seen.txt - <<'SEEN'
QUJDREVG true
&#10;QUJDREVG&#10; true
QUJD&#10;REVG false
QUJD REVG false
SEEN

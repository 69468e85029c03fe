#!/usr/bin/env bash
# Tool: suds-community 1.2.0 (PyPI).
# Behaviour: a boolean with blanks around it is read as `None`, as nil is. Without blanks it is read, and so is a number
# with blanks: the control.
# Why it matters: what is on or off in an answer that is indented looks as if it were nil.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet suds-community==1.2.0
cat >s.wsdl <<'WSDL'
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
<types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="active" type="xs:boolean" minOccurs="0" nillable="true"/>
<xs:element name="count" type="xs:int" minOccurs="0" nillable="true"/>
</xs:sequence></xs:complexType></xs:element></xs:schema></types>
<message name="M"><part name="p" element="t:r"/></message>
<portType name="P"><operation name="ask"><input message="t:M"/><output message="t:M"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="ask"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="S"><port name="p" binding="t:B"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
WSDL
cat >seen.py <<'PY'
import pathlib

from suds.client import Client
from suds.store import DocumentStore

wsdl = pathlib.Path("s.wsdl").read_bytes()
client = Client("suds://wsdl", documentStore=DocumentStore(wsdl=wsdl), cache=None)
ENVELOPE = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><r xmlns=\"urn:t\">{}</r></e:Body></e:Envelope>"
NIL = "<active xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"
for text in ("<active>true</active>", "<active> true </active>", "<active>\n  0\n</active>", NIL, "<count> 5 </count>"):
    answer = client.service.ask(__inject={"reply": ENVELOPE.format(text).encode()})
    print(ascii(text), next(iter(answer))[1])
PY
echo 'expected by XML Schema Part 2, 4.3.6: white space of a boolean is collapsed, so that these are True, True, False, None, 5'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
'<active>true</active>' True
'<active> true </active>' None
'<active>\n  0\n</active>' None
'<active xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>' None
'<count> 5 </count>' 5
SEEN

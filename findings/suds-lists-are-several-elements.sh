#!/usr/bin/env bash
# Tool: suds-community 1.2.0 (PyPI).
# Behaviour: a Python list for an element of a list type is sent as an element for each item, as for one that may be
# repeated, though this one may not. A text with the items is sent as one element, which is the control, and a list that is
# received is a text.
# Why it matters: the message that is sent is not valid, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet suds-community==1.2.0
cat >s.wsdl <<'WSDL'
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
<types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:simpleType name="Codes"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="codes" type="t:Codes" minOccurs="0"/>
<xs:element name="code" type="xs:int" minOccurs="0" maxOccurs="9"/>
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
import re

from suds.client import Client
from suds.store import DocumentStore

wsdl = pathlib.Path("s.wsdl").read_bytes()
client = Client("suds://wsdl", documentStore=DocumentStore(wsdl=wsdl), cache=None, nosend=True)
for values in ({"code": [1, 2]}, {"codes": [1, 2]}, {"codes": "1 2"}):
    sent = client.service.ask(**values).envelope.decode()
    print(values, re.sub(r"ns\d:", "", re.search(r"<\w+:r>.*</\w+:r>", sent).group()))
client = Client("suds://wsdl", documentStore=DocumentStore(wsdl=wsdl), cache=None)
ENVELOPE = b"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><r xmlns=\"urn:t\"><codes>1 2</codes></r></e:Body></e:Envelope>"
print("received:", repr(str(client.service.ask(__inject={"reply": ENVELOPE}).codes)))
PY
echo 'expected by XML Schema Part 2, 2.5.1.2: a list is the items in one element, as where a text is given'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
{'code': [1, 2]} <r><code>1</code><code>2</code></r>
{'codes': [1, 2]} <r><codes>1</codes><codes>2</codes></r>
{'codes': '1 2'} <r><codes>1 2</codes></r>
received: '1 2'
SEEN

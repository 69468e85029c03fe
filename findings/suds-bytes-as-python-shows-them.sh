#!/usr/bin/env bash
# Tool: suds-community 1.2.0 (PyPI).
# Behaviour: `bytes` for a `hexBinary` or a `base64Binary` are sent as Python shows them, `b'ABC'`, without an error. A text
# that is encoded already is sent as it is, and what is received is left as the text that it is: the control.
# Why it matters: a picture or a certificate is sent as something that is none.
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
<xs:element name="key" type="xs:hexBinary" minOccurs="0"/>
<xs:element name="picture" type="xs:base64Binary" minOccurs="0"/>
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
for values in ({"key": bytes([1, 255])}, {"picture": b"ABC"}, {"picture": "QUJD"}):
    sent = client.service.ask(**values).envelope.decode()
    print(values, re.sub(r"ns\d:", "", re.search(r"<\w+:r>.*</\w+:r>", sent).group()))
client = Client("suds://wsdl", documentStore=DocumentStore(wsdl=wsdl), cache=None)
ENVELOPE = b"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><r xmlns=\"urn:t\"><picture>QUJD</picture></r></e:Body></e:Envelope>"
print("received:", repr(str(client.service.ask(__inject={"reply": ENVELOPE}).picture)))
PY
echo 'expected by XML Schema Part 2, 3.2.15 and 3.2.16: 01FF and QUJD'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
{'key': b'\x01\xff'} <r><key>b&apos;\x01\xff&apos;</key></r>
{'picture': b'ABC'} <r><picture>b&apos;ABC&apos;</picture></r>
{'picture': 'QUJD'} <r><picture>QUJD</picture></r>
received: 'QUJD'
SEEN

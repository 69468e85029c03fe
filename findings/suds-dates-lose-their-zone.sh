#!/usr/bin/env bash
# Tool: suds-community 1.2.0 (PyPI).
# Behaviour: the zone of a `date` is dropped on reading, without a word; that of a `dateTime` is kept.
# Why it matters: a contract that ends on a day ends on another one, and what is sent back is another value.
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
<xs:element name="day" type="xs:date" minOccurs="0"/>
<xs:element name="at" type="xs:dateTime" minOccurs="0"/>
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
for text in ("<day>2026-01-01</day>", "<day>2026-01-01+14:00</day>", "<day>2026-01-01-12:00</day>", "<at>2026-01-01T10:00:00+14:00</at>"):
    answer = client.service.ask(__inject={"reply": ENVELOPE.format(text).encode()})
    print(text, next(iter(answer))[1])
PY
echo 'expected by XML Schema Part 2, 3.2.9: the three days are no two the same; two of them begin 26 hours apart'
tools/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
<day>2026-01-01</day> 2026-01-01
<day>2026-01-01+14:00</day> 2026-01-01
<day>2026-01-01-12:00</day> 2026-01-01
<at>2026-01-01T10:00:00+14:00</at> 2026-01-01 10:00:00+14:00
SEEN

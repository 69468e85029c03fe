#!/usr/bin/env bash
# Tool: the SOAP client of PHP 8.2.36 (Debian, php8.2-soap).
# Behaviour: an integer in a `gYear` is taken for seconds since 1970, so that 2026 is sent as `1970Z`; in a `gMonth` the
# result is not even valid, `--01--Z`. As texts they are sent as they are.
# Why it matters: a year is a number to whoever fills in the field; the message is valid, and half a century wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq php8.2-cli=8.2.36-1~deb12u1 php8.2-soap=8.2.36-1~deb12u1
for package in *.deb; do dpkg -x "$package" .; done
cat >s.wsdl <<'WSDL'
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
<types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="y" type="xs:gYear" minOccurs="0"/><xs:element name="m" type="xs:gMonth" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:schema></types>
<message name="M"><part name="p" element="t:r"/></message>
<portType name="P"><operation name="ask"><input message="t:M"/><output message="t:M"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="ask"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="S"><port name="p" binding="t:B"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
WSDL
cat >seen.php <<'PHP'
<?php
// The client does not send: what it would send is kept, and the answer is the text given.
class Client extends SoapClient {
    public $answer = "";
    public $sent;
    function __doRequest($request, $location, $action, $version, $oneWay = false): ?string {
        preg_match("~<ns1:r.*?(?:</ns1:r>|<ns1:r/>)~s", $request, $found);
        $this->sent = $found[0] ?? "";
        return "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><e:Body><r xmlns='urn:t'>$this->answer</r></e:Body></e:Envelope>";
    }
}
$client = new Client("s.wsdl");
foreach ([["y" => "2026"], ["y" => 2026], ["m" => "--05"], ["m" => 5]] as $record) {
    $client->ask($record);
    echo json_encode($record), " ", $client->sent, "\n";
}
PHP
echo 'expected by XML Schema Part 2, 3.2.11 and 3.2.14.1: `2026` and `--05`, or an error for a number'
usr/bin/php8.2 -n -d extension_dir=usr/lib/php/20220829 -d extension=soap -d soap.wsdl_cache_enabled=0 seen.php | tee seen.txt
diff seen.txt - <<'SEEN'
{"y":"2026"} <ns1:r><ns1:y>2026</ns1:y></ns1:r>
{"y":2026} <ns1:r><ns1:y>1970Z</ns1:y></ns1:r>
{"m":"--05"} <ns1:r><ns1:m>--05</ns1:m></ns1:r>
{"m":5} <ns1:r><ns1:m>--01--Z</ns1:m></ns1:r>
SEEN

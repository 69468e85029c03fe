#!/usr/bin/env bash
# Tool: the SOAP client of PHP 8.2.36 (Debian, php8.2-soap).
# Behaviour: an `unsignedLong` or `integer` above 9223372036854775807 that is given as a text is sent as
# 9223372036854775807, without a word; one that is received is a rounded `float`. A `decimal` stays a text both ways.
# Why it matters: a number of an account or a card becomes another one that is just as valid.
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
<xs:element name="u" type="xs:unsignedLong" minOccurs="0"/><xs:element name="i" type="xs:integer" minOccurs="0"/><xs:element name="d" type="xs:decimal" minOccurs="0"/>
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
foreach (["u" => "18446744073709551615", "i" => "12345678901234567890123", "d" => "12345678901234567890123"] as $name => $number) {
    $client->answer = "<$name>$number</$name>";
    $read = $client->ask([$name => $number])->$name;
    echo $client->sent, " ", gettype($read), " ", $read, "\n";
}
PHP
echo 'expected by XML Schema Part 2, 3.3.13 and 3.3.21: an integer has any number of digits, an unsignedLong goes to 18446744073709551615; what is sent is what was given'
usr/bin/php8.2 -n -d extension_dir=usr/lib/php/20220829 -d extension=soap -d soap.wsdl_cache_enabled=0 seen.php | tee seen.txt
diff seen.txt - <<'SEEN'
<ns1:r><ns1:u>9223372036854775807</ns1:u></ns1:r> double 1.844674407371E+19
<ns1:r><ns1:i>9223372036854775807</ns1:i></ns1:r> double 1.2345678901235E+22
<ns1:r><ns1:d>12345678901234567890123</ns1:d></ns1:r> string 12345678901234567890123
SEEN

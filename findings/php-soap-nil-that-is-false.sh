#!/usr/bin/env bash
# Tool: the SOAP client of PHP 8.2.36 (Debian, php8.2-soap).
# Behaviour: `xsi:nil="false"` beside a value is read as null, and so is an attribute `nil` of the schema, which has
# nothing to do with XML Schema, whatever it says.
# Why it matters: servers that spell out that a value is not nil lose all values at the client.
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
<xs:element name="n" type="xs:int" nillable="true" minOccurs="0"/>
<xs:element name="own" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="v" type="xs:int"/></xs:sequence><xs:attribute name="nil" type="xs:string"/></xs:complexType></xs:element>
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
foreach (["<n>5</n>", "<n xsi:nil='false'>5</n>", "<n xsi:nil='0'>5</n>", "<n xsi:nil='true'/>", "<own><v>5</v></own>", "<own nil='none'><v>5</v></own>"] as $text) {
    $client->answer = $text;
    try {
        $seen = json_encode($client->ask([]));
    } catch (SoapFault $fault) {
        $seen = $fault->getMessage();
    }
    echo "$text $seen\n";
}
PHP
echo 'expected by XML Schema Part 1, 2.6.2 and 3.3.4 (3.2): only the fourth is nil; `false` says that it is not, and an attribute of no namespace is another one'
usr/bin/php8.2 -n -d extension_dir=usr/lib/php/20220829 -d extension=soap -d soap.wsdl_cache_enabled=0 seen.php | tee seen.txt
diff seen.txt - <<'SEEN'
<n>5</n> {"n":5}
<n xsi:nil='false'>5</n> {"n":null}
<n xsi:nil='0'>5</n> {"n":null}
<n xsi:nil='true'/> {"n":null}
<own><v>5</v></own> {"own":{"v":5}}
<own nil='none'><v>5</v></own> {"own":null}
SEEN

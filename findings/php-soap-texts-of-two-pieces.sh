#!/usr/bin/env bash
# Tool: the SOAP client of PHP 8.2.36 (Debian, php8.2-soap).
# Behaviour: a text of which a part is in a CDATA section is refused, `Violation of encoding rules`; one that is in such
# a section as a whole, or has a comment in it, is read.
# Why it matters: some writers put only the part that needs it in such a section; the whole answer is lost.
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
<xs:element name="s" type="xs:string" minOccurs="0"/>
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
foreach (["<s>ab</s>", "<s><![CDATA[ab]]></s>", "<s>a<!-- c -->b</s>", "<s>a<![CDATA[b]]></s>", "<s><![CDATA[a]]><![CDATA[b]]></s>"] as $text) {
    $client->answer = $text;
    try {
        $seen = json_encode($client->ask([]));
    } catch (SoapFault $fault) {
        $seen = $fault->getMessage();
    }
    echo "$text $seen\n";
}
PHP
echo 'expected by XML 1.0, 2.7: a CDATA section is another way to write characters, so that each text is `ab`'
usr/bin/php8.2 -n -d extension_dir=usr/lib/php/20220829 -d extension=soap -d soap.wsdl_cache_enabled=0 seen.php | tee seen.txt
diff seen.txt - <<'SEEN'
<s>ab</s> {"s":"ab"}
<s><![CDATA[ab]]></s> {"s":"ab"}
<s>a<!-- c -->b</s> {"s":"ab"}
<s>a<![CDATA[b]]></s> SOAP-ERROR: Encoding: Violation of encoding rules
<s><![CDATA[a]]><![CDATA[b]]></s> {"s":"ab"}
SEEN

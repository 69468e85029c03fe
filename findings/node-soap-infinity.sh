#!/usr/bin/env bash
# Tool: the package soap 1.13.0 (npm), run by Node.js 20 or later.
# Behaviour: `INF` and `-INF` are read as NaN, as any text that is no number; `Infinity` is written by that name, which
# is no `double`.
# Why it matters: "no limit" becomes "no number" without a word, and what is sent is refused by the server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund soap@1.13.0 >installed.txt
cat >s.wsdl <<'WSDL'
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
<types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="f" type="xs:double"/>
</xs:sequence></xs:complexType></xs:element></xs:schema></types>
<message name="M"><part name="p" element="t:r"/></message>
<portType name="P"><operation name="ask"><input message="t:M"/><output message="t:M"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="ask"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="S"><port name="p" binding="t:B"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
WSDL
cat >seen.js <<'JS'
const soap = require("soap");

// The client does not send: what it would send is kept, and the answer is the text given.
let answer, sent;
const httpClient = {
    request(url, data, callback) {
        sent = data.match(/<t:f>.*<\/t:f>/)[0];
        const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><r xmlns="urn:t"><f>${answer}</f></r></e:Body></e:Envelope>`;
        setImmediate(() => callback(null, { statusCode: 200, headers: {} }, body));
        return {};
    },
};

async function main() {
    const client = await soap.createClientAsync("s.wsdl", { httpClient });
    for (const [text, value] of [["1e3", 1000], ["INF", Infinity], ["-INF", -Infinity], ["NaN", NaN]]) {
        answer = text;
        const [read] = await client.askAsync({ f: value });
        console.log(text, "is read as", read.f, "and", value, "is written as", sent);
    }
}

main();
JS
echo 'expected by XML Schema Part 2, 3.2.5.1: `INF`, `-INF` and `NaN` are values of a double, and are written so'
node seen.js | tee seen.txt
diff seen.txt - <<'SEEN'
1e3 is read as 1000 and 1000 is written as <t:f>1000</t:f>
INF is read as NaN and Infinity is written as <t:f>Infinity</t:f>
-INF is read as NaN and -Infinity is written as <t:f>-Infinity</t:f>
NaN is read as NaN and NaN is written as <t:f>NaN</t:f>
SEEN

#!/usr/bin/env bash
# Tool: strong-soap 5.0.10 (npm), with Node.js 20.
# Behaviour: an element that is empty is read as if it were not there, and so is one with `xsi:nil="1"`; `xsi:nil="true"` is
# read as `null`. Blanks around a text are cut off.
# Why it matters: absent, empty and nil say different things in an answer, and `1` is as true as `true`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . strong-soap@5.0.10 >/dev/null
cat >service.wsdl <<'WSDL'
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:example" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:example">
<types><xs:schema targetNamespace="urn:example" elementFormDefault="qualified">
<xs:complexType name="User"><xs:sequence><xs:element name="phone" type="xs:string" nillable="true" minOccurs="0"/><xs:element name="rings" type="xs:int" nillable="true" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:element name="modify" type="t:User"/><xs:element name="modifyResponse" type="t:User"/>
</xs:schema></types>
<message name="in"><part name="p" element="t:modify"/></message><message name="out"><part name="p" element="t:modifyResponse"/></message>
<portType name="P"><operation name="modify"><input message="t:in"/><output message="t:out"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><operation name="modify"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="S"><port name="P" binding="t:B"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
WSDL
cat >seen.js <<'JS'
const http = require("http");
const soap = require("strong-soap").soap;

let answer = "", asked = "";
const server = http.createServer((request, response) => {
  asked = "";
  request.on("data", (data) => (asked += data));
  request.on("end", () => {
    response.setHeader("Content-Type", "text/xml");
    response.end(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><modifyResponse xmlns="urn:example">${answer}</modifyResponse></s:Body></s:Envelope>`);
  });
});
server.listen(0, "127.0.0.1", () =>
  soap.createClient("service.wsdl", {}, async (error, client) => {
    if (error) throw error;
    client.setEndpoint(`http://127.0.0.1:${server.address().port}/`);
    const modify = (user) =>
      new Promise((done, failed) => client.modify(user, (error, result) => (error ? failed(error) : done(result))));
    for (const given of ["<phone/>", '<phone xsi:nil="true"/>', '<phone xsi:nil="1"/>', '<phone xsi:nil="false">12</phone>', "<phone> 12 </phone>"]) {
      answer = given;
      console.log(JSON.stringify(given), "is read as", JSON.stringify(await modify({ rings: 5 })));
    }
    process.exit();
  })
);
JS
echo 'expected by XML Schema Part 1, 2.6.2, and Part 2, 3.2.2: an empty text for <phone/>, null for both kinds of nil, and the blanks of an xs:string'
node seen.js | tee seen.txt
diff seen.txt - <<'SEEN'
"<phone/>" is read as {}
"<phone xsi:nil=\"true\"/>" is read as {"phone":null}
"<phone xsi:nil=\"1\"/>" is read as {}
"<phone xsi:nil=\"false\">12</phone>" is read as {"phone":"12"}
"<phone> 12 </phone>" is read as {"phone":"12"}
SEEN

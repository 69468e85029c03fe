#!/usr/bin/env bash
# Tool: strong-soap 5.0.10 (npm), with Node.js 20.
# Behaviour: a property that is `undefined` is sent as `xsi:nil="true"`, as `null` is. Only a property that is not there at all
# is left out.
# Why it matters: `{ phone: form.phone }`, where the form has no phone, clears the number. JSON and most of JavaScript take
# such a property for one that is not there.
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
    for (const user of [{ rings: 5 }, { phone: undefined, rings: 5 }, { phone: null, rings: 5 }, { phone: "", rings: 5 }]) {
      await modify(user);
      const shown = Object.entries(user).map(([name, value]) => `${name}: ${value === "" ? '""' : value}`);
      const sent = asked.match(/<\w+:(?:phone|rings)[^>]*>/g).map((tag) => tag.replace(/ xmlns:xsi="[^"]*"/, ""));
      console.log(`{ ${shown.join(", ")} }`, "is sent as", ...sent);
    }
    process.exit();
  })
);
JS
echo 'expected: what is undefined is left out, as JSON.stringify leaves it out; nil only for null'
node seen.js | tee seen.txt
diff seen.txt - <<'SEEN'
{ rings: 5 } is sent as <ns1:rings>
{ phone: undefined, rings: 5 } is sent as <ns1:phone xsi:nil="true"/> <ns1:rings>
{ phone: null, rings: 5 } is sent as <ns1:phone xsi:nil="true"/> <ns1:rings>
{ phone: "", rings: 5 } is sent as <ns1:phone/> <ns1:rings>
SEEN

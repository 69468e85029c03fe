// soap for Node.js: types of a WSDL, document/literal. Usage: node soap.mjs WSDL IN OUT
//
// A document is read as the answer of a service, and written as the argument of a call; both stay within this program.

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

// The package is in the folder that the program is run in.
const soap = createRequire(path.join(process.cwd(), "package.json"))("soap");
const [wsdl, input, output] = process.argv.slice(2);

/** A client whose calls are answered with `answer`. */
function client(answer) {
    const httpClient = {
        request(location, sent, callback) {
            callback(null, { statusCode: 200, headers: {} }, answer);
        },
    };
    return soap.createClientAsync(wsdl).then((made) => {
        made.httpClient = httpClient;
        return made;
    });
}

const wrap = (element) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${element}</e:Body></e:Envelope>`;

async function read(text) {
    const made = await client(wrap(text.replace(/^<\?xml.*?\?>\s*/, "")));
    const [value] = await made.modifyAsync({ userId: "ann@example.com" });
    return value;
}

async function write(value) {
    const made = await client(wrap('<m:userModify xmlns:m="urn:example:modify"><userId>x</userId></m:userModify>'));
    await made.modifyAsync(value);
    // The body as it was sent, with the declarations of the envelope.
    const sent = made.lastRequest;
    const declared = [...sent.matchAll(/\sxmlns:(?!soap)[\w]+="[^"]*"/g)].map((found) => found[0]);
    const body = sent.match(/<soap:Body[^>]*>(.*)<\/soap:Body>/s)[1];
    const own = body.match(/^<[^>]*>/)[0];
    const missing = [...new Set(declared)].filter((text) => !own.includes(text.trim().split("=")[0] + "="));
    return body.replace(/^<([\w:]+)/, `<$1${missing.join("")}`);
}

async function attempt(name, make) {
    try {
        fs.writeFileSync(path.join(output, `${name}.xml`), await make());
    } catch (error) {
        fs.writeFileSync(path.join(output, `${name}.error`), `${error.name}: ${error.message.split("\n")[0]}\n`);
    }
}

for (const file of fs.readdirSync(input).filter((file) => file.endsWith(".xml")).sort()) {
    await attempt(file.slice(0, -4), async () => write(await read(fs.readFileSync(path.join(input, file), "utf8"))));
}
const user = { userId: "ann@example.com" };
const names = ["name", "phone", "limit", "active", "codes", "level", "mode", "note", "address", "external"];
await attempt("made-unset", () => write(user));
await attempt("made-null", () => write({ ...user, ...Object.fromEntries(names.map((name) => [name, null])) }));
await attempt("made-empty", () => write({ ...user, name: "", codes: "", note: "", address: {} }));

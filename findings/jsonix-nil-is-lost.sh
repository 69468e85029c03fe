#!/usr/bin/env bash
# Tool: Jsonix 3.0.0 (npm), run by Node.js 20 or later.
# Behaviour: `xsi:nil` is not looked at. A number that is nil is not there, a text that is nil is an empty one, and in a list
# it is `null`, which is written as an empty element, valid for no number.
# Why it matters: a clearing that goes through it is dropped, or becomes the value that is an empty text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund jsonix@3.0.0
cat >seen.js <<'JS'
const { Jsonix } = require('jsonix')

// As its schema compiler maps a schema with these three elements, each of which may be nil.
const property = (name, typeInfo) => ({ name, elementName: { localPart: name }, typeInfo })
const context = new Jsonix.Context([{
  name: 'seen',
  typeInfos: [{
    localName: 'R',
    typeName: 'R',
    propertyInfos: [
      property('number', 'Int'), property('text', 'String'), { ...property('many', 'Int'), collection: true },
    ],
  }],
  elementInfos: [{ elementName: { localPart: 'r' }, typeInfo: '.R' }],
}])
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
for (const content of [
  '<number>5</number>', '<number xsi:nil="true"/>', '<text>a</text>', '<text xsi:nil="true"/>', '<text/>',
  '<many>1</many><many xsi:nil="true"/>',
]) {
  const read = context.createUnmarshaller().unmarshalString(`<r ${xsi}>${content}</r>`)
  const { TYPE_NAME, ...values } = read.value
  const written = context.createMarshaller().marshalString(read)
  console.log(`${content}: read ${JSON.stringify(values)}, written ${written}`)
}
JS
echo 'expected by XML Schema Part 1, 2.6.2: an element that is nil has no content by intention; it is neither absent nor empty'
node seen.js | tee seen.txt
diff seen.txt - <<'SEEN'
<number>5</number>: read {"number":5}, written <r><number>5</number></r>
<number xsi:nil="true"/>: read {}, written <r/>
<text>a</text>: read {"text":"a"}, written <r><text>a</text></r>
<text xsi:nil="true"/>: read {"text":""}, written <r><text></text></r>
<text/>: read {"text":""}, written <r><text></text></r>
<many>1</many><many xsi:nil="true"/>: read {"many":[1,null]}, written <r><many>1</many><many/></r>
SEEN

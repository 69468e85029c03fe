#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: of elements that are nil only those pass whose type takes an empty text. A number, a date, a token of at least
# one character and a record that are cleared are refused, `{type,illegal_int,[]}`: the content is checked all the same.
# Why it matters: in a modify-style interface a message that clears a number cannot be checked with it, or is never sent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:simpleType name="Phone"><xs:restriction base="xs:token"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="number" type="xs:int" nillable="true"/><xs:element name="text" type="xs:string" nillable="true"/>
<xs:element name="phone" type="Phone" nillable="true"/><xs:element name="day" type="xs:date" nillable="true"/>
<xs:element name="record" nillable="true"><xs:complexType><xs:sequence><xs:element name="x" type="xs:string"/></xs:sequence>
</xs:complexType></xs:element>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<text xsi:nil='true'/>
<number xsi:nil='false'>5</number>
<number xsi:nil='true'/>
<phone>1</phone>
<phone xsi:nil='true'/>
<day xsi:nil='true'/>
<record><x/></record>
<record xsi:nil='true'/>
XML
cat >seen.erl <<'ERLANG'
-module(seen).
-export([main/0]).
main() ->
    {ok, Schema} = xmerl_xsd:process_schema("s.xsd"),
    {ok, Documents} = file:read_file("documents.txt"),
    [check(Line, Schema) || Line <- string:lexemes(binary_to_list(Documents), "\n")].
check(Line, Schema) ->
    Xsi = "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>",
    {Read, _} = xmerl_scan:string(Xsi ++ Line ++ "</r>"),
    Said = case xmerl_xsd:validate(Read, Schema) of
        {error, _} -> "refused";
        _ -> "valid"
    end,
    io:format("~s ~s~n", [Line, Said]).
ERLANG
echo 'expected by XML Schema Part 1, 3.3.4 (Element Locally Valid, 3.2): an element that may be nil, and is, must be empty; all are valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<text xsi:nil='true'/> valid
<number xsi:nil='false'>5</number> valid
<number xsi:nil='true'/> refused
<phone>1</phone> valid
<phone xsi:nil='true'/> refused
<day xsi:nil='true'/> refused
<record><x/></record> valid
<record xsi:nil='true'/> refused
SEEN

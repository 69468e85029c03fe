#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: the length of a `hexBinary` and of a `base64Binary` is counted in characters of the document, not in bytes.
# Why it matters: a hash or a key of the length that the schema asks for is refused, and one of half as many bytes taken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:simpleType name="Hex"><xs:restriction base="xs:hexBinary"><xs:length value="4"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Base64"><xs:restriction base="xs:base64Binary"><xs:length value="3"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Text"><xs:restriction base="xs:string"><xs:length value="4"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="hex" type="Hex"/><xs:element name="base64" type="Base64"/><xs:element name="text" type="Text"/>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<text>abcd</text>
<hex>01020304</hex>
<hex>0102</hex>
<base64>QUJD</base64>
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
echo 'expected by XML Schema Part 2, 4.3.1: the length of a hexBinary or base64Binary is that of its octets, so that all but <hex>0102</hex> are valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<text>abcd</text> valid
<hex>01020304</hex> refused
<hex>0102</hex> valid
<base64>QUJD</base64> refused
SEEN

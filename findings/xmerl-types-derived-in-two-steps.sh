#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: an `xsi:type` may name the type of the element, and one that is derived from it in one step. One that is
# derived in two steps is refused, `type_of_element_not_derived`.
# Why it matters: provisioning interfaces derive each command from a request, and that from a command in general, which is
# what the element is declared as. No message of theirs is valid then.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="Command"/>
<xs:complexType name="Request"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
<xs:complexType name="Rename"><xs:complexContent><xs:extension base="Request"><xs:sequence>
<xs:element name="name" type="xs:string"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="command" type="Command"/><xs:element name="request" type="Request"/>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<command/>
<command xsi:type='Command'/>
<command xsi:type='Request'/>
<request xsi:type='Rename'><name>a</name></request>
<command xsi:type='Rename'><name>a</name></command>
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
echo 'expected by XML Schema Part 1, 3.3.4 (Element Locally Valid, 4.3) and 3.4.6 (Type Derivation OK, 2.3): derivation goes through any number of steps; all are valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<command/> valid
<command xsi:type='Command'/> valid
<command xsi:type='Request'/> valid
<request xsi:type='Rename'><name>a</name></request> valid
<command xsi:type='Rename'><name>a</name></command> refused
SEEN

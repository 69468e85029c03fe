#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: an element that is empty is refused where its default, or the value that is fixed for it, is not empty; and a
# value that is not the fixed one is taken. A fixed attribute takes another value, too.
# Why it matters: what stands for the default is an error, and what the schema rules out passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="default" type="xs:int" default="5"/><xs:element name="fixed" type="xs:int" fixed="5"/>
<xs:element name="attribute"><xs:complexType><xs:attribute name="fixed" type="xs:int" fixed="5"/></xs:complexType></xs:element>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<default>7</default>
<default/>
<fixed>5</fixed>
<fixed/>
<fixed>6</fixed>
<attribute/>
<attribute fixed='5'/>
<attribute fixed='6'/>
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
echo 'expected by XML Schema Part 1, 3.3.4 (Element Locally Valid, 5) and 3.2.4: an empty element has the default or fixed value, and another one than the fixed is not valid; so 6 is refused, and all else valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<default>7</default> valid
<default/> refused
<fixed>5</fixed> valid
<fixed/> refused
<fixed>6</fixed> valid
<attribute/> valid
<attribute fixed='5'/> valid
<attribute fixed='6'/> valid
SEEN

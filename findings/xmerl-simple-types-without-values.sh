#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: a schema is loaded without a word, and then no value of some types is valid: of a list type, of a date, time or
# year with a bound (`not_implemented_for`), of a pattern with `\w` or `\p{L}` (`unsupported_pattern`). NMTOKENS, a
# `dateTime` with a bound and other patterns are checked: the control.
# Why it matters: that a type is not known is found when the first customer has a value in it, and looks like their fault.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:simpleType name="Numbers"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:simpleType name="Day"><xs:restriction base="xs:date"><xs:minInclusive value="2026-01-01"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Time"><xs:restriction base="xs:time"><xs:minInclusive value="08:00:00"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Year"><xs:restriction base="xs:gYear"><xs:minInclusive value="2000"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Instant"><xs:restriction base="xs:dateTime"><xs:minInclusive value="2026-01-01T00:00:00Z"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Extension"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{2,20}"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Digits"><xs:restriction base="xs:string"><xs:pattern value="\d+"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Words"><xs:restriction base="xs:string"><xs:pattern value="\w+"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Letters"><xs:restriction base="xs:string"><xs:pattern value="\p{L}+"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Any"><xs:restriction base="xs:string"><xs:pattern value="(a|b)?.c"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="names" type="xs:NMTOKENS"/><xs:element name="numbers" type="Numbers"/>
<xs:element name="day" type="Day"/><xs:element name="time" type="Time"/><xs:element name="year" type="Year"/>
<xs:element name="instant" type="Instant"/>
<xs:element name="digits" type="Digits"/><xs:element name="words" type="Words"/>
<xs:element name="letters" type="Letters"/><xs:element name="extension" type="Extension"/><xs:element name="any" type="Any"/>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<names>a b</names>
<numbers>1 2</numbers>
<numbers>1</numbers>
<instant>2026-05-01T00:00:00Z</instant>
<day>2026-05-01</day>
<time>09:00:00</time>
<year>2026</year>
<extension>4711</extension>
<digits>123</digits>
<words>abc</words>
<letters>abc</letters>
<any>axc</any>
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
echo 'expected by XML Schema Part 2, 2.5.1.2, 4.3.10 and F: all are valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<names>a b</names> valid
<numbers>1 2</numbers> refused
<numbers>1</numbers> refused
<instant>2026-05-01T00:00:00Z</instant> valid
<day>2026-05-01</day> refused
<time>09:00:00</time> refused
<year>2026</year> refused
<extension>4711</extension> valid
<digits>123</digits> valid
<words>abc</words> refused
<letters>abc</letters> refused
<any>axc</any> valid
SEEN

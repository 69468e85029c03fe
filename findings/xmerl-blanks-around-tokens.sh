#!/usr/bin/env bash
# Tool: xmerl 1.3.30, the XML library of Erlang/OTP 25.2.3, with its `xmerl_xsd` (Debian).
# Behaviour: white space around or within a `token` is an error (`invalid_token`), as is that around an `NCName` or a
# `language`, and a tab in a `normalizedString`. Around numbers, booleans, dates, QNames and addresses it is collapsed.
# Why it matters: documents that are indented, or have a blank that nobody sees, are refused, though they mean the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq erlang-base=1:25.2.3+dfsg-1+deb12u4 erlang-xmerl=1:25.2.3+dfsg-1+deb12u4
for package in *.deb; do dpkg -x "$package" .; done
cat >s.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:simpleType name="State"><xs:restriction base="xs:token">
<xs:enumeration value="On"/><xs:enumeration value="On Hold"/></xs:restriction></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:choice>
<xs:element name="token" type="xs:token"/><xs:element name="state" type="State"/><xs:element name="number" type="xs:int"/>
<xs:element name="name" type="xs:NCName"/><xs:element name="flag" type="xs:boolean"/><xs:element name="day" type="xs:date"/>
<xs:element name="amount" type="xs:decimal"/><xs:element name="normal" type="xs:normalizedString"/>
<xs:element name="qname" type="xs:QName"/><xs:element name="uri" type="xs:anyURI"/><xs:element name="lang" type="xs:language"/>
</xs:choice></xs:complexType></xs:element>
</xs:schema>
XSD
cat >documents.txt <<'XML'
<token>On Hold</token>
<token> On Hold </token>
<token>On  Hold</token>
<state>On Hold</state>
<state> On Hold </state>
<number> 5 </number>
<amount> 5 </amount>
<flag> true </flag>
<day> 2026-05-01 </day>
<name> a </name>
<lang> en </lang>
<uri> http://example.com/ </uri>
<qname> a </qname>
<normal>a	b</normal>
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
echo 'expected by XML Schema Part 2, 4.3.6: white space of a token is collapsed before it is checked, as of every type but string and normalizedString, in which a tab becomes a blank; all are valid'
export EMU=beam PROGNAME=erl ROOTDIR=$folder/usr/lib/erlang
BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
export BINDIR
"$BINDIR/erlexec" -noshell -eval '{ok, seen} = compile:file(seen), seen:main(), halt().' | tee seen.txt
diff seen.txt - <<'SEEN'
<token>On Hold</token> valid
<token> On Hold </token> refused
<token>On  Hold</token> refused
<state>On Hold</state> valid
<state> On Hold </state> refused
<number> 5 </number> valid
<amount> 5 </amount> valid
<flag> true </flag> valid
<day> 2026-05-01 </day> valid
<name> a </name> refused
<lang> en </lang> refused
<uri> http://example.com/ </uri> valid
<qname> a </qname> valid
<normal>a	b</normal> refused
SEEN

#!/usr/bin/env bash
# Tool: XML::Compile 1.63 (Debian), with the Perl of Debian 12.
# Behaviour: of a `token`, blanks are taken off at its ends; several within it stay several. So an enumeration and a
# `maxLength` refuse what is valid.
# Why it matters: a document that was wrapped and indented by another tool has values that this reader refuses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libxml-compile-perl=1.63-3 liblog-report-perl=1.34-1 liblog-report-optional-perl=1.07-2 \
    libstring-print-perl=0.94-2 libdevel-globaldestruction-perl=0.14-4 libxml-libxml-perl=2.0207+dfsg+really+2.0134-1+deb12u1 \
    libunicode-linebreak-perl=0.0.20190101-1+b5 \
    libmime-charset-perl=1.013.1-2 libsub-exporter-progressive-perl=0.001013-3 \
    libxml-namespacesupport-perl=1.12-2 libxml-sax-base-perl=1.09-3 libxml-sax-perl=1.02+dfsg-3 \
    libsombok3=2.4.0-2+b1 libthai0=0.1.29-1 libdatrie1=0.2.13-2+b1
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.pl <<'PERL'
use strict;
use warnings;
use Log::Report mode => 'NORMAL';
use XML::Compile::Schema;
use XML::LibXML;

my $schema = XML::Compile::Schema->new(<<'XSD');
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="token" type="xs:token" minOccurs="0"/>
<xs:element name="state" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="on hold"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="short" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token"><xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:element>
</xs:sequence></xs:complexType></xs:element></xs:schema>
XSD
my $read = $schema->compile(READER => '{urn:t}r');
for my $text ('<token> a b </token>', '<token>a  b</token>', '<state> on hold </state>', '<state>on  hold</state>', '<short>a  b</short>') {
    my $value;
    try { $value = $read->("<r xmlns='urn:t'>$text</r>") };
    print "$text ", $value ? "`" . (values %$value)[0] . "`" : $@->wasFatal->message, "\n";
}
PERL
echo 'expected by XML Schema Part 2, 4.3.6: several spaces are collapsed to one, so that all are valid'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libsombok.so.3) \
    perl -Iusr/share/perl5 "-I$(echo usr/lib/*/perl5/*)" seen.pl | tee seen.txt
diff seen.txt - <<'SEEN'
<token> a b </token> `a b`
<token>a  b</token> `a  b`
<state> on hold </state> `on hold`
<state>on  hold</state> invalid enumerate `on  hold' at {urn:t}r/state#facet
<short>a  b</short> string `a  b' longer than maximum length 3 at {urn:t}r/short#facet
SEEN

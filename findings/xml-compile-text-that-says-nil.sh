#!/usr/bin/env bash
# Tool: XML::Compile 1.63 (Debian), with the Perl of Debian 12.
# Behaviour: a text that is `NIL`, read or set in code, is written as nil where the element may be nil. Where it may not,
# it stays the text.
# Why it matters: a name is cleared because of what it is called.
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
use XML::Compile::Schema;
use XML::LibXML;

my $schema = XML::Compile::Schema->new(<<'XSD');
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="nick" type="xs:string" minOccurs="0" nillable="true"/>
<xs:element name="name" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>
XSD
my $read = $schema->compile(READER => '{urn:t}r');
my $write = $schema->compile(WRITER => '{urn:t}r', prefixes => [t => 'urn:t']);
for my $text ('<t:nick>Nil</t:nick>', '<t:nick>NIL</t:nick>', '<t:name>NIL</t:name>') {
    my $document = XML::LibXML::Document->new('1.0', 'UTF-8');
    my $written = $write->($document, $read->("<t:r xmlns:t='urn:t'>$text</t:r>"))->toString;
    print "$text ", $written =~ s/ xmlns:\w+="[^"]*"//gr, "\n";
}
PERL
echo 'expected by XML Schema Part 1, 2.6.2: only the attribute `xsi:nil` says nil'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libsombok.so.3) \
    perl -Iusr/share/perl5 "-I$(echo usr/lib/*/perl5/*)" seen.pl | tee seen.txt
diff seen.txt - <<'SEEN'
<t:nick>Nil</t:nick> <t:r><t:nick>Nil</t:nick></t:r>
<t:nick>NIL</t:nick> <t:r><t:nick xsi:nil="true"/></t:r>
<t:name>NIL</t:name> <t:r><t:name>NIL</t:name></t:r>
SEEN

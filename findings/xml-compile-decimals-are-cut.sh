#!/usr/bin/env bash
# Tool: XML::Compile 1.63 (Debian), with the Perl of Debian 12.
# Behaviour: of a `decimal` with more digits behind the point than `fractionDigits` allows, those are cut off in what is
# written, without a word. One with too many digits in all is refused, and so is one beyond a bound.
# Why it matters: an amount becomes another one where an error was to be expected.
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
use Math::BigFloat;
use XML::Compile::Schema;
use XML::LibXML;

my $schema = XML::Compile::Schema->new(<<'XSD');
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType><xs:sequence>
<xs:element name="price" minOccurs="0"><xs:simpleType><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="short" minOccurs="0"><xs:simpleType><xs:restriction base="xs:decimal"><xs:totalDigits value="3"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="small" minOccurs="0"><xs:simpleType><xs:restriction base="xs:decimal"><xs:maxInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
</xs:sequence></xs:complexType></xs:element></xs:schema>
XSD
my $write = $schema->compile(WRITER => '{urn:t}r', prefixes => [t => 'urn:t']);
for my $pair ([price => '9.99'], [price => '9.995'], [price => '9.999'], [short => '12.34'], [small => '1.01']) {
    my ($name, $value) = @$pair;
    my $document = XML::LibXML::Document->new('1.0', 'UTF-8');
    my $written;
    try { $written = $write->($document, { $name => Math::BigFloat->new($value) })->textContent };
    print "$name $value: ", defined $written ? $written : $@->wasFatal->message, "\n";
}
PERL
echo 'expected by XML Schema Part 2, 4.3.12: 9.995 and 9.999 are no values of the type, so that writing them is an error'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libsombok.so.3) \
    perl -Iusr/share/perl5 "-I$(echo usr/lib/*/perl5/*)" seen.pl | tee seen.txt
diff seen.txt - <<'SEEN'
price 9.99: 9.99
price 9.995: 9.99
price 9.999: 9.99
short 12.34: decimal too long, got 4 digits max 3 at t:r/short#facet
small 1.01: too large inclusive 1.01, max 1 at t:r/small#facet
SEEN

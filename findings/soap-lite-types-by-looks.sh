#!/usr/bin/env bash
# Tool: SOAP::Lite 1.27 (Debian, libsoap-lite-perl), with the Perl of Debian 12.
# Behaviour: unless a call says a type, that of a value is guessed from how it looks, and named by `xsi:type`: a name with an
# umlaut is sent as base64, twenty digits and `INF` as `float`, and `true` as `boolean`. With `type('string')` each is sent
# as a text: the control. Of several values for one element the first is sent, without an error.
# Why it matters: whether a name is sent as a text depends on its letters, unless each call says its type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libsoap-lite-perl=1.27-3 libclass-inspector-perl=1.36-3 libio-sessiondata-perl=1.03-3 \
    libtask-weaken-perl=1.06-2 liburi-perl=5.17-1 libwww-perl=6.68-1 libxml-parser-perl=2.46-4+deb12u1 \
    libxml-parser-lite-perl=0.722-1 libhttp-message-perl=6.44-1 libhttp-date-perl=6.05-2 \
    libencode-locale-perl=1.05-3 liblwp-mediatypes-perl=6.04-2 libtry-tiny-perl=0.31-2
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.pl <<'PERL'
use strict;
use warnings;
use SOAP::Lite;

binmode STDOUT, ':utf8';
my $serializer = SOAP::Serializer->new;
for my $values (['Miller'], ["M\x{fc}ller"], ['12345678901234567890'], ['0123'], ['INF'], ['true'], ['one', 'two']) {
    my $sent = $serializer->serialize(SOAP::Data->name('name')->value(@$values));
    print "@$values ", $sent =~ s/^<\?.*?\?>| xmlns:\w+="[^"]*"| soap:encodingStyle="[^"]*"//gr, "\n";
}
for my $value ("M\x{fc}ller", '12345678901234567890', 'INF', 'true') {
    my $sent = $serializer->serialize(SOAP::Data->name('name')->type('string')->value($value));
    utf8::decode($sent);
    print "$value, said to be a string: ", $sent =~ s/^<\?.*?\?>| xmlns:\w+="[^"]*"| soap:encodingStyle="[^"]*"//gr, "\n";
}
PERL
echo 'expected by XML Schema Part 1, 2.6.1 and 3.3.4: for an element that is declared as a string, only `xsi:type`s of strings'
perl -Iusr/share/perl5 "-I$(echo usr/lib/*/perl5/*)" seen.pl | tee seen.txt
diff seen.txt - <<'SEEN'
Miller <name xsi:type="xsd:string">Miller</name>
Müller <name xsi:type="xsd:base64Binary">TfxsbGVy</name>
12345678901234567890 <name xsi:type="xsd:float">12345678901234567890</name>
0123 <name xsi:type="xsd:string">0123</name>
INF <name xsi:type="xsd:float">INF</name>
true <name xsi:type="xsd:boolean">true</name>
one two <name xsi:type="xsd:string">one</name>
Müller, said to be a string: <name xsi:type="xsd:string">Müller</name>
12345678901234567890, said to be a string: <name xsi:type="xsd:string">12345678901234567890</name>
INF, said to be a string: <name xsi:type="xsd:string">INF</name>
true, said to be a string: <name xsi:type="xsd:string">true</name>
SEEN

# XML::Compile: readers and writers made from the schema at run time. Usage: compile.pl SCHEMA IN OUT

use strict;
use warnings;
use XML::Compile::Schema;
use XML::LibXML;

my ($file, $in, $out) = @ARGV;
my $schema = XML::Compile::Schema->new($file);
my $type = '{urn:example:modify}userModify';
my %xsi = ('urn:example:modify:Device' => undef);
my @options = (any_element => 'TAKE_ALL', xsi_type => { '{urn:example:modify}Device' => ['{urn:example:modify}DeskPhone'] });
my $read = $schema->compile(READER => $type, @options);
my $write = $schema->compile(WRITER => $type, @options, include_namespaces => 1, prefixes => [m => 'urn:example:modify', xsi => 'http://www.w3.org/2001/XMLSchema-instance']);

sub attempt {
    my ($name, $make) = @_;
    my $text = eval {
        my $document = XML::LibXML::Document->new('1.0', 'UTF-8');
        $document->setDocumentElement($write->($document, $make->()));
        $document->toString;
    };
    my $path = defined $text ? "$out/$name.xml" : "$out/$name.error";
    open my $handle, '>', $path or die "$path: $!";
    print $handle defined $text ? $text : (split /\n/, "$@")[0] . "\n";
}

for my $path (glob "$in/*.xml") {
    my ($name) = $path =~ m{([^/]*)\.xml$};
    attempt($name, sub { $read->($path) });
}
my @nulls = qw(name phone limit active codes level mode note address external);
my @user = (userId => 'ann@example.com');
attempt('made-unset', sub { +{@user} });
attempt('made-null', sub { +{@user, map { ($_ => undef) } @nulls} });
attempt('made-nil', sub { +{@user, map { ($_ => 'NIL') } @nulls} });
attempt('made-empty', sub { +{@user, name => '', codes => [], note => { _ => '' }, address => {}} });

#!/usr/bin/env bash
# Tool: Nori 2.6.0 (Debian, ruby-nori), which Savon reads with, on Ruby 3.1.
# Behaviour: an element that is nil is `nil`, as one that is empty; with an attribute beside it is a hash of its attributes,
# without `xsi:nil`, as one that is empty, too.
# Why it matters: what was cleared on a given day, or in a given language, cannot be told from what is empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq ruby-nori=2.6.0-1.1 ruby3.1=3.1.7+really3.1.2-0+deb12u1 libruby3.1=3.1.7+really3.1.2-0+deb12u1 \
    libyaml-0-2=0.2.5-1
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.rb <<'RUBY'
require 'nori'
require 'rexml/document'

nori = Nori.new(parser: :rexml)
['<n xsi:nil="true"/>', '<n/>', '<n xsi:nil="true" lang="en"/>', '<n lang="en"/>'].each do |text|
  value = nori.parse("<r xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">#{text}</r>")['r']['n']
  puts "#{text} #{value.inspect}"
end
RUBY
echo 'expected by XML Schema Part 1, 2.6.2: the four say four different things'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libruby-3.1.so.3.1) usr/bin/ruby3.1 -I usr/lib/ruby/3.1.0 -I "$(echo usr/lib/*/ruby/3.1.0)" \
    -I usr/lib/ruby/vendor_ruby -I usr/share/rubygems-integration/all/gems/nori-2.6.0/lib seen.rb | tee seen.txt
diff seen.txt - <<'SEEN'
<n xsi:nil="true"/> nil
<n/> nil
<n xsi:nil="true" lang="en"/> {"@lang"=>"en"}
<n lang="en"/> {"@lang"=>"en"}
SEEN

#!/usr/bin/env bash
# Tool: Nori 2.6.0 (Debian, ruby-nori), on Ruby 3.1.
# Behaviour: an attribute `type` of a document, in no namespace, says what its text becomes where it has one of the words
# that Nori knows: `integer` makes a number of it, `0` where it is none, and `array` a list of what is within. The attribute
# itself is not among what is read then. Another word, and an attribute of another name, change nothing: the control.
# Why it matters: `type` may be an attribute of a schema's own; what has a leading zero loses it.
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
['<code type="private">0123</code>', '<code type="integer">0123</code>', '<code type="integer">n/a</code>', '<code kind="integer">0123</code>', '<list type="array"><code>1</code></list>', '<list type="other"><code>1</code></list>'].each do |text|
  value = nori.parse("<r>#{text}</r>")['r'].values.first
  attributes = value.respond_to?(:attributes) ? value.attributes : 'none'
  puts "#{text} #{value.inspect}, attributes: #{attributes}"
end
RUBY
echo 'expected by XML Schema Part 1, 2.6.1: only `xsi:type` names a type; each text is `0123`, but for `n/a`, and has its attribute'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libruby-3.1.so.3.1) usr/bin/ruby3.1 -I usr/lib/ruby/3.1.0 -I "$(echo usr/lib/*/ruby/3.1.0)" \
    -I usr/lib/ruby/vendor_ruby -I usr/share/rubygems-integration/all/gems/nori-2.6.0/lib seen.rb | tee seen.txt
diff seen.txt - <<'SEEN'
<code type="private">0123</code> "0123", attributes: {"type"=>"private"}
<code type="integer">0123</code> 123, attributes: none
<code type="integer">n/a</code> 0, attributes: none
<code kind="integer">0123</code> "0123", attributes: {"kind"=>"integer"}
<list type="array"><code>1</code></list> ["1"], attributes: none
<list type="other"><code>1</code></list> {"code"=>"1", "@type"=>"other"}, attributes: none
SEEN

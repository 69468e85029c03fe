#!/usr/bin/env bash
# Tool: Nori 2.6.0 (Debian, ruby-nori), which Savon reads with, on Ruby 3.1.
# Behaviour: a text that looks like a time becomes that time of the day on which it is read, whatever its schema says.
# One without a zone is taken for one in that of the machine, a `dateTime` without one for one in UTC.
# Why it matters: hours of business are different values on each day, and an hour off in summer.
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

ENV['TZ'] = 'UTC-2'
nori = Nori.new(parser: :rexml)
['09:00', '09:00:00', '09:00:00Z', '2026-01-01T09:00:00'].each do |text|
  value = nori.parse("<r>#{text}</r>")['r']
  if value.is_a?(Time)
    puts "#{text}: a time of today: #{value.to_date == Date.today}, in UTC #{value.utc.strftime('%H:%M')}"
  else
    puts "#{text}: #{value.class} #{value}"
  end
end
RUBY
echo 'expected by XML Schema Part 2, 3.2.8: a time is one of any day; without a zone it is in none'
LD_LIBRARY_PATH=$(dirname usr/lib/*/libruby-3.1.so.3.1) usr/bin/ruby3.1 -I usr/lib/ruby/3.1.0 -I "$(echo usr/lib/*/ruby/3.1.0)" \
    -I usr/lib/ruby/vendor_ruby -I usr/share/rubygems-integration/all/gems/nori-2.6.0/lib seen.rb | tee seen.txt
diff seen.txt - <<'SEEN'
09:00: Nori::StringWithAttributes 09:00
09:00:00: a time of today: true, in UTC 07:00
09:00:00Z: a time of today: true, in UTC 09:00
2026-01-01T09:00:00: DateTime 2026-01-01T09:00:00+00:00
SEEN

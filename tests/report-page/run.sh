#!/usr/bin/env bash
# The page of `xsdbind diff --format html` in a real browser: filters narrow the list, search finds a field, and it can
# be read on a phone. Needs Chromium (Debian: `apt-get install chromium`) and Python 3; skipped without them.
#
# Usage: tests/report-page/run.sh [FOLDER]
#   FOLDER   for pictures of the page at the width of a desk and of a phone; none are taken unless it is given
#
# CHROMIUM names the browser, unless it is on the path.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ] || ! command -v python3 >/dev/null; then
    echo "report page: skipped, since there is no Chromium, or no Python 3"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
cp -r schemas/ocip "$work/next"
cp docs/examples/ocip-next/*.xsd "$work/next"
cargo run --quiet -p xsdbind-cli -- diff schemas/ocip "$work/next" --format html --output "$work/report.html" >/dev/null
python3 tests/report-page/check.py "$browser" "$work/report.html" ${1:+"$(cd "$1" && pwd)"}

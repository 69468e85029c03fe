#!/usr/bin/env bash
# The page of `xsdbind diff --format html` in a real browser: filters narrow the list, search finds a field, and it can
# be read on a phone. Needs Chromium (Debian: `apt-get install chromium`) and Python 3; skipped without them, with 77.
#
# Usage: tests/report-page/run.sh [FOLDER]
#   FOLDER   for pictures of the page at the width of a desk and of a phone; none are taken unless it is given
#
# CHROMIUM names the browser, unless it is on the path.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

. "$root/tests/report-page/browser.sh" "report page"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
cp -r schemas/ocip "$work/next"
cp docs/examples/ocip-next/*.xsd "$work/next"
cargo run --quiet -p xsdbind-cli -- diff schemas/ocip "$work/next" --format html --output "$work/report.html" >/dev/null
python3 tests/report-page/check.py "$browser" "$work/report.html" ${1:+"$(cd "$1" && pwd)"}

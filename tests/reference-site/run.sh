#!/usr/bin/env bash
# The reference of `xsdbind docs` in a real browser, opened from files: search by command, field and text, links, a phone,
# the dark. Needs Chromium (Debian: `apt-get install chromium`) and Python 3; skipped without them, with 77.
#
# Usage: tests/reference-site/run.sh [FOLDER]
#   FOLDER   for pictures of some pages; none are taken unless it is given
#
# CHROMIUM names the browser, unless it is on the path.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

. "$root/tests/report-page/browser.sh" "reference"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
cp -r schemas/ocip "$work/schemas"
cp docs/examples/ocip-next/*.xsd "$work/schemas"
printf '[[module]]\nname = "ocip"\nschemas = ["schemas/ocip.xsd"]\n' >"$work/xsdbind.toml"
xsdbind() { cargo run --quiet -p xsdbind-cli -- "$@" >/dev/null; }
xsdbind docs --out "$work/now"
xsdbind docs --config "$work/xsdbind.toml" --since schemas/ocip --out "$work/next"
python3 tests/reference-site/check.py "$browser" "$work" ${1:+"$(cd "$1" && pwd)"}

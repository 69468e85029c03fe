# Finds the browser for the checks of pages, as `browser`; ends with 77, which says that a check was skipped, where there is
# none, or no Python 3. CHROMIUM names it, unless it is on the path. Sourced, with the name of the check.
browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ] || ! command -v python3 >/dev/null; then
    echo "$1: skipped, since there is no Chromium, or no Python 3"
    exit 77
fi

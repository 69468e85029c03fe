#!/usr/bin/env bash
# Clients that others wrote, against the stand-in server: what each does, or how fast each is. By hand: it needs
# Python 3.12 (PYTHON names it, unless it is `python3.12`) and the Python package index.
#
# Usage: client/tests/interop/run.sh [speed [COMMANDS]]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${WORK:-$root/target/interop}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$work"

# python PACKAGE..: the interpreter of an environment that has these packages, made once.
python() {
    local venv="$work/${1%%==*}-${1##*==}"
    if [ ! -e "$venv/ready" ]; then
        "${PYTHON:-python3.12}" -m venv "$venv" &&
            "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" &&
            touch "$venv/ready" || return 1
    fi
    echo "$venv/bin/python"
}

# serve ARGUMENT..: a server; sets `tcp`, `tls` and `http` to its ports.
serve() {
    : >"$work/serve.txt"
    "$bin/provision" serve --takes-undeclared-xsi --tcp 0 --tls 0 --http 0 --https 0 --certificate "$work/server.pem" "$@" \
        >"$work/serve.txt" &
    server=$!
    trap 'kill "$server"' EXIT
    until [ "$(wc -l <"$work/serve.txt")" = 4 ]; do sleep 0.1; done
    tcp=$(sed -n 's/^ocs:.*://p' "$work/serve.txt")
    tls=$(sed -n 's/^ocss:.*://p' "$work/serve.txt")
    http=$(sed -n 's/^http:.*://p' "$work/serve.txt")
}

cd "$root"
if [ "${1:-}" = speed ]; then
    count=${2:-10000}
    bin=$CARGO_TARGET_DIR/release
    cargo build --quiet --release -p provisioning-client --features command --example speed --bin provision
    serve --no-journal --users 10000
    "$bin/examples/speed" "ocs://127.0.0.1:$tcp" "$count"
    for sdk in mercury-ocip-fast==3.0.2 broadworks-ocip==3.0.0; do
        echo "${sdk/==/ }"
        interpreter=$(python "$sdk")
        "$interpreter" "$here/speed.py" "${sdk%%==*}" "$tcp" "$count"
    done
else
    bin=$CARGO_TARGET_DIR/debug
    cargo build --quiet -p provisioning-client --features command --bin provision
    serve
    export SSL_CERT_FILE=$work/server.pem
    while read -r sdk package; do
        echo "$sdk, $package"
        "$(SSL_CERT_FILE='' python "$package")" "$here/sdks.py" "$sdk" "$tcp" "$tls" "$http" 2>&1 | tail -8 || true
    done <<'END'
mercury-ocip-fast mercury-ocip-fast==3.0.2
broadworks-ocip broadworks-ocip==3.0.0
mercury-ocip mercury-ocip==1.3.0
mercury-ocip-soap mercury-ocip==1.3.0
mercury-ocip-clear mercury-ocip==1.3.0
zeep zeep==4.3.3
END
fi

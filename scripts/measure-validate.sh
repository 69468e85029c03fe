#!/usr/bin/env bash
# Measures `xsdbind validate` beside other validators, a process each: a table in one document, the documents of the corpus, and
# a table of any size on the standard input. A row each: seconds on the processor and on the clock, those less what a document
# of one row takes, and the most memory.
#
# Usage: scripts/measure-validate.sh [MEGABYTES [MEGABYTES-OF-THE-LARGE-ONE]]      100 and 1000 unless named
#
# The schema is the bundled one, or R25 where OCIP_SCHEMAS names the folder of complete releases; OCIP_CORPUS has the
# documents of R25. Beside it: fastxml 0.12.0, installed below the target folder, and `xmllint`, where that is there (Debian:
# libxml2-utils). Needs python3. Run it on a quiet machine.
set -euo pipefail

cd "$(dirname "$0")/.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
megabytes=${1:-100}
large=${2:-1000}

cargo build --quiet --release -p xsdbind-cli
cargo install --quiet --root "$target/measure-validate" fastxml --version 0.12.0 --features ureq
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
schema=$root/schemas/ocip/ocip.xsd
if [ -n "${OCIP_SCHEMAS:-}" ]; then schema=$OCIP_SCHEMAS/ocip-r25/OCISchemaAS.xsd; fi

python3 - "$target" "$schema" "$folder" "$megabytes" "$large" "${OCIP_CORPUS:-}" <<'PYTHON'
import gzip, os, shutil, subprocess, sys, time

target, schema, folder, megabytes, large, corpus = sys.argv[1:]
begin = (
    '<?xml version="1.0" encoding="UTF-8"?><BroadsoftDocument xmlns="C" protocol="OCI" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><sessionId xmlns="">192.0.2.7,1700000000000</sessionId>'
    '<command xmlns="" xsi:type="UserGetListInGroupResponse"><userTable>'
    + "".join(f"<colHeading>Heading {column}</colHeading>" for column in range(1, 14))
)
end = "</userTable></command></BroadsoftDocument>"


def row(number):
    def text(column):
        if column == 6:
            return "Research &amp; Development"
        if column in (8, 9):
            return str(number % 2 == 0).lower()
        return f"user{number}-{column}@example.com"

    columns = ("<col/>" if column == 4 else f"<col>{text(column)}</col>" for column in range(1, 14))
    return f"<row>{''.join(columns)}</row>\n"


rows = "".join(row(number) for number in range(2500)).encode()


def pieces(size):
    yield begin.encode()
    for _ in range(max(1, size // len(rows))):
        yield rows
    yield end.encode()


def run(command, pipe=None, **others):
    """Seconds on the processor and on the clock, and the most memory in MB."""
    started = time.monotonic()
    said = open(f"{folder}/said", "wb")
    process = subprocess.Popen(command, stdin=subprocess.PIPE if pipe else subprocess.DEVNULL, stdout=said, stderr=said, **others)
    if pipe:
        for piece in pipe:
            process.stdin.write(piece)
        process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]}: {open(f'{folder}/said', errors='replace').read()[-500:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / 1024


def best(runs):
    return tuple(min(figures) for figures in zip(*runs))


small, table = f"{folder}/small.xml", f"{folder}/table.xml"
open(small, "wb").write(begin.encode() + row(1).encode() + end.encode())
with open(table, "wb") as out:
    for piece in pieces(int(megabytes) * 1_000_000):
        out.write(piece)

xsdbind = [f"{target}/release/xsdbind", "validate", schema]
validators = {
    "xsdbind": lambda names: xsdbind + names,
    "fastxml": lambda names: [f"{target}/measure-validate/bin/fastxml-validate", "-q", "--schema", schema] + names,
}
if shutil.which("xmllint"):
    validators["xmllint"] = lambda names: ["xmllint", "--stream", "--huge", "--noout", "--schema", schema] + names

print(f"{schema}, table of {os.path.getsize(table) / 1e6:.0f} MB; the best of three")
print(f"{'':<22} {'processor':>9} {'clock':>7} {'less loading':>16} {'MB/s':>6} {'memory':>8}")


def show(name, all_of_it, loading, size=None):
    processor, clock, memory = all_of_it
    net = [max(all_of_it[at] - loading[at], 0.001) for at in (0, 1)]
    speed = f"{size / 1e6 / net[1]:6.0f}" if size else " " * 6
    print(f"{name:<22} {processor:>9.2f} {clock:>7.2f} {net[0]:>8.2f} {net[1]:>7.2f} {speed} {memory:>5.0f} MB", flush=True)


loading = {}
figures = {name: ([], []) for name in validators}
for _ in range(3):
    for name, command in validators.items():
        figures[name][0].append(run(command([small])))
        figures[name][1].append(run(command([table])))
for name in validators:
    loading[name] = best(figures[name][0])
    show(f"{name}, one row", loading[name], (0, 0, 0))
    show(f"{name}, table", best(figures[name][1]), loading[name], os.path.getsize(table))

size = int(large) * 1_000_000
show(f"xsdbind, {size / 1e9:.0f} GB by pipe", run(xsdbind + ["-"], pieces(size)), loading["xsdbind"], size)

if corpus:
    os.mkdir(f"{folder}/corpus")
    for number, line in enumerate(gzip.open(corpus, "rt", encoding="latin-1")):
        document = line.rstrip("\n").split("\t")[2]
        open(f"{folder}/corpus/{number:05}.xml", "w", encoding="latin-1").write(document)
    names = sorted(os.listdir(f"{folder}/corpus"))
    for name in ("xsdbind", "fastxml"):
        command = validators[name](names)
        show(f"{name}, {len(names)} files", best([run(command, cwd=f"{folder}/corpus") for _ in range(3)]), loading[name])
PYTHON

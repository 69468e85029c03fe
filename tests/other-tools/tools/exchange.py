"""What the programs of the Python packages have in common.

`exchange(read, write, made)`: reads each document of the first folder named on the command line and writes it again into the
second; what fails leaves a file `.error` with the reason. `made` gives the documents that are made in code: for each name a
function that returns the value to be written.
"""

import pathlib
import sys


def exchange(read, write, made):
    source, target = map(pathlib.Path, sys.argv[1:3])
    for path in sorted(source.glob("*.xml")):
        attempt(target / path.name, lambda: write(read(path.read_bytes())))
    for name, make in made.items():
        attempt(target / f"made-{name}.xml", lambda: write(make()))


def attempt(path, action):
    try:
        text = action()
    except Exception as error:  # whatever a package raises is what a user of it sees
        reason = str(error).strip().splitlines() or [""]
        path.with_suffix(".error").write_text(f"{type(error).__name__}: {reason[0]}\n")
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

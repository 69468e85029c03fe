#!/usr/bin/env bash
# Tool: mercury-ocip 1.3.0 (PyPI), on Python 3.12 or newer (PYTHON names it, unless it is `python3.12`).
# Behaviour: a command with `OCINil` is written with a prefix that is not declared; the client parses what it has written
# before it sends it, and ends with an error. A login in clear has the description of a field in place of the field that
# was not given.
# Why it matters: no value can be cleared; a server that checks what is sent refuses the login.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3.12}" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mercury-ocip==1.3.0
cat >seen.py <<'PYTHON'
import re

from mercury_ocip.commands import commands
from mercury_ocip.commands.base_command import OCINil
from mercury_ocip.requester import SyncTCPRequester

requester = object.__new__(SyncTCPRequester)
requester.session_id, requester.sock = "session-1", None

def show(command):
    try:
        print(re.search("<command.*</command>", requester.build_oci_xml(command.to_xml()).decode(), re.S)[0])
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

show(commands.UserModifyRequest22(user_id="alice@example.com", phone_number=OCINil()))
login = commands.LoginRequest14sp4(user_id="admin@example.com", signed_password="00").to_xml()
print(re.search("<plainTextPassword>.{0,16}", login)[0])
PYTHON
echo 'expected: `<phoneNumber xsi:nil="true"/>` in a command, and no plainTextPassword'
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'SEEN'
XMLSyntaxError: Namespace prefix C for nil on phoneNumber is not defined, line 1, column 170 (<string>, line 1)
<plainTextPassword>Field(name=None,
SEEN

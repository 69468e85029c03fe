"""The Python half of run.sh: writes a document for each command with each SDK, or reads and writes again.

sdks.py write FOLDER          FOLDER/SDK/NAME.xml
sdks.py again OURS FOLDER     reads OURS/NAME.xml, writes FOLDER/SDK/NAME.xml

Where an SDK fails, NAME.error has its message in place of NAME.xml.
"""

import logging
import sys
from pathlib import Path

from broadworks_ocip import BroadworksAPI
from lxml import etree
from mercury_ocip.commands import base_command, commands
from mercury_ocip.requester import BaseRequester
from mercury_ocip.utils.parser import Parser
from null_object import Null

logging.disable(logging.CRITICAL)

USER = "alice@example.com"
CLEAR = object()  # stands for the nil of each SDK
SIGNED = "77e4a6de3a1e00be05e121cf0ebee860"

# As interop.rs has them.
COMMANDS = {
    "authentication": ("AuthenticationRequest", {"user_id": USER}),
    "login-signed": ("LoginRequest14sp4", {"user_id": USER, "signed_password": SIGNED}),
    "login": ("LoginRequest22V5", {"user_id": USER, "password": "not-a-secret"}),
    "logout": ("LogoutRequest", {"user_id": USER}),
    "groups": ("GroupGetListInServiceProviderRequest", {"service_provider_id": "acme"}),
    "users": ("UserGetListInGroupRequest", {"service_provider_id": "acme", "group_id": "paris"}),
    "user-22": ("UserGetRequest22", {"user_id": USER}),
    "user-23": ("UserGetRequest23V2", {"user_id": USER}),
    "delete": ("UserDeleteRequest", {"user_id": USER}),
    "rename": ("UserModifyRequest22", {"user_id": USER, "last_name": "O'Neill & <Söhne>"}),
    "clear": ("UserModifyRequest22", {"user_id": USER, "phone_number": CLEAR, "extension": "1001"}),
    "department": (
        "UserModifyRequest22",
        {
            "user_id": USER,
            "department": ("GroupDepartmentKey", {"service_provider_id": "acme", "group_id": "paris", "name": "Sales"}),
        },
    ),
    "consolidated": (
        "UserConsolidatedModifyRequest22",
        {"user_id": USER, "first_name": "Alice", "phone_number": CLEAR},
    ),
}


class Broadworks:
    name = "broadworks-ocip"

    def __init__(self):
        self.api = BroadworksAPI(host="localhost", username="", password="", session_id="session-1")

    def write(self, command, fields):
        return self.api.get_command_xml(command, **self.values(fields))

    def values(self, fields):
        values = {}
        for name, value in fields.items():
            if value is CLEAR:
                value = Null
            elif isinstance(value, tuple):
                value = self.api.get_type_object(value[0], **self.values(value[1]))
            values[name] = value
        return values

    def again(self, document):
        return self.api.decode_xml(document).build_xml_()


class Documents(BaseRequester):
    """Only what puts a command into a document."""

    def __init__(self):
        self.session_id = "session-1"

    def connect(self):
        pass

    def disconnect(self):
        pass

    def send_request(self, command):
        pass


class Mercury:
    name = "mercury-ocip"

    def write(self, command, fields):
        return self.document(getattr(commands, command)(**self.values(fields)))

    def values(self, fields):
        values = {}
        for name, value in fields.items():
            if value is CLEAR:
                value = base_command.OCINil
            elif isinstance(value, tuple):
                value = getattr(commands, value[0])(**self.values(value[1]))
            values[name] = value
        return values

    def again(self, document):
        command = etree.fromstring(document).find("command")
        name = command.get("{http://www.w3.org/2001/XMLSchema-instance}type")
        text = etree.tostring(command, encoding="unicode")
        return self.document(Parser.to_class_from_xml(text, getattr(commands, name)))

    def document(self, command):
        return Documents().build_oci_xml(command.to_xml())


def put(folder, sdk, name, make):
    folder = folder / sdk.name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        document = make()
    except Exception as error:  # whatever it is, it is the outcome
        message = str(error).splitlines()[0] if str(error) else ""
        (folder / f"{name}.error").write_text(f"fails, {type(error).__name__}: {message}\n")
    else:
        (folder / f"{name}.xml").write_bytes(document)


def main(mode, *folders):
    folders = [Path(folder) for folder in folders]
    for sdk in (Broadworks(), Mercury()):
        for name, (command, fields) in COMMANDS.items():
            if mode == "write":
                put(folders[0], sdk, name, lambda: sdk.write(command, fields))
            else:
                document = (folders[0] / f"{name}.xml").read_bytes()
                put(folders[1], sdk, name, lambda: sdk.again(document))


main(*sys.argv[1:])

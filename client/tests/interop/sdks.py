"""Clients that others wrote, against `provision serve`: each logs in, reads a user, renames it, clears its number where
it can, and reads a table. Usage: sdks.py SDK TCP-PORT TLS-PORT HTTP-PORT"""

import asyncio
import sys

USER = "alice@example.com"
ADMIN, PASSWORD = "admin@example.com", "not-a-secret"


def said(step, value):
    print(f"  {step}: {value}")


def name(value):
    return type(value).__name__


def mercury(commands, send, nil):
    """Both releases of mercury have the same commands."""
    # mercury-ocip has the newest commands alone.
    get = getattr(commands, "UserGetRequest22", None) or commands.UserGetRequest23V2
    said("read", send(get(user_id=USER)).first_name)
    said("renamed", name(send(commands.UserModifyRequest22(user_id=USER, first_name=f"By{len(sys.argv[1])}"))))
    said("read again", send(get(user_id=USER)).first_name)
    try:
        said("cleared", name(send(commands.UserModifyRequest22(user_id=USER, phone_number=nil))))
    except Exception as error:
        said("not cleared", error)
    said("number", getattr(send(get(user_id=USER)), "phone_number", None))
    table = send(commands.UserGetListInGroupRequest(service_provider_id="acme", group_id="paris"))
    said("table", table.user_table.col_heading[0:2])
    said("rows", len(table.user_table.row))


def mercury_ocip(port, kind, tls):
    from mercury_ocip.client import Client
    from mercury_ocip.commands import commands
    from mercury_ocip.commands.base_command import OCINil

    # With TLS it trusts what SSL_CERT_FILE has. Over SOAP, `tls` only says which login there is.
    host = "localhost" if kind == "TCP" else f"http://127.0.0.1:{port}/webservice/services/ProvisioningService"
    client = Client(host=host, port=port, username=ADMIN, password=PASSWORD, conn_type=kind, tls=tls)
    client.authenticate()
    mercury(commands, client.command, OCINil)
    client.disconnect()


def mercury_ocip_fast(port):
    from mercury_ocip_fast.client import Client
    from mercury_ocip_fast.commands import commands
    from mercury_ocip_fast.commands.base_command import OCINil
    from mercury_ocip_fast.pool.session_pool import SessionPoolSettings
    from mercury_ocip_fast.session import TCPSessionAtom
    from mercury_ocip_fast.session.session import TCPSessionSettings

    async def run():
        async with Client(
            host="127.0.0.1", port=port, username=ADMIN, password=PASSWORD, tls=False,
            atom_type=TCPSessionAtom, session_config=TCPSessionSettings(), pool_config=SessionPoolSettings(),
        ) as client:
            loop = asyncio.get_running_loop()
            send = lambda command: asyncio.run_coroutine_threadsafe(client.command(command), loop).result(30)
            await loop.run_in_executor(None, mercury, commands, send, OCINil())

    asyncio.run(run())


def broadworks_ocip(port):
    from broadworks_ocip import BroadworksAPI

    api = BroadworksAPI(host="127.0.0.1", port=port, username=ADMIN, password=PASSWORD)
    said("read", api.command("UserGetRequest22", user_id=USER).first_name)
    said("renamed", name(api.command("UserModifyRequest22", user_id=USER, first_name="ByAPI")))
    said("read again", api.command("UserGetRequest22", user_id=USER).first_name)
    table = api.command("UserGetListInGroupRequest", service_provider_id="acme", group_id="paris")
    said("rows", len(table.user_table))
    api.close()


def zeep(port):
    """A SOAP client that knows no OCI-P: what it needs is in the WSDL."""
    import hashlib
    import re

    from zeep import Client

    url = f"http://127.0.0.1:{port}/webservice/services/ProvisioningService?wsdl"
    client = Client(url)

    def send(command, fields):
        xsi = "http://www.w3.org/2001/XMLSchema-instance"
        fields = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
        return client.service.processOCIMessage(
            f'<?xml version="1.0" encoding="ISO-8859-1"?><BroadsoftDocument protocol="OCI" xmlns="C" xmlns:xsi="{xsi}">'
            f'<sessionId xmlns="">by-zeep</sessionId><command xmlns="" xsi:type="{command}">{fields}</command>'
            "</BroadsoftDocument>"
        )

    def text(reply, name):
        found = re.search(f"<{name}>([^<]*)", reply)
        return found and found.group(1)

    nonce = text(send("AuthenticationRequest", {"userId": ADMIN}), "nonce")
    signed = hashlib.sha1(PASSWORD.encode()).hexdigest()
    signed = hashlib.md5(f"{nonce}:{signed}".encode()).hexdigest()
    send("LoginRequest14sp4", {"userId": ADMIN, "signedPassword": signed})
    said("read", text(send("UserGetRequest22", {"userId": USER}), "firstName"))
    said("renamed", "SuccessResponse" in send("UserModifyRequest22", {"userId": USER, "firstName": "ByZeep"}))
    said("read again", text(send("UserGetRequest22", {"userId": USER}), "firstName"))
    said("rows", send("UserGetListInGroupRequest", {"serviceProviderId": "acme", "GroupId": "paris"}).count("<row>"))


sdk, (tcp, tls, http) = sys.argv[1], map(int, sys.argv[2:5])
{
    "mercury-ocip": lambda: mercury_ocip(tls, "TCP", True),
    "mercury-ocip-clear": lambda: mercury_ocip(tcp, "TCP", False),
    "mercury-ocip-soap": lambda: mercury_ocip(http, "SOAP", True),
    "mercury-ocip-fast": lambda: mercury_ocip_fast(tcp),
    "broadworks-ocip": lambda: broadworks_ocip(tcp),
    "zeep": lambda: zeep(http),
}[sdk]()

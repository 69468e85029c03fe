"""Clients that others wrote, against `provision serve`: each logs in, reads a user, renames it, clears its number where
it can, and reads a table. Usage: sdks.py SDK TCP-PORT HTTP-PORT"""

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
    said("read", send(commands.UserGetRequest22(user_id=USER)).first_name)
    said("renamed", name(send(commands.UserModifyRequest22(user_id=USER, first_name=f"By{len(sys.argv[1])}"))))
    said("read again", send(commands.UserGetRequest22(user_id=USER)).first_name)
    said("cleared", name(send(commands.UserModifyRequest22(user_id=USER, phone_number=nil))))
    said("number", getattr(send(commands.UserGetRequest22(user_id=USER)), "phone_number", None))
    table = send(commands.UserGetListInGroupRequest(service_provider_id="acme", group_id="paris"))
    said("table", table.user_table.col_heading[0:2])
    said("rows", len(table.user_table.row))


def mercury_ocip(port, kind):
    from mercury_ocip.client import Client
    from mercury_ocip.commands import commands
    from mercury_ocip.commands.base_command import OCINil

    host = "127.0.0.1" if kind == "TCP" else f"http://127.0.0.1:{port}/webservice/services/ProvisioningService"
    client = Client(host=host, port=port, username=ADMIN, password=PASSWORD, conn_type=kind, tls=False)
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


sdk, tcp, http = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
{
    "mercury-ocip": lambda: mercury_ocip(tcp, "TCP"),
    "mercury-ocip-soap": lambda: mercury_ocip(http, "SOAP"),
    "mercury-ocip-fast": lambda: mercury_ocip_fast(tcp),
    "broadworks-ocip": lambda: broadworks_ocip(tcp),
}[sdk]()

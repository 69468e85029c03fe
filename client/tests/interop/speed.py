"""How fast clients that others wrote are, against `provision serve`: speed.py SDK PORT [COMMANDS]"""

import asyncio
import sys
import time

USER = "alice@example.com"
ADMIN, PASSWORD = "admin@example.com", "not-a-secret"
sdk, port = sys.argv[1], int(sys.argv[2])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000


class Clock:
    def __init__(self):
        self.wall, self.own = time.perf_counter(), time.process_time()

    def tell(self, what, count):
        wall, own = time.perf_counter() - self.wall, time.process_time() - self.own
        print(f"{what}: {count / wall:.0f} a second, {count / own:.0f} in a second of its own")


async def mercury_ocip_fast():
    from mercury_ocip_fast.client import Client
    from mercury_ocip_fast.commands import commands
    from mercury_ocip_fast.commands.base_command import OCINil
    from mercury_ocip_fast.pool.session_pool import SessionPoolSettings
    from mercury_ocip_fast.session import TCPSessionAtom
    from mercury_ocip_fast.session.session import TCPSessionSettings

    def client(sessions):
        return Client(
            host="127.0.0.1", port=port, username=ADMIN, password=PASSWORD, tls=False, atom_type=TCPSessionAtom,
            session_config=TCPSessionSettings(), pool_config=SessionPoolSettings(max_size=sessions),
        )

    def modify(n):
        return commands.UserModifyRequest22(user_id=USER, first_name=f"Alice{n}", phone_number=OCINil())

    async with client(1) as one:
        clock = Clock()
        for n in range(count):
            await one.command(modify(n))
        clock.tell("UserModifyRequest22, one session", count)
        async with client(5) as five:
            async def task(first):
                for n in range(first, count, 5):
                    await five.command(modify(n))

            clock = Clock()
            await asyncio.gather(*(task(first) for first in range(5)))
            clock.tell("UserModifyRequest22, five sessions", count)
        clock = Clock()
        for _ in range(count):
            await one.command(commands.UserGetRequest22(user_id=USER))
        clock.tell("UserGetRequest22, one session", count)
        clock = Clock()
        table = await one.command(commands.UserGetListInGroupRequest(service_provider_id="acme", group_id="paris"))
        clock.tell("rows of a table", len(table.user_table.row))


def broadworks_ocip():
    from broadworks_ocip import BroadworksAPI

    api = BroadworksAPI(host="127.0.0.1", port=port, username=ADMIN, password=PASSWORD)
    clock = Clock()
    for n in range(count):
        api.command("UserModifyRequest22", user_id=USER, first_name=f"Alice{n}")
    clock.tell("UserModifyRequest22, one session, without nil", count)
    clock = Clock()
    for _ in range(count):
        api.command("UserGetRequest22", user_id=USER)
    clock.tell("UserGetRequest22, one session", count)
    clock = Clock()
    table = api.command("UserGetListInGroupRequest", service_provider_id="acme", group_id="paris")
    clock.tell("rows of a table", len(table.user_table))


if sdk == "mercury-ocip-fast":
    asyncio.run(mercury_ocip_fast())
else:
    broadworks_ocip()

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Python's websockets on asyncio, without compression and without its own pings."""
import asyncio
import resource

from websockets.asyncio.server import broadcast, serve
from websockets.exceptions import ConnectionClosed

LISTENERS = set()


async def converse(socket):
    try:
        if socket.request.path != '/broadcast':
            async for message in socket:
                await socket.send(message)
            return
        LISTENERS.add(socket)
        async for message in socket:
            broadcast(LISTENERS, message)
    except ConnectionClosed:
        pass
    finally:
        LISTENERS.discard(socket)


async def main():
    async with serve(converse, '127.0.0.1', 0, compression=None, ping_interval=None, backlog=1024) as server:
        print(f'listening on ws://127.0.0.1:{server.sockets[0].getsockname()[1]}', flush=True)
        await server.serve_forever()


resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
asyncio.run(main())

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""crowd.py URL COUNT [deflate]: holds COUNT connections to an echo server, each of which says its number and wants it
back, until the server closes them all."""

import asyncio
import sys

import websockets


async def echoed(socket, number):
    await socket.send(f"I am {number}")
    if (heard := await socket.recv()) != f"I am {number}":
        sys.exit(f"{number} heard {heard}")


async def main(url, count, compression):
    def opened():
        return websockets.connect(url, compression=compression, ping_interval=None, open_timeout=60, close_timeout=60)

    sockets = []
    while len(sockets) < count:
        sockets += await asyncio.gather(*(opened() for _ in range(min(100, count - len(sockets)))))
    await asyncio.gather(*(echoed(socket, number) for number, socket in enumerate(sockets)))
    print(f"{count} are inside", flush=True)
    await asyncio.gather(*(socket.wait_closed() for socket in sockets))
    print(f"{sum(socket.close_code == 1001 for socket in sockets)} were told to go")


asyncio.run(main(sys.argv[1], int(sys.argv[2]), "deflate" if "deflate" in sys.argv else None))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""talk_server.py [deflate]: says to a client that echoes all that a server may, and wants it back; closes with the code
and a reason of the length that the path names, /4000/123, or tells how it was closed, /tell. Prints its URL; ends when
standard input does."""

import asyncio
import sys

import websockets
from talk import talk


async def serve(socket):
    path = socket.request.path.strip("/")
    if path == "tell":
        await socket.wait_closed()
        print(f"closed {socket.close_code} {len(socket.close_reason)}.", flush=True)
        return
    if path:
        code, size = path.split("/")
        await socket.close(int(code), "x" * int(size))
        return
    if bool(socket.protocol.extensions) != ("deflate" in sys.argv):
        await socket.close(4901, "compression was not agreed on")
        return
    if wrong := await talk(socket):
        await socket.close(4900, wrong[:100])
        return
    await socket.close(4000, "all as it was")


async def main(compression):
    async with websockets.serve(serve, "127.0.0.1", 0, compression=compression, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main("deflate" if "deflate" in sys.argv else None))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""rude_server.py: shakes hands and is gone; on /error it closes with 1002. Prints its URL; ends when stdin does."""

import asyncio
import sys

import websockets


async def serve(socket, path=None):
    request = getattr(socket, "request", None)
    if (request.path if request else path) == "/error":
        await socket.close(1002, "you are wrong")
    else:
        socket.transport.abort()


async def main():
    async with websockets.serve(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())

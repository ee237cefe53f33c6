# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""payload_server.py: answers payloads; prints its URL. Ends when standard input does."""

import asyncio
import sys

import websockets
from payloads import answer


async def serve(socket):
    async for message in socket:
        await socket.send(answer(message))


async def main():
    async with websockets.serve(serve, "127.0.0.1", 0, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())

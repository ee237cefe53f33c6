# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""patient_server.py: says again what it hears, pings five times a second and hangs up on who is silent for three seconds.
Prints its URL; ends when standard input does."""

import asyncio
import logging
import sys

import websockets

logging.getLogger("websockets").setLevel(logging.CRITICAL)


async def serve(socket):
    async for message in socket:
        await socket.send(message)


async def main():
    async with websockets.serve(serve, "127.0.0.1", 0, ping_interval=0.2, ping_timeout=3) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())

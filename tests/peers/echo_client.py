# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""echo_client.py URL COUNT: sends COUNT messages without waiting, wants them back in order."""

import asyncio
import sys

import websockets


async def main(url, count):
    async with websockets.connect(url) as socket:

        async def send():
            for n in range(count):
                await socket.send(f"message {n}")

        sender = asyncio.create_task(send())
        for n in range(count):
            message = await socket.recv()
            if message != f"message {n}":
                sys.exit(f"wanted message {n}, got {message!r}")
        await sender
    print(f"{count} in order")


asyncio.run(main(sys.argv[1], int(sys.argv[2])))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""patient_client.py URL COUNT: sends so many numbers at once, waits for each to come back in its order, however long that
takes, and pings meanwhile as patient_server.py does."""

import asyncio
import sys

import websockets


async def main(url, count):
    async with websockets.connect(url, ping_interval=0.2, ping_timeout=3) as socket:
        for number in range(count):
            await socket.send(f"number {number}")
        print("sent", flush=True)
        for number in range(count):
            if (got := await socket.recv()) != f"number {number}":
                sys.exit(f"number {number} came back as {got[:60]!r}")
    print("all in order", flush=True)


asyncio.run(main(sys.argv[1], int(sys.argv[2])))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""counting_client.py URL: sends numbers one after the other and prints how many came back when the peer is gone."""

import asyncio
import sys

import websockets


async def main(url):
    count = 0
    try:
        async with websockets.connect(url) as socket:
            while True:
                await socket.send(f"number {count}")
                await socket.recv()
                count += 1
                if count == 1:
                    print("started", flush=True)
    except (OSError, websockets.ConnectionClosed):
        print(count)


asyncio.run(main(sys.argv[1]))

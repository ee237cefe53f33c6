# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""conformance_client.py URL: plays every case of the server at URL, eight at a time, and sends back what comes."""

import asyncio
import logging
import sys

import websockets

logging.disable(logging.CRITICAL)


async def play(url):
    try:
        async with websockets.connect(url, max_size=None, ping_interval=None, proxy=None) as socket:
            async for message in socket:
                await socket.send(message)
    except (websockets.WebSocketException, OSError, EOFError, ValueError):
        pass


async def main(url):
    async with websockets.connect(url + "/getCaseCount", proxy=None) as socket:
        count = int(await socket.recv())
    numbers = iter(range(1, count + 1))

    async def work():
        for number in numbers:
            await play(f"{url}/runCase?case={number}&agent=websockets")

    await asyncio.gather(*(work() for _ in range(8)))
    await play(url + "/updateReports?agent=websockets")


asyncio.run(main(sys.argv[1]))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""payload_client.py URL: sends every payload, wants its answer, byte for byte."""

import asyncio
import sys

import websockets
from payloads import PAYLOADS, answer


async def main(url):
    async with websockets.connect(url, max_size=None) as socket:
        for payload in PAYLOADS:
            await socket.send(payload)
            if await socket.recv() != answer(payload):
                sys.exit(f"a wrong answer to {payload[:60]!r}")
    print("all answered")


asyncio.run(main(sys.argv[1]))

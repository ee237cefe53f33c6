# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""talk_client.py URL [deflate]: says to an echo server all that a client may, and wants it back as it was."""

import asyncio
import sys

import websockets
from talk import CLOSES, talk


async def main(url, compression):
    async with websockets.connect(url, compression=compression, max_size=None) as socket:
        agreed = bool(socket.protocol.extensions)
        if agreed != bool(compression):
            sys.exit(f"compression: {agreed}")
        if wrong := await talk(socket):
            sys.exit(wrong)
    for code, reason in CLOSES:
        socket = await websockets.connect(url, compression=compression)
        await socket.close(code, reason)
        if socket.close_code != code:
            sys.exit(f"closed with {code}, answered with {socket.close_code}")
    print("all as it was")


asyncio.run(main(sys.argv[1], "deflate" if "deflate" in sys.argv else None))

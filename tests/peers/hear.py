# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""hear.py URL [deflate]: hears every close, fragments and ten thousand messages of the server that tst_interop is."""

import asyncio
import sys

import websockets

from talk import CLOSES


async def heard(url, compression):
    """The messages up to the close, its code and its reason."""
    async with websockets.connect(url, compression=compression) as socket:
        messages = []
        try:
            while True:
                messages.append(await socket.recv())
        except websockets.ConnectionClosed:
            return messages, socket.close_code, socket.close_reason


async def main(url, compression):
    for code, reason in CLOSES:
        _, *end = await heard(f"{url}close/{code}/{'e' if 'é' in reason else 'x'}/{len(reason)}", compression)
        assert end == [code, reason], f"{code} {reason}: {end}"
    messages, *_ = await heard(f"{url}fragments", compression)
    assert messages == ["Grüße aus Teilen", b"\x01\x02\x03", ""], messages
    messages, *_ = await heard(f"{url}count", compression)
    assert messages == [f"number {n}" for n in range(10000)], len(messages)
    print("all as it was")


asyncio.run(main(sys.argv[1], sys.argv[2] if sys.argv[2] == "deflate" else None))

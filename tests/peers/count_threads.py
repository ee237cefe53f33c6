# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""count_threads.py URL [deflate]: hears messages "THREAD NUMBER" until the server closes; each thread's must be in order."""

import asyncio
import collections
import sys

import websockets


async def main(url, compression):
    heard = collections.Counter()
    async with websockets.connect(url, compression=compression) as socket:
        async for message in socket:
            thread = message.split()[0]
            if message != f"{thread} {heard[thread]}":
                sys.exit(f"{heard[thread]} of thread {thread} should have come, not {message}")
            heard[thread] += 1
    print(f"{len(heard)} threads, {min(heard.values())} each, in order")


asyncio.run(main(sys.argv[1], "deflate" if "deflate" in sys.argv else None))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""chat_client.py URL NAME TEXT [leave]: joins a chat as NAME, says TEXT, prints each message that comes until that was said,
and closes; with `leave` it closes without an answer to TEXT."""

import asyncio
import json
import sys

import websockets


async def main(url, name, text, *more):
    async with websockets.connect(url, subprotocols=["chat.v1"]) as socket:

        async def heard(kind):
            while True:
                came = await socket.recv()
                print(came, flush=True)
                message = json.loads(came)
                if message["type"] == kind:
                    return message

        session = (await heard("welcome"))["session"]
        await socket.send(json.dumps({"type": "join", "name": name, "session": session}))
        await heard("joined")
        said = {"type": "say", "text": text, "nonce": "n1", "session": session}
        await socket.send(json.dumps(said))
        if "leave" not in more:
            await heard("said")


asyncio.run(main(*sys.argv[1:]))

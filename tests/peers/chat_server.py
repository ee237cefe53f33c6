# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""chat_server.py [shout]: a chat whose ids and times are others each time; a shouting one changes what is said. Prints
its URL; ends when standard input does."""

import asyncio
import datetime
import json
import random
import sys
import uuid

import websockets


def message(kind, **members):
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
    return json.dumps({"type": kind, **members, "at": at.replace("+00:00", "Z")})


async def serve(socket):
    session = str(uuid.uuid4())
    number = random.randrange(1000, 10**6)
    await socket.send(message("welcome", session=session, load=0.5 + random.random() / 50))
    name = ""
    async for text in socket:
        said = json.loads(text)
        if said["session"] != session:
            await socket.close(4001, "another session")
            return
        if said["type"] == "join":
            name = said["name"]
            await socket.send(message("joined", session=session, members=["bob", name]))
        if said["type"] == "say":
            number += 1
            words = said["text"].upper() if "shout" in sys.argv else said["text"]
            await socket.send(message("said", id=number, nonce=said["nonce"], name=name, text=words))


async def main():
    async with websockets.serve(serve, "127.0.0.1", 0, subprotocols=["chat.v1"]) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())

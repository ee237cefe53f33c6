# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""play_session.py URL SESSION [MATCHING]: is the clients of a session, event by event; the server must say what it said then,
but for what the matching rules ignore (JSON Pointers)."""

import asyncio
import base64
import json
import sys

import websockets

HANDSHAKE = ("sec-websocket-", "host", "connection", "upgrade")


def without(text, pointers):
    try:
        value = json.loads(text)
    except ValueError:
        return text
    for pointer in pointers:
        *above, last = pointer.strip("/").split("/")
        at = value
        for key in above:
            at = at.get(key, {})
        at.pop(last, None)
    return value


def payload(event):
    return event["text"] if "text" in event else base64.b64decode(event["base64"])


async def connect(url, event):
    request = event["request"]
    headers = [tuple(field) for field in request.get("headers", [])
               if not field[0].lower().startswith(HANDSHAKE)]
    subprotocols = [event["subprotocol"]] if event.get("subprotocol") else None
    socket = await websockets.connect(
        url + request["target"], additional_headers=headers, subprotocols=subprotocols)
    if socket.subprotocol != event.get("subprotocol"):
        sys.exit(f"subprotocol: {socket.subprotocol}")
    return socket


async def refused(url, event):
    try:
        await connect(url, event)
    except websockets.InvalidStatus as refusal:
        if refusal.response.status_code == event["response"]["status"]:
            return
        sys.exit(f"refused with {refusal.response.status_code}")
    sys.exit("not refused")


async def heard(socket, event, ignored):
    expected = payload(event)
    came = await asyncio.wait_for(socket.recv(), 20)
    same = came == expected or (
        isinstance(came, str) and isinstance(expected, str)
        and without(came, ignored) == without(expected, ignored))
    if not same:
        sys.exit(f"connection {event['conn']}: expected {expected!r}, got {came!r}")


async def main(url, session, matching=None):
    ignored = []
    if matching:
        with open(matching, encoding="utf-8") as file:
            ignored = json.load(file).get("ignore", [])
    sockets = {}
    with open(session, encoding="utf-8") as file:
        events = [json.loads(line) for line in list(file)[1:]]
    for event in events:
        kind, conn = event["event"], event["conn"]
        if kind == "open":
            sockets[conn] = await connect(url, event)
        elif kind == "refused":
            await refused(url, event)
        elif kind == "message" and event["from"] == "client":
            await sockets[conn].send(payload(event))
        elif kind == "message":
            await heard(sockets[conn], event, ignored)
        elif kind == "close":
            if event["from"] == "client":
                await sockets[conn].close(event["code"])
            await asyncio.wait_for(sockets[conn].wait_closed(), 20)
            if sockets[conn].close_code != event["code"]:
                sys.exit(f"connection {conn}: closed with {sockets[conn].close_code}")
        elif kind == "end" and not event["clean"]:
            await asyncio.wait_for(sockets[conn].wait_closed(), 20)
            if sockets[conn].close_code != 1006:
                sys.exit(f"connection {conn}: closed with {sockets[conn].close_code}")
    print(f"{len(events)} events as they were")


asyncio.run(main(*sys.argv[1:]))

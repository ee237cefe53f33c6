# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""What the peers say: payloads that are easily spoilt, and every way to close."""

PAYLOADS = ["", b"", "\ufeffmarked", "\x00 é 😀", '{ "b":1 ,"a": 1.0}\r\n', bytes(range(256)), "x" * 125, "x" * 126, "é" * 40000]

# Every code that an endpoint may send, and reasons of every length.
CODES = [1000, 1001, 1002, 1003, *range(1007, 1015), 3000, 3999, 4000, 4999]
CLOSES = [(code, "") for code in CODES] + [(4000, "x" * size) for size in range(1, 124)] + [(4001, "é" * 61)]


def large():
    """64 MiB that do not compress to nothing."""
    return bytes(range(251)) * (64 * 1024 * 1024 // 251)


async def fragments(socket, parts):
    """The parts of one message, with a ping behind each."""
    for part in parts:
        yield part
        await socket.ping()


FRAGMENTED = [["Hal", "", "lö 😀"], [b"\x00\xff", b"", b"\x80"]]


async def talk(socket):
    """Says everything and wants it back; what is wrong, or nothing."""
    for payload in PAYLOADS + [large()]:
        await socket.send(payload)
        if await socket.recv() != payload:
            return f"a message of {len(payload)} came back as something else"
    for parts in FRAGMENTED:
        await socket.send(fragments(socket, parts))
        if await socket.recv() != parts[0][:0].join(parts):
            return f"{parts} came back as something else"
    return None

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""faultyserver.py FAULT - an echo server that does one thing wrong, for the tests of the load generator."""
import asyncio
import sys

FAULT = sys.argv[1]
AT = 20  # the message of a connection that the fault happens to
HEAD = (b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
        b'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n')
LISTENERS = []


def frame(text, first=0x81):
    return bytes([first, len(text)]) + text


HEADS = {
    'wrong accept value': HEAD.replace(b's3p', b'S3p'),
    'refused': b'HTTP/1.1 403 Forbidden\r\n\r\n',
    'unasked message': HEAD + frame(b'hello'),
}
ANSWERS = {
    'lost': lambda text: b'',
    'twice': lambda text: frame(text) * 2,
    'changed': lambda text: frame(text[:-1] + bytes([text[-1] ^ 1])),
    'cut': lambda text: frame(text[:-1]),
    'fragmented': lambda text: frame(text[:5], 0x01) + frame(text[5:], 0x80),
    'binary': lambda text: frame(text, 0x82),
    'masked': lambda text: bytes([0x81, 0x80 | len(text), 0, 0, 0, 0]) + text,
    'closed': lambda text: frame(b'\x03\xf3gone', 0x88),
}


async def converse(reader, writer):
    request = await reader.readuntil(b'\r\n\r\n')
    writer.write(HEADS.get(FAULT, HEAD))
    LISTENERS.append(writer)
    receivers = LISTENERS if request.startswith(b'GET /broadcast') else [writer]
    for count in range(1, sys.maxsize):
        first, length = await reader.readexactly(2)
        key = await reader.readexactly(4)
        text = bytes(a ^ b for a, b in zip(await reader.readexactly(length & 0x7f), key * 32))
        is_due = count == AT
        if first == 0x88:
            writer.write(b'' if FAULT == 'no close frame' else frame(text, 0x88))
        elif FAULT == 'one is left out':
            for receiver in receivers[:-1]:
                receiver.write(frame(text))
        elif FAULT != 'silent' or count < AT:
            for receiver in receivers:
                receiver.write(ANSWERS.get(FAULT, frame)(text) if is_due else frame(text))


async def serve(reader, writer):
    try:
        await converse(reader, writer)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    print(f'listening on ws://127.0.0.1:{server.sockets[0].getsockname()[1]}', flush=True)
    await server.serve_forever()


asyncio.run(main())

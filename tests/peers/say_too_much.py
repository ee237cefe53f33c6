# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""say_too_much.py URL: sends a message of 32 MiB to the end before it reads at all, then tells the code of the close that
came. URL: wss://HOST:PORT/."""

import socket
import ssl
import sys
import urllib.parse

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
SIZE = 32 << 20

url = urllib.parse.urlsplit(sys.argv[1])
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
with context.wrap_socket(socket.create_connection((url.hostname, url.port))) as stream:
    stream.sendall(HANDSHAKE)
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += stream.recv(1)
    stream.sendall(b"\x82\xff" + SIZE.to_bytes(8, "big") + bytes(4) + bytes(SIZE))
    heard = b""
    while part := stream.recv(4096):
        heard += part
print("closed", int.from_bytes(heard[2:4], "big"))

# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""half_server.py: says "whole" and 300 bytes of a message of 1000, and resets the connection at the client's first word.
Prints its URL; ends when stdin does."""

import base64
import hashlib
import socket
import struct
import sys
import threading

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def serve(connection):
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(4096)
    key = next(line.split(":")[1].strip() for line in head.decode().split("\r\n")
               if line.lower().startswith("sec-websocket-key"))
    accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       b"Sec-WebSocket-Accept: " + accept.encode() + b"\r\n\r\n"
                       + b"\x81\x05whole" + b"\x81\x7e" + struct.pack("!H", 1000) + b"x" * 300)
    connection.recv(1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


listener = socket.create_server(("127.0.0.1", 0))
print(f"listening on ws://127.0.0.1:{listener.getsockname()[1]}", flush=True)


def accept_all():
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()


threading.Thread(target=accept_all, daemon=True).start()
sys.stdin.read()

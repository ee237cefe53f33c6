"""The recorded session "flow", played to a server: what it answers must be what was recorded.

Made by Jackfield. Needs pytest and websockets (14 or newer), and runs with: pytest test_flow.py
WS_URL says where the server is, if it is not where it was recorded.
"""

import json
import os
import socket
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect as connect_to

SERVER = os.environ.get("WS_URL", "ws://127.0.0.1:9000")
TIMEOUT = 10  # seconds for each answer


class Anything:
    """Stands for any value, and for none."""


class OfType:
    """Stands for any value of a type of JSON."""

    TYPES = {
        "object": dict,
        "array": list,
        "string": str,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
    }

    def __init__(self, name):
        self.name = name

    def fits(self, value):
        is_other = isinstance(value, bool) and self.name != "boolean"
        return isinstance(value, self.TYPES[self.name]) and not is_other

    def __repr__(self):
        return f"a value of type {self.name}"


class Near:
    """Stands for the numbers close to one."""

    def __init__(self, number, within):
        self.number = number
        self.within = within

    def fits(self, value):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number and abs(value - self.number) <= self.within + 1e-15 * abs(value)

    def __repr__(self):
        return f"{self.number} ± {self.within}"


class Bound:
    """A value that is another one in each run, and the same wherever it was the same."""

    all = []

    def __init__(self, *value):
        self.value = value
        self.all.append(self)

    def fits(self, value):
        self.value = self.value or (value,)
        return is_same(value, self.value[0])

    def __repr__(self):
        return f"the same value as before, {self.value[0]!r}" if self.value else "a value"

    def json(self):
        return json.dumps(self.value[0], ensure_ascii=False)


def differences(value, expected, place=""):
    """How a JSON value differs from what is expected, by JSON Pointer."""
    if isinstance(expected, Anything):
        return
    if hasattr(expected, "fits"):
        if not expected.fits(value):
            yield f"{place or 'the message'}: {value!r} instead of {expected!r}"
        return
    if isinstance(value, dict) and isinstance(expected, dict):
        for name in {**expected, **value}:
            at = f"{place}/{name.replace('~', '~0').replace('/', '~1')}"
            if name not in expected:
                yield f"{at}: {value[name]!r} was not recorded"
            elif name in value:
                yield from differences(value[name], expected[name], at)
            elif not isinstance(expected[name], Anything):
                yield f"{at}: {expected[name]!r} is missing"
    elif isinstance(value, list) and isinstance(expected, list):
        if len(value) != len(expected):
            yield f"{place or 'the message'}: {len(value)} elements instead of {len(expected)}"
        for index, pair in enumerate(zip(value, expected)):
            yield from differences(*pair, f"{place}/{index}")
    elif isinstance(value, bool) != isinstance(expected, bool) or value != expected:
        yield f"{place or 'the message'}: {value!r} instead of {expected!r}"


def is_same(value, expected):
    return not any(differences(value, expected))


def json_of(message):
    """The JSON of a text message; None of others."""
    try:
        return json.loads(message) if isinstance(message, str) else None
    except ValueError:
        return None


MISSING = object()


def at(value, *path):
    """What stands at a place of a JSON value."""
    for step in path:
        is_there = (
            isinstance(value, dict) and step in value
            or isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if not is_there:
            return MISSING
        value = value[step]
    return value


def is_incidental(message):
    """Whether a message comes and goes as it likes."""
    return any(
        [
            is_same(at(json_of(message), "type"), "tick"),
            message == "by the way",
        ]
    )


def receive(client, timeout=TIMEOUT):
    """The next message: str for text, bytes for binary."""
    end = monotonic() + timeout
    while is_incidental(message := client.recv(timeout=max(0, end - monotonic()))):
        pass
    return message


def expect(client, expected):
    """The next message is `expected`: text, bytes, or what JSON it must be."""
    message = receive(client)
    if isinstance(message, str) and not isinstance(expected, (str, bytes)):
        found = list(differences(json.loads(message), expected))
        assert not found, "\n".join(found)
        return
    assert message == expected


def is_like(message, expected):
    if not isinstance(expected, (str, bytes)):
        before = [bound.value for bound in Bound.all]
        if is_same(json_of(message), expected):
            return True
        for bound, value in zip(Bound.all, before):
            bound.value = value  # what was met on the way belongs to another message
        return False
    return message == expected


def expect_in_any_order(client, *expected):
    """The next messages are these, in whatever order."""
    waiting = list(expected)
    while waiting:
        message = receive(client)
        found = [each for each in waiting if is_like(message, each)]
        assert found, f"{message!r} instead of one of {waiting!r}"
        waiting.remove(found[0])


def expect_close(client, code):
    """The server ends the connection."""
    with pytest.raises(ConnectionClosed):
        message = receive(client)
        pytest.fail(f"{message!r} instead of the end")
    assert client.close_code == code


def expect_quiet(client):
    """The server says nothing more, for now."""
    with pytest.raises(TimeoutError):
        message = receive(client, timeout=0.1)
        pytest.fail(f"{message!r} was not recorded")


def expect_refusal(connect, status, path, **options):
    """The server refuses the handshake."""
    with pytest.raises(InvalidStatus) as refusal:
        connect(path, **options)
    assert refusal.value.response.status_code == status


def recorded(name):
    """A payload that is too long to stand here."""
    return (Path(__file__).parent / name).read_bytes()


@pytest.fixture
def connect():
    """Opens connections, and closes them after the test."""
    with ExitStack() as stack:

        def opened(path, subprotocols=None, headers=None):
            return stack.enter_context(
                connect_to(
                    SERVER + path,
                    subprotocols=subprotocols,
                    additional_headers=headers,
                    open_timeout=TIMEOUT,
                    max_size=None,
                )
            )

        yield opened


def test_rooms_42(connect):
    session1 = Bound()
    id1 = Bound()
    id2 = Bound()
    session2 = Bound()
    order1 = Bound("new")
    client1 = connect(
        "/rooms/42?as=ada",
        subprotocols=["chat.v1"],
        headers=[("X-Client", "flow/1.0"), ("Accept-Language", "de, en")],
    )
    assert client1.subprotocol == "chat.v1"
    expect(client1, {
        "type": "welcome",
        "session": session1,
        "at": OfType("string"),
        "load": Near(0.42, 0.1),
        "node": Anything(),
        "trace": Anything(),
    })
    client1.send('{"type":"join","session":' + session1.json() + ',"room":42}')
    expect_in_any_order(client1, *[
        {
            "id": id1,
            "type": "joined",
            "room": 42,
            "members": ["ada", "bob"],
            "empty": {},
            "none": [],
            "is": True,
            "no": None,
            "trace": Anything(),
        },
        {
            "id": id2,
            "type": "presence",
            "user": "ada",
            "count": Near(2, 1),
            "trace": Anything(),
        },
    ])
    client1.send(bytes.fromhex("0001ff"))
    expect(client1, bytes.fromhex("00ff800a"))
    client1.send('it\'s "plain" – ${not} a `template`\n')
    expect(client1, 'it\'s "plain" – ${not} a `template`\n')
    client2 = connect("/rooms/42?as=bob", subprotocols=["chat.v1"])
    assert client2.subprotocol == "chat.v1"
    expect(client2, {
        "type": "welcome",
        "session": session2,
        "at": OfType("string"),
        "load": Near(0.43, 0.1),
        "node": Anything(),
        "trace": Anything(),
    })
    client2.send('{"type":"join","session":' + session2.json() + ',"room":42}')
    expect(client2, "hello, bob")
    assert client1.ping(bytes.fromhex("61726520796f75207468657265")).wait(TIMEOUT)
    client1.send('{"type":"history","order":' + order1.json() + ',"since":7}')
    expect(client1, {
        "type": "history",
        "items": [
            {"id": 0, "text": "message 0: äöü ✓"},
            {"id": 1, "text": "message 1: äöü ✓"},
            {"id": 2, "text": "message 2: äöü ✓"},
            {"id": 3, "text": "message 3: äöü ✓"},
            {"id": 4, "text": "message 4: äöü ✓"},
            {"id": 5, "text": "message 5: äöü ✓"},
            {"id": 6, "text": "message 6: äöü ✓"},
            {"id": 7, "text": "message 7: äöü ✓"},
            {"id": 8, "text": "message 8: äöü ✓"},
            {"id": 9, "text": "message 9: äöü ✓"},
            {"id": 10, "text": "message 10: äöü ✓"},
            {"id": 11, "text": "message 11: äöü ✓"},
            {"id": 12, "text": "message 12: äöü ✓"},
            {"id": 13, "text": "message 13: äöü ✓"},
            {"id": 14, "text": "message 14: äöü ✓"},
            {"id": 15, "text": "message 15: äöü ✓"},
            {"id": 16, "text": "message 16: äöü ✓"},
            {"id": 17, "text": "message 17: äöü ✓"},
            {"id": 18, "text": "message 18: äöü ✓"},
            {"id": 19, "text": "message 19: äöü ✓"},
            {"id": 20, "text": "message 20: äöü ✓"},
            {"id": 21, "text": "message 21: äöü ✓"},
            {"id": 22, "text": "message 22: äöü ✓"},
            {"id": 23, "text": "message 23: äöü ✓"},
            {"id": 24, "text": "message 24: äöü ✓"},
            {"id": 25, "text": "message 25: äöü ✓"},
            {"id": 26, "text": "message 26: äöü ✓"},
            {"id": 27, "text": "message 27: äöü ✓"},
            {"id": 28, "text": "message 28: äöü ✓"},
            {"id": 29, "text": "message 29: äöü ✓"},
            {"id": 30, "text": "message 30: äöü ✓"},
            {"id": 31, "text": "message 31: äöü ✓"},
            {"id": 32, "text": "message 32: äöü ✓"},
            {"id": 33, "text": "message 33: äöü ✓"},
            {"id": 34, "text": "message 34: äöü ✓"},
            {"id": 35, "text": "message 35: äöü ✓"},
            {"id": 36, "text": "message 36: äöü ✓"},
            {"id": 37, "text": "message 37: äöü ✓"},
            {"id": 38, "text": "message 38: äöü ✓"},
            {"id": 39, "text": "message 39: äöü ✓"},
            {"id": 40, "text": "message 40: äöü ✓"},
            {"id": 41, "text": "message 41: äöü ✓"},
            {"id": 42, "text": "message 42: äöü ✓"},
            {"id": 43, "text": "message 43: äöü ✓"},
            {"id": 44, "text": "message 44: äöü ✓"},
            {"id": 45, "text": "message 45: äöü ✓"},
            {"id": 46, "text": "message 46: äöü ✓"},
            {"id": 47, "text": "message 47: äöü ✓"},
            {"id": 48, "text": "message 48: äöü ✓"},
            {"id": 49, "text": "message 49: äöü ✓"},
            {"id": 50, "text": "message 50: äöü ✓"},
            {"id": 51, "text": "message 51: äöü ✓"},
            {"id": 52, "text": "message 52: äöü ✓"},
            {"id": 53, "text": "message 53: äöü ✓"},
            {"id": 54, "text": "message 54: äöü ✓"},
            {"id": 55, "text": "message 55: äöü ✓"},
            {"id": 56, "text": "message 56: äöü ✓"},
            {"id": 57, "text": "message 57: äöü ✓"},
            {"id": 58, "text": "message 58: äöü ✓"},
            {"id": 59, "text": "message 59: äöü ✓"},
        ],
        "trace": Anything(),
    })
    client1.send(recorded("flow-1-12.txt").decode())
    expect(client1, recorded("flow-1-13.txt").decode())
    client1.send(recorded("flow-1-14.bin"))
    expect(client1, recorded("flow-1-15.bin"))
    expect(client1, {
        "type": "bye",
        "session": session1,
        "order": order1,
        "trace": Anything(),
    })
    expect_quiet(client2)
    client2.close(3001, "it's over")
    expect_close(client1, 4001)


def test_private(connect):
    expect_refusal(connect, 401, "/private")


def test_rooms_7(connect):
    client = connect("/rooms/7")
    client.send("lost")
    expect(client, "found")
    client.socket.shutdown(socket.SHUT_RDWR)

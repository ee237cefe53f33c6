"""Answers the clients of the recorded session "hostile" as its server did.

Made by Jackfield. Runs with: mitmproxy -s hostile_mitmproxy.py (or mitmweb, mitmdump), 8.1 or newer

What a client says that was recorded is answered here and does not reach the server; what the server says on these paths
does not reach the client. All else passes. mitmproxy connects to a server nevertheless: any that accepts the connection.
"""

import asyncio
import json
import re
from urllib.parse import quote

from mitmproxy import ctx


def text(content, after=0):
    return content.encode(), True, after


def binary(digits, after=0):
    return bytes.fromhex(digits), False, after


# What is said at the beginning, and what is answered to what. Several answers are told in turn, the last one again.
ROUTES = {
    "/a%22b": {
        "greeting": [],
        "answers": [
            (
                text('quote " and \\ backslash'),
                [
                    [
                        text('quote " and \\ backslash'),
                    ],
                ],
            ),
            (
                text("line\nfeed\r\n\ttab"),
                [
                    [
                        text("line\nfeed\r\n\ttab"),
                    ],
                ],
            ),
            (
                text('*/ #include "/etc/passwd" //'),
                [
                    [
                        text('*/ #include "/etc/passwd" //'),
                    ],
                ],
            ),
            (
                text("@TESTS@ @TEST@ @@"),
                [
                    [
                        text("@TESTS@ @TEST@ @@"),
                    ],
                ],
            ),
            (
                text('R"x( )x"'),
                [
                    [
                        text('R"x( )x"'),
                    ],
                ],
            ),
            (
                text("??/ ??="),
                [
                    [
                        text("??/ ??="),
                    ],
                ],
            ),
            (
                text("emoji 😀 and umlaut ä"),
                [
                    [
                        text("emoji 😀 and umlaut ä"),
                    ],
                ],
            ),
            (
                text("\u202e\u2066 bidi"),
                [
                    [
                        text("\u202e\u2066 bidi"),
                    ],
                ],
            ),
            (
                text("bom \ufeff"),
                [
                    [
                        text("bom \ufeff"),
                    ],
                ],
            ),
            (
                text("\u2028"),
                [
                    [
                        text("\u2028"),
                    ],
                ],
            ),
            (
                text("\x7f\x85"),
                [
                    [
                        text("\x7f\x85"),
                    ],
                ],
            ),
            (
                text("\\u0041 \\x41 \\101"),
                [
                    [
                        text("\\u0041 \\x41 \\101"),
                    ],
                ],
            ),
            (
                text("%s %1 ${x}"),
                [
                    [
                        text("%s %1 ${x}"),
                    ],
                ],
            ),
            (
                text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                [
                    [
                        text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                    ],
                ],
            ),
            (
                text("nul \x00 inside"),
                [
                    [
                        text("nul \x00 inside"),
                    ],
                ],
            ),
            (
                text('{"a\\"b":"\\\\\\" @TEST@","n":12345678901234567890,"d":1e10}'),
                [
                    [
                        text('["\\u0000\\u2028",{"x":[ ]}]'),
                        text('{"big":123456789012345678901234}'),
                    ],
                ],
            ),
        ],
    },
}


def path_of(flow):
    """Its path with escapes where they are needed, and only there."""
    path = quote(flow.request.path.split("?")[0], safe="%/:@!$&'()*+,;=")
    return re.sub("%[0-9A-Fa-f]{2}", lambda escape: needed(escape[0].upper()), path)


def needed(escape):
    character = chr(int(escape[1:], 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else escape


def meaning(content, is_text):
    """JSON is the same if its values are, all else if its bytes are."""
    try:
        return json.dumps(json.loads(content), sort_keys=True) if is_text else content
    except (ValueError, RecursionError):
        return content


def answers_to(message, answers):
    """Those to the same bytes, else those to what means the same."""
    said = meaning(message.content, message.is_text)
    likely = [entry for entry in answers if entry[0][1] == message.is_text]
    likely = [entry for entry in likely if meaning(*entry[0][:2]) == said]
    likely.sort(key=lambda entry: entry[0][0] != message.content)
    return likely[0] if likely else (None, None)


class Recording:
    def __init__(self):
        self.asked = {}  # how often, by connection and question
        self.turns = {}  # by connection: answers do not overtake each other
        self.speaking = set()

    def websocket_start(self, flow):
        route = ROUTES.get(path_of(flow))
        if route:
            self.say(flow, route["greeting"])

    def websocket_message(self, flow):
        message = flow.websocket.messages[-1]
        route = ROUTES.get(path_of(flow))
        if not route or message.injected:
            return
        if not message.from_client:
            message.drop()
            return
        said, answers = answers_to(message, route["answers"])
        if said:
            message.drop()
            before = self.asked.get((flow.id, said), 0)
            self.asked[flow.id, said] = before + 1
            self.say(flow, answers[min(before, len(answers) - 1)])

    def websocket_end(self, flow):
        self.turns.pop(flow.id, None)
        self.asked = {key: times for key, times in self.asked.items() if key[0] != flow.id}

    def say(self, flow, messages):
        task = asyncio.get_running_loop().create_task(self.inject(flow, messages))
        self.speaking.add(task)
        task.add_done_callback(self.speaking.discard)

    async def inject(self, flow, messages):
        async with self.turns.setdefault(flow.id, asyncio.Lock()):
            for content, is_text, after in messages:
                await asyncio.sleep(after)
                ctx.master.commands.call("inject.websocket", flow, True, content, is_text)


addons = [Recording()]

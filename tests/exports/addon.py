# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Plays what recorded clients said to exported add-ons of mitmproxy: what they answer must be what was recorded.

mitmproxy itself is not packaged for every system; what the add-ons take from it are a command and a message's members,
which stand in here. The argument is a folder with the add-ons and plan.json: [{file, target, events: [[from_client,
is_text, hex]]}].
"""
import asyncio
import importlib.util
import json
import pathlib
import sys
from types import ModuleType, SimpleNamespace


def refusal(status, _body, headers):
    return SimpleNamespace(status=status, recorded=headers, headers={})


def load(path, said):
    def call(command, _flow, to_client, content, is_text):
        assert command == "inject.websocket" and to_client
        said.append((is_text, content.hex()))

    module = ModuleType("mitmproxy")
    module.ctx = SimpleNamespace(master=SimpleNamespace(commands=SimpleNamespace(call=call)))
    module.http = SimpleNamespace(Response=SimpleNamespace(make=refusal))
    sys.modules["mitmproxy"] = module
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded.addons[0]


class Message(SimpleNamespace):
    def drop(self):
        self.dropped = True


def message(from_client, is_text, digits):
    return Message(from_client=from_client, is_text=is_text, content=bytes.fromhex(digits), injected=False, dropped=False)


async def settle(addon):
    while addon.speaking:
        await asyncio.gather(*addon.speaking)


async def play(addon, target, events):
    """What came through although it was recorded."""
    request = SimpleNamespace(path=target, headers={"Upgrade": "websocket"})
    flow = SimpleNamespace(id=target, request=request, websocket=SimpleNamespace(messages=[]), response=None)
    passed = []
    if hasattr(addon, "request"):
        addon.request(flow)
    assert flow.response is None
    addon.websocket_start(flow)
    await settle(addon)
    for event in events:
        flow.websocket.messages.append(message(*event))
        addon.websocket_message(flow)
        if not flow.websocket.messages[-1].dropped:
            passed.append(event)
        await settle(addon)
    addon.websocket_end(flow)
    return passed


def refused(addon, target):
    request = SimpleNamespace(path=target, headers={"Upgrade": "websocket"})
    flow = SimpleNamespace(request=request, response=None)
    addon.request(flow)
    response = flow.response
    return response and {
        "status": response.status,
        "headers": [[name.decode(), value.decode()] for name, value in response.recorded],
        "body": response.raw_content.hex(),
        "length": response.headers["Content-Length"],
    }


folder = pathlib.Path(sys.argv[1])
failures = []
count = 0
for case in json.loads((folder / "plan.json").read_text(encoding="utf-8")):
    said = []
    if "refused" in case:
        answer = refused(load(folder / case["file"], said), case["target"])
        if answer != case["refused"]:
            failures.append(f"{case['file']}: refused with {answer}, not {case['refused']}")
        count += 1
        continue
    expected = [(is_text, digits) for from_client, is_text, digits in case["events"] if not from_client]
    passed = asyncio.run(play(load(folder / case["file"], said), case["target"], case["events"]))
    if passed or said != expected:
        failures.append(f"{case['file']}: passed on {passed}, said {said}, not {expected}")
    count += len(expected)
if not count:
    failures.append("nothing was expected")
sys.exit("\n".join(failures)[:5000] or 0)

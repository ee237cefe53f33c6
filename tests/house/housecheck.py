#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the rules of docs/architecture.md that a compiler does not check.

usage: housecheck.py ROOT

Includes go only along the arrows, every source has its two SPDX lines, files stay under 400
lines, each public header is in a target's file set.
Prints one line for each breach; ends 1 if there is one.
"""
import os
import re
import sys

# A room of core may include the rooms it names, and those they name.
ARROWS = {
    'support': [], 'http': ['support'], 'ws': ['http'], 'json': ['support'], 'lens': ['ws', 'json'],
    'routing': ['lens'], 'filter': ['lens'], 'testing': ['ws'], 'session': ['ws', 'json'],
    'script': ['http', 'json'], 'replay': ['session', 'testing', 'script'], 'decode': ['json'], 'mock': ['replay', 'routing', 'filter', 'decode'],
    'interop': ['mock'], 'testplan': ['replay'], 'exporters': ['session', 'json', 'testplan'], 'wire': ['support'],
    'net': ['wire', 'filter', 'replay'], 'qtest': ['interop', 'exporters', 'wire'],
}
# What may not be included below a folder, whatever it is for.
FORBIDDEN = [
    ('core/', r'^(ui|app)/|^Q(Widget|Application|Painter|Dialog|MainWindow|AbstractItemView)\b|^Qt(Gui|Widgets)'),
    ('core/src/(?!net/)', r'^(QTcp|QSsl|QLocalS|QWebSocket|QAbstractSocket|QNetwork)'),
    ('ui/models/', r'^ui/(views|dialogs|shell)/|^(views|dialogs|shell)/|^Q(Widget|Dialog|MainWindow)\b|^QtWidgets'),
    ('ui/', r'^app/|^QWebSocket|^QTcp|^jackfield/net/'),
    ('', r'^Qt(Core|Widgets|Gui|Network)$'),
]
SOURCES = ('.h', '.cpp')
WITH_SPDX = SOURCES + ('.cmake', '.sh', '.py', '.js', 'CMakeLists.txt')
LONGEST_FILE = 400
# kept as they are; outputs, compared byte for byte; broken on purpose; examples that a page shows as they are
EXEMPT = ('tests/consumer/', 'tests/core/mock/kinds/', 'tests/golden/', 'tests/house/invalid/')


def files(root):
    for top in ('app', 'cmake', 'core', 'installer', 'tests', 'ui'):
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), root)
                if not path.startswith(EXEMPT):
                    yield path


def reach(room):
    found = set()
    for next_room in ARROWS[room]:
        found |= {next_room} | reach(next_room)
    return found


def room_of(path):
    match = re.match(r'core/(?:include/jackfield|src)/(\w+)/', path)
    return match[1] if match else None


def include_breaches(path, text):
    own = room_of(path)
    if own and own not in ARROWS:
        yield f'{path}: the room {own} has no row in the table of arrows'
        return
    for included in re.findall(r'^\s*#\s*include\s*[<"]([^">]+)[">]', text, re.M):
        match = re.match(r'jackfield/(\w+)/', included)
        if own and match and match[1] != own and match[1] not in reach(own):
            yield f'{path}: {own} may not include {included}'
        for prefix, pattern in FORBIDDEN:
            if re.match(prefix, path) and re.search(pattern, included):
                yield f'{path}: may not include {included}'


def spdx_breaches(path, text):
    head = text.split('\n')[:4]
    if sum('SPDX-' in line for line in head) < 2:
        yield f'{path}: the two SPDX lines are missing'


def listing_breaches(root, paths):
    listed = ''
    for path in paths:
        if path.endswith('.cmake') or path.endswith('CMakeLists.txt'):
            listed += open(os.path.join(root, path)).read()
    for path in paths:
        if path.startswith('core/include/') and path.removeprefix('core/') not in listed:
            yield f'{path}: in no target of core/targets'


def main():
    root = sys.argv[1]
    paths = list(files(root))
    breaches = list(listing_breaches(root, paths))
    for path in paths:
        if not path.endswith(WITH_SPDX):
            continue
        text = open(os.path.join(root, path), encoding='utf-8').read()
        breaches += spdx_breaches(path, text)
        if path.endswith(SOURCES):
            breaches += include_breaches(path, text)
            lines = text.count('\n')
            if lines > LONGEST_FILE:
                breaches.append(f'{path}: {lines} lines, {LONGEST_FILE} are the limit')
    print('\n'.join(breaches) or f'{len(paths)} files, no breach')
    return 1 if breaches else 0


if __name__ == '__main__':
    sys.exit(main())

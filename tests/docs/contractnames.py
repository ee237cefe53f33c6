#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Checks docs/library/contract.md: every test that it names is there, every number and W-id has one line, and every scenario of
the suite and every W-function stands in it. usage: contractnames.py ROOT [PAGE]"""
import pathlib
import re
import sys

LAST_NUMBER = 209
LAST_WEAKNESS = 26

root = pathlib.Path(sys.argv[1])
page = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root / 'docs/library/contract.md'
programs = {path.stem: path.read_text() for folder in ('tests', 'docs/examples')
            for path in (root / folder).rglob('tst_*.cpp') if 'golden' not in path.parts}
table = (root / 'core/src/qtest/scenarios.cpp').read_text()
scenarios = set(re.findall(r'Scenario\s*\{\s*"([^"]+)"', table))
breaches = []
lines = {}
used = set()


def ids(cell):
    """'4, 7-9' is 4, 7, 8, 9; 'W3' is itself."""
    for part in cell.split(', '):
        if match := re.fullmatch(r'(\d+)(?:-(\d+))?', part):
            yield from map(str, range(int(match[1]), int(match[2] or match[1]) + 1))
        elif re.fullmatch(r'W\d+', part):
            yield part


def breach_of(name):
    """What is wrong with `program`, `program*`, `program::function` or `program::function: row`."""
    program, _, rest = name.partition('::')
    function, _, row = rest.partition(': ')
    if program.endswith('*'):
        return '' if any(known.startswith(program[:-1]) for known in programs) else 'no such program'
    if program not in programs:
        return 'no such program'
    if function and not re.search(rf'^    void {function}\(\)', programs[program], re.M):
        return 'no such function'
    return '' if not row or f'"{row}"' in programs[program] else 'no such row'


for line in page.read_text().split('\n'):
    cells = [cell.strip() for cell in line.strip('|').split(' | ')]
    if not line.startswith('|') or cells[0] in ('number', 'gap', 'id') or line.startswith('|---'):
        continue
    for number in ids(cells[0]):
        lines[number] = lines.get(number, 0) + 1
    quoted = re.findall(r'"([^"]+)"', cells[-1])
    named = re.findall(r'`(tst_[^`]+)`', cells[-1])
    used |= set(quoted) | set(named)
    breaches += [f'"{name}": no such scenario' for name in quoted if name not in scenarios]
    breaches += [f'{name}: {breach_of(name)}' for name in named if breach_of(name)]
    if not quoted and not named and not re.match(r'(does not apply|open): .', cells[-1]):
        breaches.append(f'no test and no reason: {line}')

for number in [str(n + 1) for n in range(LAST_NUMBER)] + [f'W{n + 1}' for n in range(LAST_WEAKNESS)]:
    if lines.get(number, 0) != 1:
        breaches.append(f'{number} has {lines.get(number, 0)} lines')
breaches += [f'"{name}" stands in no line' for name in sorted(scenarios - used)]
breaches += [f'{program}::{function} stands in no line' for program, text in programs.items()
             for function in re.findall(r'^    void (W\d+_\w+)\(\)', text, re.M)
             if not function.endswith('_data') and f'{program}::{function}' not in used]
if breaches:
    sys.exit('\n'.join(breaches))
print(f'{len(lines)} numbers, {len(used)} names')

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Measures the window, without a screen and on Xvfb, and writes what it took into docs/performance.md. Ends 1 if a
measurement could not be made.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.join(HERE, '../net'))
import bench as net
import report

BEGIN = '<!-- written by ./dev bench window: begin -->'
NAMES = ('start', 'flood', 'filtered', 'crowd', 'conversation', 'filters', 'large', 'payloads')
PLATFORMS = {'offscreen': [], 'xcb': ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']}


def measured(program, name, platform):
    """{what: (value, unit, bound)}; empty if it failed."""
    ran = subprocess.run(PLATFORMS[platform] + [program, name], env={**os.environ, 'QT_QPA_PLATFORM': platform},
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    rows = [line.split('\t') for line in ran.stdout.splitlines()]
    return {row[0]: (float(row[1]), row[2], row[3]) for row in rows if len(row) == 4} if ran.returncode == 0 else {}


def holds(value, bound):
    if not bound:
        return ''
    return 'ok' if (value < float(bound[1:]) if bound[0] == '<' else value > float(bound[1:])) else 'missed'


def row(what, found):
    values = [one.get(what) for one in found]
    known = next(value for value in values if value)
    cells = [f'{report.number(value[0])} {value[1]}' if value else '-' for value in values]
    verdicts = {holds(value[0], value[2]) for value in values if value}
    bound = f'{known[2][0]} {report.number(float(known[2][1:]))}' if known[2] else ''
    return [what, *cells, bound, 'missed' if 'missed' in verdicts else verdicts.pop()]


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: ./dev bench window')
    program = os.path.join(sys.argv[1], 'bench_window')
    rows, failed = [], []
    head = net.machine([], [0, 0], 1, ['--seconds', '10']).split('; load average')[0]
    for name in NAMES:
        print(f'bench window: {name}', file=sys.stderr)
        found = [measured(program, name, platform) for platform in PLATFORMS]
        failed += [f'{name} on {platform}' for platform, one in zip(PLATFORMS, found) if not one]
        rows += [row(what, found) for what in next((one for one in found if one), {})]
    text = f'{head}.\n\n' + report.table(['', 'no screen', 'Xvfb', 'goal', ''], rows)
    print(text)
    if failed:
        sys.exit('bench window: could not be measured: ' + ', '.join(failed))
    report.write(net.PAGE, text, BEGIN)
    print('written to docs/performance.md', file=sys.stderr)


if __name__ == '__main__':
    main()

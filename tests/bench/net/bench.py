#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""The wire against its peers: every scenario with every server, interleaved, medians of three rounds.

The server runs on one core, the load generator on another, a fresh process for each run. A peer that is missing or
fails is left out of the table and named below it. A whole run writes docs/performance.md; ends 1 if a server gave a
wrong answer.
"""
import argparse
import collections
import datetime
import json
import os
import re
import resource
import subprocess
import sys

import report
from servers import SERVERS, Missing, Running, last_line, pin

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../..'))
PAGE = os.path.join(ROOT, 'docs/performance.md')
RESERVE = 128  # descriptors that are no connection: files, libraries, the event loop
IDLE = 5000

Scenario = collections.namedtuple('Scenario', 'name title arguments speaks_raw')


def scenarios(idle, is_quick):
    def echo(name, title, *arguments):
        return Scenario(name, title, ['echo', *arguments], True)

    return [
        echo('echo-32', '32 B, 50 × 16', '--size', '32', '--connections', '50',
             '--in-flight', '16'),
        echo('echo-1k', '1 KiB, 50 × 16', '--size', '1024', '--connections', '50', '--in-flight', '16'),
        echo('echo-1000', '32 B, 1,000 × 1', '--size', '32', '--connections', '1000', '--in-flight', '1'),
        echo('idle', f'{idle:,} idle + 10 × 1', '--size', '32', '--connections', '10', '--in-flight', '1',
             '--idle', str(idle)),
        Scenario('broadcast', '100 B to 1,000', ['broadcast', '--size', '100', '--connections', '1000'], False),
        Scenario('connect', 'connections', ['connect', '--connections', str(min(idle, 1000 if is_quick else IDLE)),
                                            '--at-once', '128'], True),
    ]


def raise_descriptors():
    """For this process and all it starts; returns how many idle connections the limit allows."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return IDLE if hard == resource.RLIM_INFINITY else max(10, min(IDLE, hard - RESERVE - 10))


def measured(scenario, server, folder, cores, timing):
    """One run: {'rate', 'p50', 'p99', 'cpu', 'memory'}. Missing: no such server. RuntimeError: a wrong answer."""
    with Running(server, folder, cores[0]) as running:
        command = [folder + '/load', *scenario.arguments, '--port', str(running.port),
                   '--pid', str(running.process.pid), *timing] + (['--raw'] if server.is_raw else [])
        try:
            load = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False,
                                  stdin=subprocess.DEVNULL, preexec_fn=pin(cores[1]))
        except subprocess.TimeoutExpired as error:
            raise RuntimeError('the load generator did not end in two minutes') from error
        if load.returncode != 0:
            said = last_line(running.said(), '')
            raise RuntimeError(last_line(load.stderr, 'the load generator failed') + (f' ({said})' if said else ''))
    line = json.loads(load.stdout)
    values = {'rate': line['rate'], 'p50': line['p50'], 'p99': line['p99'], 'cpu': line['serverCpu']}
    if 'bytesPerConnection' in line:
        values['memory'] = line['bytesPerConnection']
    return values


class Results:
    def __init__(self):
        self.rounds = collections.defaultdict(list)  # {(scenario, server): [values of each round]}
        self.missing = {}  # {server's title: why}
        self.wrong = {}  # {(scenario, server): what}

    def right(self):
        return {pair: rounds for pair, rounds in self.rounds.items() if pair not in self.wrong}

    def notes(self, titles):
        notes = [f'{title}: {why}' for title, why in self.missing.items()]
        return notes + [f'{titles[server]}, {titles[scenario]}: failed: {what}'
                        for (scenario, server), what in self.wrong.items()]


def run_all(pairs, rounds, folder, cores, timing):
    results = Results()
    for turn in range(rounds):
        for at, (scenario, server) in enumerate(pairs):
            pair = (scenario.name, server.name)
            if server.title in results.missing or pair in results.wrong:
                continue
            say = f'[{turn + 1}/{rounds} {at + 1:2}/{len(pairs)}] {scenario.name:10} {server.name:12}'
            try:
                values = measured(scenario, server, folder, cores, timing)
            except Missing as why:
                results.missing[server.title] = str(why)
                print(say, 'left out:', why, file=sys.stderr, flush=True)
            except RuntimeError as what:
                results.wrong[pair] = str(what)
                print(say, 'FAILED:', what, file=sys.stderr, flush=True)
            else:
                results.rounds[pair].append(values)
                print(f'{say} {report.number(values["rate"]):>10}/s, p99 {values["p99"]:.0f} µs, server '
                      f'{values["cpu"]:.0%} busy', file=sys.stderr, flush=True)
    return results


def output(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    except OSError:
        return ''
    return done.stdout.strip() if done.returncode == 0 else ''


def version(package):
    found = output('dpkg-query', '-W', '-f', '${Version}', package)
    return re.sub(r'^\d+:|[+~-].*$', '', found) or 'of unknown version'


def machine(servers, cores, rounds, timing):
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        model = re.search(r'^model name\s*:\s*(.+)$', file.read(), re.M)
    with open('/proc/meminfo', encoding='utf-8') as file:
        gibibytes = int(file.read().split()[1]) / 2 ** 20
    with open('/etc/os-release', encoding='utf-8') as file:
        system = re.search(r'^PRETTY_NAME="?([^"\n]+)', file.read(), re.M)
    kernel = '.'.join(os.uname().release.split('.')[:2])
    commit = output('git', 'describe', '--always', '--dirty', '--exclude=*')
    with open(os.path.join(ROOT, 'VERSION'), encoding='utf-8') as file:
        own = file.read().strip()
    packages = {server.package: server.title for server in servers if server.package}
    peers = [f'{"QtWebSockets" if package.startswith("libqt6") else title} {version(package)}'
             for package, title in packages.items()]
    if (node := output('node', '--version')):
        peers.append(f'Node.js {node.removeprefix("v")}')
    peers.append(f'Python {sys.version.split()[0]}')
    shared = '' if cores[0] != cores[1] else ' There is one core only: server and load generator share it.'
    seconds = timing[timing.index('--seconds') + 1]
    return (f'{datetime.date.today().isoformat()}, {model[1] if model else "unknown processor"}, {os.cpu_count()} cores, '
            f'{gibibytes:.0f} GiB, {system[1] if system else "unknown system"}, Linux {kernel}; load average before '
            f'the run {os.getloadavg()[0]:.1f}.{shared} Jackfield {own}{f" ({commit})" if commit else ""}; '
            f'{", ".join(peers)}. Medians of {rounds} rounds, {seconds} s each.')


def main():
    parser = argparse.ArgumentParser(prog='./dev bench net', description=__doc__.split('\n')[0])
    parser.add_argument('folder', help=argparse.SUPPRESS)
    parser.add_argument('--quick', action='store_true', help='one short round; writes nothing')
    parser.add_argument('--only', metavar='PATTERN', default='',
                        help='a regular expression for "SCENARIO SERVER", e.g. "echo-32 (qt|bare)"; writes nothing')
    arguments = parser.parse_args()
    idle = raise_descriptors()
    cores = sorted(os.sched_getaffinity(0))
    cores = [cores[0], cores[min(1, len(cores) - 1)]]
    rounds, timing = (1, ['--warm-up', '0.2', '--seconds', '0.4']) if arguments.quick else (
        3, ['--warm-up', '0.3', '--seconds', '1'])
    every = scenarios(idle, arguments.quick)
    pairs = [(scenario, server) for scenario in every for server in SERVERS
             if (scenario.speaks_raw or not server.is_raw)
             and re.search(arguments.only, f'{scenario.name} {server.name}')]
    if not pairs:
        parser.error('nothing is called that; scenarios: ' + ' '.join(scenario.name for scenario in every)
                     + '; servers: ' + ' '.join(server.name for server in SERVERS))
    head = machine(SERVERS, cores, rounds, timing)
    results = run_all(pairs, rounds, arguments.folder, cores, timing)
    notes = results.notes({item.name: item.title for item in every + SERVERS})
    if idle < IDLE:
        notes.append(f'This system allows a process {resource.getrlimit(resource.RLIMIT_NOFILE)[0]:,} descriptors: '
                     f'{idle:,} idle connections instead of {IDLE:,}.')
    text = report.markdown(head, every, SERVERS, results.right(), notes)
    print(text)
    if not arguments.quick and not arguments.only:
        report.write(PAGE, text)
        print('written to docs/performance.md', file=sys.stderr)
    return 1 if results.wrong else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Runs what a page shows. usage: pagerun.py PAGE JACKFIELD-CLI

A block "```json NAME" is a file. In a block "```console" lines that begin with "$ " are commands, what follows is what
they print, where "..." stands for anything. A command that ends with "&" hosts until "kill -INT %N"; its ports are any free
ones. Other blocks of json and jsonl are valid as they stand if they say what they are. A block of a program is a file, or
stands so in the one of that name that a command has made, again with "..." for anything.
"""
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile

PROGRAMS = ('bash', 'cpp', 'go', 'javascript', 'kotlin', 'mermaid', 'python', 'yaml')
BLOCK = re.compile(r'^```(\w+)(?: (\S+))?\n(.*?)^```$', re.S | re.M)


class Terminal:
    """What somebody types, one command after the other."""

    def __init__(self, cli):
        self.cli = cli
        self.hosts = []
        self.ports = {}
        self.aliases = {}
        self.code = 0

    def real(self, text):
        for shown, port in self.ports.items():
            text = text.replace(f':{shown}', f':{port}')
        return text

    def run(self, command):
        if command == 'echo $?':
            return f'{self.code}\n'
        if command.startswith('export '):
            os.environ.update([command.removeprefix('export ').split('=', 1)])
            return ''
        if command.startswith('alias '):
            name, meaning = command.removeprefix('alias ').split('=', 1)
            self.aliases[name] = shlex.split(meaning)[0]
            return ''
        if command.startswith('kill -INT %'):
            return self.end(self.hosts[int(command.removeprefix('kill -INT %')) - 1])
        if command.endswith(' &'):
            return self.host(command.removesuffix(' &'))
        ran = subprocess.run(['bash', '-c', self.program(command)], stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
        self.code = ran.returncode
        return ran.stdout

    def program(self, command):
        name, blank, rest = command.partition(' ')
        command = self.aliases.get(name, name) + blank + rest
        return self.real(re.sub('^jackfield-cli', shlex.quote(self.cli), command))

    def host(self, command):
        wanted = re.findall(r'(?:--port|--listen|--admin) (\d+)', command)
        free = re.sub(r'(--port|--listen|--admin) \d+', r'\1 0', self.program(command))
        host = subprocess.Popen(['bash', '-c', 'exec ' + free], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)
        self.hosts.append(host)
        self.code = 0
        lines = [host.stdout.readline() for _ in wanted]
        for shown, line in zip(wanted, lines):
            self.ports[shown] = re.search(r':(\d+)$', line.strip())[1]
        return ''.join(lines)

    def end(self, host):
        host.send_signal(signal.SIGINT)
        out = host.stdout.read()
        self.code = host.wait()
        if self.code not in (0, 1):
            sys.exit(f'a host ended with {self.code}: {out}')
        return out


def check(terminal, block):
    before, *parts = re.split(r'^\$ ', block, flags=re.M)
    if before or not parts:
        sys.exit(f'no command, or something before the first one:\n{block}')
    commands = [part.partition('\n') for part in parts]
    for i, (command, _, expected) in enumerate(commands):
        printed = terminal.run(command)
        is_asked = i + 1 < len(commands) and commands[i + 1][0] == 'echo $?'
        is_told = command.startswith('kill') and expected and not expected.startswith('as recorded')
        fails = expected.startswith('FAIL') or is_told
        if terminal.code != (1 if fails else 0) and not is_asked and command != 'echo $?':
            sys.exit(f'$ {command}\nends with {terminal.code} and prints\n{printed}')
        pattern = '.*?'.join(re.escape(piece) for piece in terminal.real(expected).split('...'))
        if not re.fullmatch(pattern, printed):
            sys.exit(f'$ {command}\nprints\n{printed}and is shown with\n{expected}')


def stands(file, block):
    """Exits unless the block is in the file."""
    pattern = '.*?'.join(re.escape(piece) for piece in block.split('...\n'))
    if not re.search('^' + pattern, file.read_text(), re.M | re.S):
        sys.exit(f'{file} is not what is shown:\n{block}')


def main(page, cli):
    terminal = Terminal(cli)
    text = pathlib.Path(page).read_text()
    blocks = BLOCK.findall(text)
    if not blocks or 2 * len(blocks) != len(re.findall(r'^\s*```', text, re.M)):
        sys.exit(f'{page}: blocks that nobody would look at')
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for kind, name, block in blocks:
                if kind == 'console':
                    check(terminal, block)
                elif kind in PROGRAMS and name and pathlib.Path(name).exists():
                    stands(pathlib.Path(name), block)
                elif kind in ('csv', 'python', 'javascript') and name:
                    pathlib.Path(name).write_text(block)
                elif kind not in ('json', 'jsonl'):
                    sys.exit(f'{page}: nobody looks at a block of {kind}')
                else:
                    file = pathlib.Path(name or 'shown.' + kind)
                    file.write_text(block)
                    for line in block.splitlines() if kind == 'jsonl' else [block]:
                        json.loads(line)
                    if '"jackfield"' in block:
                        check(terminal, f'$ jackfield-cli validate {file}\n')
            for host in terminal.hosts:
                if host.poll() is None:
                    terminal.end(host)
        finally:
            for host in terminal.hosts:
                if host.poll() is None:
                    host.kill()
    print(f'{page} shows what happens')


main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))

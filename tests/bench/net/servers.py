# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""The servers that are compared: what starts each, and one of them running."""
import collections
import os
import re
import select
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# name: for goals and --only; title: for the table; command: {bin} is the build's folder; package: Debian's, for the
# version; is_raw: speaks no WebSocket
Server = collections.namedtuple('Server', 'name title command package is_raw')

SERVERS = [
    Server('raw', 'bare TCP with epoll, the limit', ['{bin}/rawserver'], None, True),
    Server('exact', 'Jackfield, exact', ['{bin}/bench_server', 'exact'], None, False),
    Server('qt', 'Jackfield, QtWebSockets', ['{bin}/bench_server', 'qt'], None, False),
    Server('bare-epoll', 'QWebSocketServer on Jackfield\'s dispatcher', ['{bin}/qtserver', 'epoll'],
           'libqt6websockets6', False),
    Server('bare', 'QWebSocketServer', ['{bin}/qtserver'], 'libqt6websockets6', False),
    Server('beast', 'Boost.Beast', ['{bin}/beastserver'], 'libboost-dev', False),
    Server('websocketpp', 'websocketpp', ['{bin}/websocketppserver'], 'libwebsocketpp-dev', False),
    Server('lws', 'libwebsockets', ['{bin}/lwsserver'], 'libwebsockets-dev', False),
    Server('node', 'ws of Node.js', ['node', HERE + '/peers/wsserver.js'], 'node-ws', False),
    Server('python', 'websockets of Python', ['python3', HERE + '/peers/websocketsserver.py'],
           'python3-websockets', False),
]


class Missing(Exception):
    """A server that is not there or does not start; says why."""


def pin(core):
    """For preexec_fn, None for no core: the process runs on that core alone, before other programs where the system allows it. Linux
    shares a core among sessions first (sched(7), autogroup): so it is one of its own."""
    def prepare():
        os.sched_setaffinity(0, {core})
        os.setsid()
        try:
            os.setpriority(os.PRIO_PROCESS, 0, -20)
            with open('/proc/self/autogroup', 'w', encoding='ascii') as file:
                file.write('-20')
        except OSError:
            pass
    return None if core is None else prepare


def last_line(text, otherwise):
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else otherwise


class Running:
    """A server's process; use it with `with`."""

    def __init__(self, server, folder, core):
        command = [word.replace('{bin}', folder) for word in server.command]
        if '/' in command[0] and not os.path.exists(command[0]):
            raise Missing('not built: its library is not installed')
        self.errors = tempfile.TemporaryFile('w+')
        try:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors,
                                            stdin=subprocess.DEVNULL, text=True, preexec_fn=pin(core))
        except OSError as error:
            self.errors.close()
            raise Missing(f'{command[0]}: {error.strerror}') from error
        try:
            self.port = self._port()
        except Missing:
            self.stop()
            raise

    def _port(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 15)
        line = self.process.stdout.readline() if ready else ''
        match = re.match(r'listening on ws://127\.0\.0\.1:(\d+)$', line.strip())
        if match:
            return int(match[1])
        if not ready:
            raise Missing('said nothing for 15 seconds')
        self.process.wait(5)
        raise Missing(last_line(self.said(), f'said "{line.strip()}"'))

    def said(self):
        self.errors.seek(0)
        return self.errors.read()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

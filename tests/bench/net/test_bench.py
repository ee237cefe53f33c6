# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""test_bench.py FOLDER - what the benchmark of the wire must not count, and what its table says. FOLDER: of load."""
import contextlib
import io
import json
import subprocess
import sys
import tempfile
import unittest

import bench
import goals
import report
from servers import HERE, Running, Server

FOLDER = ''
SHORT = ['--connections', '4', '--warm-up', '0.05', '--seconds', '0.1']


def faulty(fault, name='peer'):
    return Server(name, name, ['python3', HERE + '/faultyserver.py', fault], None, False)


def load(fault, scenario, *arguments):
    with Running(faulty(fault), FOLDER, None) as running:
        return subprocess.run([FOLDER + '/load', scenario, '--port', str(running.port), *SHORT, *arguments],
                              capture_output=True, text=True, timeout=60, check=False)


class LoadGenerator(unittest.TestCase):
    def test_faithful_server_is_counted(self):
        for scenario in ('echo', 'broadcast', 'connect'):
            with self.subTest(scenario):
                done = load('', scenario)
                self.assertEqual(done.stderr, '')
                line = json.loads(done.stdout)
                self.assertGreater(line['count'], 0)
                self.assertAlmostEqual(line['rate'], line['count'] / line['seconds'], delta=line['rate'] / 1000 + 0.1)
                self.assertLessEqual(line['p50'], line['p99'])

    def test_connections_are_all_counted(self):
        self.assertEqual(json.loads(load('', 'connect', '--connections', '40').stdout)['count'], 40)

    def test_wrong_answer_is_no_number(self):
        rows = [
            ('echo', 'lost', 'came back as something else'),
            ('echo', 'twice', 'came back as something else'),
            ('echo', 'changed', 'came back as something else'),
            ('echo', 'cut', 'came back as something else: 31 bytes'),
            ('echo', 'fragmented', 'a frame starts with 0x01'),
            ('echo', 'binary', 'opcode 2'),
            ('echo', 'masked', 'masks'),
            ('echo', 'closed', 'closed the connection with 1011: gone'),
            ('echo', 'silent', '64 messages did not come back'),
            ('echo', 'wrong accept value', 'Sec-WebSocket-Accept'),
            ('echo', 'refused', "answered 'HTTP/1.1 403 Forbidden'"),
            ('echo', 'unasked message', 'a message'),
            ('broadcast', 'changed', 'came as something else'),
            ('broadcast', 'twice', 'twice'),
            ('broadcast', 'one is left out', 'did not come to 1 clients'),
            ('connect', 'unasked message', 'nobody asked for'),
            ('connect', 'wrong accept value', 'Sec-WebSocket-Accept'),
        ]
        for scenario, fault, words in rows:
            with self.subTest(f'{scenario}: {fault}'):
                done = load(fault, scenario)
                self.assertEqual((done.returncode, done.stdout), (1, ''))
                self.assertIn(words, done.stderr)

    def test_wrong_options_are_a_sentence(self):
        for arguments in (['echo'], ['echo', '--port', '0'], ['echo', '--port', '1', '--size', '7'],
                          ['echo', '--port', '1', '--sise', '8'], ['dance', '--port', '1'], []):
            with self.subTest(arguments):
                done = subprocess.run([FOLDER + '/load', *arguments], capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout), (1, ''))
                self.assertTrue(done.stderr.startswith('load: '))


class Driver(unittest.TestCase):
    def test_goes_on_when_peers_are_missing_or_wrong(self):
        scenario = bench.Scenario('echo-32', '32 B', ['echo', '--connections', '2'], False)
        absent = Server('absent', 'an absent peer', ['{bin}/nothing'], None, False)
        dying = Server('dying', 'a dying peer', ['python3', '-c', 'raise SystemExit("no room")'], None, False)
        wrong, right = faulty('changed', 'wrong'), faulty('', 'right')
        with contextlib.redirect_stderr(io.StringIO()):
            results = bench.run_all([(scenario, peer) for peer in (absent, dying, wrong, right)], 2, FOLDER,
                                    [None, None], ['--warm-up', '0.05', '--seconds', '0.1'])
        self.assertEqual(list(results.right()), [('echo-32', 'right')])
        self.assertEqual(len(results.rounds['echo-32', 'right']), 2)
        notes = results.notes({'echo-32': '32 B', 'wrong': 'a wrong peer'})
        self.assertEqual(notes[:2], ['an absent peer: not built: its library is not installed',
                                     'a dying peer: no room'])
        self.assertIn('a wrong peer, 32 B: failed: load: message', notes[2])


class Goals(unittest.TestCase):
    GOAL = goals.Goal('echo-32', 'rate', 'qt', True, 5, 'beast')
    BOUND = goals.Goal('idle', 'p99', 'qt', False, 1000, None)

    def test_verdicts(self):
        rows = [
            (self.GOAL, 500, 100, 'ok'), (self.GOAL, 499, 100, 'NOT YET'), (self.GOAL, 500, None, '-'),
            (self.GOAL, None, 100, '-'), (self.BOUND, 1000, None, 'ok'), (self.BOUND, 1001, None, 'NOT YET'),
        ]
        for goal, own, peer, expected in rows:
            with self.subTest(f'{own} of {peer}'):
                rounds = {(goal.scenario, name): [{goal.value: value}]
                          for name, value in (('qt', own), ('beast', peer)) if value is not None}
                self.assertEqual(goals.verdict(goal, rounds), expected)

    def test_a_round_is_compared_with_itself(self):
        rounds = {('echo-32', 'qt'): [{'rate': rate} for rate in (500, 1000, 900)],
                  ('echo-32', 'beast'): [{'rate': rate} for rate in (100, 250, 150)]}
        self.assertEqual(goals.reached(self.GOAL, 'qt', rounds), 5)  # of 5, 4 and 6

    def test_goals_name_what_is_measured(self):
        names = {scenario.name for scenario in bench.scenarios(5000, False)}
        servers = {server.name for server in bench.SERVERS}
        for goal in goals.GOALS:
            self.assertIn(goal.scenario, names)
            self.assertLessEqual({goal.server, goal.peer or goal.server}, servers)


class Report(unittest.TestCase):
    def test_numbers_have_three_digits(self):
        for value, text in ((1676543, '1,680,000'), (999.6, '1,000'), (999.4, '999'),
                            (104332, '104,000'), (0.1234, '0.123'), (12.3, '12.3')):
            self.assertEqual(report.number(value), text)

    def test_only_what_stands_between_the_marks_is_written(self):
        with tempfile.NamedTemporaryFile('w+', suffix='.md') as file:
            file.write(f'before\n{report.BEGIN}\nold\n{report.END}\nafter\n')
            file.flush()
            report.write(file.name, 'new')
            with open(file.name, encoding='utf-8') as again:
                self.assertEqual(again.read(), f'before\n{report.BEGIN}\nnew\n{report.END}\nafter\n')

    def test_a_failed_pair_has_no_number(self):
        server = Server('qt', 'Jackfield', [], None, False)
        every = bench.scenarios(5000, True)
        values = {('echo-32', 'qt'): {'rate': 1234567, 'p50': 1, 'p99': 2, 'cpu': 1}}
        self.assertIn('| Jackfield | 1,230,000 | - | - | - | - | - | - |', report.rates(every, [server], values))


if __name__ == '__main__':
    FOLDER = sys.argv.pop(1)
    unittest.main()

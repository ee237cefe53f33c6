# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""What Jackfield's servers are to reach, as ratios to peers of the same run or as bounds."""
import collections
import statistics

# scenario and value ('rate', 'p99' in microseconds, 'memory' in bytes) of a server, at least or at most `bound`;
# with `peer`: times what that peer has
Goal = collections.namedtuple('Goal', 'scenario value server is_least bound peer')

GOALS = [
    Goal('echo-32', 'rate', 'qt', True, 5, 'beast'),
    Goal('echo-32', 'rate', 'qt', True, 0.95, 'bare-epoll'),
    Goal('echo-32', 'rate', 'exact', True, 0.65, 'raw'),
    Goal('echo-1k', 'rate', 'exact', True, 2.5, 'bare'),
    Goal('echo-1000', 'rate', 'qt', True, 3.5, 'bare'),
    Goal('idle', 'rate', 'qt', True, 30, 'bare'),
    Goal('idle', 'p99', 'qt', False, 1000, None),
    Goal('broadcast', 'rate', 'qt', True, 1.9, 'bare'),
    Goal('connect', 'rate', 'qt', True, 3, 'bare'),
    Goal('idle', 'memory', 'qt', False, 24 * 1024, None),
    Goal('idle', 'memory', 'exact', False, 12 * 1024, None),
]


def reached(goal, server, rounds):
    """What `server` has of the goal's value: the median of its ratios to the peer in each round, since a machine may be
    slower in one round than in the next; without a peer the median; None when something is missing.
    rounds: {(scenario, server): [{value: number}, ...]}"""
    own = [values[goal.value] for values in rounds.get((goal.scenario, server), [])]
    if goal.peer:
        peer = [values[goal.value] for values in rounds.get((goal.scenario, goal.peer), [])]
        own = [mine / others for mine, others in zip(own, peer) if others]
    return statistics.median(own) if own else None


def verdict(goal, rounds):
    """'ok', 'NOT YET', or '-' when it could not be measured."""
    got = reached(goal, goal.server, rounds)
    if got is None:
        return '-'
    return 'ok' if (got >= goal.bound if goal.is_least else got <= goal.bound) else 'NOT YET'
